import { type Fact, type FactOf, FactType } from '@attestation/contracts';
import { together } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Our own small copy of what a case is and who holds its steps. It may be told the same twice. */
@Injectable()
export class KnownCases {
  constructor(private readonly db: DataSource) {}

  /** @throws Error when a case that was closed or moved is not known: its opening comes first, under the same key */
  async keepAll(facts: readonly Fact[]): Promise<void> {
    await this.db.transaction((tx) => together(...facts.map((fact) => keep(tx, fact)))); // asked in their order
  }
}

function keep(tx: EntityManager, { type, data }: Fact): Promise<void> {
  if (type === FactType.DraftOpened) return keepOpened(tx, data);
  if (type === FactType.AttestationClosed) return keepClosed(tx, data);
  if (type === FactType.AttestationMoved) return keepMoved(tx, data);
  if (type === FactType.ApplicationsDeadlineMoved || type === FactType.TestingDeadlineMoved) return keepDue(tx, data);
  const item = data as FactOf<typeof FactType.TestingWorkItemOpened> | FactOf<typeof FactType.TestingWorkItemClosed>;
  return 'holder' in item ? keepItem(tx, item) : keepItemClosed(tx, item);
}

async function keepOpened(tx: EntityManager, { attestationId, organisationId, claimedCategory, openedOn }: FactOf<typeof FactType.DraftOpened>): Promise<void> {
  await tx.query(
    'insert into attestation_case (attestation_id, organisation_id, claimed_category, opened_on) values ($1, $2, $3, $4) on conflict do nothing',
    [attestationId, organisationId, claimedCategory, openedOn],
  );
}

async function keepClosed(tx: EntityManager, { attestationId, outcome, closedAt }: FactOf<typeof FactType.AttestationClosed>): Promise<void> {
  const [, kept]: [unknown, number] = await tx.query('update attestation_case set outcome = $2, closed_at = $3 where attestation_id = $1', [attestationId, outcome, closedAt]);
  if (kept === 0) throw new Error(`The case ${attestationId} was closed, but is not known to monitoring.`);
}

/** Operators of the region she moved to see it from now on. */
async function keepMoved(tx: EntityManager, { attestationId, to }: FactOf<typeof FactType.AttestationMoved>): Promise<void> {
  const [, kept]: [unknown, number] = await tx.query('update attestation_case set organisation_id = $2 where attestation_id = $1', [attestationId, to.organisationId]);
  if (kept === 0) throw new Error(`The case ${attestationId} moved, but is not known to monitoring.`);
}

/** Also after its closing, when the facts come out of the dead letters. */
async function keepItem(tx: EntityManager, { workItemId, step, attestationId, holder, openedAt, due }: FactOf<typeof FactType.TestingWorkItemOpened>): Promise<void> {
  await tx.query(
    `insert into work_item (id, step, attestation_id, holder, opened_at, due) values ($1, $2, $3, $4, $5, $6)
     on conflict (id, step) do update set holder = excluded.holder, opened_at = excluded.opened_at, due = excluded.due`,
    [workItemId, step, attestationId, holder, openedAt, due],
  );
}

/** The working calendar was changed; an item that is not known yet will bring what it was opened with, and this after it. */
async function keepDue(tx: EntityManager, { workItemId, step, to }: FactOf<typeof FactType.ApplicationsDeadlineMoved>): Promise<void> {
  await tx.query('update work_item set due = $3 where id = $1 and step = $2', [workItemId, step, to]);
}

async function keepItemClosed(tx: EntityManager, { workItemId, step, attestationId, how, closedAt }: FactOf<typeof FactType.TestingWorkItemClosed>): Promise<void> {
  await tx.query(
    `insert into work_item (id, step, attestation_id, how, closed_at) values ($1, $2, $3, $4, $5)
     on conflict (id, step) do update set how = excluded.how, closed_at = excluded.closed_at`,
    [workItemId, step, attestationId, how, closedAt],
  );
}
