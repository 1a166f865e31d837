import { jurisdictionSql } from '@attestation/access';
import type { AttestationId, Caller, EvidenceFile, PersonId, Subject } from '@attestation/contracts';
import { FILES_OF_CASE } from '@attestation/files';
import { type Changed, CHANGED_SETTINGS, Store, together } from '@attestation/persistence';
import { settingsWith, type ChangedValues } from '@attestation/regulation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEvidence, RecordItem, Snapshot } from '../domain/case-evidence.js';
import { keepRecords, RECORD_OF_PERSON } from './record-rows.js';

/** Whose the evidence of a case is, for every act on it. */
export const EVIDENCE_COLUMNS = { personColumn: 'e.person_id', organisationColumn: 'e.organisation_id', commissionColumn: 'e.commission_id' };

export interface EvidenceRow {
  body: Omit<CaseEvidence, 'snapshot' | 'recorded' | 'record' | 'files' | 'settings'>;
  changed: ChangedValues;
  files: EvidenceFile[];
  record: RecordItem[];
  version: number | null;
  hash: string | null;
  content: string | null;
  items: number | null;
  frozen_at: Date | null;
}
const evidenceWith = (record: string) => `select e.body, ${CHANGED_SETTINGS(`(e.body->>'openedOn')::date`)} as changed, ${FILES_OF_CASE('e.attestation_id')} as files, ${record} as record, s.version, s.hash, s.content, s.items, s.frozen_at
  from case_evidence e left join known_person p on p.id = e.person_id left join lateral (select * from snapshot where attestation_id = e.attestation_id order by version desc fetch first row only) s on true`;

/** A case's evidence with its scans, the person's record and its newest snapshot: what `toEvidence` reads. */
export const EVIDENCE = evidenceWith(RECORD_OF_PERSON('e.person_id'));

/** Snapshots that were read: they stand there already. */
const asLoaded = new WeakSet<Snapshot>();

export function toEvidence({ body, changed, files, record, version, hash, content, items, frozen_at }: EvidenceRow): CaseEvidence {
  const snapshot: Snapshot | null = hash && content && frozen_at ? { version: version ?? 1, hash, content, items: items ?? 0, frozenAt: frozen_at.toISOString() } : null;
  if (snapshot) asLoaded.add(snapshot);
  return { ...body, settings: settingsWith(body.openedOn, changed), files, record, snapshot, recorded: [] };
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
  protected override readonly ownRows = true;

  protected async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return reaches(tx, caller, id);
  }

  protected async load(tx: EntityManager, subject: Subject): Promise<CaseEvidence | undefined> {
    return (await this.loadAll(tx, [subject])).get(subject.id);
  }

  protected override async loadAll(tx: EntityManager, subjects: readonly Subject[]): Promise<Map<string, CaseEvidence>> {
    const rows: EvidenceRow[] = await tx.query(`${EVIDENCE} where e.attestation_id = any($1)`, [subjects.map(({ id }) => id)]);
    return new Map(rows.map((row) => [row.body.attestationId, toEvidence(row)]));
  }

  protected keep(tx: EntityManager, _subject: Subject, next: CaseEvidence): Promise<void> {
    return keepEvidence(tx, [next]);
  }

  protected override keepAll(tx: EntityManager, changed: readonly Changed<CaseEvidence>[]): Promise<void> {
    return keepEvidence(tx, changed.map(({ next }) => next));
  }

  /** Cases of a person that are not closed. */
  async runningCases(personId: PersonId): Promise<AttestationId[]> {
    const rows: { id: AttestationId }[] = await this.db.query(
      `select attestation_id as id from case_evidence where person_id = $1 and not closed order by attestation_id`,
      [personId],
    );
    return rows.map(({ id }) => id);
  }

  /** Cases of these persons that have been submitted and are not closed. */
  async submittedCases(personIds: readonly PersonId[]): Promise<{ attestationId: AttestationId; personId: PersonId }[]> {
    return this.db.query(
      `select attestation_id as "attestationId", person_id as "personId" from case_evidence
        where person_id = any($1) and not closed and body->>'submittedAt' is not null order by attestation_id`,
      [personIds],
    );
  }
}

/** Several at once, by as many statements as for one but for what few of them have: a check that gave way, a snapshot. */
async function keepEvidence(tx: EntityManager, all: readonly CaseEvidence[]): Promise<void> {
  await together(
    keepBodies(tx, all.map(bodyOf)),
    keepRecords(tx, all),
    ...all.map((each) => keepEarlier(tx, each)),
    ...all.map(({ attestationId, snapshot }) => (snapshot && !asLoaded.has(snapshot) ? keepSnapshot(tx, attestationId, snapshot) : undefined)),
  );
}

const bodyOf = ({ snapshot: _s, recorded: _n, files: _f, record: _r, settings: _v, ...body }: CaseEvidence): EvidenceRow['body'] => body;

async function keepBodies(tx: EntityManager, bodies: readonly EvidenceRow['body'][]): Promise<void> {
  await tx.query(
    `insert into case_evidence (attestation_id, person_id, organisation_id, commission_id, work_item_id, work_item_opened_at, work_item_open, holder_id, body)
     select * from jsonb_to_recordset($1::jsonb) as row(attestation_id uuid, person_id uuid, organisation_id uuid, commission_id uuid, work_item_id uuid,
       work_item_opened_at timestamptz, work_item_open boolean, holder_id uuid, body jsonb)
     on conflict (attestation_id) do update set organisation_id = excluded.organisation_id, commission_id = excluded.commission_id, work_item_id = excluded.work_item_id,
       work_item_opened_at = excluded.work_item_opened_at, work_item_open = excluded.work_item_open, holder_id = excluded.holder_id, body = excluded.body`,
    [JSON.stringify(bodies.map(rowOf))],
  );
}

function rowOf(body: EvidenceRow['body']) {
  const { attestationId, personId, organisationId, commissionId, assessment } = body;
  const open = assessment !== null && !assessment.completed && !assessment.cancelled;
  return {
    attestation_id: attestationId, person_id: personId, organisation_id: organisationId, commission_id: commissionId, work_item_id: assessment?.workItemId ?? null,
    work_item_opened_at: assessment?.openedAt ?? null, work_item_open: open, holder_id: open ? (assessment.holder ?? null) : null, body,
  };
}

/** The check that returned the portfolio gives way to another: it stays to be found. */
function keepEarlier(tx: EntityManager, { attestationId, assessment, earlier }: CaseEvidence): Promise<unknown> | undefined {
  const ended = assessment === null ? earlier.at(-1) : undefined;
  return ended && tx.query('insert into earlier_check values ($1, $2) on conflict do nothing', [ended.workItemId, attestationId]);
}

/** Added once; what stands there is never touched. */
async function keepSnapshot(tx: EntityManager, attestationId: string, { version, hash, content, items, frozenAt }: Snapshot): Promise<void> {
  await tx.query(
    'insert into snapshot (attestation_id, version, hash, content, items, frozen_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [attestationId, version, hash, content, items, frozenAt],
  );
}
