import { testIssuer, type TestIssuer } from '@attestation/access/testing';
import { FactType, type FactOf } from '@attestation/contracts';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { fixedClock, newId, startService, type RunningService } from '@attestation/service-kit';
import pg from 'pg';
import { service } from '../index.js';

/** The first person of the authorised body in every test of this service. */
export const ADMIN = '0195a2b0-0000-7000-8000-00000000000a';
/** Fixtures: valid check digits, born in the nineteenth century. */
export const NUMBERS = ['900101100014', '850315200022'] as const;

/** What the tests read out of answers. */
export interface Body {
  [member: string]: unknown;
  items?: unknown[];
  next?: string | null;
  type?: string;
  personId?: string;
  organisationId?: string;
}

export interface Answer {
  status: number;
  body: Body;
  text: string;
}

/** A running directory with its own database, issuer and first administrator. */
export interface Directory {
  running: RunningService;
  issuer: TestIssuer;
  database: TestDatabase;
  sql<T>(text: string, values?: unknown[]): Promise<T[]>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** facts in the outbox, in their order */
  facts<T extends FactType>(type: T): Promise<FactOf<T>[]>;
  logs: string[];
  stop(): Promise<void>;
}

export interface CallOptions {
  body?: unknown;
  /** a person's id; default the administrator; null: nobody */
  as?: string | null;
  token?: string;
  key?: string;
}

/** Starts a directory on a fresh database. */
export async function startDirectory(more: Record<string, string> = {}): Promise<Directory> {
  const database = await testDatabase();
  const issuer = await testIssuer();
  const logs: string[] = [];
  const environment = {
    DIRECTORY_PORT: '0',
    DIRECTORY_DATABASE_URL: database.url,
    DIRECTORY_KEY: Buffer.alloc(32, 7).toString('base64'),
    DIRECTORY_BOOTSTRAP_ADMIN: ADMIN,
    OIDC_ISSUER: issuer.issuer,
    LOG_LEVEL: 'debug',
    ...more,
  };
  const options = { clock: fixedClock('2025-03-17'), logs: { write: (line: string) => void logs.push(line) } };
  const running = await startService(service, environment, options).catch(async (problem: unknown) => {
    await issuer.stop();
    await database.drop();
    throw problem;
  });
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on('error', () => undefined);
  const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await pool.query(text, values)).rows as T[];
  return {
    running,
    issuer,
    database,
    sql,
    logs,
    call: (method, path, options = {}) => call(running, issuer, method, path, options),
    facts: async (type) => (await sql<{ body: never }>('select body from directory.outbox where name = $1 order by position', [type])).map(({ body }) => body),
    stop: async () => {
      await running.stop();
      await pool.end();
      await issuer.stop();
      await database.drop();
    },
  };
}

async function call({ address }: RunningService, issuer: TestIssuer, method: string, path: string, options: CallOptions): Promise<Answer> {
  const { body, as = ADMIN, key = newId() } = options;
  const token = options.token ?? (as === null ? undefined : await issuer.tokenFor(as));
  const response = await fetch(`${address}/api/v1/directory${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      'idempotency-key': key,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: text ? (JSON.parse(text) as Body) : {} };
}
