import type { Category, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { addYears, partsOf, schoolYear } from '../dates.js';
import { rulesNotGiven } from '../errors.js';
import { isLegacy, rankOf, trackOf } from '../ladder.js';
import type { RuleSet } from '../rule-set.js';

export interface NextAttestationFacts {
  category: Category;
  /** the day of the last award or confirmation; `null`: not known */
  awardedOn: PlainDate | null;
  /** last day of the category, where it is known; else it is counted from the award */
  categoryEndsOn?: PlainDate | null;
  /** the day of the question */
  on: PlainDate;
}
export interface NextAttestationAnswer extends Answer<'DUE_THIS_SCHOOL_YEAR' | 'NOT_DUE' | 'OVERDUE' | 'NO_TERM'> {
  /** last day of the category; `null`: no term is running */
  endsOn: PlainDate | null;
  /** the school year in which the next scheduled attestation is due, and its calendar year of decision */
  schoolYear: { from: PlainDate; to: PlainDate } | null;
  year: number | null;
  periodYears: number | null;
}

/**
 * When is the next scheduled attestation due? In the school year in which the category ends, of the former system in its calendar year.
 * @source O83 p.3, 26, R-005, R-006, R-119
 */
export function nextAttestation(rules: RuleSet, { category, awardedOn, categoryEndsOn = null, on }: NextAttestationFacts): NextAttestationAnswer {
  const none = { endsOn: null, schoolYear: null, year: null, periodYears: null };
  if (isBase(category)) return { ...answer('NO_TERM', because('X-004/base', { category })), ...none };
  if (isLegacy(category)) return legacy(categoryEndsOn, on, category);
  const term = rules.terms.find(({ track }) => track === trackOf(category));
  if (!term) throw rulesNotGiven(rules.id, `term of ${category}`);
  const endsOn = categoryEndsOn ?? (awardedOn === null ? null : addYears(awardedOn, term.years));
  if (endsOn === null) return { ...answer('NO_TERM', because('X-004/period', { category, years: term.years })), ...none, periodYears: term.years };
  const year = schoolYear(endsOn);
  const outcome = on > endsOn ? 'OVERDUE' : on >= year.from ? 'DUE_THIS_SCHOOL_YEAR' : 'NOT_DUE';
  const why = [because('X-004/period', { category, years: term.years }), because('X-003', { endsOn, ...year })];
  return { ...answer(outcome, ...why), endsOn, schoolYear: year, year: partsOf(year.to).year, periodYears: term.years };
}

const isBase = (category: Category): boolean => !isLegacy(category) && rankOf(category) <= (trackOf(category) === 'TEACHER' ? rankOf('TEACHER') : 0);

function legacy(endsOn: PlainDate | null, on: PlainDate, category: Category): NextAttestationAnswer {
  if (endsOn === null) return { ...answer('NO_TERM', because('X-004/base', { category })), endsOn, schoolYear: null, year: null, periodYears: null };
  const { year } = partsOf(endsOn);
  const outcome = on > endsOn ? 'OVERDUE' : partsOf(on).year === year ? 'DUE_THIS_SCHOOL_YEAR' : 'NOT_DUE';
  return { ...answer(outcome, because('R-119', { endsOn, year })), endsOn, schoolYear: schoolYear(endsOn), year, periodYears: null };
}
