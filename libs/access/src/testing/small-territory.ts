import type { FactOf, FactType, OrganisationId, PersonId, PlaceCode, Role, RoleAssignment } from '@attestation/contracts';
import type { Projection } from '../projection/projection.js';

const uuid = (kind: number, n: number) => `018f4f3e-000${kind}-7000-8000-${String(n).padStart(12, '0')}`;
export const person = (n: number) => uuid(1, n) as PersonId;
export const organisation = (n: number) => uuid(2, n) as OrganisationId;
const texts = (text: string) => ({ kk: text, ru: text, en: text });

type Place = FactOf<typeof FactType.PlaceChanged>;
const place = (code: string, parent: string | null, kind: Place['kind']): Place => ({
  placeCode: code as PlaceCode,
  parentCode: parent as PlaceCode | null,
  kind,
  name: texts(code),
  hasDistrictLevel: kind === 'REGION',
});

/** A country of two regions; the first with two districts, each with a locality. */
export const PLACES: Place[] = [
  place('00', null, 'COUNTRY'),
  place('11', '00', 'REGION'),
  place('1110', '11', 'DISTRICT'),
  place('111010100', '1110', 'LOCALITY'),
  place('1120', '11', 'DISTRICT'),
  place('112010100', '1120', 'LOCALITY'),
  place('75', '00', 'CITY'),
];
export const CODES = PLACES.map(({ placeCode }) => placeCode);

export const organisationAt = (n: number, code: PlaceCode): FactOf<typeof FactType.OrganisationChanged> => ({
  organisationId: organisation(n),
  placeCode: code,
  name: texts(`organisation ${n}`),
  kind: 'SCHOOL',
  subordination: 'DISTRICT',
  active: true,
});

let assignments = 0;
export const roleOf = (
  personId: PersonId,
  role: Role,
  at: Pick<RoleAssignment, 'organisationId' | 'placeCode'> = {},
  term: { from?: string; to?: string | null } = {},
): FactOf<typeof FactType.RoleAssigned> => ({
  assignmentId: uuid(3, (assignments += 1)),
  personId,
  role,
  organisationId: at.organisationId ?? null,
  placeCode: at.placeCode ?? null,
  orderNumber: null,
  from: (term.from ?? '2025-01-01') as never,
  to: (term.to ?? null) as never,
});

export const EARLY = '2025-01-01T00:00:00Z';
export const LATER = '2025-02-01T00:00:00Z';

/** The territory with one organisation at each place but the country: organisation n at CODES[n]. */
export async function settle(projection: Projection): Promise<void> {
  for (const each of PLACES) await projection.keepPlace(each, EARLY);
  for (let n = 1; n < CODES.length; n += 1) await projection.keepOrganisation(organisationAt(n, CODES[n] as PlaceCode), EARLY);
}
