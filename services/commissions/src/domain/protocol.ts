import { accept, type Change, type Fact, FactType, refuse } from '@attestation/contracts';
import type { CaseFile } from './case-file.js';
import type { Act, Meeting, MeetingRoom } from './meeting.js';
import type { PaperSignature } from './signature.js';

/**
 * Chair and secretary sign the protocol over the same bytes, the secretary once he has signed its extracts; the second signature puts all of it in force.
 * @source O83 p.25, Ann. 5, Ann. 6
 */
export function signProtocol(room: MeetingRoom | undefined, signatures: readonly PaperSignature[], act: Act): Change<MeetingRoom, Meeting> {
  if (!room?.meeting) return refuse('NOT_FOUND');
  const { meeting, extracts } = room;
  if (!meeting.protocolId || !meeting.composition) return refuse('PROTOCOL_NOT_READY');
  const { chairId, secretaryId } = meeting.composition;
  if (act.by !== chairId && act.by !== secretaryId) return refuse('NOT_AN_APPROVER');
  if (meeting.signatures.some(({ by }) => by === act.by)) return accept({ result: meeting });
  if (act.by === secretaryId && extracts.some(({ signed }) => !signed)) return refuse('EXTRACTS_UNSIGNED');
  const signed: Meeting = { ...meeting, signatures: [...meeting.signatures, ...signatures] };
  const whole = [chairId, secretaryId].every((personId) => signed.signatures.some(({ by }) => by === personId));
  return whole ? inForce(room, { ...signed, status: 'SIGNED' }, act) : accept({ next: { ...room, meeting: signed, files: [] }, result: signed });
}

function inForce(room: MeetingRoom, meeting: Meeting, { by, now }: Act): Change<MeetingRoom, Meeting> {
  const { id: meetingId, commissionId, protocolNumber, protocolId } = meeting;
  if (!protocolId) return refuse('PROTOCOL_NOT_READY');
  const idOf = new Map(room.extracts.map(({ attestationId, documentId }) => [attestationId, documentId]));
  const files = room.files.filter((file) => decidedAt(file, meeting)).map((file): CaseFile => ({ ...file, extractId: idOf.get(file.attestationId) ?? null }));
  const extracts = room.extracts.map(({ attestationId, personId, documentId }) => ({ attestationId, personId, documentId }));
  const told: Fact = { type: FactType.ProtocolSigned, data: { commissionId, meetingId, protocolNumber, documentId: protocolId, cases: files.length, signedAt: now, by, extracts } };
  return accept({ next: { ...room, meeting, files }, result: meeting, facts: [told] });
}

/** Whether a case was decided at this meeting. */
export const decidedAt = ({ decision }: CaseFile, { id }: Pick<Meeting, 'id'>): boolean => decision?.meetingId === id;
