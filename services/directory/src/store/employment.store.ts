import type { OrganisationId, PersonId } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Employment, EmploymentEntry } from '../domain/employment.js';
import { exists, Register } from './register.js';
import { employmentColumns, employmentsOf, keepEmployments, toEmployment, type EmploymentRow } from './rows/employments.js';

/** An employment that is to be changed, and the organisation that the command names. The key is its person. */
export interface EmploymentSubject {
  id: string;
  key: PersonId;
  organisationId: OrganisationId;
}

@Injectable()
export class EmploymentStore extends Register<EmploymentEntry> {
  /** A person's employments, the latest first. */
  async ofPerson(personId: PersonId): Promise<Employment[]> {
    const rows: EmploymentRow[] = await this.db.query(`select ${employmentColumns()} from employment where person_id = $1 order by employment.valid_from desc, id`, [personId]);
    return rows.map(toEmployment);
  }

  protected override async load(tx: EntityManager, { id, key, organisationId }: EmploymentSubject): Promise<EmploymentEntry> {
    return {
      known: (await employmentsOf(tx, [], [id])).get(id),
      personKnown: await exists(tx, 'select 1 from person where id = $1', key),
      organisationKnown: await exists(tx, 'select 1 from organisation where id = $1', organisationId),
    };
  }

  protected override keep(tx: EntityManager, _subject: EmploymentSubject, next: EmploymentEntry): Promise<void> {
    return keepEmployments(tx, [next]);
  }
}
