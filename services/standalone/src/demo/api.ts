import { randomUUID } from 'node:crypto';
import { signIn } from '@attestation/access/sign-in';

/** What the platform refused, with its own words. */
export class Refused extends Error {
  override name = 'Refused';

  constructor(readonly status: number, readonly problem: { type?: string; title?: string; detail?: string; reference?: string; errors?: unknown }, request: string) {
    super(`${request} was answered ${status} ${problem.type ?? ''} ${problem.detail ?? problem.title ?? ''} ${problem.errors ? JSON.stringify(problem.errors) : ''}`.trim());
  }
}

/** The web entry, as the browser sees it, and how one signs in there: with passwords, or with a token that is there already. */
export type Entry = { address: string } & ({ oidcIssuer: string; passwordOf(login: string): string } | { token: string });

/** Tokens are renewed when less than this is left of them. */
const RENEW_BEFORE_MS = 60_000;

/** The platform over HTTP, as a person with an account sees it. Signs in by itself. */
export class Api {
  private readonly tokens = new Map<string, { accessToken: string; until: number }>();

  constructor(private readonly entry: Entry) {}

  get<T>(login: string, path: string): Promise<T> {
    return this.send<T>('GET', login, path);
  }

  /** A command under a key of its own, or under the one given for a repeat. */
  post<T>(login: string, path: string, body: unknown = {}, key: string = randomUUID()): Promise<T> {
    return this.send<T>('POST', login, path, body, key);
  }

  put<T>(login: string, path: string, body: unknown, key: string = randomUUID()): Promise<T> {
    return this.send<T>('PUT', login, path, body, key);
  }

  /** A document as it is. @throws Refused */
  async bytes(login: string, path: string): Promise<Buffer> {
    const response = await fetch(`${this.entry.address}/api/v1/${path}`, { headers: { authorization: `Bearer ${await this.tokenOf(login)}`, 'accept-language': 'kk' } });
    if (!response.ok) throw new Refused(response.status, (await response.json().catch(() => ({}))) as Refused['problem'], `GET ${path} by ${login}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** Asks the device that holds the person's key, which on a laptop is the issuer of tokens. @throws Refused */
  async signing<T>(login: string, body: object): Promise<T> {
    const issuer = 'oidcIssuer' in this.entry ? this.entry.oidcIssuer : `${this.entry.address}/oidc`;
    const response = await fetch(`${issuer}/demo-signatures`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.tokenOf(login)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => ({}));
    if (!response.ok) throw new Refused(response.status, answer as Refused['problem'], `a signature of ${login}`);
    return answer as T;
  }

  /** @throws Refused with the platform's own problem */
  private async send<T>(method: string, login: string, path: string, body?: unknown, key?: string): Promise<T> {
    const response = await fetch(`${this.entry.address}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.tokenOf(login)}`,
        'accept-language': 'en',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => ({}));
    if (!response.ok) throw new Refused(response.status, answer as Refused['problem'], `${method} ${path} by ${login}`);
    return answer as T;
  }

  private async tokenOf(login: string): Promise<string> {
    if ('token' in this.entry) return this.entry.token;
    const known = this.tokens.get(login);
    if (known && known.until > performance.now()) return known.accessToken;
    const { address, oidcIssuer, passwordOf } = this.entry;
    const signedIn = await signIn({ issuer: oidcIssuer, clientId: 'web', redirectUri: `${address}/`, login, password: passwordOf(login) });
    this.tokens.set(login, { accessToken: signedIn.accessToken, until: performance.now() + signedIn.expiresIn * 1000 - RENEW_BEFORE_MS });
    return signedIn.accessToken;
  }
}

/** Longer than the engine keeps a job from others whose worker has died with it. */
const PATIENCE_SECONDS = 90;

/** Asks again until an answer is there: what one service tells another arrives a moment later. @throws Error naming what was waited for */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>, seconds = PATIENCE_SECONDS): Promise<T> {
  const until = performance.now() + seconds * 1000;
  for (let pause = 20; ; pause = Math.min(pause * 1.5, 250)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > until) throw new Error(`Waited ${seconds} s in vain for: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
