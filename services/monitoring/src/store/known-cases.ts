import type { FactOf, FactType } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Our own small copy of what a case is and who holds its steps. Each keeper may be told the same twice. */
@Injectable()
export class KnownCases {
  constructor(private readonly db: DataSource) {}

  async keepOpened({ attestationId, organisationId, claimedCategory, openedOn }: FactOf<typeof FactType.DraftOpened>): Promise<void> {
    await this.db.query(
      'insert into attestation_case (attestation_id, organisation_id, claimed_category, opened_on) values ($1, $2, $3, $4) on conflict do nothing',
      [attestationId, organisationId, claimedCategory, openedOn],
    );
  }

  /** @throws Error when the case is not known: its opening comes first, under the same key */
  async keepClosed({ attestationId, outcome, closedAt }: FactOf<typeof FactType.AttestationClosed>): Promise<void> {
    const [, kept]: [unknown, number] = await this.db.query('update attestation_case set outcome = $2, closed_at = $3 where attestation_id = $1', [attestationId, outcome, closedAt]);
    if (kept === 0) throw new Error(`The case ${attestationId} was closed, but is not known to monitoring.`);
  }

  /** Also after its closing, when the facts come out of the dead letters. */
  async keepItem({ workItemId, step, attestationId, holder, openedAt, due }: FactOf<typeof FactType.TestingWorkItemOpened>): Promise<void> {
    await this.db.query(
      `insert into work_item (id, step, attestation_id, holder, opened_at, due) values ($1, $2, $3, $4, $5, $6)
       on conflict (id, step) do update set holder = excluded.holder, opened_at = excluded.opened_at, due = excluded.due`,
      [workItemId, step, attestationId, holder, openedAt, due],
    );
  }

  async keepItemClosed({ workItemId, step, attestationId, how, closedAt }: FactOf<typeof FactType.TestingWorkItemClosed>): Promise<void> {
    await this.db.query(
      `insert into work_item (id, step, attestation_id, how, closed_at) values ($1, $2, $3, $4, $5)
       on conflict (id, step) do update set how = excluded.how, closed_at = excluded.closed_at`,
      [workItemId, step, attestationId, how, closedAt],
    );
  }
}
