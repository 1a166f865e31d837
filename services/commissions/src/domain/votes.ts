import { accept, type AttestationId, type Change, type Leaving, type Refusal, refuse } from '@attestation/contracts';
import type { CaseDecision, CaseFile } from './case-file.js';
import { type CaseVotes, decideCase } from './decision.js';
import { type Act, isToCome, type MeetingRoom } from './meeting.js';

/** The votes on one case of the agenda. */
export interface VotesOn extends CaseVotes {
  attestationId: AttestationId;
}

/** What came of the votes on one case: decided, or refused with its reasons. */
export type CaseAnswer = { attestationId: AttestationId; decision: CaseDecision } | { attestationId: AttestationId; refusal: Omit<Refusal, 'ok'> };

/** Decides many cases of an agenda at once; one that cannot be decided holds up nobody else. */
export function decideAgenda(room: MeetingRoom | undefined, votes: readonly VotesOn[], act: Act): Change<MeetingRoom, CaseAnswer[]> {
  if (!room?.meeting) return refuse('NOT_FOUND');
  const changed: CaseFile[] = [];
  const under: Leaving[] = [];
  const answers = votes.map(({ attestationId, ...cast }): CaseAnswer => {
    const change = decideOne(room, attestationId, cast, act);
    if (!change.ok) return { attestationId, refusal: { code: change.code, reasons: change.reasons } };
    const { decision } = change.result;
    if (!decision) return { attestationId, refusal: { code: 'NOT_READY', reasons: [] } };
    changed.push(change.result);
    under.push({ key: attestationId, facts: change.facts, messages: change.messages });
    return { attestationId, decision };
  });
  return accept({ next: { ...room, files: changed }, result: answers, under });
}

function decideOne({ meeting, files }: MeetingRoom, attestationId: AttestationId, votes: CaseVotes, { now, today }: Act): Change<CaseFile, CaseFile> {
  const file = files.find((each) => each.attestationId === attestationId);
  if (!meeting || !file || !meeting.agenda.includes(attestationId)) return refuse('NOT_ON_AGENDA');
  if (isToCome(meeting, today)) return refuse('MEETING_NOT_YET');
  if (meeting.status === 'CALLED' || !meeting.composition) return refuse('NO_QUORUM'); // nobody has noted who is present
  if (meeting.status !== 'HELD') return refuse('MEETING_CLOSED');
  return decideCase(file, { meeting, composition: meeting.composition, votes, now, today });
}
