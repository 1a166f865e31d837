import { FactType, type Fact } from '@attestation/contracts';
import type { CaseEvidence, Evidence } from './case-evidence.js';
import { evidenceOf } from './pieces.js';

/**
 * What was entered by hand into the person's record, outside the case, and belongs to it is told of the case once, as what was entered into the
 * case itself: whoever judges the application sees it, marked manual, with the number of the appointing order.
 * @source R-041; D.1 row 3; F-17
 */
export function tellEntries(known: CaseEvidence): { next: CaseEvidence; facts: Fact[] } {
  if (known.closed || !known.record.some(({ manual }) => manual)) return { next: known, facts: [] };
  const told = new Set([...known.entriesTold, ...known.byHand.map(nameOf)]);
  const entries = evidenceOf(known).filter((each) => each.manual && !told.has(nameOf(each)));
  if (entries.length === 0) return { next: known, facts: [] };
  return { next: { ...known, entriesTold: [...known.entriesTold, ...entries.map(nameOf)] }, facts: entries.map((each) => recordedFact(known, each)) };
}

const nameOf = ({ registry, source, receivedAt }: Evidence): string => `${registry} ${source} ${receivedAt}`;

/** One piece of evidence is of the case. */
export const recordedFact = ({ attestationId, personId }: CaseEvidence, { registry, status, source, items, receivedAt, manual }: Evidence): Fact => ({
  type: FactType.EvidenceRecorded,
  data: { attestationId, personId, registry, status, source, items: items.length, receivedAt, manual },
});
