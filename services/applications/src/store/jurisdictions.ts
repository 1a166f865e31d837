import type { Caller, RoleAssignment } from '@attestation/contracts';
import { jurisdictionSql, type SqlCondition } from '@attestation/access';

const CASE_COLUMNS = {
  personColumn: 'c.person_id', organisationColumn: 'c.organisation_id', commissionColumn: 'c.commission_id', placeColumn: 'c.place_code', everyRowHasPlace: true,
} as const;

/** Whose a case is now (`case_file` as `c`): hers, its organisation's, its places', its commission's. */
export const caseWithin = (caller: Caller, firstParameter: number): SqlCondition =>
  jurisdictionSql(caller, CASE_COLUMNS, firstParameter);

/** Is it every case of the country? Then an index in the order of the list is the shorter way; else one's own cases are gone through first. */
export const reachesAll = (caller: Caller): boolean => caseWithin(caller, 1).sql === '(true)';

/**
 * Whose a case was before it moved away (`left_case` as `l`): the organisation's, its district's and region's. No commission ever held one, and
 * the teacher has the whole.
 */
export function leftWithin(caller: Caller, firstParameter: number): SqlCondition {
  const columns = { personColumn: 'l.person_id', organisationColumn: 'l.organisation_id', commissionColumn: `$${firstParameter}::uuid`, placeColumn: 'l.place_code' };
  const within = jurisdictionSql(caller, columns, firstParameter + 1);
  return { sql: `($${firstParameter}::uuid is null and ${within.sql})`, parameters: [null, ...within.parameters] }; // each parameter must stand somewhere
}

/**
 * The applications that wait for this provider (`acceptance` as `h`): of her organisation, of her very place, or, for
 * the ministry's, of no place. Unlike a case that may be read from above, an application is answered by its own body alone.
 */
export function heldBy({ assignments }: Caller, firstParameter: number): SqlCondition {
  const of = (name: keyof RoleAssignment) => [...new Set(assignments.flatMap((each) => (each.role === 'PROVIDER' ? (each[name] ?? []) : [])))];
  const ofTheCountry = assignments.some(({ role, organisationId, placeCode }) => role === 'PROVIDER' && !organisationId && !placeCode);
  return {
    sql: `(h.organisation_id = any($${firstParameter}::uuid[]) or h.place_code = any($${firstParameter + 1}::text[])
           or ($${firstParameter + 2}::boolean and h.organisation_id is null and h.place_code is null))`,
    parameters: [of('organisationId'), of('placeCode'), ofTheCountry],
  };
}
