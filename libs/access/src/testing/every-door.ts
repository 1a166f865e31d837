import { ROLES, type Role, type RoleAssignment } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import type { Jurisdiction } from '../acts/act.js';
import { expectationsOf, type Expectation, type OpenApi } from '../acts/expectations.js';
import { person } from './small-territory.js';
import type { ServiceUnderTest } from './service-under-test.js';

/** How an operation answered somebody, and how it must. */
export interface Asked {
  operation: string;
  who: string;
  status: number;
  /** `let in`: anything but 401 and 403; what lies outside the jurisdiction is 404 then, or not in the list */
  expected: 401 | 403 | 'let in';
}

/**
 * Every operation of a service asked by nobody, by somebody who is nothing, and by one person of each role of the law, each about ids that do
 * not exist. The expectations come from the table of acts, so that a door added tomorrow is asked too.
 */
export async function askEveryDoor(service: ServiceUnderTest, openApi: OpenApi): Promise<Asked[]> {
  const people = await appointAll(service);
  const asked: Asked[] = [];
  for (const expectation of expectationsOf(openApi).filter(({ act, allowed }) => act !== undefined && allowed.length > 0)) {
    asked.push(await ask(service, expectation, 'nobody', undefined, 401));
    asked.push(await ask(service, expectation, 'somebody', person(900), expectation.allowed.some(({ holder }) => holder === 'ANYONE') ? 'let in' : 403));
    for (const [role, kinds] of people) {
      for (const [kind, id] of kinds) asked.push(await ask(service, expectation, `${role} of ${kind}`, id, mayPass(expectation, role, kind) ? 'let in' : 403));
    }
  }
  return asked;
}

/** Those whom a door answered otherwise than the table says. */
export const wronglyAnswered = (asked: readonly Asked[]): Asked[] =>
  asked.filter(({ status, expected }) => (expected === 'let in' ? [401, 403].includes(status) || status >= 500 : status !== expected));

type Kind = Exclude<Jurisdiction, 'OWN'>;
const KINDS: readonly Kind[] = ['ORGANISATION', 'COMMISSION', 'PLACE', 'COUNTRY'];

const mayPass = ({ allowed }: Expectation, role: Role, kind: Kind): boolean =>
  allowed.some(({ holder, kinds }) => holder === 'ANYONE' || (holder === role && (kinds.includes('OWN') || kinds.includes(kind))));

async function ask(service: ServiceUnderTest, { method, path }: Expectation, who: string, as: ReturnType<typeof person> | undefined, expected: Asked['expected']): Promise<Asked> {
  const real = path.replace(/^\/api\/v1\//, '').replace(/\{\w+\}/g, () => newId());
  const { status } = await service.call(method, real, { as, body: method === 'GET' || method === 'HEAD' ? undefined : {} });
  return { operation: `${method} ${path}`, who, status, expected };
}

/** One person for each role and each kind of place it may be held at. */
async function appointAll(service: ServiceUnderTest): Promise<[Role, [Kind, ReturnType<typeof person>][]][]> {
  let next = 901;
  const appointed: [Role, [Kind, ReturnType<typeof person>][]][] = [];
  for (const role of ROLES) {
    const kinds: [Kind, ReturnType<typeof person>][] = [];
    for (const kind of KINDS) {
      const id = person(next++);
      await appoint(service, id, role, placeOf(kind));
      kinds.push([kind, id]);
    }
    appointed.push([role, kinds]);
  }
  return appointed;
}

function placeOf(kind: Kind): Omit<RoleAssignment, 'role'> {
  if (kind === 'ORGANISATION') return { organisationId: newId() };
  if (kind === 'COMMISSION') return { commissionId: newId() };
  return kind === 'PLACE' ? { placeCode: '11' as RoleAssignment['placeCode'] } : {};
}

async function appoint({ sql, running }: ServiceUnderTest, id: string, role: Role, { organisationId, commissionId, placeCode }: Omit<RoleAssignment, 'role'>): Promise<void> {
  await sql(
    `insert into ${running.name}.access_role (assignment_id, person_id, role, organisation_id, commission_id, place_code, valid_from, as_of)
     values ($1, $2, $3, $4, $5, $6, '2000-01-01', '2000-01-01')`,
    [newId(), id, role, organisationId ?? null, commissionId ?? null, placeCode ?? null],
  );
}
