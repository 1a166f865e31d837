import type { Caller, RoleAssignment } from '@attestation/contracts';
import type { Jurisdiction } from '../acts/act.js';
import { grantsOf } from '../acts/acts.js';
import { kindOf } from '../acts/kinds.js';

/** Where a row says whose it is: a column (`s.member_id`) or a parameter (`$3::uuid`) of the query the condition goes into. */
export interface JurisdictionColumns {
  personColumn?: string;
  organisationColumn?: string;
  commissionColumn?: string;
  /** a place's code; where a row or the query has none, the organisation's place counts */
  placeColumn?: string;
  /** no row is without a place: the condition is then one that an index of places answers */
  everyRowHasPlace?: true;
}

/** A condition for a `where`, and the values of its parameters. */
export interface SqlCondition {
  sql: string;
  parameters: unknown[];
}

/**
 * The rows an act reaches for this caller, as a condition inside the store's own query: what lies outside does not exist.
 * Nobody's assignments make `false`, never an empty condition.
 * @param firstParameter the number of the first free `$n` of the query, default 1
 * @throws Error when the act is granted by a kind of jurisdiction that no column answers (a defect of the store)
 */
export function jurisdictionSql(caller: Caller, columns: JurisdictionColumns, firstParameter = 1): SqlCondition {
  const grants = grantsOf(caller.act);
  if (!grants || grants === 'ANONYMOUS') throw new Error(`The act "${caller.act}" has no jurisdiction.`);
  const kinds = new Set(Object.values(grants).flat());
  const reach = reachOf(caller, columnsFor(caller.act, kinds, columns));
  const parameters: unknown[] = [];
  const place = (value: unknown) => `$${firstParameter - 1 + parameters.push(value)}`;
  const conditions = reach.map((each) => each(place));
  return { sql: conditions.length > 0 ? `(${conditions.join(' or ')})` : 'false', parameters };
}

type Condition = (place: (value: unknown) => string) => string;

function reachOf({ act, personId, assignments }: Caller, columns: JurisdictionColumns): Condition[] {
  const grants = grantsOf(act);
  if (!grants || grants === 'ANONYMOUS') return [];
  const anyone = grants.ANYONE ?? [];
  const held = (kind: Jurisdiction) => assignments.filter((each) => kindOf(grants, each) === kind);
  if (anyone.includes('COUNTRY') || held('COUNTRY').length > 0) return [() => 'true'];
  const reach: Condition[] = [];
  if (anyone.includes('OWN') || held('OWN').length > 0) reach.push((place) => `${columns.personColumn} = ${place(personId)}::uuid`);
  const organisations = idsOf(held('ORGANISATION'), 'organisationId');
  if (organisations.length > 0) reach.push((place) => `${columns.organisationColumn} = any(${place(organisations)}::uuid[])`);
  const commissions = idsOf(held('COMMISSION'), 'commissionId');
  if (commissions.length > 0) reach.push((place) => `${columns.commissionColumn} = any(${place(commissions)}::uuid[])`);
  const places = idsOf(held('PLACE'), 'placeCode');
  if (places.length > 0) reach.push((place) => below(columns, place(places)));
  return reach;
}

const idsOf = (assignments: RoleAssignment[], name: 'organisationId' | 'commissionId' | 'placeCode'): string[] => [
  ...new Set(assignments.map((each) => each[name] as string)),
];

function below({ placeColumn, organisationColumn, everyRowHasPlace }: JurisdictionColumns, places: string): string {
  const inside = `access_place.path && ${places}::text[]`;
  if (placeColumn && everyRowHasPlace) return `${placeColumn} = any(array(select code from access_place where ${inside}))`;
  const byPlace = `${placeColumn} in (select code from access_place where ${inside})`;
  const byOrganisation = `${organisationColumn} in (select o.id from access_organisation o join access_place on access_place.code = o.place_code where ${inside})`;
  if (!placeColumn) return byOrganisation;
  return organisationColumn ? `(${byPlace} or (${placeColumn} is null and ${byOrganisation}))` : byPlace;
}

const COLUMN = /^(?:[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?|\$\d+::(?:uuid|text))$/;

/** Checked whoever asks: a store that forgot a column fails in its first test, not with its first such caller. */
function columnsFor(act: string, kinds: Set<Jurisdiction>, columns: JurisdictionColumns): JurisdictionColumns {
  const needs: [Jurisdiction, string | undefined, string][] = [
    ['OWN', columns.personColumn, 'personColumn'],
    ['ORGANISATION', columns.organisationColumn, 'organisationColumn'],
    ['COMMISSION', columns.commissionColumn, 'commissionColumn'],
    ['PLACE', columns.placeColumn ?? columns.organisationColumn, 'placeColumn or organisationColumn'],
  ];
  for (const [kind, column, name] of needs) {
    if (kinds.has(kind) && column === undefined) throw new Error(`The act "${act}" is granted by ${kind}: the query needs a ${name}.`);
    if (column !== undefined && !COLUMN.test(column)) throw new Error(`"${column}" is neither a column nor a parameter.`);
  }
  return columns;
}
