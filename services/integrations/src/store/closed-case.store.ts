import type { Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClosedCase } from '../domain/closed-case.js';

@Injectable()
export class ClosedCaseStore extends Store<ClosedCase> {
  /** Facts ask, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<ClosedCase> {
    const found: unknown[] = await tx.query('select 1 from closed_case where attestation_id = $1', [id]);
    return { closed: found.length > 0 };
  }

  protected override async keep(tx: EntityManager, { id }: Subject, { closed }: ClosedCase): Promise<void> {
    if (!closed) return;
    await tx.query('insert into closed_case (attestation_id) values ($1) on conflict do nothing', [id]);
    await tx.query(`update letter set state = 'CANCELLED', settled_at = now() where attestation_id = $1 and state = 'WAITING' and content->>'kind' = 'TEST_NOTICE'`, [id]);
    await tx.query(
      `update question q set cancelled_at = now() from case_questions c
        where c.work_item_id = q.work_item_id and c.attestation_id = $1 and q.published_at is null and q.cancelled_at is null`,
      [id],
    );
  }
}
