import { acl, closed, firstYear, SCHOOL_YEAR, text } from './acl.js';

/** As the registry of learners' attainment publishes it. */
interface TheirAttainment {
  schoolYear: string;
  subject: string;
  grade: string;
  /** percent in text: a float would not survive a comparison with a threshold */
  quality: string;
}

export const learnerQuality = acl<'LEARNER_QUALITY', TheirAttainment>(
  'LEARNER_QUALITY',
  closed({ schoolYear: SCHOOL_YEAR, subject: text(), grade: text(20), quality: { type: 'string', pattern: '^(100(\\.0{1,2})?|[0-9]{1,2}(\\.[0-9]{1,2})?)$' } }),
  ({ schoolYear, subject, grade, quality }) => ({ schoolYear: firstYear(schoolYear), subject, grade, percent: quality }),
);
