import { accept, type AttestationId, type Change, type CommissionId, type MeetingId, type PersonId, type PlainDate, refuse, type RuleSetId } from '@attestation/contracts';
import { quorum, ruleSetOf } from '@attestation/regulation';
import type { Commission } from './commission.js';

/** A sitting of the commission over the cases of its agenda. */
export interface Meeting {
  id: MeetingId;
  commissionId: CommissionId;
  status: 'OPEN' | 'HELD' | 'CLOSED';
  agenda: AttestationId[];
  present: PersonId[];
  heldOn: PlainDate | null;
  protocolNumber: string;
}

export type NewMeeting = Pick<Meeting, 'id' | 'commissionId' | 'agenda' | 'protocolNumber'>;

/** Opens a meeting of an active commission with its agenda. */
export function openMeeting(existing: Meeting | undefined, wanted: NewMeeting, commission: Commission | undefined, today: PlainDate): Change<Meeting, Meeting> {
  if (existing) return accept({ result: existing });
  if (!commission) return refuse('NOT_FOUND');
  if (commission.status !== 'ACTIVE' || today > commission.to) return refuse('COMMISSION_NOT_ACTIVE');
  const next: Meeting = { ...wanted, status: 'OPEN', present: [], heldOn: null };
  return accept({ next, result: next });
}

/**
 * Notes who is present; without a quorum of two thirds the meeting cannot be held.
 * @source O83 p.22
 */
export function holdMeeting(meeting: Meeting | undefined, commission: Commission, present: PersonId[], today: PlainDate, ruleSet: RuleSetId): Change<Meeting, Meeting> {
  if (!meeting) return refuse('NOT_FOUND');
  if (meeting.status !== 'OPEN') return refuse('MEETING_CLOSED');
  const attending = [...new Set(present)];
  if (attending.some((personId) => !commission.memberIds.includes(personId))) return refuse('NOT_A_MEMBER');
  const met = quorum(ruleSetOf(ruleSet), { members: commission.memberIds.length, present: attending.length });
  if (met.outcome === 'NOT_MET') return refuse('NO_QUORUM', met.reasons);
  const next: Meeting = { ...meeting, status: 'HELD', present: attending, heldOn: today };
  return accept({ next, result: next });
}

/** Closes the meeting; its protocol takes no further decision. */
export function closeMeeting(meeting: Meeting | undefined): Change<Meeting, Meeting> {
  if (!meeting) return refuse('NOT_FOUND');
  if (meeting.status === 'CLOSED') return accept({ result: meeting });
  if (meeting.status !== 'HELD') return refuse('NO_QUORUM');
  const next: Meeting = { ...meeting, status: 'CLOSED' };
  return accept({ next, result: next });
}
