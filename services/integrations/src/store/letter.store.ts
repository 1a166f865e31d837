import type { Subject } from '@attestation/contracts';
import { type Changed, Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Letter } from '../domain/letter.js';

/** Letters as facts have them written: those of one fact at once. Their way out is `waiting-letters`. */
@Injectable()
export class LetterStore extends Store<Letter[]> {
  /** Facts ask, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  /** What is written already stays as it is: nothing of it is needed to write others. */
  protected override async load(): Promise<undefined> {
    return undefined;
  }

  protected override keep(tx: EntityManager, subject: Subject, next: Letter[]): Promise<void> {
    return this.keepAll(tx, [{ subject, next }]);
  }

  // a case that is over before its notice is written gets none
  protected override async keepAll(tx: EntityManager, changed: readonly Changed<Letter[]>[]): Promise<void> {
    await tx.query(
      `insert into letter (letter_id, attestation_id, person_id, content, written_at, state)
       select "letterId", "attestationId", "personId", content, "writtenAt", case when content->>'kind' = 'TEST_NOTICE' and exists (select 1 from closed_case where attestation_id = "attestationId") then 'CANCELLED' else 'WAITING' end
         from jsonb_to_recordset($1::jsonb) as l("letterId" uuid, "attestationId" uuid, "personId" uuid, content jsonb, "writtenAt" timestamptz)
       on conflict (letter_id) do nothing`,
      [JSON.stringify(changed.flatMap(({ next }) => next))],
    );
  }
}
