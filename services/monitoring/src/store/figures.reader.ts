import { utc } from '@attestation/persistence';
import type { Caller, Instant } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asOf, type AsOf, CASE_COLUMNS, WITH_CASE } from './picture.js';

export interface ProcessFigures {
  bpmnProcessId: string;
  running: number;
  withIncident: number;
}
export interface Summary {
  /** running cases: instances that no other has called */
  running: number;
  /** those of them that have an open incident, there or in what they have called */
  withIncident: number;
  byProcess: ProcessFigures[];
  asOf: AsOf | null;
}
export interface JobFigures {
  type: string;
  waiting: number;
  inWork: number;
  /** without retries, behind an incident */
  failed: number;
  /** since when the one waiting longest has been there */
  oldest: Instant | null;
}

const HAS_INCIDENT = 'exists (select 1 from incident n where n.instance_key = i.key and n.resolved_at is null)';
const TREE_HAS_INCIDENT = 'exists (select 1 from instance below join incident n on n.instance_key = below.key where below.root_key = i.key and n.resolved_at is null)';

/** Counts within a caller's jurisdiction. */
@Injectable()
export class FiguresReader {
  constructor(private readonly db: DataSource) {}

  async summary(caller: Caller): Promise<Summary> {
    const age = await asOf(this.db);
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS);
    const rows: (ProcessFigures & { cases: number; stuckCases: number })[] = await this.db.query(
      `select i.bpmn_process_id as "bpmnProcessId", count(*)::int as running, (count(*) filter (where ${HAS_INCIDENT}))::int as "withIncident",
              (count(*) filter (where i.parent_key is null))::int as cases, (count(*) filter (where i.parent_key is null and ${TREE_HAS_INCIDENT}))::int as "stuckCases"
         from instance i ${WITH_CASE} where i.ended_at is null and ${sql} group by 1 order by 1`,
      parameters,
    );
    const sum = (name: 'cases' | 'stuckCases') => rows.reduce((total, row) => total + row[name], 0);
    const byProcess = rows.map(({ bpmnProcessId, running, withIncident }) => ({ bpmnProcessId, running, withIncident }));
    return { running: sum('cases'), withIncident: sum('stuckCases'), byProcess, asOf: age };
  }

  /** Jobs that are not done, by type; the longest queue first. */
  async jobs(caller: Caller): Promise<{ items: JobFigures[]; asOf: AsOf | null }> {
    const age = await asOf(this.db);
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS);
    const items: JobFigures[] = await this.db.query(
      `select j.type, (count(*) filter (where j.state = 'WAITING'))::int as waiting, (count(*) filter (where j.state = 'IN_WORK'))::int as "inWork",
              (count(*) filter (where j.state = 'FAILED'))::int as failed, ${utc(`min(j.created_at) filter (where j.state = 'WAITING')`)} as oldest
         from job j join instance i on i.key = j.instance_key ${WITH_CASE} where j.state in ('WAITING', 'IN_WORK', 'FAILED') and ${sql} group by 1 order by 2 desc, 1`,
      parameters,
    );
    return { items, asOf: age };
  }
}
