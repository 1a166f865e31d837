import { answer, because, type Answer } from '../answer.js';
import type { RuleSet } from '../rule-set.js';

/** What is forbidden at the test whatever the circumstances. */
export const FORBIDDEN_ACTS = [
  'DISCUSSES_TASKS', 'DAMAGES_EQUIPMENT', 'INTERFERES_WITH_SYSTEM', 'LEAVES_WITHOUT_ESCORT', 'TALKS', 'CHANGES_SEAT', 'SWAPS_PAPERS', 'HAS_PHONE_OR_DEVICE', 'HAS_NOTES_OR_CALCULATOR', 'TAKES_PAPER_OUT',
] as const;
export type ForbiddenAct = (typeof FORBIDDEN_ACTS)[number];

/** One time that the room was left. */
export interface Leave {
  /** minutes since the test began */
  afterMinutes: number;
  minutesAway: number;
  /** for a matter of health no time is counted */
  health: boolean;
}
export interface ConductFacts {
  acts: readonly ForbiddenAct[];
  leaves: readonly Leave[];
  /** how long the test is */
  testMinutes: number;
}
export interface ConductAnswer extends Answer<'VIOLATION' | 'NO_VIOLATION'> {
  /** an act of violation is drawn up and the result annulled */
  actDrawnUp: boolean;
}

/**
 * Is what happened at the test a violation of its rules?
 * @source O83 p.45, 47
 */
export function testConduct(rules: RuleSet, { acts, leaves, testMinutes }: ConductFacts): ConductAnswer {
  const { leaves: most, minutesAway: longest, closedMinutes } = rules.testConduct;
  const counted = leaves.filter(({ health }) => !health);
  const tooOften = counted.length > most;
  const tooLong = counted.some(({ minutesAway }) => minutesAway > longest);
  const closed = counted.some(({ afterMinutes }) => afterMinutes < closedMinutes || afterMinutes > testMinutes - closedMinutes);
  const violated = acts.length > 0 || tooOften || tooLong || closed;
  const why = because('X-062', { acts: acts.join(', '), leaves: counted.length, most, longest, closedMinutes });
  return { ...answer(violated ? 'VIOLATION' : 'NO_VIOLATION', why, ...(violated ? [because('X-063')] : [])), actDrawnUp: violated };
}
