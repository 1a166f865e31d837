import type { Category, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';

export interface ListAnswer extends Answer<'REGION_DEPT'> {
  sentTo: 'AUTHORISED_BODY';
  /** the Rules name none */
  due: null;
}

/**
 * Who approves the list of attestees, and to whom it goes. No deadline is set for it.
 * @source R-024, F-13
 */
export const regionalList = (_rules: RuleSet): ListAnswer => ({ ...answer('REGION_DEPT', because('R-024'), because('F-13')), sentTo: 'AUTHORISED_BODY', due: null });

export interface AnnulmentFacts {
  foundOn: PlainDate;
  actNumber: string;
  /** `RUNNING`: the commission has not decided; `DECIDED`: an award may already rest on the result */
  attestation: 'RUNNING' | 'DECIDED';
}
export interface AnnulmentAnswer extends Answer<'ANNULLED'> {
  /** how the running case ends; `null`: it is over already */
  caseOutcome: 'ANNULLED' | null;
  /** the award that relied on the result is re-opened */
  awardUnderReview: boolean;
}

/**
 * What a breach found at the test, whenever, does: the result is annulled, a running attestation ends with it, an award that relied on it comes
 * under review. The sanction is a decision of the commission of its own.
 * @source O83 p.46–47, R-036, F-06
 */
export function testAnnulment(_rules: RuleSet, { foundOn, actNumber, attestation }: AnnulmentFacts): AnnulmentAnswer {
  const running = attestation === 'RUNNING';
  const follows = running ? because('R-036/running', { foundOn }) : because('F-06');
  return { ...answer('ANNULLED', because('R-036', { foundOn, actNumber }), follows, because('X-064/later')), caseOutcome: running ? 'ANNULLED' : null, awardUnderReview: !running };
}

export interface WithdrawalFacts {
  /** the commission has decided */
  decided: boolean;
  /** attempts at the test that were used up this year; they stay used */
  attemptsUsed: number;
  /** last day of the application window */
  applicationTo: PlainDate;
  on: PlainDate;
}
export interface WithdrawalAnswer extends Answer<'WITHDRAWN' | 'TOO_LATE'> {
  /** another application may be made in the same window: nobody was attested */
  mayApplyAgain: boolean;
}

/**
 * May an application be taken back, and what stays of it? Not regulated by the Rules: before the decision, without a sanction, the current
 * category untouched.
 * @source D.1, side exit WITHDRAWN; X-006
 */
export function withdrawal(_rules: RuleSet, { decided, attemptsUsed, applicationTo, on }: WithdrawalFacts): WithdrawalAnswer {
  if (decided) return { ...answer('TOO_LATE', because('D.1/decided')), mayApplyAgain: false };
  const mayApplyAgain = on <= applicationTo;
  return { ...answer('WITHDRAWN', because('D.1/withdrawn', { to: mayApplyAgain ? applicationTo : null, attemptsUsed })), mayApplyAgain };
}

export interface MoveFacts {
  current: Category;
  categoryEndsOn: PlainDate | null;
  /** a commission was assigned to the running case; absent: no case is running */
  heldByCommission?: boolean;
}
export interface MoveAnswer extends Answer<'CONTINUES' | 'STAYS' | 'NO_CASE'> {
  /** last day of the category, which the move does not change */
  categoryEndsOn: PlainDate | null;
}

/**
 * What moving to another organisation changes: never the category. A running case goes along (`CONTINUES`) until a commission holds it, then
 * that commission decides (`STAYS`).
 * @source O83 p.27
 */
export function moving(_rules: RuleSet, { current, categoryEndsOn, heldByCommission }: MoveFacts): MoveAnswer {
  const kept = because('X-047', { current, endsOn: categoryEndsOn });
  if (heldByCommission === undefined) return { ...answer('NO_CASE', kept), categoryEndsOn };
  return { ...(heldByCommission ? answer('STAYS', kept, because('X-047/held')) : answer('CONTINUES', kept, because('X-047/case'))), categoryEndsOn };
}
