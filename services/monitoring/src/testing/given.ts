import { type AttestationId, type FactOf, FactType, type OrganisationId, type PersonId, type PlaceCode, type PlainDate, type RuleSetId } from '@attestation/contracts';
import { Projection } from '@attestation/access';
import { type ServiceUnderTest, startUnderTest } from '@attestation/access/testing/service';
import { newId } from '@attestation/service-kit';
import type { EngineRecord } from '../domain/record.js';
import { EngineEvents } from '../events/engine.events.js';
import { service } from '../service.js';
import { KnownCases } from '../store/known-cases.js';
import { PICTURE } from '../store/migrations/001-monitoring.js';
import { CASES } from './records.js';

const EARLIER = '2025-03-01T00:00:00Z';
const texts = (text: string) => ({ kk: text, ru: text, en: text });

/** A country of two regions with a school each. The first two recorded cases are of the first school, the third of the second. */
export interface World {
  monitoring: ServiceUnderTest;
  /** operators of the country, of the first and of the second region */
  country: PersonId;
  first: PersonId;
  second: PersonId;
  /** somebody with another role */
  teacher: PersonId;
  schools: [OrganisationId, OrganisationId];
  /** gives the records in pages of that many */
  feed(records: EngineRecord[], size?: number): Promise<void>;
  get<T = Record<string, unknown>>(path: string, as?: PersonId): Promise<{ status: number; body: T }>;
  /** the picture as the tables hold it */
  picture(): Promise<Record<string, unknown[]>>;
  empty(): Promise<void>;
}

export async function startMonitoring(env: Record<string, string> = {}): Promise<World> {
  const monitoring = await startUnderTest(service, { today: '2025-03-17', env });
  const schools: [OrganisationId, OrganisationId] = [newId<OrganisationId>(), newId<OrganisationId>()];
  await layTerritory(monitoring.get(Projection), schools);
  await monitoring.get(KnownCases).keepAll(CASES.map((attestationId, n) => ({ type: FactType.DraftOpened, data: draftOf(attestationId, schools[n < 2 ? 0 : 1]) })));
  const at = (code: string | null) => assign(monitoring.get(Projection), 'OPERATOR', code);
  const [country, first, second] = [await at(null), await at('11'), await at('75')];
  const teacher = await assign(monitoring.get(Projection), 'TEACHER', null);
  return {
    monitoring, schools, country, first, second, teacher,
    feed: async (records, size = 1) => {
      for (let from = 0; from < records.length; from += size) await monitoring.get(EngineEvents).onRecords(records.slice(from, from + size));
    },
    get: (path, as) => monitoring.call('GET', `monitoring/${path}`, { as }),
    picture: () => pictureOf(monitoring),
    empty: async () => void (await monitoring.sql(`truncate ${[...PICTURE, 'resolution'].map((table) => `monitoring.${table}`).join(', ')}`)),
  };
}

export const draftOf = (attestationId: AttestationId, organisationId: OrganisationId): FactOf<typeof FactType.DraftOpened> => ({
  attestationId, organisationId, personId: newId<PersonId>(), claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', subordination: 'DISTRICT',
  placeCode: '1110' as PlaceCode, channel: 'PLATFORM', post: 'педагог', positionGroup: 'SECONDARY', subject: 'HISTORY', mode: 'SCHEDULED', year: 2025, openedOn: '2025-03-17' as PlainDate, ruleSet: '2025-03-10' as RuleSetId,
});

async function layTerritory(projection: Projection, schools: OrganisationId[]): Promise<void> {
  const places = [['00', null, 'COUNTRY'], ['11', '00', 'REGION'], ['1110', '11', 'DISTRICT'], ['75', '00', 'CITY']] as const;
  for (const [placeCode, parentCode, kind] of places) {
    await projection.keepPlace({ placeCode: placeCode as PlaceCode, parentCode: parentCode as PlaceCode | null, kind, name: texts(placeCode), hasDistrictLevel: kind === 'REGION' }, EARLIER);
  }
  for (const [n, organisationId] of schools.entries()) {
    const placeCode = (n === 0 ? '1110' : '75') as PlaceCode;
    await projection.keepOrganisation({ organisationId, placeCode, name: texts('мектеп'), kind: 'SCHOOL', subordination: 'DISTRICT', active: true }, EARLIER);
  }
}

async function assign(projection: Projection, role: 'OPERATOR' | 'TEACHER', code: string | null): Promise<PersonId> {
  const personId = newId<PersonId>();
  await projection.keepRole({ assignmentId: newId(), personId, role, organisationId: null, placeCode: code as PlaceCode | null, orderNumber: null, from: '2025-01-01' as PlainDate, to: null }, EARLIER);
  return personId;
}

async function pictureOf({ sql }: ServiceUnderTest): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(PICTURE.map(async (table) => [table, await sql(`select * from monitoring.${table} order by 1`)] as const));
  return Object.fromEntries(tables);
}
