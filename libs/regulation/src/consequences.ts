import type { AttestationOutcome, Category, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { bonus, certificateTerm } from './award.js';
import type { RuleSet } from './rule-set.js';

export interface ConsequenceFacts {
  /** how the commission's decision ends the case */
  outcome: Extract<AttestationOutcome, 'AWARDED' | 'CONFIRMED' | 'LOWER_AWARDED' | 'NOT_CONFIRMED_KEEP'>;
  /** the category that is awarded, confirmed or kept */
  category: Category;
  decidedOn: PlainDate;
  /** last day of the category held; `null`: no term is running */
  currentEndsOn: PlainDate | null;
  /** the year's day from which bonuses are paid (campaign) */
  bonusFrom?: PlainDate | null;
}
export interface ConsequenceAnswer extends Answer<'ORDER_AND_CERTIFICATE' | 'EXTRACT_ONLY'> {
  /** an order of the attesting body, and the certificate that the education organisation issues on it */
  order: boolean;
  certificate: boolean;
  /** of the category held from now on; `null`: no term is running */
  validUntil: PlainDate | null;
  /** percent of the post salary; `null`: none is given, or nothing changes */
  bonusPercent: number | null;
}

/**
 * What follows a decision of the commission: an award, a confirmation and a lower award take an order and a certificate with a new term;
 * a category that is only kept takes neither, its term stays (a choice of ours: the Rules name no new term). The extract of the protocol goes to the teacher in every case.
 * @throws RegulationError RULES_NOT_GIVEN for the award of a category of the former system
 * @source O83 p.25–26, p.3, 26, R-114, E.13
 */
export function consequences(rules: RuleSet, facts: ConsequenceFacts): ConsequenceAnswer {
  const { outcome, category, decidedOn, currentEndsOn, bonusFrom = null } = facts;
  const extract = because('X-044');
  if (outcome === 'NOT_CONFIRMED_KEEP') {
    const kept = because('X-090/kept', { category, endsOn: currentEndsOn });
    return { ...answer('EXTRACT_ONLY', kept, extract), order: false, certificate: false, validUntil: currentEndsOn, bonusPercent: null };
  }
  const term = certificateTerm(rules, { category, from: decidedOn });
  const paid = bonus(rules, { category, bonusFrom });
  return { ...answer('ORDER_AND_CERTIFICATE', because('R-114'), ...term.reasons, ...paid.reasons, extract), order: true, certificate: true, validUntil: term.outcome, bonusPercent: paid.outcome };
}
