import type { Course, Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import { courseHours } from '../courses.js';
import { hasReducedCourseHours } from '../sheet-kind.js';
import { itemsOf, outsidePeriod, thresholdOf, type Indexed, type Judged, type Scoring } from './scoring.js';
import type { ItemVerdict, MissingEvidence } from './types.js';

/**
 * Criterion 4.1: hours of agreed programmes, each programme once, at least one by profile. Whether a document must show that what was learnt
 * is applied is the setting `practiceProof`.
 * @source R-099…
 */
export function hours(scoring: Scoring): Judged {
  const { rules, facts, settings } = scoring;
  const programmes = programmesOf(scoring);
  const certificates = programmes.map(({ name, longest, all }) => ({ programme: name, hours: longest.item.hours, agreed: true, byProfile: all.some(({ item }) => item.byProfile) }));
  const reduced = facts.reducedCourseHours ?? hasReducedCourseHours(facts.positionGroup);
  const judged = courseHours(rules, { claimed: facts.claimed, reduced, certificates });
  const proofs = proofsMissing(programmes, settings.practiceProof);
  const enough = judged.outcome === 'ENOUGH' && (settings.practiceProof === 'WARN' || proofs.length === 0);
  const missing = [...hoursMissing(judged.hours, judged.requiredHours), ...(certificates.some(({ byProfile }) => byProfile) ? [] : [profileMissing()]), ...proofs];
  return { hundredths: enough ? thresholdOf(scoring, '4.1') : 0, items: verdictsOf(scoring, programmes), missing, reasons: judged.reasons.slice(0, 1) };
}

interface Programme {
  name: string;
  /** the certificate that counts */
  longest: Indexed<'COURSES'>;
  all: Indexed<'COURSES'>[];
}

/** Spelling does not make another programme. */
const sameName = (programme: string): string => programme.trim().replace(/\s+/g, ' ').toLocaleLowerCase('kk');

function programmesOf(scoring: Scoring): Programme[] {
  const programmes = new Map<string, Programme>();
  for (const course of itemsOf(scoring, 'COURSES').filter(({ item }) => against(scoring, item) === undefined)) {
    const name = sameName(course.item.programme);
    const known = programmes.get(name);
    const longest = known && known.longest.item.hours >= course.item.hours ? known.longest : course;
    programmes.set(name, { name, longest, all: [...(known?.all ?? []), course] });
  }
  return [...programmes.values()];
}

function against(scoring: Scoring, { programme, agreed, hours: given, completedOn }: Course): Reason | undefined {
  if (!agreed) return because('R-100/agreed', { programme });
  if (!Number.isSafeInteger(given) || given < 1) return because('R-099/hours', { programme });
  return outsidePeriod(scoring, programme, completedOn);
}

function verdictsOf(scoring: Scoring, programmes: readonly Programme[]): ItemVerdict[] {
  const counting = new Set(programmes.map(({ longest }) => longest.index));
  return itemsOf(scoring, 'COURSES').map(({ index, item }) => {
    const counted = counting.has(index);
    const reason = against(scoring, item) ?? because(counted ? 'R-101' : 'R-102/same', { programme: item.programme, hours: item.hours });
    return { index, counted, reason };
  });
}

const hoursMissing = (counted: number, requiredHours: number): MissingEvidence[] =>
  counted < requiredHours ? [{ reason: because('R-099/missing', { hours: requiredHours - counted, requiredHours }), suppliers: ['TEACHER', 'COURSE_ORG'] }] : [];

const profileMissing = (): MissingEvidence => ({ reason: because('R-100'), suppliers: ['TEACHER', 'COURSE_ORG'] });

function proofsMissing(programmes: readonly Programme[], practiceProof: 'WARN' | 'REQUIRE'): MissingEvidence[] {
  const without = programmes.filter(({ all }) => !all.some(({ item }) => item.practiceProof)).map(({ longest }) => longest.item.programme);
  return without.length > 0 ? [{ reason: because('X-077/practice', { programmes: without.join('; '), practiceProof }), suppliers: ['COURSE_ORG', 'TEACHER'] }] : [];
}
