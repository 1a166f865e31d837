import type { Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Undelivered } from '../domain/undelivered.js';

/** Letters of a case that reached nobody; those kept wait for the mail server once more, as if they had never been tried. */
@Injectable()
export class UndeliveredStore extends Store<Undelivered[]> {
  /** Facts ask, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override load(tx: EntityManager, { id }: Subject): Promise<Undelivered[]> {
    return tx.query(`select letter_id as "letterId", content from letter where attestation_id = $1 and state in ('REFUSED', 'NO_ADDRESS')`, [id]);
  }

  protected override async keep(tx: EntityManager, _subject: Subject, next: Undelivered[]): Promise<void> {
    if (next.length === 0) return;
    await tx.query(
      `update letter set state = 'WAITING', settled_at = null, sent_to = null, reason = null, last_error = null, attempts = 0, first_attempt_at = null, next_attempt_at = null
        where letter_id = any($1::uuid[]) and state in ('REFUSED', 'NO_ADDRESS')`,
      [next.map(({ letterId }) => letterId)],
    );
  }
}
