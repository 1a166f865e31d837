import { answer, because, type Answer } from '../answer.js';
import type { RuleSet } from '../rule-set.js';

export interface SupportFacts {
  /** holds the certificate of the course */
  certified: boolean;
  /** plan, reports and events of the support are done */
  monitored: boolean;
  /** a document proves that the knowledge is applied in practice */
  practiceProof: boolean;
}
export interface SupportAnswer extends Answer<'SUPPORT_DUE' | 'PROOF_DUE' | 'COMPLETE' | 'NO_CERTIFICATE'> {
  /** of certified staff, or of all staff */
  kind: 'CERTIFIED_STAFF' | 'ALL_STAFF';
  /** the sources give neither length nor deadline */
  due: null;
  /** certificate and proof together serve criterion 4.1 */
  countsForCriterion: boolean;
}

/**
 * What follows a course: support and monitoring, then the document that proves practice.
 * @source Order 95, p.31, R-127, X-077, X-133, D.12
 */
export function postCourseSupport(_rules: RuleSet, { certified, monitored, practiceProof }: SupportFacts): SupportAnswer {
  const outcome = !certified ? 'NO_CERTIFICATE' : practiceProof ? 'COMPLETE' : monitored ? 'PROOF_DUE' : 'SUPPORT_DUE';
  const kind = certified ? 'CERTIFIED_STAFF' : 'ALL_STAFF';
  return { ...answer(outcome, because('R-125', { kind }), because('X-077/support'), because('X-133')), kind, due: null, countsForCriterion: certified && practiceProof };
}
