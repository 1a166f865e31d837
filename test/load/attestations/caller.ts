import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signAs } from '@attestation/documents/testing';
import { type DemoPerson, Refused } from '@attestation/standalone/demo';
import type { Figures } from './figures.js';

/** How long whoever uses the platform goes on trying while parts of it are down. */
const PATIENCE_MS = 150_000;
const AWAY_PAUSE_MS = 200;
/** Whoever waits for something looks again soon, then ever more seldom: at last every two seconds, where a page of ours looks every five or ten. */
const LOOK_AGAIN_MS = { first: 250, last: 2_000 };

export type Who = Pick<DemoPerson, 'personId'>;
export interface Call {
  /** under which its time is counted; absent: in none of the figures */
  kind?: string;
  /** when it should have been made, by `performance.now()`; absent: now */
  due?: number;
  body?: unknown;
}

/** The platform over HTTP as many persons see it. A command is repeated under its own key until it is answered. */
export class Caller {
  /** a restart under way: nobody calls before it has ended */
  until: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly address: string,
    private readonly tokenOf: (who: Who) => Promise<string>,
    readonly figures: Figures,
  ) {}

  get<T>(who: Who, path: string, call: Call = {}): Promise<T> {
    return this.timed(call, async () => (await this.send('GET', who, path)).json() as Promise<T>);
  }

  post<T>(who: Who, path: string, call: Call = {}): Promise<T> {
    const key = randomUUID();
    return this.timed(call, async () => {
      const answer = await this.send('POST', who, path, call.body ?? {}, key);
      return (answer.status === 204 ? undefined : answer.json()) as Promise<T>;
    });
  }

  put(who: Who, path: string, body: unknown): Promise<unknown> {
    const key = randomUUID();
    return this.timed({}, () => this.send('PUT', who, path, body, key));
  }

  /** Has a document laid before somebody and signs it with her own key. @returns the detached CMS, base64 */
  async signed(who: Who, path: string, call: Call = {}): Promise<string> {
    const content = await this.timed(call, async () => Buffer.from(await (await this.send('GET', who, path)).arrayBuffer()));
    return (await signAs(who.personId, content)).toString('base64');
  }

  /** A document that is made in Kazakh and Russian is signed in both. */
  async signedInBoth(who: Who, document: string): Promise<{ kk: string; ru: string }> {
    return { kk: await this.signed(who, `${document}?language=kk`), ru: await this.signed(who, `${document}?language=ru`) };
  }

  /** The secretary signs the extracts of a closed meeting's protocol, as many at a time as he is shown. */
  async signExtracts(who: Who, meeting: string): Promise<void> {
    const sign = async (content: string) => (await signAs(who.personId, Buffer.from(content, 'base64'))).toString('base64');
    for (;;) {
      const { items } = await this.get<{ items: { documentId: string; kk: string; ru: string }[] }>(who, `${meeting}/extracts`, { kind: 'extracts as documents, 25 at a time' });
      if (items.length === 0) return;
      const signed = await Promise.all(items.map(async ({ documentId, kk, ru }) => ({ documentId, kk: await sign(kk), ru: await sign(ru) })));
      await this.post(who, `${meeting}/extracts/signatures`, { kind: 'extracts signed, 25 at a time', body: { items: signed } });
    }
  }

  /** Looks again until the answer is there. @throws Error naming what was waited for */
  async eventually<T, R>(what: string, who: Who, path: string, found: (answer: T) => R | undefined, seconds = 600): Promise<R> {
    const until = performance.now() + seconds * 1000;
    for (let wait = LOOK_AGAIN_MS.first; ; wait = Math.min(wait * 2, LOOK_AGAIN_MS.last)) {
      const answer = found(await this.get<T>(who, path));
      if (answer !== undefined) return answer;
      if (performance.now() > until) throw new Error(`Waited ${seconds} s in vain for: ${what}.`);
      await pause(wait);
    }
  }

  private async timed<T>({ kind, due = performance.now() }: Call, work: () => Promise<T>): Promise<T> {
    const answer = await this.patiently(work);
    if (kind) this.figures.note(kind, performance.now() - due);
    return answer;
  }

  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (const end = performance.now() + PATIENCE_MS; ; ) {
      await this.until;
      try {
        return await work();
      } catch (problem) {
        if (!isAway(problem) || performance.now() > end) throw problem;
        this.figures.repeats += 1;
        await pause(AWAY_PAUSE_MS);
      }
    }
  }

  /** @throws Refused with the platform's own problem */
  private async send(method: string, who: Who, path: string, body?: unknown, key?: string): Promise<Response> {
    const headers = {
      authorization: `Bearer ${await this.tokenOf(who)}`, 'accept-language': 'kk',
      ...(body !== undefined && { 'content-type': 'application/json' }), ...(key !== undefined && { 'idempotency-key': key }),
    };
    const answer = await fetch(`${this.address}/api/v1/${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    if (answer.ok) return answer;
    throw new Refused(answer.status, (await answer.json().catch(() => ({}))) as Refused['problem'], `${method} ${path} by ${who.personId}`);
  }
}

/** Not the platform's own word about the command: it, or what it stands on, is away at the moment. */
const isAway = (problem: unknown): boolean => !(problem instanceof Refused) || problem.status >= 500;
