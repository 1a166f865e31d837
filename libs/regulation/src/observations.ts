import type { PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { factsInvalid } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { cut, reaches, type Fraction } from './exact.js';
import { ruleOf } from './points.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';
import type { TeacherClaim } from './tables/scoring.js';

/** The totals of a lesson's observers, 0…102 each; with its day, where it is known. */
export type ObservedLesson = number[] | { on: PlainDate; points: number[] };

export interface ObservationYear {
  /** first calendar year of the school year */
  schoolYear: number;
  /** lessons of one day are different lessons, but count for one of the days that are asked for */
  lessons: ObservedLesson[];
}
export interface ObservationFacts {
  claimed: TeacherClaim;
  years: ObservationYear[];
  external: { methodist: number; commissionMember: number };
  /** penal institutions */
  externalIfAvailable?: boolean;
}
export interface ObservationAnswer extends Answer<'MET' | 'NOT_MET'> {
  /** at most two decimals, cut; what may be entered under 1.2 up to its upper bound */
  mean: string;
}

/**
 * Do the observations meet criterion 1.2: so many lessons a school year on different days, sheets from outside, the mean? A lesson seen by several counts once, with their mean; years are averaged by the setting
 * `observationAverage`; nothing is rounded before it is compared.
 * @source R-057…, E.8(5), F-10, C-02
 */
export function observations(rules: RuleSet, facts: ObservationFacts, settings: Settings = rules.settings): ObservationAnswer {
  const { perYear, maxPoints } = rules.observation;
  if (facts.years.length === 0) throw factsInvalid('years', FACT_FAULTS.noYears);
  for (const points of facts.years.flatMap(({ lessons }) => lessons).flatMap(pointsOf)) {
    if (!Number.isInteger(points) || points < 0 || points > maxPoints) throw factsInvalid('lessons', FACT_FAULTS.wholeNumber(0, maxPoints));
  }
  const value = meanOf(facts.years, settings);
  const threshold = ruleOf(rules, '1.2', facts.claimed).threshold ?? 0;
  const short = facts.years.filter((year) => lessonDays(year) < perYear).map(({ schoolYear }) => schoolYear);
  const outside = external(facts, settings);
  const met = short.length === 0 && outside.passed && reaches(value, threshold);
  const mean = cut(value);
  const reasons = [because('R-057', { perYear, shortYears: short.join(', ') }), ...outside.reasons, because('R-059', { mean }), because('F-10', { mean, threshold })];
  return { ...answer(met ? 'MET' : 'NOT_MET', ...reasons), mean };
}

const pointsOf = (lesson: ObservedLesson): number[] => (Array.isArray(lesson) ? lesson : lesson.points);
const observed = ({ lessons }: ObservationYear): ObservedLesson[] => lessons.filter((lesson) => pointsOf(lesson).length > 0);

/** On how many different days lessons were observed; a lesson whose day is not given has its own. */
export function lessonDays(year: ObservationYear): number {
  const days = observed(year).map((lesson, index) => (Array.isArray(lesson) ? index : lesson.on));
  return new Set(days).size;
}

function external({ external: { methodist, commissionMember }, externalIfAvailable = false }: ObservationFacts, { externalSheets }: Settings) {
  const both = externalSheets === 'BOTH';
  const enough = both ? methodist >= 1 && commissionMember >= 1 : methodist + commissionMember >= 1;
  const reasons = both ? [because('R-061', { methodist, commissionMember }), because('C-02/both')] : [because('C-02', { methodist, commissionMember })];
  return { passed: enough || externalIfAvailable, reasons: externalIfAvailable ? [...reasons, because('R-065')] : reasons };
}

const add = (a: Fraction, b: Fraction): Fraction => reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
const over = ({ numerator, denominator }: Fraction, by: number): Fraction => reduced(numerator, denominator * by);
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
function reduced(numerator: number, denominator: number): Fraction {
  const by = gcd(numerator, denominator) || 1;
  return { numerator: numerator / by, denominator: denominator / by };
}
const mean = (values: Fraction[]): Fraction =>
  values.length === 0 ? { numerator: 0, denominator: 1 } : over(values.reduce(add, { numerator: 0, denominator: 1 }), values.length);

function meanOf(years: ObservationYear[], { observationAverage }: Settings): Fraction {
  const lessonsOf = (year: ObservationYear) => observed(year).map((lesson) => mean(pointsOf(lesson).map((numerator) => ({ numerator, denominator: 1 }))));
  return observationAverage === 'PER_YEAR' ? mean(years.map((year) => mean(lessonsOf(year)))) : mean(years.flatMap(lessonsOf));
}
