import type { AttestationId, Caller, CommissionId, Subject, WorkItemId } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { fromCursor, type Page, Store, toPage } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import { testOf } from './known-facts.js';

const COLUMNS = `f.attestation_id as "attestationId", f.person_id as "personId", f.organisation_id as "organisationId", f.claimed_category as "claimedCategory",
  f.current_category as "currentCategory", f.opened_on::text as "openedOn", f.rule_set as "ruleSet", f.level, f.commission_id as "commissionId",
  f.decisions_by::text as "decisionsBy", f.score, f.agenda_item_id as "agendaItemId", f.decision`;

/** A case as the secretary's queue shows it. */
export interface WaitingCase {
  attestationId: AttestationId;
  workItemId: WorkItemId;
  claimedCategory: string;
  total: string | null;
  due: string;
}

@Injectable()
export class CaseFileStore extends Store<CaseFile> {
  protected async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id', commissionColumn: 'f.commission_id', personColumn: 'f.person_id' }, 2);
    const found: unknown[] = await tx.query(`select 1 from case_file f where f.attestation_id = $1 and ${sql}`, [id, ...parameters]);
    return found.length > 0;
  }

  protected load(tx: EntityManager, { id }: Subject): Promise<CaseFile | undefined> {
    return loadFile(tx, id as AttestationId);
  }

  protected async keep(tx: EntityManager, _: Subject, next: CaseFile): Promise<void> {
    await tx.query(
      `insert into case_file (attestation_id, person_id, organisation_id, claimed_category, current_category, opened_on, rule_set, level, commission_id, decisions_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (attestation_id) do nothing`,
      [next.attestationId, next.personId, next.organisationId, next.claimedCategory, next.currentCategory, next.openedOn, next.ruleSet, next.level, next.commissionId, next.decisionsBy],
    );
    await tx.query('update case_file set score = $2, agenda_item_id = $3, decision = $4 where attestation_id = $1', [
      next.attestationId, next.score, next.agendaItemId, next.decision,
    ]);
  }

  async find(attestationId: AttestationId): Promise<CaseFile | undefined> {
    return loadFile(this.db.manager, attestationId);
  }

  /** The cases that are scored and wait for a meeting of one commission, oldest first. */
  async waiting(caller: Caller, commissionId: CommissionId, cursor: string | undefined, limit: number): Promise<Page<WaitingCase>> {
    const after = fromCursor(cursor, ['UUID']);
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id', commissionColumn: 'f.commission_id', personColumn: 'f.person_id' }, 4);
    const rows: WaitingCase[] = await this.db.query(
      `select f.attestation_id as "attestationId", f.agenda_item_id as "workItemId", f.claimed_category as "claimedCategory", f.score->>'total' as total, f.decisions_by::text as due
         from case_file f
        where f.commission_id = $1 and f.agenda_item_id is not null and f.decision is null and ($2::uuid is null or f.agenda_item_id > $2) and ${sql}
        order by f.agenda_item_id limit $3`,
      [commissionId, after?.[0] ?? null, limit + 1, ...parameters],
    );
    return toPage(rows, limit, ({ workItemId }) => [workItemId]);
  }
}

/** The case with the test as last told, for any store's transaction. */
export async function loadFile(tx: EntityManager, attestationId: AttestationId): Promise<CaseFile | undefined> {
  const [row]: Omit<CaseFile, 'test'>[] = await tx.query(`select ${COLUMNS} from case_file f where f.attestation_id = $1`, [attestationId]);
  return row && { ...row, test: await testOf(tx, attestationId) };
}
