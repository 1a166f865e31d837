import type { AttestationId, Caller, Instant } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { fromCursor, type Page, toPage, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asOf, type AsOf, ATTESTATION_ID, CASE_COLUMNS, WITH_CASE } from './picture.js';

export interface IncidentFilter {
  type?: string;
  state: 'OPEN' | 'RESOLVED';
}
export interface IncidentView {
  key: string;
  errorType: string;
  message: string;
  elementId: string;
  instanceKey: string;
  bpmnProcessId: string;
  attestationId: AttestationId | null;
  jobKey: string | null;
  jobType: string | null;
  createdAt: Instant | null;
  resolvedAt: Instant | null;
  /** what was last tried at it */
  lastTried: { at: Instant; outcome: string | null; reason: string | null } | null;
}
export interface IncidentGroup {
  errorType: string;
  count: number;
  oldest: Instant | null;
}

const FROM = `from incident n join instance i on i.key = n.instance_key ${WITH_CASE}`;
const STATE = `(n.resolved_at is null) = ($1 = 'OPEN')`;
// an error nobody catches is reported under an id that no model has: the element itself knows better
const ELEMENT_ID = 'coalesce((select e.element_id from element e where e.key = n.element_key), n.element_id)';
const COLUMNS = `n.key::text, n.error_type as "errorType", n.message, ${ELEMENT_ID} as "elementId", n.instance_key::text as "instanceKey", i.bpmn_process_id as "bpmnProcessId",
  ${ATTESTATION_ID} as "attestationId", n.job_key::text as "jobKey", (select j.type from job j where j.key = n.job_key) as "jobType", ${utc('n.created_at')} as "createdAt", ${utc('n.resolved_at')} as "resolvedAt",
  (select jsonb_build_object('at', ${utc('r.asked_at')}, 'outcome', r.outcome, 'reason', r.reason) from resolution r where r.incident_key = n.key order by r.asked_at desc, r.id desc limit 1) as "lastTried"`;

/** Incidents as operators see them, within their jurisdiction. */
@Injectable()
export class IncidentReader {
  constructor(private readonly db: DataSource) {}

  /** The newest first; the groups count the whole of that state, whatever type the list is asked for. */
  async page(caller: Caller, { type, state }: IncidentFilter, cursor: string | undefined, limit: number): Promise<Page<IncidentView> & { groups: IncidentGroup[]; asOf: AsOf | null }> {
    const [after = null] = fromCursor(cursor, ['INTEGER']) ?? [];
    const age = await asOf(this.db);
    const groups = await this.groups(caller, state);
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 5);
    const rows: IncidentView[] = await this.db.query(
      `select ${COLUMNS} ${FROM} where ${STATE} and ($2::bigint is null or n.key < $2) and ($3::text is null or n.error_type = $3) and ${sql} order by n.key desc limit $4`,
      [state, after, type ?? null, limit + 1, ...parameters],
    );
    return { groups, ...toPage(rows, limit, ({ key }) => [key]), asOf: age };
  }

  private groups(caller: Caller, state: IncidentFilter['state']): Promise<IncidentGroup[]> {
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 2);
    return this.db.query(
      `select n.error_type as "errorType", count(*)::int as count, ${utc('min(n.created_at)')} as oldest ${FROM} where ${STATE} and ${sql} group by 1 order by 2 desc, 1`,
      [state, ...parameters],
    );
  }
}
