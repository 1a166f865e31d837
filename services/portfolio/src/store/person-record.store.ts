import { jurisdictionSql } from '@attestation/access';
import type { Caller, OrganisationId, PersonId, Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonRecord } from '../domain/person-record.js';
import { keepRecords } from './record-rows.js';

/** A person's continuous record, keyed by the person. Rows are added, none is loaded or changed. */
@Injectable()
export class PersonRecordStore extends Store<PersonRecord> {
  @Inject(Clock) private readonly clock!: Clock;

  protected async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return (await this.organisationWithin(caller, id, tx)) !== undefined;
  }

  protected load(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  protected async keep(tx: EntityManager, { id }: Subject, { additions }: PersonRecord): Promise<void> {
    const personId = id as PersonId;
    for (const { organisationId, root, told, recorded } of additions) {
      if (told && root) await keepTold(tx, personId, root, told);
      await keepRecords(tx, [{ personId, organisationId, attestationId: null, root, recorded }]);
    }
  }

  /** The organisation within the caller's act at which the person works today; undefined: none, and the person does not exist for him. */
  async organisationWithin(caller: Caller, personId: string, db: Pick<EntityManager, 'query'> = this.db): Promise<OrganisationId | undefined> {
    const within = jurisdictionSql(caller, { organisationColumn: 'e.organisation_id' }, 3);
    const [row]: { organisation_id: OrganisationId }[] = await db.query(
      `select e.organisation_id from employment e where e.person_id = $1 and e.valid_from <= $2 and (e.valid_to is null or e.valid_to >= $2) and ${within.sql}
        order by e.valid_from desc, e.id limit 1`,
      [personId, this.clock.today(), ...within.parameters],
    );
    return row?.organisation_id;
  }
}

async function keepTold(tx: EntityManager, personId: PersonId, root: string, { source, at }: NonNullable<PersonRecord['additions'][number]['told']>): Promise<void> {
  await tx.query(
    `insert into told_fact as known (person_id, source, root, occurred_at) values ($1, $2, $3, $4)
     on conflict (person_id, source, root) do update set occurred_at = excluded.occurred_at where known.occurred_at < excluded.occurred_at`,
    [personId, source, root, at],
  );
}
