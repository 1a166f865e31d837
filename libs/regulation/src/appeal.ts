import type { Instant } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { addWorkingDays, closeOfBusiness, KAZAKHSTAN, type WorkCalendar } from './calendar/working-days.js';
import type { RuleSet } from './rule-set.js';
import type { DueAnswer } from './service-deadlines.js';
import { epochOf, localDate, minutesAfter } from './zone.js';

/** by content (the key, no right answer, several, an incorrect task), or technical (a fragment or text is missing). */
export const APPEAL_GROUNDS = ['CONTENT_KEY', 'NO_ANSWER', 'SEVERAL_ANSWERS', 'INCORRECT_TASK', 'TECHNICAL'] as const;
export type AppealGround = (typeof APPEAL_GROUNDS)[number];

export interface AppealedTask {
  /** of the test, from 1 */
  number: number;
  ground: AppealGround;
  /** the reasons, step by step */
  explanation: string;
}
export interface AppealFacts {
  /** when the test ended */
  finishedAt: Instant;
  filedAt: Instant;
  /** the room has not been left since */
  inRoom: boolean;
  /** how many tasks the test had */
  tasksInTest: number;
  tasks: readonly AppealedTask[];
}
export interface AppealAnswer extends Answer<'ADMISSIBLE' | 'LATE' | 'LEFT_THE_ROOM' | 'WITHOUT_REASONS'> {
  /** the last moment at which it may be filed */
  until: Instant;
}

/**
 * Is an appeal against the result taken: within its minutes, from the room, with reasons for each task (each named once, all of this test)?
 * @source O83 p.48, p.49
 */
export function appealAdmissible(rules: RuleSet, facts: AppealFacts): AppealAnswer {
  const { finishedAt, filedAt, inRoom, tasks } = facts;
  const minutes = rules.appeal.filingMinutes;
  const until = appealUntil(rules, finishedAt);
  const wanting = unreasoned(facts);
  if (epochOf(filedAt) > epochOf(until)) return { ...answer('LATE', because('X-068/late', { minutes })), until };
  if (!inRoom) return { ...answer('LEFT_THE_ROOM', because('X-068/room')), until };
  if (tasks.length === 0 || wanting.length > 0) return { ...answer('WITHOUT_REASONS', because('X-068/reasons', { tasks: wanting.join(', ') })), until };
  return { ...answer('ADMISSIBLE', because('X-068', { minutes, tasks: tasks.length })), until };
}

/** The last moment for an appeal against a test that ended then. */
export const appealUntil = (rules: RuleSet, finishedAt: Instant): Instant => minutesAfter(finishedAt, rules.appeal.filingMinutes);

/**
 * By when the appeal commission decides: the end of its last working day.
 * @throws RegulationError CALENDAR_YEAR_MISSING
 * @source O83 p.52
 */
export function appealDecisionDue(rules: RuleSet, filedAt: Instant, calendar: WorkCalendar = KAZAKHSTAN): DueAnswer {
  const workingDays = rules.appeal.decisionWorkingDays;
  const day = addWorkingDays(localDate(filedAt), workingDays, calendar);
  return { ...answer('DUE', because('X-071', { workingDays, dueOn: day })), day, at: closeOfBusiness(day, calendar) };
}

/** The numbers that are not of this test, named twice, or without a word of reasons. */
function unreasoned({ tasks, tasksInTest }: AppealFacts): number[] {
  const wrong = tasks.filter(({ number, explanation }, index) => {
    const again = tasks.findIndex((each) => each.number === number) < index;
    return again || !Number.isInteger(number) || number < 1 || number > tasksInTest || explanation.trim() === '';
  });
  return wrong.map(({ number }) => number);
}
