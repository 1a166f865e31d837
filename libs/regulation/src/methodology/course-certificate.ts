import { answer, because, type Answer } from '../answer.js';
import type { RuleSet } from '../rule-set.js';
import { LONG_TERM_PROGRAMMES, type LongTermProgramme } from '../tables/procedure.js';

export interface CourseCertificateFacts {
  finalAssessmentPassed: boolean;
  /** a long-term programme; `null`: a course by its topic */
  programme: LongTermProgramme | null;
}
export interface CourseCertificateAnswer extends Answer<'BY_TOPIC' | 'BY_PROGRAMME' | 'NO_CERTIFICATE'> {
  /** `COURSE_CERT_1` … `COURSE_CERT_7`; `null`: by topic, or none */
  template: string | null;
}

/**
 * Which certificate does a course bring? Only after the final assessment was passed.
 * @source Order 95, p.25, 26, E.14, D.12
 */
export function courseCertificate(_rules: RuleSet, { finalAssessmentPassed, programme }: CourseCertificateFacts): CourseCertificateAnswer {
  if (!finalAssessmentPassed) return { ...answer('NO_CERTIFICATE', because('R-126')), template: null };
  if (programme === null) return { ...answer('BY_TOPIC', because('R-123'), because('X-130')), template: null };
  const number = LONG_TERM_PROGRAMMES.indexOf(programme) + 1;
  return { ...answer('BY_PROGRAMME', because('R-124', { programme, number }), because('X-130')), template: `COURSE_CERT_${number}` };
}
