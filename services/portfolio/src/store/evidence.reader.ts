import { jurisdictionSql } from '@attestation/access';
import type { AttestationId, Caller, Instant, PersonId, Registry, WorkItemId } from '@attestation/contracts';
import { fromCursor, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseEvidence, EvidenceItem } from '../domain/case-evidence.js';
import { EVIDENCE, EVIDENCE_COLUMNS, toEvidence, type EvidenceRow } from './evidence.store.js';

export interface Listing {
  cursor?: string;
  limit: number;
}
/** An item of a person's continuous record. */
export interface RecordRow {
  id: string;
  schoolYear: number;
  registry: Registry;
  source: string;
  manual: boolean;
  receivedAt: Instant;
  item: EvidenceItem;
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
      `${EVIDENCE} where e.work_item_open and ${within.sql}
          and ($1::timestamptz is null or (e.work_item_opened_at, e.work_item_id) > ($1, $2::uuid))
        order by e.work_item_opened_at, e.work_item_id limit $3`,
      [after, afterId, limit + 1, ...within.parameters],
    );
    return toPage(rows.map(toEvidence), limit, ({ assessment }) => [assessment?.openedAt ?? '', assessment?.workItemId ?? '']);
  }

  /** A person's record, the newest school year first; whoever may read it, by the school it was made at. */
  async record(caller: Caller, personId: PersonId, { cursor, limit, schoolYear }: Listing & { schoolYear?: number }): Promise<Page<RecordRow>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['INTEGER', 'INTEGER']) ?? [];
    const within = jurisdictionSql(caller, RECORD_COLUMNS, 6);
    const rows: RecordRow[] = await this.db.query(
      `select r.id, r.school_year as "schoolYear", r.registry, r.source, r.manual, r.received_at as "receivedAt", r.item
         from person_record r left join case_evidence e using (attestation_id)
        where r.person_id = $1 and ${within.sql} and ($2::int is null or r.school_year = $2)
          and ($3::bigint is null or (r.school_year::bigint, r.id) < ($3, $4::bigint))
        order by r.school_year desc, r.id desc limit $5`,
      [personId, schoolYear ?? null, after, afterId, limit + 1, ...within.parameters],
    );
    return toPage(rows, limit, (row) => [row.schoolYear, row.id]);
  }

  private async one(caller: Caller, condition: string, id: string): Promise<CaseEvidence | undefined> {
    const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, 2);
    const [row]: EvidenceRow[] = await this.db.query(`${EVIDENCE} where ${condition} and ${within.sql}`, [id, ...within.parameters]);
    return row && toEvidence(row);
  }
}

const RECORD_COLUMNS = { personColumn: 'r.person_id', organisationColumn: 'r.organisation_id', commissionColumn: 'e.commission_id' };
