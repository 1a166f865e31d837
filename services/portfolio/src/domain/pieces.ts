import { REGISTRIES, type Registry } from '@attestation/contracts';
import { canonicalJson } from './canonical.js';
import type { CaseEvidence, Evidence, EvidenceItem } from './case-evidence.js';
import { identityOf } from './identity.js';

/** What the portfolio of a case is made of, source by source: what registries answered, then what was entered by hand. No item stands in it twice. */
export const evidenceOf = ({ evidence, byHand }: CaseEvidence): Evidence[] => withoutDoubles([...REGISTRIES.flatMap((registry) => evidence[registry] ?? []), ...byHand]);

/** The items of a registry, whoever told them. */
export const itemsIn = (evidence: readonly Evidence[], registry: Registry): EvidenceItem[] =>
  evidence.filter((each) => each.registry === registry).flatMap(({ items }) => items);

/** Of an item that two sources tell in the same words the first is kept. What one source tells twice, it means twice. */
export function withoutDoubles(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence.map((each) => {
    const texts = each.items.map((item) => `${each.registry} ${canonicalJson(item)}`);
    const items = each.items.filter((_, index) => !seen.has(texts[index] ?? ''));
    for (const text of texts) seen.add(text);
    return { ...each, items };
  });
}

/** Where a registry and a person tell of the same item, both are kept and the registry's word is what is judged (F-17). */
export function forJudging(evidence: readonly Evidence[]): Evidence[] {
  const names = (each: Evidence) => each.items.map((item) => `${each.registry} ${identityOf(each.registry, item)}`);
  const told = new Set(evidence.filter(({ manual }) => !manual).flatMap(names));
  return evidence.map((each) => (each.manual ? { ...each, items: each.items.filter((item) => !told.has(`${each.registry} ${identityOf(each.registry, item)}`)) } : each));
}
