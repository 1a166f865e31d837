import { jurisdictionSql } from '@attestation/access';
import type { AttestationId, Caller, OrganisationId, WorkItemId } from '@attestation/contracts';
import { fromCursor, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseEvidence } from '../domain/case-evidence.js';
import { EVIDENCE, EVIDENCE_COLUMNS, EVIDENCE_IN_LISTS, toEvidence, type EvidenceRow } from './evidence.store.js';

export interface Listing {
  cursor?: string;
  limit: number;
}
/** What callers are shown of evidence: only what lies within their jurisdiction exists. */
@Injectable()
export class EvidenceReader {
  constructor(private readonly db: DataSource) {}

  /** @returns undefined for a case that does not exist or lies outside */
  async ofCase(caller: Caller, attestationId: AttestationId): Promise<CaseEvidence | undefined> {
    return this.one(caller, 'e.attestation_id = $1', attestationId);
  }

  /** The case of an assessment, done or not. */
  async ofWorkItem(caller: Caller, workItemId: WorkItemId): Promise<CaseEvidence | undefined> {
    return this.one(caller, 'e.work_item_id = $1', workItemId);
  }

  /** Assessments that wait, the oldest first. */
  async queue(caller: Caller, { cursor, limit }: Listing): Promise<Page<CaseEvidence>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INSTANT', 'UUID']) ?? [];
    const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, 4);
    const rows: EvidenceRow[] = await this.db.query(
      `${EVIDENCE_IN_LISTS} where e.work_item_open and ${within.sql}
          and ($1::timestamptz is null or (e.work_item_opened_at, e.work_item_id) > ($1, $2::uuid))
        order by e.work_item_opened_at, e.work_item_id limit $3`,
      [after, afterId, limit + 1, ...within.parameters],
    );
    return toPage(rows.map(toEvidence), limit, ({ assessment }) => [assessment?.openedAt ?? '', assessment?.workItemId ?? '']);
  }

  /** Portfolios of an organisation's teachers that are still open: drafts, and what was returned. */
  async open(caller: Caller, organisationId: OrganisationId, { cursor, limit }: Listing): Promise<Page<CaseEvidence>> {
    const [after = null] = fromCursor(cursor, ['UUID']) ?? [];
    const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, 4);
    const rows: EvidenceRow[] = await this.db.query(
      `${EVIDENCE} where e.organisation_id = $1 and ${within.sql} and not (e.body->>'closed')::boolean
          and (e.body->>'submittedAt' is null or e.body->>'returned' is not null) and ($2::uuid is null or e.attestation_id > $2)
        order by e.attestation_id limit $3`,
      [organisationId, after, limit + 1, ...within.parameters],
    );
    return toPage(rows.map(toEvidence), limit, ({ attestationId }) => [attestationId]);
  }

  private async one(caller: Caller, condition: string, id: string): Promise<CaseEvidence | undefined> {
    const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, 2);
    const [row]: EvidenceRow[] = await this.db.query(`${EVIDENCE} where ${condition} and ${within.sql}`, [id, ...within.parameters]);
    return row && toEvidence(row);
  }
}
