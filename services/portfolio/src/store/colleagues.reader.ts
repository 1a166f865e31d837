import type { Caller, OrganisationId, PersonId, PlainDate } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The responsible persons of organisations: whoever checks their teachers' portfolios. */
@Injectable()
export class ColleaguesReader {
  constructor(private readonly db: DataSource) {}

  async of(organisationIds: readonly OrganisationId[], today: PlainDate): Promise<PersonId[]> {
    const rows: { id: PersonId }[] = await this.db.query(
      `select distinct r.person_id as id from access_role r
        where r.organisation_id = any($1::uuid[]) and r.role = 'RESPONSIBLE_PERSON' and r.valid_from <= $2::date and (r.valid_to is null or r.valid_to >= $2::date)
          and (r.ended_on is null or r.ended_on > $2::date) order by id`,
      [organisationIds, today],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of the organisations for which the caller acts, with their names. */
  async named({ assignments }: Caller, today: PlainDate): Promise<{ id: PersonId; name: string | null }[]> {
    const ids = await this.of(assignments.flatMap(({ organisationId }) => organisationId ?? []), today);
    return this.db.query('select asked.id, p.name from unnest($1::uuid[]) as asked(id) left join known_person p using (id) order by p.name, asked.id', [ids]);
  }
}
