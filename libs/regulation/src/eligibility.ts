import type { PlainDate, Reason } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { partsOf, schoolYear } from './dates.js';
import { earlyWait } from './early-wait.js';
import { count } from './exact.js';
import { isLegacy, rankOf, trackOf } from './ladder.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';
import { sequence, type SequenceFacts } from './sequence.js';

export interface EligibilityFacts extends SequenceFacts {
  /** whole months of pedagogical service on the day of the application */
  serviceMonths: number;
  /** education or retraining of the profile */
  profileEducation: boolean;
  /** higher education; absent: not known */
  higherEducation?: boolean;
  /** last day of the current category; `null`: no term is running (a teacher without attestation, a base) */
  categoryEndsOn: PlainDate | null;
  /** the order of the last scheduled attestation (F-28) */
  lastScheduledOn: PlainDate | null;
  /** the decision before it; absent or `null`: not known (F-28) */
  lastDecidedOn?: PlainDate | null;
  /** another attestation in this school year was accepted */
  attestedThisSchoolYear: boolean;
  /** last day of a ban (E.9) */
  bannedUntil: PlainDate | null;
  /** how many conditions for an early attestation the organisation found met (E.10); absent or `null`: it has counted none */
  earlyConditions?: number | null;
  /** the day of the application */
  on: PlainDate;
}

/** `EARLY`: the current category is not due yet. */
export type AttestationMode = 'SCHEDULED' | 'EARLY';

export interface EligibilityAnswer extends Answer<'ELIGIBLE' | 'NOT_ELIGIBLE'> {
  mode: AttestationMode;
  /** what does not refuse, but should be known */
  warnings: Reason[];
}

interface Check {
  passed: boolean;
  reason: Reason;
}

/**
 * May this person claim this category now? Every ground that refuses is given, not the first only.
 * @source E.7, E.10: O83 p.5, 10, 12, 46, 58, 63; Ann. 1 row 10
 */
export function eligibility(rules: RuleSet, facts: EligibilityFacts, settings: Settings = rules.settings): EligibilityAnswer {
  count('serviceMonths', facts.serviceMonths);
  const due = dueOf(facts);
  const checks = [profile(facts), ...service(rules, facts, 'REFUSES'), sequence(rules, facts), ...dueChecks(rules, due, facts, settings), ban(facts), once(facts)];
  const refusing = checks.filter(({ passed }) => !passed);
  const warnings = [...service(rules, facts, 'WARNS'), higherEducation(facts)].filter(({ passed }) => !passed).map(({ reason }) => reason);
  const decisive = refusing.length > 0 ? refusing : checks;
  const outcome = refusing.length > 0 ? 'NOT_ELIGIBLE' : 'ELIGIBLE';
  return { ...answer(outcome, ...decisive.map(({ reason }) => reason)), mode: due.mode, warnings };
}

const profile = ({ profileEducation }: EligibilityFacts): Check => ({ passed: profileEducation, reason: because('X-010', { profileEducation }) });

/** Read in a secondary page: it warns. */
const higherEducation = ({ claimed, higherEducation: higher }: EligibilityFacts): Check => ({
  passed: claimed !== 'MASTER' || higher !== false,
  reason: because('X-014/education', { claimed }),
});

/** Years of service: what p. 5 of the Rules names refuses, what a secondary page names warns. */
function service(rules: RuleSet, { claimed, serviceMonths }: EligibilityFacts, effect: 'REFUSES' | 'WARNS'): Check[] {
  const rows = rules.serviceMinimums.filter((row) => row.category === claimed && row.effect === effect);
  return rows.map(({ years: requiredYears, rule }) => ({
    passed: serviceMonths >= requiredYears * 12,
    reason: because(rule, { claimed, requiredYears, years: Math.floor(serviceMonths / 12), months: serviceMonths % 12 }),
  }));
}

const ban = ({ bannedUntil, on }: EligibilityFacts): Check => {
  const passed = bannedUntil === null || bannedUntil < on;
  return { passed, reason: because(passed ? 'X-064/none' : 'X-064', { bannedUntil }) };
};

const once = ({ attestedThisSchoolYear }: EligibilityFacts): Check => ({
  passed: !attestedThisSchoolYear,
  reason: because('X-006/second', { attested: attestedThisSchoolYear }),
});

type DueFacts = Pick<EligibilityFacts, 'current' | 'categoryEndsOn' | 'on'>;
interface Due {
  mode: AttestationMode;
  /** why it is due; absent: it is not, or nothing falls due */
  reason?: Reason;
}

/**
 * Due: the category ends within the school year (of the former system: within the calendar year, R-119); else early. Who holds no category
 * with a running term is not bound to a due date.
 */
function dueOf({ current, categoryEndsOn, on }: DueFacts): Due {
  const free = !isLegacy(current) && rankOf(current) <= (trackOf(current) === 'TEACHER' ? 1 : 0);
  if (categoryEndsOn === null || free) return { mode: 'SCHEDULED' };
  const { year } = partsOf(on);
  if (isLegacy(current) && partsOf(categoryEndsOn).year <= year) {
    return { mode: 'SCHEDULED', reason: because('R-119', { endsOn: categoryEndsOn, year }) };
  }
  const { from, to } = schoolYear(on);
  return categoryEndsOn <= to ? { mode: 'SCHEDULED', reason: because('X-003', { endsOn: categoryEndsOn, from, to }) } : { mode: 'EARLY' };
}

/**
 * Whether an attestation is a scheduled one on this day or comes early: then fewer attempts and school years are counted, and the current
 * category stays where the claim is not met.
 * @source
 */
export const attestationMode = (facts: DueFacts): AttestationMode => dueOf(facts).mode;

function dueChecks(rules: RuleSet, { mode, reason }: Due, facts: EligibilityFacts, settings: Settings): Check[] {
  if (mode === 'SCHEDULED') return reason ? [{ passed: true, reason }] : [];
  const { claimed, categoryEndsOn } = facts;
  const { categories } = rules.early;
  if (!categories.includes(claimed)) return [{ passed: false, reason: because('X-100/none', { claimed, endsOn: categoryEndsOn }) }];
  const { passed, reasons } = earlyWait(rules, facts, settings);
  const waited = reasons.map((each) => ({ passed, reason: each }));
  return passed ? [...waited, ...conditions(rules, facts)] : waited;
}

/** The organisation recommends by the list of conditions; what it has not counted is not met. */
function conditions(rules: RuleSet, { claimed, earlyConditions: met = null }: EligibilityFacts): Check[] {
  const list = rules.early.conditions[claimed];
  return list ? [{ passed: met !== null && met >= list.needed, reason: because('X-100/conditions', { claimed, ...list, met }) }] : [];
}
