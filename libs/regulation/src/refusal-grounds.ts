import type { Reason } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';
import type { DocumentCode } from './tables/service.js';

export interface ApplicationFacts {
  /** untrue documents or data were found */
  untrueData: boolean;
  missing: DocumentCode[];
  /** there, but not as they must be */
  mismatched?: DocumentCode[];
  /** consent to access restricted personal data */
  consent: boolean;
  /** what refuses at the gate (E.7): the materials do not meet the requirements then */
  notEligible?: Reason[];
}
export interface RefusalAnswer extends Answer<'ACCEPT' | 'REFUSE'> {
  /** the numbers of X-029 */
  grounds: (1 | 2 | 3)[];
  /** what the notice of refusal lists: the missing first, then the mismatched, as many as its form holds */
  listed: DocumentCode[];
}

/**
 * Must the application be refused, and on which grounds? What refuses at the gate is told under the ground of the setting
 * `refusalGroundOfEligibility`.
 * @source O83 Ann. 1 row 9, Ann. 4
 */
export function refusalGrounds(rules: RuleSet, facts: ApplicationFacts, { refusalGroundOfEligibility }: Settings = rules.settings): RefusalAnswer {
  const { untrueData, missing, mismatched = [], consent, notEligible = [] } = facts;
  const unfit = [...new Set([...missing, ...mismatched])];
  const listed = unfit.slice(0, rules.service.listedDocuments);
  const barred = (ground: 1 | 2) => notEligible.length > 0 && refusalGroundOfEligibility === ground;
  const holds = { 1: untrueData || barred(1), 2: unfit.length > 0 || barred(2), 3: !consent };
  const grounds = ([1, 2, 3] as const).filter((ground) => holds[ground]);
  if (grounds.length === 0) return { ...answer('ACCEPT', because('X-029', {})), grounds, listed };
  const reasons = grounds.map((ground) => because(`X-029/${ground}`, ground === 2 ? { missing: listed.join(', ') } : {}));
  const more = unfit.length > listed.length ? [because('X-027/listed', { listedDocuments: rules.service.listedDocuments })] : [];
  return { ...answer('REFUSE', ...reasons, ...more, ...notEligible), grounds: [...grounds], listed };
}
