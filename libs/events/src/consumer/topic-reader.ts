import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked } from './asked.js';
import { bury, dueLetters, MisfitEvent, openLetters, RefusedEvent, resolveLetter } from './dead-letter.js';
import { chainsOf, deliveriesOf, type Delivery, type LogRow } from './delivery.js';

/** What a handler is given, and what reads for it. */
export interface Consumption {
  group: string;
  handles(topic: string, type: string): boolean;
  /** the types of a topic that are handled; null: all of them */
  typesOn(topic: string): string[] | null;
  handle(delivery: Delivery): Promise<void>;
  /** whether its handler takes all it can get at once */
  handlesPages(topic: string, type: string): boolean;
  /** all of them or none: whoever throws is given them again, one by one */
  handlePage(deliveries: Delivery[]): Promise<void>;
  /** an event was given up for now */
  buried(delivery: Delivery, problem: unknown): void;
  /** pauses between attempts, in ms */
  pauses: readonly number[];
  /** how many keys at once */
  concurrency: number;
}

const BATCH = 100;
/** How often dead letters are looked for where there are any, in ms of real time. */
const LETTERS_MS = 1_000;
/** How far it has read is written down after so much time at the latest: what was read behind that is told again after a kill, as it may be anyway. */
const WRITE_DOWN_MS = 2_000;

/**
 * Reads one topic for one group. Only who holds the group's lock on the topic reads; lock, position and dead letters live on
 * the same connection, so that a reader which has lost it can move nothing.
 */
export class TopicReader {
  private position: string | undefined;
  /** since when it has read further than is written down */
  private aheadSince: number | undefined;
  /** whether there are letters that are not resolved: nobody but who holds the lock buries any */
  private letters = true;
  private lettersAt = 0;
  private readonly types: string[] | null;

  constructor(
    private readonly client: Asked,
    readonly topic: string,
    private readonly consumption: Consumption,
    private readonly signal: AbortSignal,
  ) {
    this.types = consumption.typesOn(topic);
  }

  /** @returns a number: come again in so many ms, to write down how far it has read */
  async once(): Promise<'more' | 'idle' | number> {
    if (this.position === undefined && !(await this.take())) return 'idle';
    // what is passed over is not fetched: most of what a topic holds is somebody else's
    const { rows } = await this.client.query<LogRow>(
      `select position, topic, key, type, case when $3::text[] is null or type = any($3) then value end as value
         from bus.log where topic = $1 and position > $2 order by position limit $4`,
      [this.topic, this.position, this.types, BATCH],
    );
    const last = rows.at(-1);
    if (!last) return this.rest();
    const ours = rows.filter(({ topic, type }) => this.consumption.handles(topic, type)).flatMap(deliveriesOf);
    await this.handleAll(ours);
    if (this.signal.aborted) return 'idle'; // some may be undone: the position stays
    this.position = last.position;
    this.aheadSince ??= performance.now();
    if (performance.now() - this.aheadSince > WRITE_DOWN_MS) await this.writeDown();
    if (rows.length === BATCH) return 'more';
    await this.retryLetters();
    return this.pause(); // whatever was told meanwhile wakes us
  }

  /** What it has read is written down before it leaves in peace. */
  async leave(): Promise<void> {
    if (this.aheadSince !== undefined) await this.writeDown();
  }

  /** Nothing new: how far it has read is written down now. */
  private async rest(): Promise<'idle' | number> {
    if (this.aheadSince !== undefined) await this.writeDown();
    await this.retryLetters();
    return this.pause();
  }

  private pause(): 'idle' | number {
    return this.aheadSince === undefined ? 'idle' : WRITE_DOWN_MS;
  }

  private async take(): Promise<boolean> {
    const { group } = this.consumption;
    const { rows: locks } = await this.client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [`consumer:${group}:${this.topic}`]);
    if (!locks[0]?.taken) return false;
    await this.client.query('insert into bus.consumer (consumer_group, topic) values ($1, $2) on conflict do nothing', [group, this.topic]);
    const { rows } = await this.client.query<{ position: string }>(
      'select position from bus.consumer where consumer_group = $1 and topic = $2', [group, this.topic]);
    this.position = rows[0]?.position ?? '0';
    return true;
  }

  private async writeDown(): Promise<void> {
    await this.client.query(
      'update bus.consumer set position = $3, moved_at = now() where consumer_group = $1 and topic = $2',
      [this.consumption.group, this.topic, this.position]);
    this.aheadSince = undefined;
  }

  private async handleAll(deliveries: Delivery[]): Promise<void> {
    const chains = chainsOf(deliveries);
    const waiting = await this.handlePages(chains);
    const worker = async () => {
      for (let chain = waiting.shift(); chain; chain = waiting.shift()) {
        for (const delivery of chain) if (!this.signal.aborted) await this.handleOne(delivery);
      }
    };
    await Promise.all(Array.from({ length: this.consumption.concurrency }, worker));
  }

  /** Chains whose every delivery may be taken with others, at once. @returns what is left to be handled one by one */
  private async handlePages(chains: Delivery[][]): Promise<Delivery[][]> {
    const { handlesPages, handlePage } = this.consumption;
    const [together, alone] = [true, false].map((wanted) => chains.filter((chain) => chain.every(({ topic, type }) => handlesPages(topic, type)) === wanted));
    if (!together || together.length === 0 || this.signal.aborted) return chains;
    return handlePage(together.flat()).then(() => alone ?? [], () => chains);
  }

  private async handleOne(delivery: Delivery): Promise<void> {
    const { pauses } = this.consumption;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.consumption.handle(delivery);
      } catch (problem) {
        const pause = isHopeless(problem) ? undefined : pauses[attempt];
        if (pause === undefined) return this.giveUp(delivery, problem);
        await sleep(pause, undefined, { signal: this.signal }).catch(() => undefined);
        if (this.signal.aborted) return;
      }
    }
  }

  private async giveUp(delivery: Delivery, problem: unknown): Promise<void> {
    this.letters = true;
    await bury(this.client, this.consumption.group, delivery, problem instanceof Error ? problem.message : String(problem));
    this.consumption.buried(delivery, problem);
  }

  private async retryLetters(): Promise<void> {
    const { group } = this.consumption;
    if (!this.letters || performance.now() - this.lettersAt < LETTERS_MS) return;
    this.lettersAt = performance.now();
    this.letters = await openLetters(this.client, group, this.topic);
    for (const letter of await dueLetters(this.client, group, this.topic)) {
      if (this.signal.aborted) break;
      try {
        await this.consumption.handle(letter);
        await resolveLetter(this.client, group, letter);
      } catch (problem) {
        await this.giveUp(letter, problem);
      }
    }
  }
}

/** At once asked again it would fail the same way. */
const isHopeless = (problem: unknown): boolean => problem instanceof RefusedEvent || problem instanceof MisfitEvent;
