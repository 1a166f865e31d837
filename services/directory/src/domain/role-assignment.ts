import { accept, FactType, refuse, type Change, type FactOf, type PlainDate, type RefusalCode, type Role } from '@attestation/contracts';
import { keepRecord, type Entry } from './keep-record.js';
import { levelOf, type Placed, type PlaceLevel } from './place.js';

/** A role of a person, where it holds, and its term. */
export type Assignment = FactOf<typeof FactType.RoleAssigned>;

export interface AssignmentEntry extends Entry<Assignment> {
  personKnown: boolean;
  /** of the organisation it names, if it names one */
  organisationKnown: boolean;
  /** the place it names, if it names one that is known */
  place?: Placed;
  /** the first day on which it no longer holds, when it was ended */
  endedOn?: PlainDate;
}

type Reach = 'ORGANISATION' | 'PLACE' | 'COUNTRY';

/**
 * Where each role can hold. A methodist has no role of her own: hers is a post of the group METHODIST, in a method office or elsewhere.
 * Membership of a commission is not given here: `commissions` tells it with the approving order.
 */
const REACHES: Partial<Record<Role, readonly Reach[]>> = {
  TEACHER: ['ORGANISATION'],
  RESPONSIBLE_PERSON: ['ORGANISATION'],
  HEAD: ['ORGANISATION'],
  PROVIDER: ['ORGANISATION', 'PLACE', 'COUNTRY'],
  DISTRICT_DEPT: ['PLACE'],
  REGION_DEPT: ['PLACE'],
  AUTHORISED_BODY: ['PLACE', 'COUNTRY'],
  OPERATOR: ['PLACE', 'COUNTRY'],
};

/** Departments stand at a place of their own level: nobody is the department of a district for a whole region. */
const LEVELS: Partial<Record<Role, PlaceLevel>> = { DISTRICT_DEPT: 'DISTRICT', REGION_DEPT: 'REGION' };

/** Roles that only the head's order gives. */
const BY_ORDER: readonly Role[] = ['RESPONSIBLE_PERSON'];

/** Gives a person a role for a term. */
export function assignRole(entry: AssignmentEntry, assignment: Assignment): Change<AssignmentEntry, Assignment> {
  if (!isAssignable(assignment)) return refuse('ROLE_NOT_ASSIGNABLE');
  const unknown = unknownOf(entry, assignment);
  if (unknown) return refuse(unknown);
  if (!isOfItsLevel(assignment.role, entry.place)) return refuse('ROLE_NOT_ASSIGNABLE');
  if (assignment.to !== null && assignment.to < assignment.from) return refuse('TERM_INVALID');
  if (BY_ORDER.includes(assignment.role) && assignment.orderNumber === null) return refuse('ORDER_NUMBER_MISSING');
  if (entry.known && (entry.known.personId !== assignment.personId || entry.endedOn !== undefined)) return refuse('ROLE_ENDED');
  return keepRecord(entry, assignment, { type: FactType.RoleAssigned, data: assignment });
}

function isAssignable(assignment: Assignment): boolean {
  const reach = reachOf(assignment);
  return reach !== undefined && REACHES[assignment.role]?.includes(reach) === true;
}

function isOfItsLevel(role: Role, place: Placed | undefined): boolean {
  const level = LEVELS[role];
  return level === undefined || place === undefined || levelOf(place) === level;
}

function unknownOf(entry: AssignmentEntry, { organisationId, placeCode }: Assignment): RefusalCode | undefined {
  if (!entry.personKnown) return 'PERSON_UNKNOWN';
  if (organisationId !== null && !entry.organisationKnown) return 'ORGANISATION_UNKNOWN';
  return placeCode !== null && !entry.place ? 'PLACE_UNKNOWN' : undefined;
}

/** Ends a role before its term. `endedOn` is the first day on which it no longer holds. Ended twice, the first day stays. */
export function endRole(entry: AssignmentEntry, endedOn: PlainDate): Change<AssignmentEntry, { assignmentId: string; endedOn: PlainDate }> {
  if (!entry.known) return refuse('NOT_FOUND');
  const { assignmentId, personId, from } = entry.known;
  if (entry.endedOn !== undefined) return accept({ result: { assignmentId, endedOn: entry.endedOn } });
  if (endedOn < from) return refuse('TERM_INVALID');
  const fact = { type: FactType.RoleEnded, data: { assignmentId, personId, endedOn } };
  return accept({ next: { ...entry, endedOn }, result: { assignmentId, endedOn }, facts: [fact] });
}

/** What an assignment names; an organisation and a place together are neither. */
function reachOf({ organisationId, placeCode }: Assignment): Reach | undefined {
  if (organisationId !== null) return placeCode === null ? 'ORGANISATION' : undefined;
  return placeCode === null ? 'COUNTRY' : 'PLACE';
}
