import type { AttestationState, Instant, Step } from '@attestation/contracts';
import { epochOf, registrationDay } from '@attestation/regulation';
import type { CaseFile, HeldStep, Holder, Submission } from './case-file.js';
import { END_STATES } from './machine.js';

/** Where the case is, who holds it, since when, by when. */
export interface Current {
  state: AttestationState;
  /** the human step that is waited for; `draft` while the teacher fills in; null while the platform works, and at the end */
  step: Step | 'draft' | null;
  /** whoever opened last; the first of `holders` */
  holder: Holder | null;
  /** all who hold the step at once, e.g. the members who score */
  holders: Holder[];
  since: Instant;
  due: Instant | null;
  late: boolean;
}

/** What a person is shown as "now". Open work items tell who holds the case; without one it is the teacher's (a draft) or the platform's. */
export function currentOf(file: CaseFile, now: Instant): Current {
  const { state, since } = file.standing;
  const ended = END_STATES.has(state);
  const held = ended ? [] : heldNow(file.steps);
  const [newest] = held;
  if (newest) return told({ state, step: newest.step, holders: held.flatMap(({ holder }) => holder ?? []), since: newest.openedAt ?? since, due: newest.due }, now);
  if (state === 'DRAFT') return told({ state, step: 'draft', holders: [{ role: 'TEACHER', personId: file.personId }], since, due: file.windowEnds }, now);
  return told({ state, step: null, holders: [], since, due: ended ? null : platformDue(file) }, now);
}

/** The open items of the step that was opened last, newest first. */
function heldNow(steps: readonly HeldStep[]): HeldStep[] {
  const open = steps.filter(({ openedAt, closedAt }) => openedAt && !closedAt);
  const byTime = open.sort((a, b) => Date.parse(b.openedAt ?? '') - Date.parse(a.openedAt ?? '') || (a.workItemId < b.workItemId ? -1 : 1));
  return byTime.filter(({ step }) => step === byTime[0]?.step);
}

const platformDue = ({ standing, submission }: CaseFile): Instant | null =>
  standing.state === 'SUBMITTED' && submission ? registersAt(submission) : null;

/** When a submitted application may be registered. */
export const registersAt = (submission: Submission): Instant => submission.registersAt ?? registrationDay(submission.at).at;

const told = (current: Omit<Current, 'holder' | 'late'>, now: Instant): Current => ({
  ...current,
  holder: current.holders[0] ?? null,
  late: current.due !== null && epochOf(now) > epochOf(current.due),
});
