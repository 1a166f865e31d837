import type { Refusal } from '@attestation/contracts';
import type { Placed } from '../place.js';
import { assignRole, type Assignment, type AssignmentEntry } from '../role-assignment.js';
import { organisationOf, personOf, type NamedOrganisations, type NamedPersons, type NamesOrganisation, type NamesPerson } from './named.js';
import { Table, type Line, type Weighed } from './table.js';

export interface RoleLine extends Line, NamesPerson, NamesOrganisation, Omit<Assignment, 'assignmentId' | 'personId' | 'organisationId'> {
  assignmentId?: string;
}

export type KnownRole = Pick<AssignmentEntry, 'endedOn'> & { known: Assignment };

/** Roles of persons: one is known again by person, role, where it holds and its first day. */
export class RolesTable extends Table<RoleLine, AssignmentEntry> {
  private readonly byHold: Map<string, string>;

  constructor(
    private readonly roles: Map<string, KnownRole>,
    private readonly persons: NamedPersons,
    private readonly organisations: NamedOrganisations,
    private readonly places: ReadonlyMap<string, Placed>,
  ) {
    super();
    this.byHold = new Map([...roles.values()].map(({ known }) => [holdOf(known), known.assignmentId]));
  }

  protected weigh(line: RoleLine): Weighed<AssignmentEntry> | Refusal {
    const personId = personOf(this.persons, line);
    if (typeof personId !== 'string') return personId;
    const organisationId = organisationOf(this.organisations, line);
    if (organisationId !== null && typeof organisationId !== 'string') return organisationId;
    const { role, placeCode, orderNumber, from, to } = line;
    const record = { personId, role, organisationId, placeCode, orderNumber, from, to };
    const assignmentId = line.assignmentId ?? this.byHold.get(holdOf(record)) ?? line.freshId;
    const before = this.roles.get(assignmentId);
    const place = placeCode === null ? undefined : this.places.get(placeCode);
    const change = assignRole({ ...before, personKnown: true, organisationKnown: true, place }, { assignmentId, ...record });
    return { id: assignmentId, key: personId, isNew: !before, change };
  }

  protected note(id: string, { known, endedOn }: AssignmentEntry): void {
    if (!known) return;
    this.roles.set(id, { known, endedOn });
    this.byHold.set(holdOf(known), id);
  }
}

const holdOf = ({ personId, role, organisationId, placeCode, from }: Omit<Assignment, 'assignmentId' | 'orderNumber' | 'to'>): string =>
  [personId, role, organisationId, placeCode, from].join('/');
