import type { FactOf, FactType, Message, PersonId } from '@attestation/contracts';
import { testDatabase } from '@attestation/persistence/testing';
import { type Clock, fixedClock, newId, type RunningService, type ServiceDefinition, startService } from '@attestation/service-kit';
import pg from 'pg';
import { type TestIssuer, testIssuer } from './index.js';

export interface CallOptions {
  body?: unknown;
  as?: PersonId;
  /** the Idempotency-Key; a new one when absent */
  key?: string;
}
export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
}

/** A service of the platform as it runs, with a database and an issuer of its own and no engine at hand. */
export interface ServiceUnderTest {
  running: RunningService;
  /** whoever signs in, signs in there: for a second process of the same service */
  issuer: TestIssuer;
  /** a superuser's address of its database, which is its bus too */
  databaseUrl: string;
  /** a controller or store of the service, to be called as the transport would */
  get<T>(type: abstract new (...args: never[]) => T): T;
  call<T = Record<string, unknown>>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>;
  /** a file, as it comes */
  download(path: string, as?: PersonId): Promise<{ status: number; bytes: Buffer; type: string | null }>;
  sql<T>(text: string, values?: unknown[]): Promise<T[]>;
  /** the facts in the outbox, in their order */
  facts<T extends FactType>(type: T): Promise<FactOf<T>[]>;
  /** the messages for the engine in the outbox, in their order */
  messages(): Promise<Pick<Message, 'name' | 'key' | 'variables'>[]>;
  stop(): Promise<void>;
}

/** Starts a service on a fresh database. Nobody answers at its engine's address: jobs are handed to its workers by the test. */
export async function startUnderTest(definition: ServiceDefinition, { today, clock = fixedClock(today), env = {} }: { today: string; clock?: Clock; env?: Record<string, string> }): Promise<ServiceUnderTest> {
  const database = await testDatabase();
  const issuer = await testIssuer();
  const environment = { DATABASE_URL: database.url, OIDC_ISSUER: issuer.issuer, ZEEBE_ADDRESS: '127.0.0.1:1', PORT: '0', [`${definition.name.toUpperCase()}_PORT`]: '0', ...env };
  const running = await startService(definition, environment, { clock, logs: { write: () => undefined } });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  const sql = async <T>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as T[];
  const outbox = `${definition.name}.outbox`;
  return {
    running,
    issuer,
    databaseUrl: database.url,
    get: (type) => running.app.get(type, { strict: false }),
    sql,
    call: async (method, path, { body, as, key = newId() } = {}) => {
      const headers = { 'content-type': 'application/json', 'accept-language': 'en', 'idempotency-key': key, ...(as && { authorization: `Bearer ${await issuer.tokenFor(as)}` }) };
      const response = await fetch(`${running.address}/api/v1/${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
      const text = await response.text();
      return { status: response.status, body: (text ? JSON.parse(text) : {}) as never };
    },
    download: async (path, as) => {
      const response = await fetch(`${running.address}/api/v1/${path}`, { headers: as && { authorization: `Bearer ${await issuer.tokenFor(as)}` } });
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), type: response.headers.get('content-type') };
    },
    facts: async (type) => (await sql<{ body: never }>(`select body from ${outbox} where name = $1 order by position`, [type])).map(({ body }) => body),
    messages: () => sql(`select name, correlation_key as key, body as variables from ${outbox} where kind = 'message' order by position`),
    stop: async () => {
      await running.stop();
      await Promise.all([pool.end(), issuer.stop()]);
      await database.drop();
    },
  };
}
