import { accept, type Change, refuse } from '@attestation/contracts';
import type { Act, MeetingRoom, SignedExtract } from './meeting.js';

/** So many extracts are laid before the secretary, and signed, at a time: few enough for one request with its signatures. */
export const EXTRACTS_AT_ONCE = 25;

/**
 * The secretary of that day signs extracts of the closed meeting's protocol, many at a time; those signed before stay as they are.
 * @returns how many still wait for his signature
 * @source O83 p.25, Ann. 6
 */
export function signExtracts(room: MeetingRoom | undefined, given: readonly SignedExtract[], { by }: Pick<Act, 'by'>): Change<MeetingRoom, number> {
  if (!room?.meeting) return refuse('NOT_FOUND');
  const { meeting, extracts } = room;
  if (!meeting.protocolId || !meeting.composition) return refuse('PROTOCOL_NOT_READY');
  if (by !== meeting.composition.secretaryId) return refuse('NOT_AN_APPROVER');
  const waiting = new Set(extracts.filter(({ signed }) => !signed).map(({ documentId }) => documentId));
  const signedNow = given.filter(({ documentId }) => waiting.delete(documentId));
  const known = new Set(extracts.map(({ documentId }) => documentId));
  if (given.some(({ documentId }) => !known.has(documentId))) return refuse('NOT_FOUND');
  return accept({ next: signedNow.length > 0 ? { ...room, files: [], signedNow } : undefined, result: waiting.size });
}
