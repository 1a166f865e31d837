import type { OrganisationId, PersonId, PlainDate } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Employment, EmploymentEntry } from '../domain/employment.js';
import { exists, Register } from './register.js';

/** An employment that is to be changed, and the organisation that the command names. The key is its person. */
export interface EmploymentSubject {
  id: string;
  key: PersonId;
  organisationId: OrganisationId;
}

interface EmploymentRow {
  id: string;
  person_id: PersonId;
  organisation_id: OrganisationId;
  post: string;
  position_group: string;
  subject: string;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  service_years: number;
  service_months: number;
  service_as_of: PlainDate;
}

const COLUMNS = `id, person_id, organisation_id, post, position_group, subject, valid_from::text, valid_to::text,
  service_years, service_months, service_as_of::text`;

@Injectable()
export class EmploymentStore extends Register<EmploymentEntry> {
  /** A person's employments, the latest first. */
  async ofPerson(personId: PersonId): Promise<Employment[]> {
    const rows: EmploymentRow[] = await this.db.query(`select ${COLUMNS} from employment where person_id = $1 order by employment.valid_from desc, id`, [personId]);
    return rows.map(toEmployment);
  }

  protected override async load(tx: EntityManager, { id, key, organisationId }: EmploymentSubject): Promise<EmploymentEntry> {
    const [row]: EmploymentRow[] = await tx.query(`select ${COLUMNS} from employment where id = $1`, [id]);
    return {
      known: row && toEmployment(row),
      personKnown: await exists(tx, 'select 1 from person where id = $1', key),
      organisationKnown: await exists(tx, 'select 1 from organisation where id = $1', organisationId),
    };
  }

  protected override async keep(tx: EntityManager, _subject: EmploymentSubject, { known }: EmploymentEntry): Promise<void> {
    if (!known) return;
    await tx.query(
      `insert into employment (id, person_id, organisation_id, post, position_group, subject, valid_from, valid_to, service_years,
         service_months, service_as_of) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (id) do update set organisation_id = excluded.organisation_id, post = excluded.post,
         position_group = excluded.position_group, subject = excluded.subject, valid_from = excluded.valid_from,
         valid_to = excluded.valid_to, service_years = excluded.service_years, service_months = excluded.service_months,
         service_as_of = excluded.service_as_of`,
      [
        known.employmentId, known.personId, known.organisationId, known.post, known.positionGroup, known.subject, known.from,
        known.to, known.serviceYears, known.serviceMonths, known.serviceAsOf,
      ],
    );
  }
}

const toEmployment = (row: EmploymentRow): Employment => ({
  employmentId: row.id,
  personId: row.person_id,
  organisationId: row.organisation_id,
  post: row.post,
  positionGroup: row.position_group,
  subject: row.subject,
  from: row.valid_from,
  to: row.valid_to,
  serviceYears: row.service_years,
  serviceMonths: row.service_months,
  serviceAsOf: row.service_as_of,
});
