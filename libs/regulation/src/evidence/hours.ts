import type { Course, Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { courseHours } from '../courses.js';
import type { Settings } from '../settings.js';
import { hasReducedCourseHours } from '../sheet-kind.js';
import { itemsOf, outsidePeriod, thresholdOf, type Indexed, type Judged, type Scoring } from './scoring.js';
import type { ItemVerdict, MissingEvidence } from './types.js';

/**
 * Criterion 4.1: hours of agreed programmes, each programme once, at least one by profile. Whether a document must show that what was learnt
 * is applied, or the commission is only told that there is none, is the setting `practiceProof`.
 * @source R-099…
 */
export function hours(scoring: Scoring): Judged {
  const { rules, facts, settings } = scoring;
  const all = programmesOf(scoring);
  const unproved = all.filter(({ certificates: own }) => !own.some(({ item }) => item.practiceProof));
  const programmes = settings.practiceProof === 'REQUIRE' ? all.filter((each) => !unproved.includes(each)) : all;
  const certificates = programmes.map(({ name, longest, certificates: own }) => ({ programme: name, hours: longest.item.hours, agreed: true, byProfile: own.some(({ item }) => item.byProfile) }));
  const reduced = facts.reducedCourseHours ?? hasReducedCourseHours(facts.positionGroup);
  const judged = courseHours(rules, { claimed: facts.claimed, reduced, certificates });
  const missing = [
    ...hoursMissing(judged.hours, judged.requiredHours),
    ...(certificates.some(({ byProfile }) => byProfile) ? [] : [profileMissing()]),
    ...(unproved.length > 0 ? [proofsMissing(unproved, settings)] : []),
  ];
  return { hundredths: judged.outcome === 'ENOUGH' ? thresholdOf(scoring, '4.1') : 0, items: verdictsOf(scoring, all, programmes), missing, reasons: judged.reasons.slice(0, 1) };
}

interface Programme {
  name: string;
  /** the certificate that counts */
  longest: Indexed<'COURSES'>;
  certificates: Indexed<'COURSES'>[];
}

/** Spelling does not make another programme. */
const sameName = (programme: string): string => programme.trim().replace(/\s+/g, ' ').toLocaleLowerCase('kk');

function programmesOf(scoring: Scoring): Programme[] {
  const programmes = new Map<string, Programme>();
  for (const course of itemsOf(scoring, 'COURSES').filter(({ item }) => against(scoring, item) === undefined)) {
    const name = sameName(course.item.programme);
    const known = programmes.get(name);
    const longest = known && known.longest.item.hours >= course.item.hours ? known.longest : course;
    programmes.set(name, { name, longest, certificates: [...(known?.certificates ?? []), course] });
  }
  return [...programmes.values()];
}

function against(scoring: Scoring, { programme, agreed, hours: given, completedOn }: Course): Reason | undefined {
  if (!agreed) return because('R-100/agreed', { programme });
  if (!Number.isSafeInteger(given) || given < 1) return because('R-099/hours', { programme });
  return outsidePeriod(scoring, programme, completedOn);
}

function verdictsOf(scoring: Scoring, all: readonly Programme[], counting: readonly Programme[]): ItemVerdict[] {
  return itemsOf(scoring, 'COURSES').map(({ index, item }) => {
    const own = all.find(({ longest }) => longest.index === index);
    const counted = own !== undefined && counting.includes(own);
    const unproved = own !== undefined && !counted ? proofsMissing([own], scoring.settings).reason : undefined;
    const reason = against(scoring, item) ?? unproved ?? because(counted ? 'R-101' : 'R-102/same', { programme: item.programme, hours: item.hours });
    return { index, counted, reason };
  });
}

const hoursMissing = (counted: number, requiredHours: number): MissingEvidence[] =>
  counted < requiredHours ? [{ reason: because('R-099/missing', { hours: requiredHours - counted, requiredHours }), suppliers: ['TEACHER', 'COURSE_ORG'] }] : [];

const profileMissing = (): MissingEvidence => ({ reason: because('R-100'), suppliers: ['TEACHER', 'COURSE_ORG'] });

const proofsMissing = (unproved: readonly Programme[], { practiceProof }: Settings): MissingEvidence => ({
  reason: because('X-077/practice', { programmes: unproved.map(({ longest }) => longest.item.programme).join('; '), practiceProof }),
  suppliers: ['COURSE_ORG', 'TEACHER'],
});
