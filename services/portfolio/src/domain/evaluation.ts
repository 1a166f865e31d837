import { FactType, itemFaults, type Fact, type Instant, type PlainDate, type SourcedItem } from '@attestation/contracts';
import {
  localDate, positionGroupOf, ruleSetOf, scoreEvidence, TEACHER_CLAIMS, teacherClaim, type EvidencePeriod, type EvidenceScore,
} from '@attestation/regulation';
import type { CaseEvidence, Evidence, Snapshot } from './case-evidence.js';
import { periodOf } from './period.js';
import { evidenceOf, forJudging } from './pieces.js';

/** What the rules make of a portfolio: a proposal, never a decision. */
export interface Evaluation {
  period: EvidencePeriod;
  /** everything that was judged; the verdicts name an item by its place here */
  items: SourcedItem[];
  score: EvidenceScore;
}

/** Whether the rules give a sheet for the post and the claim: heads, deputies and methodists have their own, which are not loaded. */
export function isEvaluated({ claimed, positionGroup }: Pick<CaseEvidence, 'claimed' | 'positionGroup'>): boolean {
  const group = positionGroupOf(positionGroup);
  return TEACHER_CLAIMS.some((claim) => claim === claimed) && group !== 'METHODIST' && group !== 'HEAD_OR_DEPUTY';
}

/**
 * Judges the evidence of a case by the rules and settings of its own day.
 * @param on the day of the application; of a draft, today
 * @returns null where the rules do not give the sheet
 * @source E.6, E.8
 */
export function evaluate(known: CaseEvidence, evidence: readonly Evidence[], on: PlainDate): Evaluation | null {
  if (!isEvaluated(known)) return null;
  const { claimed, positionGroup, position, penalInstitution, mode, ruleSet, settings } = known;
  const period = periodOf(known, evidence, on);
  const items = sourced(forJudging(evidence));
  const facts = { claimed: teacherClaim(claimed), positionGroup: positionGroupOf(positionGroup), position, penalInstitution, period, mode, items };
  return { period, items, score: scoreEvidence(ruleSetOf(ruleSet), facts, settings) };
}

/** Of what was submitted: the frozen text itself is judged, by the day of the application. */
export function evaluateFrozen(known: CaseEvidence, { content, frozenAt }: Snapshot): Evaluation | null {
  const { evidence } = JSON.parse(content) as { evidence: Evidence[] };
  return evaluate(known, evidence, localDate(known.submittedAt ?? frozenAt));
}

/** What she would reach if she submitted what is there today. */
export const preview = (known: CaseEvidence, now: Instant): Evaluation | null => evaluate(known, evidenceOf(known), localDate(known.submittedAt ?? now));

/** An item that lacks what is counted says nothing, and is not judged. */
const sourced = (evidence: readonly Evidence[]): SourcedItem[] =>
  evidence.flatMap(({ registry, items, source, manual, receivedAt }) =>
    items.filter((item) => itemFaults(registry, item).length === 0).map((item) => ({ registry, item, source, manual, receivedAt }) as unknown as SourcedItem),
  );

/** Tells commissions what the frozen portfolio is worth; nothing where the rules do not give the sheet. */
export function evaluatedFacts(known: CaseEvidence, snapshot: Snapshot): Fact[] {
  const evaluation = evaluateFrozen(known, snapshot);
  if (!evaluation) return [];
  const { attestationId, personId, claimed } = known;
  const { total, minimum, outcome } = evaluation.score;
  const criteria = evaluation.score.criteria.map(({ criterion, required, met, points, basis, counted, reasons }) => ({ criterion, required, met, points, basis, counted, reasons }));
  const { hash, version, frozenAt } = snapshot;
  const data = { attestationId, personId, hash, version, claimedCategory: claimed, criteria, total, minimum, meets: outcome === 'MEETS', evaluatedAt: frozenAt };
  return [{ type: FactType.PortfolioEvaluated, data }];
}
