import type { PersonId } from '@attestation/contracts';
import { address, ConfigError, readConfig, setting, text, type Environment } from '@attestation/service-kit';
import type { MachineAccount, MachineToken } from './machine-token.js';

/** The exchange of ids and personal numbers at the boundary to the registries. */
export abstract class PersonalNumbers {
  /** `undefined` for whom no number is known */
  abstract numberOf(personId: PersonId): Promise<string | undefined>;
  /** `undefined` for a number that nobody on the platform holds */
  abstract personOf(personalNumber: string): Promise<PersonId | undefined>;
}

export interface DirectoryOptions extends MachineAccount {
  directoryUrl: string;
}

interface Exchanged {
  personId: PersonId;
  personalNumber: string;
}

/** A pair is asked for several registries within moments; longer than this it is not kept, and never on disk. */
const CACHE_MS = 60_000;
const CACHE_SIZE = 2_000;
const TIMEOUT_MS = 5_000;

/** Asks `directory` under our own machine token. Its errors say what was asked, never of whom. */
export class DirectoryPersonalNumbers extends PersonalNumbers {
  private readonly cache = new Map<string, { pair: Exchanged; until: number }>();
  private readonly asking = new Map<string, Promise<Exchanged | undefined>>();

  constructor(private readonly directoryUrl: string, private readonly token: MachineToken) {
    super();
  }

  override async numberOf(personId: PersonId): Promise<string | undefined> {
    return (await this.exchange({ personId }, personId))?.personalNumber;
  }

  override async personOf(personalNumber: string): Promise<PersonId | undefined> {
    return (await this.exchange({ personalNumber }, personalNumber))?.personId;
  }

  private async exchange(question: Partial<Exchanged>, key: string): Promise<Exchanged | undefined> {
    const known = this.cache.get(key);
    if (known && known.until > performance.now()) return known.pair;
    const asked = this.asking.get(key) ?? this.askAndKeep(question, key);
    this.asking.set(key, asked);
    return asked;
  }

  /** Eight registries are asked about a person at once: the directory once. */
  private async askAndKeep(question: Partial<Exchanged>, key: string): Promise<Exchanged | undefined> {
    try {
      const pair = await this.ask(question);
      if (pair) this.keep(pair);
      return pair;
    } finally {
      this.asking.delete(key);
    }
  }

  private async ask(question: Partial<Exchanged>): Promise<Exchanged | undefined> {
    const answer = await fetch(`${this.directoryUrl}/api/v1/directory/personal-numbers/exchange`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.token.value()}` },
      body: JSON.stringify(question),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === 404) return undefined;
    if (answer.status === 401) this.token.forget();
    if (!answer.ok) throw new Error(`The directory answers ${answer.status} to an exchange of personal numbers.`);
    return (await answer.json()) as Exchanged;
  }

  private keep(pair: Exchanged): void {
    if (this.cache.size >= CACHE_SIZE) this.cache.clear();
    const entry = { pair, until: performance.now() + CACHE_MS };
    this.cache.set(pair.personId, entry).set(pair.personalNumber, entry);
  }
}

/**
 * DIRECTORY_URL, OIDC_ISSUER, INTEGRATIONS_CLIENT_ID (`integrations`), INTEGRATIONS_CLIENT_SECRET.
 * @throws ConfigError without issuer or secret
 */
export function readDirectoryOptions(env: Environment): DirectoryOptions {
  const http = address(['http:', 'https:']);
  const { directoryUrl, issuer, client, secret } = readConfig(env, {
    directoryUrl: setting('DIRECTORY_URL', (given) => http(given ?? 'http://127.0.0.1:8105')),
    issuer: setting('OIDC_ISSUER', http),
    client: setting('INTEGRATIONS_CLIENT_ID', text('integrations')),
    secret: setting('INTEGRATIONS_CLIENT_SECRET', text('')),
  });
  if (!secret) throw new ConfigError('INTEGRATIONS_CLIENT_SECRET must be set: personal numbers are exchanged with the directory by an authenticated call.');
  return { directoryUrl: directoryUrl.replace(/\/$/, ''), issuer, client, secret };
}
