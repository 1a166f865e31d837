import type { Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseQuestions } from '../domain/case-questions.js';

@Injectable()
export class CaseQuestionsStore extends Store<CaseQuestions> {
  /** Facts ask, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<CaseQuestions> {
    const found: unknown[] = await tx.query('select 1 from closed_case where attestation_id = $1', [id]);
    return { closed: found.length > 0 };
  }

  protected override async keep(tx: EntityManager, { id }: Subject, { closed }: CaseQuestions): Promise<void> {
    if (!closed) return;
    await tx.query('insert into closed_case (attestation_id) values ($1) on conflict do nothing', [id]);
    await tx.query('update question set cancelled_at = now() where attestation_id = $1 and published_at is null and cancelled_at is null', [id]);
  }
}
