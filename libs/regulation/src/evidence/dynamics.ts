import type { LearnerQuality, Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { itemsOf, schoolYearOf, sift, thresholdOf, type Judged, type Scoring } from './scoring.js';
import { combinations, growthOf, percentOf, reachesPercent, shown, yearsOf, type YearPercent } from './percent.js';

type Measure = LearnerQuality['measure'];

/**
 * Criterion 1.1: how the quality of knowledge changed over the school years, all classes of a year together; for children with limited
 * abilities how far their skills are formed. Subjects without summative assessment bring no points and are then not asked for them.
 * @source R-051…, C-09
 */
export function dynamics(scoring: Scoring): Judged {
  const items = itemsOf(scoring, 'LEARNER_QUALITY');
  const { verdicts, counted } = sift(items, (item) => against(scoring, item), ({ schoolYear, subject, percent }) => because('R-053/counts', { schoolYear: inWords(schoolYear), subject, percent }));
  const monitored = items.some(({ item }) => item.measure === 'MONITORING' && isOfPeriod(scoring, item.schoolYear));
  if (counted.length === 0 && monitored) return { hundredths: 0, items: verdicts, missing: [], reasons: [because('R-054'), because('R-054/minimum', { monitoringMinimum: scoring.settings.monitoringMinimum })], waived: true };
  const both = [knowledge(scoring, counted), skills(scoring, counted)].filter((each) => each !== undefined);
  const [best] = both.sort((a, b) => b.hundredths - a.hundredths);
  return best ? { ...best, items: verdicts } : { ...wanting(scoring, []), items: verdicts };
}

const inWords = (schoolYear: number): string => `${schoolYear}/${schoolYear + 1}`;

/** A school year belongs to the period where any of its days does. */
const isOfPeriod = ({ facts: { period } }: Scoring, schoolYear: number): boolean =>
  schoolYearOf(period.from) <= schoolYear && schoolYear <= schoolYearOf(period.to);

function against(scoring: Scoring, { measure, percent, schoolYear, subject }: LearnerQuality): Reason | undefined {
  const { from, to } = scoring.facts.period;
  if (measure === 'MONITORING') return because('R-054/item', { subject });
  if (percentOf(percent) === undefined) return because('R-051/percent', { subject, percent });
  return isOfPeriod(scoring, schoolYear) ? undefined : because('X-003/period', { name: `${subject}, ${inWords(schoolYear)}`, on: null, from, to });
}

const ofMeasure = (items: readonly LearnerQuality[], measure: Measure): YearPercent[] => yearsOf(items.filter((item) => item.measure === measure));

/**
 * How many years are compared. Whose period holds fewer complete school years (a moderator after two years of service) is compared over those,
 * as early attestations are: a choice of ours.
 */
function yearsAsked({ rules: { dynamics: table }, facts: { mode, period } }: Scoring): number {
  if (mode === 'EARLY') return table.earlyYears;
  const complete = schoolYearOf(period.to) - schoolYearOf(period.from);
  return Math.max(table.earlyYears, Math.min(table.years, complete));
}

/** Which years are compared: the last ones, or any of the period by the setting. None: not enough of them. */
function windows(scoring: Scoring, years: readonly YearPercent[]): YearPercent[][] {
  const size = yearsAsked(scoring);
  if (scoring.settings.dynamicsYears === 'ANY') return combinations(years, size);
  const last = schoolYearOf(scoring.facts.period.to);
  return [last, last - 1]
    .map((end) => years.filter(({ schoolYear }) => schoolYear > end - size && schoolYear <= end))
    .filter((found) => found.length === size)
    .slice(0, 1);
}

function knowledge(scoring: Scoring, items: readonly LearnerQuality[]): Omit<Judged, 'items'> | undefined {
  const years = ofMeasure(items, 'KNOWLEDGE');
  if (years.length === 0) return undefined;
  const found = windows(scoring, years).map((window) => ({ window, reached: reachedBy(scoring, window) }));
  const [best] = found.sort((a, b) => b.reached - a.reached);
  if (!best) return wanting(scoring, years);
  const threshold = thresholdOf(scoring, '1.1');
  const growth = shown(growthOf(best.window));
  const why = because('X-075/dynamics', { years: best.window.map(({ schoolYear }) => inWords(schoolYear)).join(', '), growth, reached: best.reached, threshold: threshold / 100 });
  return { hundredths: best.reached * 100 >= threshold ? threshold : 0, missing: [], reasons: [why, because('R-053', { growth })] };
}

/** The points that a change over these years is worth; below all steps one where a single year grew. */
function reachedBy({ rules: { dynamics: table } }: Scoring, window: readonly YearPercent[]): number {
  const growth = growthOf(window);
  const step = table.steps.find(({ growth: asked }) => reachesPercent(growth, asked));
  if (step) return step.points;
  const grew = window.some((year, index) => year.grewWithin || (index > 0 && isAbove(year, window[index - 1])));
  return grew ? table.unstable : 0;
}

const isAbove = (year: YearPercent, before: YearPercent | undefined): boolean =>
  before !== undefined && year.sum * before.count > before.sum * year.count;

function skills(scoring: Scoring, items: readonly LearnerQuality[]): Omit<Judged, 'items'> | undefined {
  const years = ofMeasure(items, 'SKILLS');
  if (years.length === 0) return undefined;
  const { skillsPercent } = scoring.claim;
  const means = windows(scoring, years).map((window) => meanOf(window));
  const [best] = means.sort((a, b) => Number(b.numerator * a.denominator - a.numerator * b.denominator));
  if (!best) return wanting(scoring, years);
  const met = reachesPercent(best, skillsPercent);
  return { hundredths: met ? thresholdOf(scoring, '1.1') : 0, missing: [], reasons: [because('R-055', { percent: shown(best), skillsPercent })] };
}

/** The mean of the years, each counting alike, in hundredths of a percent. */
function meanOf(window: readonly YearPercent[]) {
  const common = window.reduce((product, { count }) => product * count, 1n);
  const sum = window.reduce((total, { sum: own, count }) => total + own * (common / count), 0n);
  return { numerator: sum, denominator: common * BigInt(window.length) };
}

function wanting(scoring: Scoring, years: readonly YearPercent[]): Omit<Judged, 'items'> {
  const asked = yearsAsked(scoring);
  const known = years.map(({ schoolYear }) => inWords(schoolYear)).join(', ');
  const reason = because('R-051', { asked, known });
  return { hundredths: 0, missing: [{ reason, suppliers: ['ORG_ADMIN', 'RESPONSIBLE_PERSON'] }], reasons: [reason, because('C-09', { asked })] };
}
