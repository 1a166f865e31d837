import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Projection } from '@attestation/access';
import { testIssuer } from '@attestation/access/testing';
import {
  FactType, type AttestationId, type CommissionId, type CloudEvent, type EventId, type FactOf, type JobIn, type JobType, type PersonId, type PlainDate, type Role, type WorkItemId,
} from '@attestation/contracts';
import { publish } from '@attestation/events';
import { testDatabase } from '@attestation/persistence/testing';
import { Clock, newId, startService, type ServiceDefinition } from '@attestation/service-kit';
import type { Job } from '@attestation/workflow';
import { DataSource } from 'typeorm';
import { RegistryIntake } from '../exchange/registry-intake.js';
import { engineless } from '../index.js';
import { RegistrySimulator } from '../simulator/index.js';
import { RegistryWorkers } from '../workers/registry.workers.js';

export const NOW = '2025-03-17T04:00:00.000Z';
/** A fixture: valid check digit, born in the nineteenth century. */
export const NUMBER = '900101100014';
export const OTHER_NUMBER = '850315200022';

/** Stands where a test puts it. */
export class TestClock extends Clock {
  at = NOW;

  now(): Date {
    return new Date(this.at);
  }
}

export interface OutboxRow {
  kind: 'fact' | 'message';
  name: string;
  key: string;
  correlation_key: string | null;
  body: Record<string, unknown>;
  published_at: Date | null;
  closed_at: Date | null;
}

/** The directory's side of the exchange, over HTTP with a machine's token; it can be away. */
async function startExchange(persons: Record<PersonId, string>) {
  const state = { away: false, asked: 0, persons };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    state.asked += 1;
    const { personId, personalNumber } = JSON.parse(text) as { personId?: PersonId; personalNumber?: string };
    const found = Object.entries(persons).find(([id, number]) => id === personId || number === personalNumber);
    const status = state.away ? 503 : !request.headers.authorization?.startsWith('Bearer ') ? 401 : found ? 200 : 404;
    response.statusCode = status;
    response.end(JSON.stringify(status === 200 && found ? { personId: found[0], personalNumber: found[1] } : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, state, stop: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))) };
}

/** The side of `applications` that knows the addresses; it can be away. */
async function startAddresses() {
  const state = { away: false, asked: [] as AttestationId[][], known: new Map<AttestationId, { email: string; language: 'kk' | 'ru' | null }>() };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { attestationIds } = JSON.parse(text) as { attestationIds: AttestationId[] };
    state.asked.push(attestationIds);
    response.statusCode = state.away ? 503 : request.headers.authorization?.startsWith('Bearer ') ? 200 : 401;
    const items = attestationIds.flatMap((attestationId) => (state.known.has(attestationId) ? [{ attestationId, ...state.known.get(attestationId) }] : []));
    response.end(JSON.stringify(response.statusCode === 200 ? { items } : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, state, stop: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))) };
}

let elements = 0;

/** A job as the engine delivers it; each is a new element instance. */
const jobFor = <T extends JobType>(type: T, variables: JobIn<T>): Job<JobIn<T>> => ({
  key: `${(elements += 1)}`, type, variables, headers: {}, retries: 3, elementId: type, elementInstanceKey: `${elements}`, processInstanceKey: '1',
  bpmnProcessId: 'attestation', deadline: new Date(Date.parse(NOW) + 60_000),
});

