import { accept, FactType, refuse, type Change, type Instant, type PersonId, type Refusal } from '@attestation/contracts';
import type { Assessment, CaseEvidence } from './case-evidence.js';

export interface Giving {
  by: PersonId;
  /** who is to check it; null: whoever comes */
  to: PersonId | null;
  /** the responsible persons of the organisation today: one of them checks it */
  colleagues: readonly PersonId[];
  reason: string | null;
  now: Instant;
}

/** A check that nobody has ended. */
export const isOpen = (assessment: Assessment | null | undefined): assessment is Assessment => assessment?.completed === null && !assessment.cancelled;

/** Somebody else has it in hand: she decides, or it is taken over with a reason. */
export const heldByAnother = ({ holder }: Assessment, by: PersonId): Refusal | undefined => (holder && holder !== by ? refuse('HELD_BY_ANOTHER') : undefined);

/**
 * Takes a check, gives it to a colleague, or lets go of it. Into other hands, or out of them, it goes with a reason, which the case's time-line
 * tells. Which of several appointed persons checks a portfolio the law leaves to the organisation. The same again is harmless.
 * Refusals: WORK_ITEM_CLOSED, NOT_A_COLLEAGUE, HANDING_UNREASONED.
 */
export function giveAssessment(known: CaseEvidence | undefined, { by, to, colleagues, reason, now }: Giving): Change<CaseEvidence, void> {
  if (!known) return refuse('NOT_FOUND');
  const { attestationId, assessment } = known;
  if (!isOpen(assessment)) return refuse('WORK_ITEM_CLOSED');
  const from = assessment.holder ?? null;
  if (from === to) return accept({ result: undefined });
  if (to !== null && !colleagues.includes(to)) return refuse('NOT_A_COLLEAGUE');
  const isOthers = [from, to].some((each) => each !== null && each !== by);
  if (isOthers && !reason) return refuse('HANDING_UNREASONED');
  const fact = { type: FactType.AssessmentGiven, data: { attestationId, workItemId: assessment.workItemId, by, from, to, reason: isOthers ? reason : null, givenAt: now } };
  return accept({ next: { ...known, assessment: { ...assessment, holder: to } }, result: undefined, facts: [fact] });
}
