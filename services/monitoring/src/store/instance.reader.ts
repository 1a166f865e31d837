import type { AttestationId, Caller, Instant } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { fromCursor, type Page, toPage, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FlatElement } from '../domain/element-tree.js';
import { asOf, type AsOf, ATTESTATION_ID, CASE_COLUMNS, WITH_CASE } from './picture.js';

export interface InstanceFilter {
  state?: 'RUNNING' | 'COMPLETED' | 'TERMINATED';
  /** with at least one open incident, or with none */
  incident?: boolean;
  attestationId?: string;
  process?: string;
}
export interface InstanceView {
  key: string;
  bpmnProcessId: string;
  version: number;
  parentKey: string | null;
  rootKey: string;
  attestationId: AttestationId | null;
  state: string;
  startedAt: Instant | null;
  endedAt: Instant | null;
  incidents: number;
}
export interface StepView {
  step: string;
  holder: Record<string, unknown>;
  openedAt: Instant;
  due: Instant | null;
}
export interface InstanceDetails {
  instance: InstanceView;
  elements: FlatElement[];
  steps: StepView[];
  outcome: string | null;
  asOf: AsOf | null;
}

const STATE = `case when i.state in ('COMPLETED', 'TERMINATED') then i.state else 'RUNNING' end`;
const OPEN_INCIDENTS = '(select count(*)::int from incident n where n.instance_key = i.key and n.resolved_at is null)';
const COLUMNS = `i.key::text, i.bpmn_process_id as "bpmnProcessId", i.version, i.parent_key::text as "parentKey", i.root_key::text as "rootKey", ${ATTESTATION_ID} as "attestationId",
  ${STATE} as state, ${utc('i.started_at')} as "startedAt", ${utc('i.ended_at')} as "endedAt", ${OPEN_INCIDENTS} as incidents`;

/** Process instances as operators see them; what lies outside a caller's jurisdiction does not exist. */
@Injectable()
export class InstanceReader {
  constructor(private readonly db: DataSource) {}

  /** The newest first. */
  async page(caller: Caller, { state, incident, attestationId, process }: InstanceFilter, cursor: string | undefined, limit: number): Promise<Page<InstanceView> & { asOf: AsOf | null }> {
    const [after = null] = fromCursor(cursor, ['INTEGER']) ?? [];
    const age = await asOf(this.db);
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 7);
    const rows: InstanceView[] = await this.db.query(
      `select ${COLUMNS} from instance i ${WITH_CASE}
        where ($1::bigint is null or i.key < $1) and ($2::text is null or ${STATE} = $2) and ($3::boolean is null or (${OPEN_INCIDENTS} > 0) = $3)
          and ($4::uuid is null or ${ATTESTATION_ID} = $4) and ($5::text is null or i.bpmn_process_id = $5) and ${sql}
        order by i.key desc limit $6`,
      [after, state ?? null, incident ?? null, attestationId ?? null, process ?? null, limit + 1, ...parameters],
    );
    return { ...toPage(rows, limit, ({ key }) => [key]), asOf: age };
  }

  /** One instance with its elements and, of its case, the steps that people hold; undefined outside the jurisdiction. */
  async details(caller: Caller, key: string): Promise<InstanceDetails | undefined> {
    const age = await asOf(this.db);
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 2);
    const [found]: (InstanceView & { outcome: string | null })[] = await this.db.query(`select ${COLUMNS}, c.outcome from instance i ${WITH_CASE} where i.key = $1 and ${sql}`, [key, ...parameters]);
    if (!found) return undefined;
    const { outcome, ...instance } = found;
    const [elements, steps] = await Promise.all([this.elements(key), this.steps(instance.attestationId)]);
    return { instance, outcome, elements, steps, asOf: age };
  }

  private elements(key: string): Promise<FlatElement[]> {
    return this.db.query(
      `select e.key::text, e.element_id as "elementId", e.element_type as "elementType", e.scope_key::text as "scopeKey", e.state, ${utc('e.started_at')} as "startedAt", ${utc('e.ended_at')} as "endedAt",
              (select called.key::text from instance called where called.parent_key = e.instance_key and called.parent_element_key = e.key) as "calledInstance",
              array(select n.key::text from incident n where n.instance_key = e.instance_key and n.element_key = e.key and n.resolved_at is null order by n.key) as incidents
         from element e where e.instance_key = $1 order by e.key`,
      [key],
    );
  }

  private steps(attestationId: AttestationId | null): Promise<StepView[]> {
    return this.db.query(
      `select w.step, w.holder, ${utc('w.opened_at')} as "openedAt", ${utc('w.due')} as due from work_item w
        where w.attestation_id = $1 and w.closed_at is null and w.holder is not null order by w.opened_at, w.id`,
      [attestationId],
    );
  }
}
