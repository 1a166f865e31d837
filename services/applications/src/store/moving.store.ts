import type { AttestationId, Caller, PersonId, PlainDate, Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Moving } from '../domain/moving.js';
import { keepCase, loadCase } from './case-rows.js';
import { postsOf } from './posts.js';

/** A case together with all posts of its teacher. */
@Injectable()
export class MovingStore extends Store<Moving> {
  /** Nobody moves a case: it follows its teacher. */
  protected async permits(_tx: EntityManager, _subject: Subject, _caller: Caller): Promise<boolean> {
    return false;
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Moving | undefined> {
    const file = await loadCase(tx, id);
    return file && { file, posts: await postsOf(tx, file.personId) };
  }

  protected async keep(tx: EntityManager, _subject: Subject, { file, left }: Moving): Promise<void> {
    await keepCase(tx, file);
    if (!left) return;
    await tx.query(
      'insert into left_case (attestation_id, person_id, organisation_id, place_code, left_at, body) values ($1, $2, $3, $4, $5, $6)',
      [file.id, file.personId, left.organisationId, left.placeCode, left.leftAt, JSON.stringify(left.file)],
    );
  }

  /**
   * Cases whose own post has ended, or is no more at their organisation, while their teacher works somewhere; of one person, or of all.
   * Few: the rest is decided with the whole case in sight.
   */
  async candidates(today: PlainDate, personId: PersonId | null = null): Promise<AttestationId[]> {
    const rows: { id: AttestationId }[] = await this.db.query(
      `select c.id from employment own join case_file c on c.employment_id = own.id
        where not c.ended and c.commission_id is null and ($2::uuid is null or own.person_id = $2)
          and (own.valid_to < $1 or own.organisation_id <> c.organisation_id)
          and exists (select 1 from employment e where e.person_id = own.person_id and e.valid_from <= $1 and (e.valid_to is null or e.valid_to >= $1)
                         and (e.id <> own.id or e.organisation_id <> c.organisation_id))
        order by c.id`,
      [today, personId],
    );
    return rows.map(({ id }) => id);
  }
}
