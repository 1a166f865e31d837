import type { Subject } from '@attestation/contracts';
import { type Changed, Store, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Letter } from '../domain/letter.js';

/** Letters as they are written, by facts. Their way out is `waiting-letters`. */
@Injectable()
export class LetterStore extends Store<Letter> {
  /** Facts ask, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override async load(tx: EntityManager, subject: Subject): Promise<Letter | undefined> {
    return (await this.loadAll(tx, [subject])).get(subject.id);
  }

  protected override keep(tx: EntityManager, subject: Subject, next: Letter): Promise<void> {
    return this.keepAll(tx, [{ subject, next }]);
  }

  protected override async loadAll(tx: EntityManager, subjects: readonly Subject[]): Promise<Map<string, Letter>> {
    const rows: Letter[] = await tx.query(
      `select letter_id as "letterId", attestation_id as "attestationId", person_id as "personId", content, ${utc('written_at')} as "writtenAt" from letter where letter_id = any($1)`,
      [subjects.map(({ id }) => id)],
    );
    return new Map(rows.map((row) => [row.letterId, row]));
  }

  // a case that is over before its notice is written gets none
  protected override async keepAll(tx: EntityManager, changed: readonly Changed<Letter>[]): Promise<void> {
    await tx.query(
      `insert into letter (letter_id, attestation_id, person_id, content, written_at, state)
       select "letterId", "attestationId", "personId", content, "writtenAt", case when content->>'kind' = 'TEST_NOTICE' and exists (select 1 from closed_case where attestation_id = "attestationId") then 'CANCELLED' else 'WAITING' end
         from jsonb_to_recordset($1::jsonb) as l("letterId" uuid, "attestationId" uuid, "personId" uuid, content jsonb, "writtenAt" timestamptz)
       on conflict (letter_id) do nothing`,
      [JSON.stringify(changed.map(({ next }) => next))],
    );
  }
}
