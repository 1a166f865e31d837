import { refuse, type Refusal } from '@attestation/contracts';
import { putEmployment, type Employment, type EmploymentEntry } from '../employment.js';
import { organisationOf, personOf, type NamedOrganisations, type NamedPersons, type NamesOrganisation, type NamesPerson } from './named.js';
import { Table, type Line, type Weighed } from './table.js';

export interface EmploymentLine extends Line, NamesPerson, NamesOrganisation, Omit<Employment, 'employmentId' | 'personId' | 'organisationId'> {
  employmentId?: string;
}

/** Posts of persons: one is known again by person, organisation, post and first day. */
export class EmploymentsTable extends Table<EmploymentLine, EmploymentEntry> {
  private readonly byPost: Map<string, string>;

  constructor(
    private readonly employments: Map<string, Employment>,
    private readonly persons: NamedPersons,
    private readonly organisations: NamedOrganisations,
  ) {
    super();
    this.byPost = new Map([...employments.values()].map((each) => [postOf(each), each.employmentId]));
  }

  protected weigh(line: EmploymentLine): Weighed<EmploymentEntry> | Refusal {
    const personId = personOf(this.persons, line);
    if (typeof personId !== 'string') return personId;
    const organisationId = organisationOf(this.organisations, line) ?? refuse('ORGANISATION_UNKNOWN');
    if (typeof organisationId !== 'string') return organisationId;
    const { post, positionGroup, position, subject, from, to, serviceYears, serviceMonths, serviceAsOf } = line;
    const record = { personId, organisationId, post, positionGroup, position, subject, from, to, serviceYears, serviceMonths, serviceAsOf };
    const employmentId = line.employmentId ?? this.byPost.get(postOf(record)) ?? line.freshId;
    const known = this.employments.get(employmentId);
    const change = putEmployment({ known, personKnown: true, organisationKnown: true }, { employmentId, ...record });
    return { id: employmentId, key: personId, isNew: !known, change };
  }

  protected note(id: string, { known }: EmploymentEntry): void {
    if (!known) return;
    this.employments.set(id, known);
    this.byPost.set(postOf(known), id);
  }
}

const postOf = ({ personId, organisationId, post, from }: Pick<Employment, 'personId' | 'organisationId' | 'post' | 'from'>): string =>
  [personId, organisationId, from, post].join('/');
