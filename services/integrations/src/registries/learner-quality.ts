import type { LearnerQuality } from '@attestation/contracts';
import { acl, closed, firstYear, oneOf, orNull, percent, SCHOOL_YEAR, text } from './acl.js';

/** As the registry of learners' attainment publishes it. */
interface TheirAttainment {
  schoolYear: string;
  subject: string;
  grade: string;
  quality: string;
  qualityAtStart?: string | null;
  measure?: LearnerQuality['measure'];
}

export const learnerQuality = acl<'LEARNER_QUALITY', TheirAttainment>(
  'LEARNER_QUALITY',
  closed(
    { schoolYear: SCHOOL_YEAR, subject: text(), grade: text(20), quality: percent },
    { qualityAtStart: orNull(percent), measure: oneOf('KNOWLEDGE', 'SKILLS', 'MONITORING') },
  ),
  ({ schoolYear, subject, grade, quality, qualityAtStart = null, measure = 'KNOWLEDGE' }) => ({
    schoolYear: firstYear(schoolYear),
    subject,
    grade,
    percent: quality,
    startPercent: qualityAtStart,
    measure,
  }),
);
