import type { PlainDate, Reason } from '@attestation/contracts';
import { because } from './answer.js';
import { addYears } from './dates.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';

/** When the last scheduled attestation was: by its order, and by the commission's decision before that. */
export interface LastScheduled {
  /** the order; `null`: there was none */
  lastScheduledOn: PlainDate | null;
  /** the decision; absent or `null`: not known, the order's day is counted from instead */
  lastDecidedOn?: PlainDate | null;
  on: PlainDate;
}

/**
 * Have the years before an early attestation passed? The texts do not say from which of the two days they count.
 * @source O83 p.63, R-104, F-28
 */
export function earlyWait(rules: RuleSet, { lastScheduledOn, lastDecidedOn = null, on }: LastScheduled, { earlyCountsFrom }: Pick<Settings, 'earlyCountsFrom'>): { passed: boolean; earliest: PlainDate | null; reasons: Reason[] } {
  const { years: requiredYears } = rules.early;
  const byDecision = earlyCountsFrom === 'DECISION' && lastDecidedOn !== null;
  const last = byDecision ? lastDecidedOn : lastScheduledOn;
  const earliest = last === null ? null : addYears(last, requiredYears);
  const chosen = earlyCountsFrom === 'DECISION' && last !== null ? [because(byDecision ? 'F-28/decision' : 'F-28', { from: last })] : [];
  return { passed: earliest !== null && earliest <= on, earliest, reasons: [because('X-100', { requiredYears, last, earliest, on }), ...chosen] };
}
