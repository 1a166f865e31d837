import type { Category, ClaimableCategory } from '@attestation/contracts';
import { CATEGORY_RANKS } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { factsInvalid, rulesNotGiven } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { count, cut } from './exact.js';
import type { RuleSet } from './rule-set.js';

export interface TestFacts {
  points: number;
  tasks: number;
  /** `TEACHER`: of who returns after a break */
  claimed: ClaimableCategory | 'TEACHER';
}
export interface TestAnswer extends Answer<'REACHED' | 'NOT_REACHED'> {
  /** at most two decimals, cut: 34 of 50 → "68", 41 of 60 → "68.33" */
  percent: string;
  thresholdPercent: number;
  thresholdPoints: number;
  /** the highest category the result allows in the claimed track; `null`: none (F-27) */
  highestCategory: Category | null;
}

/** The percent from which a category is reached. */
export function thresholdOf(rules: RuleSet, category: Category): number {
  const found = rules.thresholds.find((row) => row.category === category);
  if (!found) throw rulesNotGiven(rules.id, `thresholds ${category}`);
  return found.percent;
}

/**
 * What a result of the knowledge test means for the claim: one point a task, the threshold itself is enough (≥).
 * @throws RegulationError FACTS_INVALID for more points than tasks
 * @source O83 p.39, Ann. 9
 */
export function testResult(rules: RuleSet, { points, tasks, claimed }: TestFacts): TestAnswer {
  if (count('tasks', tasks) === 0) throw factsInvalid('tasks', FACT_FAULTS.wholeNumber(1, Number.MAX_SAFE_INTEGER));
  count('points', points, tasks);
  const thresholdPercent = thresholdOf(rules, claimed);
  const reached = points * 100 >= thresholdPercent * tasks;
  const percent = cut({ numerator: points * 100, denominator: tasks });
  const thresholdPoints = Math.floor((thresholdPercent * tasks + 99) / 100);
  const highestCategory = highest(rules, points, tasks, claimed);
  const why = because('X-054', { claimed, thresholdPercent, thresholdPoints, points, tasks, percent });
  const bound = because('X-055', { percent, highestCategory });
  return { ...answer(reached ? 'REACHED' : 'NOT_REACHED', why, bound), percent, thresholdPercent, thresholdPoints, highestCategory };
}

function highest(rules: RuleSet, points: number, tasks: number, claimed: TestFacts['claimed']): Category | null {
  const { track } = CATEGORY_RANKS[claimed];
  if (track !== 'TEACHER') return points * 100 >= thresholdOf(rules, claimed) * tasks ? claimed : null;
  const reached = rules.thresholds.filter(({ category, percent }) => CATEGORY_RANKS[category].track === track && points * 100 >= percent * tasks);
  return reached.sort((a, b) => b.percent - a.percent)[0]?.category ?? null;
}
