import type { AttestationId, Caller, CommissionId, MeetingId, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { Ledger, Store, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Extract, Meeting, MeetingRoom } from '../domain/meeting.js';
import { keepFiles, loadFiles } from './case-rows.js';
import { findCommission } from './commission.store.js';
import { bringExtractsIntoForce, bringIntoForce, keepSignedExtracts } from './papers/in-force.js';
import { keepSignatures, signaturesOf } from './papers/paper-rows.js';
import { Printing } from './papers/printing.js';

export const MEETING_COLUMNS = `m.id, m.commission_id as "commissionId", m.status, ${utc('m.starts_at')} as "startsAt", m.agenda, m.present, m.composition, m.held_on::text as "heldOn",
  m.protocol_number as "protocolNumber", m.protocol_id as "protocolId", m.recording, m.recording_kept_until::text as "recordingKeptUntil"`;

/** An act of a meeting: its key is the commission, so that two acts on one commission follow each other; `also` names the cases it is about. */
export type MeetingSubject = Subject & { id: MeetingId; key: CommissionId; also?: readonly AttestationId[] };

@Injectable()
export class MeetingStore extends Store<MeetingRoom> {
  constructor(
    db: DataSource,
    ledger: Ledger,
    private readonly printing: Printing,
  ) {
    super(db, ledger);
  }

  protected async permits(tx: EntityManager, { key }: Subject, caller: Caller): Promise<boolean> {
    const columns = { commissionColumn: 'c.id', organisationColumn: 'c.organisation_id', placeColumn: 'c.place_code', personColumn: 'c.secretary_id' };
    const { sql, parameters } = jurisdictionSql(caller, columns, 2);
    const found: unknown[] = await tx.query(`select 1 from commission c where c.id = $1 and ${sql}`, [key, ...parameters]);
    return found.length > 0;
  }

  protected async load(tx: EntityManager, { id, key, also = [] }: MeetingSubject): Promise<MeetingRoom | undefined> {
    const commission = await findCommission(tx, key);
    if (!commission) return undefined;
    const meeting = await findMeeting(tx, id, key);
    const files = also.length > 0 ? await loadFiles(tx, also) : [];
    const elsewhere: { id: AttestationId }[] = await tx.query(
      `select distinct unnest(agenda) as id from meeting where commission_id = $1 and id <> $2 and status in ('CALLED', 'HELD') and agenda && $3::uuid[]`, [key, id, also],
    );
    return { commission, meeting, files, elsewhere: elsewhere.map((each) => each.id), extracts: meeting?.status === 'CLOSED' ? await extractsOf(tx, meeting) : [] };
  }

  protected async keep(tx: EntityManager, subject: MeetingSubject, { meeting, commission, files, extracts, signedNow }: MeetingRoom): Promise<void> {
    if (!meeting) return;
    if (signedNow) return keepSignedExtracts(tx, signedNow);
    const before = await findMeeting(tx, subject.id, subject.key);
    await keepMeeting(tx, meeting);
    await keepFiles(tx, files);
    if (meeting.protocolId && !before?.protocolId) await this.printing.protocol(tx, meeting, commission, await decidedIn(tx, meeting));
    if (!meeting.protocolId || meeting.signatures.length === (before?.signatures.length ?? 0)) return;
    await keepSignatures(tx, meeting.protocolId, meeting.signatures);
    if (meeting.status !== 'SIGNED') return;
    await bringIntoForce(tx, meeting.protocolId, meeting.signatures);
    await bringExtractsIntoForce(tx, extracts.map(({ documentId }) => documentId));
  }

  find(id: MeetingId, commissionId: CommissionId): Promise<Meeting | undefined> {
    return findMeeting(this.db.manager, id, commissionId);
  }

  /** The meeting, where the caller's jurisdiction holds its commission. */
  async findFor(caller: Caller, id: MeetingId, commissionId: CommissionId): Promise<Meeting | undefined> {
    return (await this.permits(this.db.manager, { id, key: commissionId }, caller)) ? this.find(id, commissionId) : undefined;
  }

  /** The next number of the protocols' register, by year: `2025-000004`. A number taken by an act that then failed is never given again. */
  async nextProtocolNumber(year: number): Promise<string> {
    const [row]: { next: string }[] = await this.db.query(`select lpad(nextval('protocol_number')::text, 6, '0') as next`);
    return `${year}-${row?.next ?? ''}`;
  }
}

export async function findMeeting(tx: EntityManager, id: MeetingId, commissionId: CommissionId): Promise<Meeting | undefined> {
  const [row]: Omit<Meeting, 'signatures'>[] = await tx.query(`select ${MEETING_COLUMNS} from meeting m where m.id = $1 and m.commission_id = $2`, [id, commissionId]);
  return row && { ...row, signatures: await signaturesOf(tx, row.protocolId) };
}

/** The extracts of a closed meeting's protocol. */
const extractsOf = (tx: EntityManager, { agenda, protocolNumber }: Meeting): Promise<Extract[]> =>
  tx.query(
    `select p.id as "documentId", f.attestation_id as "attestationId", f.person_id as "personId", exists (select from paper_signature s where s.paper_id = p.id) as signed
       from paper p join paper_case c on c.paper_id = p.id join case_file f on f.attestation_id = c.attestation_id
      where c.attestation_id = any($1::uuid[]) and p.kind = 'EXTRACT' and p.number = $2 order by p.id`,
    [agenda, protocolNumber],
  );

/** The cases decided at a meeting, in the order of its agenda. */
async function decidedIn(tx: EntityManager, { id, agenda }: Meeting) {
  const files = await loadFiles(tx, agenda);
  return files.filter(({ decision }) => decision?.meetingId === id);
}

async function keepMeeting(tx: EntityManager, meeting: Meeting): Promise<void> {
  const { id, commissionId, status, startsAt, agenda, present, composition, heldOn, protocolNumber, protocolId, recording, recordingKeptUntil } = meeting;
  await tx.query(
    `insert into meeting (id, commission_id, status, starts_at, agenda, present, composition, held_on, protocol_number, protocol_id, recording, recording_kept_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (id) do update set status = excluded.status, starts_at = excluded.starts_at, agenda = excluded.agenda, present = excluded.present,
       composition = excluded.composition, held_on = excluded.held_on, protocol_id = excluded.protocol_id, recording = excluded.recording,
       recording_kept_until = excluded.recording_kept_until`,
    [id, commissionId, status, startsAt, agenda, present, composition, heldOn, protocolNumber, protocolId, recording, recordingKeptUntil],
  );
}
