import type { PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { addYears } from '../dates.js';
import { factsInvalid } from '../errors.js';
import { count } from '../exact.js';
import { FACT_FAULTS } from '../fact-faults.js';
import type { RuleSet } from '../rule-set.js';
import type { Settings } from '../settings.js';

export interface ReturnFacts {
  /** last day of pedagogical work, and the day of the return to it */
  leftOn: PlainDate;
  returnedOn: PlainDate;
  /** whole months of service in the profile before the break */
  serviceMonths: number;
  /** a category is valid or its term is kept */
  categoryKept: boolean;
  /** percent of the knowledge test reached the threshold of a teacher; `null`: not sat yet */
  testReached: boolean | null;
}
export interface ReturnAnswer extends Answer<'TEACHER' | 'TEST_REQUIRED' | 'TRAINEE' | 'CATEGORY_KEPT'> {
  /** the last day on which the return would have counted as within the break allowed */
  boundary: PlainDate;
}

/**
 * What a person who returns after a break becomes: within the years of the setting a teacher after a passed test, later a trainee.
 * @throws RegulationError FACTS_INVALID where the return lies before the leaving
 * @source O83 p.5(1), R-118, D.7, F-07, F-26
 */
export function returnAfterBreak(rules: RuleSet, facts: ReturnFacts, settings: Settings = rules.settings): ReturnAnswer {
  const { leftOn, returnedOn, serviceMonths, categoryKept, testReached } = facts;
  if (returnedOn < leftOn) throw factsInvalid('returnedOn', FACT_FAULTS.notBefore('leftOn'));
  const years = settings.breakBoundaryYears;
  const boundary = addYears(leftOn, years);
  const within = returnedOn <= boundary;
  const why = because('R-118', { leftOn, returnedOn, boundary, years });
  const base = because('F-07', { years });
  if (categoryKept) return { ...answer('CATEGORY_KEPT', because('D.7/kept')), boundary };
  const served = count('serviceMonths', serviceMonths) >= rules.returning.serviceMonths;
  if (!within) return { ...answer('TRAINEE', why, base), boundary };
  const service = because('X-011', { serviceMonths, asked: rules.returning.serviceMonths });
  if (!served) return { ...answer('TRAINEE', service, why), boundary };
  return { ...answer(testReached === true ? 'TEACHER' : 'TEST_REQUIRED', why, service, ...(testReached === true ? [because('F-26')] : [because('R-118/test')]), base), boundary };
}
