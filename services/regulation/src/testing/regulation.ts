import { Projection } from '@attestation/access';
import { testIssuer } from '@attestation/access/testing';
import type { FactOf, FactType, PersonId, PlaceCode, PlainDate, Role } from '@attestation/contracts';
import { testDatabase } from '@attestation/persistence/testing';
import { Clock, fixedClock, newId, startService } from '@attestation/service-kit';
import { DataSource } from 'typeorm';
import { service } from '../index.js';

/** What the tests read out of answers. */
export interface Body {
  [member: string]: unknown;
  items: Record<string, unknown>[];
  reasons: { rule: string; source: string; text: Record<string, string> }[];
  errors: { field: string; message: string }[];
  gaps: { field: string; fault: string }[];
  type: string;
}
export interface Answer {
  status: number;
  body: Body;
}
interface CallOptions {
  body?: unknown;
  /** a person's id; without one nobody asks */
  as?: string;
  key?: string;
  language?: string;
}

/** A running service on a fresh PostgreSQL, with two persons of the ministry, one of a region, and a teacher. */
export async function startRegulation({ today = '2025-03-17', more = {} as Record<string, string> } = {}) {
  const [database, issuer] = await Promise.all([testDatabase(), testIssuer()]);
  const env = { REGULATION_PORT: '0', REGULATION_DATABASE_URL: database.url, OIDC_ISSUER: issuer.issuer, LOG_LEVEL: 'silent', ...more };
  const end = async () => {
    await issuer.stop();
    await database.drop();
  };
  const running = await startService(service, env, { clock: fixedClock(today) }).catch(async (problem: unknown) => {
    await end();
    throw problem;
  });
  const db = running.app.get(DataSource);
  const people = await settle(running.app.get(Projection));

  const call = async (method: string, path: string, { body, as, key = newId(), language = 'en' }: CallOptions = {}): Promise<Answer> => {
    const response = await fetch(`${running.address}/api/v1/regulation${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        'idempotency-key': key,
        ...(as && { authorization: `Bearer ${await issuer.tokenFor(as)}` }),
      },
      body: typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };

  return {
    ...people,
    db,
    clock: running.app.get(Clock),
    /** a part of the service, to be called as its own transport would */
    get: <T>(type: abstract new (...args: never[]) => T): T => running.app.get(type),
    call,
    address: running.address,
    machineToken: (client: string) => issuer.machineToken(client),
    tokenFor: (person: string) => issuer.tokenFor(person),
    ask: (question: string, facts: unknown, date?: string) => call('POST', '/evaluations', { body: { question, facts, ...(date && { date }) } }),
    facts: async <T extends FactType>(type: T) =>
      ((await db.query(`select body from outbox where name = $1 order by position`, [type])) as { body: FactOf<T> }[]).map((row) => row.body),
    stop: async () => {
      await running.stop();
      await end();
    },
  };
}

export type Regulation = Awaited<ReturnType<typeof startRegulation>>;

async function settle(projection: Projection) {
  const at = '2025-01-01T00:00:00Z';
  const name = { kk: 'Абай облысы', ru: 'Абайская область', en: 'Abai region' };
  const placeCode = '10' as PlaceCode;
  await projection.keepPlace({ placeCode, parentCode: null, kind: 'REGION', name, hasDistrictLevel: true }, at);
  const give = async (role: Role, place: PlaceCode | null = null) => {
    const personId = newId<PersonId>();
    const term = { from: '2024-09-01' as PlainDate, to: null };
    await projection.keepRole({ assignmentId: newId(), personId, role, organisationId: null, placeCode: place, orderNumber: null, ...term }, at);
    return personId;
  };
  return {
    ministry: await give('AUTHORISED_BODY'),
    colleague: await give('AUTHORISED_BODY'),
    region: await give('REGION_DEPT', placeCode),
    teacher: await give('TEACHER'),
  };
}
