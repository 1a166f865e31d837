import type { Category, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { addYears } from '../dates.js';
import type { RuleSet } from '../rule-set.js';

export interface RetirementFacts {
  current: Category;
  /** the day of retirement age */
  retiresOn: PlainDate;
  /** asks to keep the category until retirement */
  appliesToKeep: boolean;
  on: PlainDate;
}
export interface RetirementAnswer extends Answer<'FREED' | 'MAY_BE_FREED' | 'NOT_FREED' | 'WORKING_PENSIONER'> {
  /** first day from which the person may be freed */
  from: PlainDate;
  keptUntil: PlainDate | null;
  attestationRequired: boolean;
}

/**
 * Is a person near retirement freed from attestation? On application the category is kept until retirement; who works beyond it is attested
 * with the exemptions of p.57.
 * @source O83 p.30, D.8
 */
export function beforeRetirement(rules: RuleSet, { current, retiresOn, appliesToKeep, on }: RetirementFacts): RetirementAnswer {
  const { years } = rules.pension;
  const from = addYears(retiresOn, -years);
  if (on >= retiresOn) return { ...answer('WORKING_PENSIONER', because('X-052/working', { retiresOn })), from, keptUntil: null, attestationRequired: true };
  const why = because('X-052', { current, years, retiresOn, from, appliesToKeep });
  if (on < from) return { ...answer('NOT_FREED', why), from, keptUntil: null, attestationRequired: true };
  return { ...answer(appliesToKeep ? 'FREED' : 'MAY_BE_FREED', why), from, keptUntil: appliesToKeep ? retiresOn : null, attestationRequired: !appliesToKeep };
}