/** One person with a number, registries with keys, a real bus on a real PostgreSQL. */
export async function startIntegrations({ keys = true, definition = engineless, env = {} as Record<string, string> } = {}) {
  const [database, issuer] = await Promise.all([testDatabase(), testIssuer()]);
  const [personId, otherId, administratorId] = [newId<PersonId>(), newId<PersonId>(), newId<PersonId>()];
  const [exchange, addresses, mailFolder] = await Promise.all([startExchange({ [personId]: NUMBER, [otherId]: OTHER_NUMBER }), startAddresses(), mkdtemp(join(tmpdir(), 'letters-'))]);
  const logs: string[] = [];
  const environment = {
    INTEGRATIONS_DATABASE_URL: database.url, INTEGRATIONS_PORT: '0', OIDC_ISSUER: issuer.issuer, DIRECTORY_URL: exchange.url,
    INTEGRATIONS_CLIENT_SECRET: 'a secret of the test', APPLICATIONS_URL: addresses.url, MAIL_DIR: mailFolder, PUBLIC_URL: 'https://attestation.example', LOG_LEVEL: 'debug', ...env,
  };
  const stopAround = async () => void (await Promise.all([issuer.stop(), exchange.stop(), addresses.stop(), rm(mailFolder, { recursive: true }), database.drop()]));
  const clock = new TestClock();
  const options = { clock, logs: { write: (line: string) => void logs.push(line) } };
  const running = await startService(definition satisfies ServiceDefinition, environment, options).catch(async (problem: unknown) => {
    await stopAround();
    throw problem;
  });
  const db = running.app.get(DataSource);
  const registries = await RegistrySimulator.create({ databaseUrl: database.url, platformUrl: running.address });
  const giveRole = (holder: PersonId, role: Role) =>
    running.app.get(Projection).keepRole({ assignmentId: newId(), personId: holder, role, organisationId: null, placeCode: null, orderNumber: null, from: '2025-01-01' as PlainDate, to: null }, NOW);
  await giveRole(administratorId, 'AUTHORISED_BODY');

  const call = async (method: string, path: string, { as, body }: { as?: PersonId; body?: unknown } = {}) => {
    const response = await fetch(`${running.address}/api/v1/integrations${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'idempotency-key': newId(), ...(as && { authorization: `Bearer ${await issuer.tokenFor(as)}` }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { keys?: unknown[]; items?: unknown[]; next?: string | null; type?: string } };
  };
  const setKeys = async () => {
    for (const [registry, jwk] of Object.entries(registries.publicKeys())) await call('PUT', `/registry-keys/${registry}`, { as: administratorId, body: jwk });
  };
  if (keys) await setKeys();

  return {
    running, db, registries, clock, issuer, exchange: exchange.state, addresses: addresses.state, mailFolder, logs, call, giveRole, setKeys, jobFor,
    given: { personId, otherId, administratorId },
    workers: running.app.get(RegistryWorkers),
    intake: running.app.get(RegistryIntake),
    databaseUrl: database.url,
    /** A fact of another service, over the bus. */
    tells: async <T extends FactType>(type: T, data: FactOf<T>, id = newId<EventId>()): Promise<void> => {
      const context = type.split('.')[2] ?? '';
      const { attestationId, commissionId } = data as { attestationId?: AttestationId; commissionId?: CommissionId };
      const event: CloudEvent<unknown> = { specversion: '1.0', id, source: `/services/${context}`, type, time: NOW, partitionkey: (attestationId ?? commissionId) as AttestationId, datacontenttype: 'application/json', data };
      await publish(database.url, context, event);
    },
    outbox: (): Promise<OutboxRow[]> => db.query('select kind, name, key, correlation_key, body, published_at, closed_at from outbox order by position'),
    deadLetters: (): Promise<{ topic: string; reason: string }[]> => db.query('select topic, reason from bus.dead_letter where resolved_at is null order by id'),
    /** Everything the database holds, in text. */
    dump: async (): Promise<string> => {
      const tables = ['question', 'case_questions', 'booking', 'receipt', 'registry_fact', 'registry_key', 'letter', 'outbox', 'inbox', 'idempotency', 'access_audit', 'bus.log', 'bus.dead_letter'];
      const texts = await Promise.all(tables.map((table) => db.query(`select t::text as text from ${table} t`) as Promise<{ text: string }[]>));
      return texts.flat().map(({ text }) => text).join('\n');
    },
    stop: async () => {
      await running.stop();
      await stopAround();
    },
  };
}

export type World = Awaited<ReturnType<typeof startIntegrations>>;

/** Asked until it gives something. @throws Error after ten seconds */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for: ${what}.`);
}

export const aBooking = (attestationId: AttestationId, personId: PersonId, bookingId = newId<WorkItemId>()): FactOf<typeof FactType.TestBooked> => ({
  attestationId, personId, bookingId, sessionId: newId(), language: 'kk', startsAt: '2025-04-02T08:00:00.000Z', place: 'Астана', placeCode: '71' as never,
  attempt: 1, paid: false, claimedCategory: 'MODERATOR',
});
