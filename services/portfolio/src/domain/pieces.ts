import { REGISTRIES, type Registry } from '@attestation/contracts';
import { localDate } from '@attestation/regulation';
import { canonicalJson } from './canonical.js';
import type { CaseEvidence, Evidence, EvidenceItem, RecordItem } from './case-evidence.js';
import { identityOf } from './identity.js';
import { onceFor } from './once-for.js';
import { isOpenFor } from './open-for.js';
import { isOfPeriod, periodOf } from './period.js';

/**
 * What the portfolio of a case is made of, source by source: what registries answered, what was entered by hand, and what the continuous record
 * holds of the attestation period. Of an item that is told twice the latest word counts, and it stands here once.
 * @source R-048; X-003; F-17
 */
export const evidenceOf = onceFor((known): readonly Evidence[] => {
  const own = [...REGISTRIES.flatMap((registry) => known.evidence[registry] ?? []), ...known.byHand];
  const record = ofTheRecord(known, own);
  const told = latest([...own, ...record.filter(({ sheet }) => !sheet).map(asEvidence)]);
  return [...joined(withoutDoubles(told), own.length), ...record.filter(({ sheet }) => sheet).map(asEvidence)];
});

/** What is known of the attestation period and is not in the snapshot: shown beside it with its source and its time, never inside. */
export const lateOf = onceFor((known): readonly Evidence[] => {
  if (!known.snapshot || known.submittedAt === null) return known.late;
  const { evidence } = JSON.parse(known.snapshot.content) as { evidence: Evidence[] };
  const period = periodOf(known, evidence, localDate(known.submittedAt));
  const record = known.record.filter(({ registry, item }) => isOfPeriod(period, registry, item)).map((each) => ({ sheet: each.sheet, piece: asEvidence(each) }));
  const frozen = new Set(evidence.map(({ source }) => source));
  const sheets = record.filter(({ sheet, piece }) => sheet && !frozen.has(piece.source));
  const told = withoutDoubles([...evidence, ...known.late, ...record.filter(({ sheet }) => !sheet).map(({ piece }) => piece)]).slice(evidence.length);
  return [...known.late, ...joined(told, known.late.length).slice(known.late.length), ...sheets.map(({ piece }) => piece)];
});

/** The items of a registry, whoever told them. */
export const itemsIn = (evidence: readonly Evidence[], registry: Registry): EvidenceItem[] =>
  evidence.filter((each) => each.registry === registry).flatMap(({ items }) => items);

/** Whether a word came in time to belong to the case: before the submission or, where the portfolio was returned for it, before that was supplied. */
export function isInTime(known: CaseEvidence, { registry, learntAt }: Pick<RecordItem, 'registry' | 'learntAt'>): boolean {
  const until = known.suppliedAt[registry] ?? known.submittedAt;
  return until === null || isOpenFor(known, registry) || Date.parse(learntAt) <= Date.parse(until);
}

/** The record's items of the period, in an order that does not depend on when each came. */
function ofTheRecord(known: CaseEvidence, own: readonly Evidence[]): RecordItem[] {
  const inTime = known.record.filter((each) => isInTime(known, each));
  if (inTime.length === 0) return [];
  const until = known.submittedAt === null ? known.openedOn : localDate(known.submittedAt);
  const { from, to } = periodOf(known, [...own, ...inTime.map(asEvidence)], until);
  const period = { from, to: known.submittedAt === null ? FAR : to };
  const ordered = inTime.filter(({ registry, item }) => isOfPeriod(period, registry, item)).map((each) => ({ each, order: orderOf(each) }));
  return ordered.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ each }) => each);
}

const FAR = '2999-12-31' as CaseEvidence['openedOn'];
const orderOf = ({ registry, receivedAt, source, item }: RecordItem): string => canonicalJson([REGISTRIES.indexOf(registry), Date.parse(receivedAt), source, item]);

const asEvidence = ({ registry, source, manual, enteredBy, receivedAt, item }: RecordItem): Evidence => ({
  registry, status: 'ANSWERED', source, receivedAt, manual, ...(enteredBy ? { enteredBy } : {}), items: [item],
});

const nameOf = ({ registry, manual }: Evidence, item: EvidenceItem): string => `${registry} ${manual} ${identityOf(registry, item)}`;

/** A later word about an item takes the place of an earlier one; what one source says at one time it means. */
function latest(evidence: readonly Evidence[]): Evidence[] {
  const named = evidence.map((each) => ({ each, at: Date.parse(each.receivedAt), names: each.items.map((item) => nameOf(each, item)) }));
  const times = new Map<string, number>();
  for (const { at, names } of named) for (const name of names) times.set(name, Math.max(times.get(name) ?? 0, at));
  return named.map(({ each, at, names }) => ({ ...each, items: each.items.filter((_, index) => times.get(names[index] ?? '') === at) }));
}

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

/** The case's own answers and entries stay as they are; of the record, what one source said at one time is one. */
function joined(evidence: readonly Evidence[], own: number): Evidence[] {
  const bySource = new Map<string, Evidence>();
  for (const each of evidence.slice(own).filter(({ items }) => items.length > 0)) {
    const name = canonicalJson([each.registry, each.source, each.manual, each.receivedAt, each.enteredBy]);
    bySource.set(name, { ...each, items: [...(bySource.get(name)?.items ?? []), ...each.items] });
  }
  return [...evidence.slice(0, own), ...bySource.values()];
}

/** Where a registry and a person tell of the same item, both are kept and the registry's word is what is judged (F-17). */
export function forJudging(evidence: readonly Evidence[]): Evidence[] {
  const names = (each: Evidence) => each.items.map((item) => `${each.registry} ${identityOf(each.registry, item)}`);
  const told = new Set(evidence.filter(({ manual }) => !manual).flatMap(names));
  return evidence.map((each) => (each.manual ? { ...each, items: each.items.filter((item) => !told.has(`${each.registry} ${identityOf(each.registry, item)}`)) } : each));
}
