import type { Category, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { attestationMode } from '../eligibility.js';
import { isLegacy } from '../ladder.js';
import type { RuleSet } from '../rule-set.js';
import type { Settings } from '../settings.js';
import type { Position } from '../tables/sanctions.js';
import { sanction, type SanctionAnswer } from './sanction.js';

export interface LateFacts {
  position: Position;
  current: Category;
  /** last day of the current category; `null`: no term is running */
  categoryEndsOn: PlainDate | null;
  /** `null`: no application was made */
  submittedOn: PlainDate | null;
  /** last day of the application window */
  applicationTo: PlainDate;
  /** the term is extended or the person is freed before retirement */
  freed: boolean;
  /** the day of the question, and of the commission's decision */
  on: PlainDate;
}
export interface LateAnswer extends Answer<'IN_TIME' | 'LATE' | 'NO_SANCTION' | 'STILL_OPEN'> {
  sanction: Pick<SanctionAnswer, 'category' | 'years' | 'bannedFrom' | 'bannedUntil'> | null;
}

/**
 * Was the application late, and what follows? Only a scheduled attestation that is due can be late; holders of the former system become
 * teachers instead (`legacy-expiry`).
 * @source D.3; O83 p.46, C-05
 */
export function lateApplication(rules: RuleSet, facts: LateFacts, settings: Settings = rules.settings): LateAnswer {
  const { submittedOn, applicationTo: to, on, current, position } = facts;
  const without = (outcome: LateAnswer['outcome'], rule: string): LateAnswer => ({ ...answer(outcome, because(rule, { submittedOn, to, current })), sanction: null });
  if (submittedOn !== null && submittedOn <= to) return without('IN_TIME', 'X-064/in-time');
  if (submittedOn === null && on <= to) return without('STILL_OPEN', 'X-064/open');
  if (facts.freed) return without('NO_SANCTION', 'D.3/freed');
  if (!isDue(facts)) return without('NO_SANCTION', 'D.3/not-due');
  const decidedOn = submittedOn !== null && submittedOn > on ? submittedOn : on;
  const { reasons, category, years, bannedFrom, bannedUntil } = sanction(rules, { cause: 'LATE_APPLICATION', position, current, earlierBreaches: 0, decidedOn }, settings);
  const late = because('X-064/missed', { submittedOn, to });
  return { ...answer('LATE', late, ...reasons), sanction: { category, years, bannedFrom, bannedUntil } };
}

const isDue = ({ current, categoryEndsOn, applicationTo }: LateFacts): boolean =>
  categoryEndsOn !== null && !isLegacy(current) && attestationMode({ current, categoryEndsOn, on: applicationTo }) === 'SCHEDULED';
