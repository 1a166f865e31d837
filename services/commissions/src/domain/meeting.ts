import {
  accept, type AttestationId, type Change, type CommissionId, type Fact, FactType, type Instant, type MeetingId, type PersonId, type PlainDate, refuse, type RuleSetId,
} from '@attestation/contracts';
import { localDate, quorum, retention, ruleSetInForce, ruleSetOf } from '@attestation/regulation';
import type { CaseFile } from './case-file.js';
import type { Commission } from './commission.js';
import type { PaperSignature } from './signature.js';

/** Who sits on the commission, as of the day of a meeting. */
export interface Composition {
  memberIds: PersonId[];
  chairId: PersonId;
  secretaryId: PersonId;
}

/** A sitting of the commission over the cases of its agenda. */
export interface Meeting {
  id: MeetingId;
  commissionId: CommissionId;
  status: 'CALLED' | 'HELD' | 'CLOSED' | 'SIGNED' | 'CANCELLED';
  startsAt: Instant;
  agenda: AttestationId[];
  present: PersonId[];
  /** from the moment it is held: later changes of the commission do not touch it */
  composition: Composition | null;
  heldOn: PlainDate | null;
  protocolNumber: string;
  protocolId: string | null;
  signatures: PaperSignature[];
  /** where the audio or video recording is kept, and until when at least */
  recording: string | null;
  recordingKeptUntil: PlainDate | null;
}

/** What the protocol says of one case, drafted with it. */
export interface Extract {
  documentId: string;
  attestationId: AttestationId;
  personId: PersonId;
  /** by the secretary, in both languages */
  signed: boolean;
}

/** An extract and its signatures, verified when they came. */
export interface SignedExtract {
  documentId: string;
  signatures: PaperSignature[];
}

/** A meeting with its commission and the cases an act is about. */
export interface MeetingRoom {
  meeting?: Meeting;
  commission: Commission;
  /** before an act the cases it is about, after it those it has changed */
  files: CaseFile[];
  /** cases that another meeting, not closed yet, has on its agenda */
  elsewhere: AttestationId[];
  /** of a closed meeting, until its protocol is in force */
  extracts: Extract[];
  /** extracts that this act signs */
  signedNow?: SignedExtract[];
}

export type NewMeeting = Pick<Meeting, 'id' | 'startsAt' | 'agenda' | 'protocolNumber'>;
/** Who acts, and when. */
export interface Act {
  by: PersonId;
  now: Instant;
  today: PlainDate;
}

/** Calls a meeting of an active commission over cases that wait for one. */
export function callMeeting(room: MeetingRoom | undefined, wanted: NewMeeting, act: Act): Change<MeetingRoom, Meeting> {
  if (!room) return refuse('NOT_FOUND');
  if (room.meeting) return accept({ result: room.meeting });
  const { commission } = room;
  if (commission.status !== 'ACTIVE' || act.today < commission.from || act.today > commission.to) return refuse('COMMISSION_NOT_ACTIVE');
  if (!allWait(room, wanted.agenda)) return refuse('NOT_WAITING');
  const rest = { present: [], composition: null, heldOn: null, protocolId: null, signatures: [], recording: null, recordingKeptUntil: null };
  return called(room, { ...wanted, ...rest, commissionId: commission.id, status: 'CALLED' }, act);
}

/** Changes day and agenda of a meeting that is not held yet. */
export function changeAgenda(room: MeetingRoom | undefined, change: Pick<Meeting, 'startsAt' | 'agenda'>, act: Act): Change<MeetingRoom, Meeting> {
  if (!room?.meeting) return refuse('NOT_FOUND');
  if (room.meeting.status !== 'CALLED') return refuse('MEETING_CLOSED');
  if (!allWait(room, change.agenda)) return refuse('NOT_WAITING');
  return called(room, { ...room.meeting, ...change }, act);
}

function allWait({ files, elsewhere, commission }: MeetingRoom, agenda: readonly AttestationId[]): boolean {
  const waiting = new Set(files.filter((file) => file.commissionId === commission.id && file.item?.step === 'meeting').map(({ attestationId }) => attestationId));
  return agenda.every((attestationId) => waiting.has(attestationId) && !elsewhere.includes(attestationId));
}

