import { answer, because, type Answer } from '../answer.js';
import { claimEvidence } from '../evidence/scoring.js';
import type { RuleSet } from '../rule-set.js';

/** Who sealed the programme of dissemination (C-11). */
export const PROGRAMME_SEALS = ['ORGANISATION', 'EDUCATION_AUTHORITY', 'METHOD_CENTRE'] as const;
export type ProgrammeSeal = (typeof PROGRAMME_SEALS)[number];
/** Evidence of taking part; one of it is enough. */
export const SPREAD_PROOFS = ['CERTIFICATE_NOTE', 'CERTIFICATE', 'DIPLOMA', 'LETTER'] as const;
export type SpreadProof = (typeof SPREAD_PROOFS)[number];

export interface SpreadFacts {
  claimed: 'RESEARCHER' | 'MASTER';
  /** which council approved the material; `null`: none has */
  approvedBy: 'REGION_COUNCIL' | 'RUMS' | null;
  /** an order on the dissemination, or for a master the events chosen from the list the ministry approved */
  ordered: boolean;
  /** districts or cities of a researcher, regions of a master, in which it was disseminated */
  places: number;
  /** of them with a report on the sites and networks */
  placesReported: number;
  sealedBy: ProgrammeSeal | null;
  proofs: readonly SpreadProof[];
  /** an extract of the council's protocol or an expert opinion */
  councilExtract: boolean;
}
export const SPREAD_STEPS = ['COUNCIL', 'ORDER', 'PROGRAMME', 'EVENTS', 'REPORTS', 'EVIDENCE'] as const;
export type SpreadStep = (typeof SPREAD_STEPS)[number];
export interface SpreadAnswer extends Answer<'COMPLETE' | 'INCOMPLETE'> {
  /** what is still missing, in the order of the procedure; the first is the next step */
  missing: SpreadStep[];
  placesNeeded: number;
  level: 'REGION' | 'REPUBLIC';
}

/**
 * Is the dissemination of experience complete, and what comes next?
 * @source Algorithm, Annex 1: R-087…R-098; R-081, C-11, D.11
 */
export function dissemination(rules: RuleSet, facts: SpreadFacts): SpreadAnswer {
  const { claimed } = facts;
  const placesNeeded = claimEvidence(rules, claimed).places ?? 0;
  const missing = SPREAD_STEPS.filter((step) => !isDone(step, facts, placesNeeded));
  const level = claimed === 'MASTER' ? 'REPUBLIC' : 'REGION';
  const why = because(claimed === 'MASTER' ? 'R-094' : 'R-087', { missing: missing.join(', '), places: facts.places, needed: placesNeeded });
  const plan = claimed === 'MASTER' ? [because('R-097', { needed: placesNeeded })] : [because('R-089', { needed: placesNeeded })];
  return { ...answer(missing.length === 0 ? 'COMPLETE' : 'INCOMPLETE', why, ...plan, because('R-092'), because('C-11')), missing, placesNeeded, level };
}

function isDone(step: SpreadStep, { claimed, approvedBy, ordered, places, placesReported, sealedBy, proofs, councilExtract }: SpreadFacts, needed: number): boolean {
  switch (step) {
    case 'COUNCIL':
      return approvedBy === 'RUMS' || (claimed === 'RESEARCHER' && approvedBy === 'REGION_COUNCIL');
    case 'ORDER':
      return ordered;
    case 'PROGRAMME':
      return sealedBy !== null;
    case 'EVENTS':
      return places >= needed;
    case 'REPORTS':
      return Math.min(places, placesReported) >= needed;
    case 'EVIDENCE':
      return proofs.length > 0 && councilExtract;
  }
}
