import type { Reason } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';
import type { DocumentCode } from './tables/service.js';

export interface ApplicationFacts {
  /** untrue documents or data were found */
  untrueData: boolean;
  /** missing or mismatched documents */
  missing: DocumentCode[];
  /** consent to access restricted personal data */
  consent: boolean;
  /** what refuses at the gate (E.7): the materials do not meet the requirements then */
  notEligible?: Reason[];
}
export interface RefusalAnswer extends Answer<'ACCEPT' | 'REFUSE'> {
  /** the numbers of X-029 */
  grounds: (1 | 2 | 3)[];
  /** what the notice of refusal lists: the first of the missing, as many as its form holds */
  listed: DocumentCode[];
}

/**
 * Must the application be refused, and on which grounds?
 * @source O83 Ann. 1 row 9, Ann. 4
 */
export function refusalGrounds(rules: RuleSet, { untrueData, missing, consent, notEligible = [] }: ApplicationFacts): RefusalAnswer {
  const listed = missing.slice(0, rules.service.listedDocuments);
  const unfit = missing.length > 0 || notEligible.length > 0;
  const grounds = ([1, 2, 3] as const).filter((ground) => ({ 1: untrueData, 2: unfit, 3: !consent })[ground]);
  const reasons = grounds.map((ground) => because(`X-029/${ground}`, ground === 2 ? { missing: listed.join(', ') } : {}));
  if (grounds.length === 0) return { ...answer('ACCEPT', because('X-029', {})), grounds, listed };
  return { ...answer('REFUSE', ...reasons, ...notEligible), grounds: [...grounds], listed };
}
