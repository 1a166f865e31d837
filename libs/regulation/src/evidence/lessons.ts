import type { Observation, Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { hundredths as exactly } from '../exact.js';
import { lessonDays, observations, type ObservationYear } from '../observations.js';
import { itemsOf, outsidePeriod, ruleFor, schoolYearOf, sift, type Judged, type Scoring } from './scoring.js';
import type { MissingEvidence } from './types.js';

/**
 * Criterion 1.2: in each school year that has sheets five different lessons on different days; a lesson seen by several counts once with
 * their mean; sheets from outside; the mean, not rounded, reaches the category's value and brings at most its upper bound. The last school
 * year or the one before must have sheets; an earlier one without any is not held against the teacher.
 * @source R-057…, E.8(5), C-02, F-10
 */
export function lessons(scoring: Scoring): Judged {
  const { rules, settings, facts } = scoring;
  const { verdicts, counted } = sift(itemsOf(scoring, 'OBSERVATIONS'), (item) => against(scoring, item), ({ lesson, points }) => because('R-063/counts', { lesson, points }));
  const years = yearsOf(counted);
  const external = { methodist: countOf(counted, 'OFFICE_METHODIST'), commissionMember: countOf(counted, 'COMMISSION_MEMBER') };
  const recent = years.some(({ schoolYear }) => schoolYear >= schoolYearOf(facts.period.to) - 1);
  const missing = [...yearsMissing(scoring, years, recent), ...externalMissing(scoring, external)];
  if (!recent) return { hundredths: 0, items: verdicts, missing, reasons: [because('R-060', { perYear: rules.observation.perYear })] };
  const judged = observations(rules, { claimed: facts.claimed, years, external, externalIfAvailable: facts.penalInstitution ?? false }, settings);
  const points = judged.outcome === 'MET' ? Math.min(exactly(Number(judged.mean)) ?? 0, (ruleFor(scoring, '1.2').upTo ?? 0) * 100) : 0;
  return { hundredths: points, items: verdicts, missing, reasons: judged.reasons };
}

const countOf = (counted: readonly Observation[], kind: Observation['observer']): number => counted.filter(({ observer }) => observer === kind).length;

function against(scoring: Scoring, { lesson, points, recommendations, observedOn }: Observation): Reason | undefined {
  const { maxPoints } = scoring.rules.observation;
  if (!Number.isInteger(points) || points < 0 || points > maxPoints) return because('X-082', { lesson, points, maxPoints });
  if (!recommendations) return because('R-064', { lesson });
  return outsidePeriod(scoring, lesson, observedOn);
}

/** School years with their lessons: the same lesson on the same day is one, however many observed it. */
function yearsOf(counted: readonly Observation[]): ObservationYear[] {
  const byYear = new Map<number, Map<string, { on: Observation['observedOn']; points: number[] }>>();
  for (const { lesson, observedOn: on, points } of counted) {
    const year = byYear.get(schoolYearOf(on)) ?? new Map<string, { on: Observation['observedOn']; points: number[] }>();
    const key = `${on} ${lesson.trim()}`;
    year.set(key, { on, points: [...(year.get(key)?.points ?? []), points] });
    byYear.set(schoolYearOf(on), year);
  }
  return [...byYear].sort(([a], [b]) => a - b).map(([schoolYear, each]) => ({ schoolYear, lessons: [...each.values()] }));
}

function yearsMissing({ rules, facts }: Scoring, years: readonly ObservationYear[], recent: boolean): MissingEvidence[] {
  const { perYear } = rules.observation;
  const last = schoolYearOf(facts.period.to) - 1;
  const short = years.map((year) => ({ schoolYear: year.schoolYear, lacking: perYear - lessonDays(year) }));
  const all = [...short.filter(({ lacking }) => lacking > 0), ...(recent ? [] : [{ schoolYear: last, lacking: perYear }])];
  return all.map(({ schoolYear, lacking }) => ({ reason: because('R-058', { schoolYear: `${schoolYear}/${schoolYear + 1}`, lacking, perYear }), suppliers: ['OBSERVERS'] }));
}

function externalMissing({ settings, facts }: Scoring, { methodist, commissionMember }: { methodist: number; commissionMember: number }): MissingEvidence[] {
  if (facts.penalInstitution) return [];
  if (settings.externalSheets === 'EITHER' && methodist + commissionMember > 0) return [];
  return [
    ...(methodist > 0 ? [] : [{ reason: because('R-061/methodist'), suppliers: ['METHOD_OFFICE' as const] }]),
    ...(commissionMember > 0 ? [] : [{ reason: because('R-061/commission-member'), suppliers: ['COMMISSION_MEMBER' as const] }]),
  ];
}
