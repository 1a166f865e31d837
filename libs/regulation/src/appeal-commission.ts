import type { PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { addDays, addYears } from './dates.js';
import { count } from './exact.js';
import type { RuleSet } from './rule-set.js';

/** Whom the members of the appeal commission come from. */
export const APPEAL_MEMBERS = ['MINISTRY', 'PROFESSIONAL_COMMUNITY', 'PUBLIC_OR_UNION', 'TEACHERS'] as const;
export type AppealMember = (typeof APPEAL_MEMBERS)[number];

export interface AppealCommissionFacts {
  /** how many members come from where; left out: none */
  members: Readonly<Partial<Record<AppealMember, number>>>;
  approvedOn: PlainDate;
}
export interface AppealCommissionAnswer extends Answer<'VALID' | 'INVALID'> {
  size: number;
  /** whose members are missing */
  missing: AppealMember[];
  /** last day of its term */
  until: PlainDate;
}

/**
 * May the commission that decides appeals be composed like this: an odd number, members of each kind, for one year?
 * @source O83 p.50, 51
 */
export function appealCommission(rules: RuleSet, { members, approvedOn }: AppealCommissionFacts): AppealCommissionAnswer {
  const size = APPEAL_MEMBERS.reduce((sum, from) => sum + count(`members.${from}`, members[from] ?? 0), 0);
  const missing = APPEAL_MEMBERS.filter((from) => (members[from] ?? 0) === 0);
  const { termYears } = rules.appeal;
  const until = addDays(addYears(approvedOn, termYears), -1);
  const valid = size % 2 === 1 && missing.length === 0;
  return { ...answer(valid ? 'VALID' : 'INVALID', because('X-070', { size, missing: missing.join(', '), termYears, until })), size, missing, until };
}