function called(room: MeetingRoom, meeting: Meeting, { by, now }: Act): Change<MeetingRoom, Meeting> {
  const { id: meetingId, commissionId, startsAt, agenda } = meeting;
  const told: Fact = { type: FactType.MeetingCalled, data: { commissionId, meetingId, startsAt, agenda, calledAt: now, by } };
  return accept({ next: { ...room, meeting, files: [] }, result: meeting, facts: [told] });
}

/** Calls a meeting off; its cases wait for another. */
export function cancelMeeting(room: MeetingRoom | undefined): Change<MeetingRoom, Meeting> {
  if (!room?.meeting) return refuse('NOT_FOUND');
  const meeting: Meeting = { ...room.meeting, status: 'CANCELLED' };
  if (room.meeting.status === 'CANCELLED') return accept({ result: meeting });
  return room.meeting.status === 'CALLED' ? accept({ next: { ...room, meeting, files: [] }, result: meeting }) : refuse('MEETING_CLOSED');
}

/**
 * A meeting that is called for a later day. Its protocol bears the day on which it sits, so nothing of it is done before; the hour is the members' own.
 * @source O83 p.25 (X-043)
 */
export const isToCome = ({ status, startsAt }: Meeting, today: PlainDate): boolean => status === 'CALLED' && localDate(startsAt) > today;

/**
 * Notes who is present; without a quorum of two thirds the meeting cannot be held. Members come in person, nobody in their place.
 * @source O83 p.21–22
 */
export function holdMeeting(room: MeetingRoom | undefined, present: readonly PersonId[], today: PlainDate, ruleSet: RuleSetId): Change<MeetingRoom, Meeting> {
  if (!room?.meeting) return refuse('NOT_FOUND');
  const { meeting, commission } = room;
  if (meeting.status !== 'CALLED') return refuse('MEETING_CLOSED');
  if (isToCome(meeting, today)) return refuse('MEETING_NOT_YET');
  const { memberIds, chairId, secretaryId, status, to } = commission;
  if (status !== 'ACTIVE' || !chairId || today > to) return refuse('COMMISSION_NOT_ACTIVE');
  const attending = [...new Set(present)];
  if (attending.some((personId) => !memberIds.includes(personId))) return refuse('NOT_A_MEMBER');
  const met = quorum(ruleSetOf(ruleSet), { members: memberIds.length, present: attending.length });
  if (met.outcome === 'NOT_MET') return refuse('NO_QUORUM', met.reasons);
  const held: Meeting = { ...meeting, status: 'HELD', present: attending, composition: { memberIds, chairId, secretaryId }, heldOn: today };
  return accept({ next: { ...room, meeting: held, files: [] }, result: held });
}

/** The protocol to be drafted, and how the meeting was recorded. */
export type Closing = Pick<Meeting, 'recording'> & { protocolId: string };

/** Closes the meeting: its protocol is drafted and takes no further decision; cases left undecided wait for another meeting. */
export function closeMeeting(room: MeetingRoom | undefined, { protocolId, recording }: Closing, today: PlainDate): Change<MeetingRoom, Meeting> {
  if (!room?.meeting) return refuse('NOT_FOUND');
  const { meeting } = room;
  if (meeting.protocolId) return accept({ result: meeting });
  if (isToCome(meeting, today)) return refuse('MEETING_NOT_YET');
  if (meeting.status !== 'HELD' || !meeting.heldOn) return refuse(meeting.status === 'CANCELLED' ? 'MEETING_CLOSED' : 'NO_QUORUM');
  const kept = recording ? retention(ruleSetOf(ruleSetInForce(meeting.heldOn)), { record: 'REVIEW_RECORDING', from: meeting.heldOn }).outcome : null;
  const closed: Meeting = { ...meeting, status: 'CLOSED', protocolId, recording, recordingKeptUntil: kept };
  return accept({ next: { ...room, meeting: closed, files: [] }, result: closed });
}
