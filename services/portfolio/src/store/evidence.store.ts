import { jurisdictionSql } from '@attestation/access';
import type { Caller, EvidenceFile, Subject } from '@attestation/contracts';
import { FILES_OF_CASE } from '@attestation/files';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEvidence, Evidence, Snapshot } from '../domain/case-evidence.js';
import { fingerprintOf } from '../domain/identity.js';
import { schoolYearOf } from '../domain/school-year.js';

/** Whose the evidence of a case is, for every act on it. */
export const EVIDENCE_COLUMNS = { personColumn: 'e.person_id', organisationColumn: 'e.organisation_id', commissionColumn: 'e.commission_id' };

export interface EvidenceRow {
  body: Omit<CaseEvidence, 'snapshot' | 'recorded' | 'files'>;
  files: EvidenceFile[];
  version: number | null;
  hash: string | null;
  content: string | null;
  items: number | null;
  frozen_at: Date | null;
}
/** A case's evidence with its scans and its newest snapshot: what `toEvidence` reads. */
export const EVIDENCE = `select e.body, ${FILES_OF_CASE('e.attestation_id')} as files, s.version, s.hash, s.content, s.items, s.frozen_at from case_evidence e
  left join lateral (select * from snapshot where attestation_id = e.attestation_id order by version desc limit 1) s on true`;

export function toEvidence({ body, files, version, hash, content, items, frozen_at }: EvidenceRow): CaseEvidence {
  const snapshot: Snapshot | null = hash && content && frozen_at ? { version: version ?? 1, hash, content, items: items ?? 0, frozenAt: frozen_at.toISOString() } : null;
  return { ...body, files, snapshot, recorded: [] };
}

/** Whether a case lies within what the caller's act reaches. */
export async function reaches(db: Pick<EntityManager, 'query'>, caller: Caller, attestationId: string): Promise<boolean> {
  const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, 2);
  const found: unknown[] = await db.query(`select 1 from case_evidence e where e.attestation_id = $1 and ${within.sql}`, [attestationId, ...within.parameters]);
  return found.length > 0;
}

/** The evidence of a case: its rows, the frozen snapshot, and the person's continuous record. */
@Injectable()
export class EvidenceStore extends Store<CaseEvidence> {
  protected async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return reaches(tx, caller, id);
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<CaseEvidence | undefined> {
    const [row]: EvidenceRow[] = await tx.query(`${EVIDENCE} where e.attestation_id = $1`, [id]);
    return row && toEvidence(row);
  }

  protected async keep(tx: EntityManager, _subject: Subject, { snapshot, recorded, files: _files, ...body }: CaseEvidence): Promise<void> {
    const { assessment } = body;
    const open = assessment !== null && !assessment.completed && !assessment.cancelled;
    await tx.query(
      `insert into case_evidence (attestation_id, person_id, organisation_id, commission_id, work_item_id, work_item_opened_at, work_item_open, body)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (attestation_id) do update set commission_id = excluded.commission_id, work_item_id = excluded.work_item_id,
         work_item_opened_at = excluded.work_item_opened_at, work_item_open = excluded.work_item_open, body = excluded.body`,
      [
        body.attestationId, body.personId, body.organisationId, body.commissionId, assessment?.workItemId ?? null, assessment?.openedAt ?? null, open,
        JSON.stringify(body),
      ],
    );
    if (snapshot) await keepSnapshot(tx, body.attestationId, snapshot);
    for (const evidence of recorded) await keepRecord(tx, body, evidence);
  }
}

/** Added once; what stands there is never touched. */
async function keepSnapshot(tx: EntityManager, attestationId: string, { version, hash, content, items, frozenAt }: Snapshot): Promise<void> {
  await tx.query(
    'insert into snapshot (attestation_id, version, hash, content, items, frozen_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [attestationId, version, hash, content, items, frozenAt],
  );
}

/** Each item once in the person's record, however many cases ask for it. */
async function keepRecord(tx: EntityManager, body: Pick<CaseEvidence, 'attestationId' | 'personId' | 'organisationId'>, evidence: Evidence): Promise<void> {
  const { registry, source, manual, receivedAt } = evidence;
  const rows = evidence.items.map((item) => ({ item, year: schoolYearOf(item, receivedAt), fingerprint: fingerprintOf(item) }));
  if (rows.length === 0) return;
  await tx.query(
    `insert into person_record (person_id, organisation_id, school_year, registry, source, manual, received_at, attestation_id, fingerprint, item)
     select $1, $2, (row->>'year')::int, $3, $4, $5, $6, $7, row->>'fingerprint', row->'item' from jsonb_array_elements($8::jsonb) row
     on conflict do nothing`,
    [body.personId, body.organisationId, registry, source, manual, receivedAt, body.attestationId, JSON.stringify(rows)],
  );
}
