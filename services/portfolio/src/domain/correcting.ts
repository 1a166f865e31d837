import { accept, FactType, type Change, type Fact, type Registry } from '@attestation/contracts';
import { canonicalJson } from './canonical.js';
import type { CaseEvidence, Correction, Evidence, EvidenceItem } from './case-evidence.js';
import { hashOf, identityOf } from './identity.js';
import { itemsIn } from './pieces.js';

/** Who said it and when. */
type Word = Pick<Evidence, 'registry' | 'source' | 'receivedAt'>;

/**
 * A registry has told something of a person whose case has been submitted: where the snapshot does not agree with it any more the case is marked
 * and the commission told; the snapshot stays.
 * @source D.1 row 22; R-045, F-17
 */
export function correct(known: CaseEvidence | undefined, word: Word): Change<CaseEvidence, void> {
  if (!known?.snapshot || known.closed) return accept({ result: undefined });
  const { next, facts } = marked(known, word, standingItems(known, word.registry));
  return accept({ ...(facts.length > 0 ? { next } : {}), result: undefined, facts });
}

/** The same for an answer to the case's own question, which the record does not hold yet. */
export function markLateAnswer(known: CaseEvidence, given: Evidence): { next: CaseEvidence; facts: Fact[] } {
  const names = new Set(given.items.map((item) => identityOf(given.registry, item)));
  const older = standingItems(known, given.registry).filter((item) => !names.has(identityOf(given.registry, item)));
  return given.status === 'SILENT' ? { next: known, facts: [] } : marked(known, given, [...older, ...given.items]);
}

const standingItems = ({ record }: CaseEvidence, registry: Registry): EvidenceItem[] =>
  record.filter((each) => each.registry === registry && !each.manual && !each.sheet).map(({ item }) => item);

function marked(known: CaseEvidence, { registry, source, receivedAt }: Word, standing: readonly EvidenceItem[]): { next: CaseEvidence; facts: Fact[] } {
  const { attestationId, personId, snapshot, corrections } = known;
  const against = snapshot ? contradictions(snapshot.content, registry, standing) : [];
  const fingerprint = hashOf(canonicalJson(against));
  if (!snapshot || against.length === 0 || corrections.some((each) => each.registry === registry && each.fingerprint === fingerprint)) return { next: known, facts: [] };
  const correction: Correction = { registry, source, correctedAt: receivedAt, fingerprint };
  const data = { attestationId, personId, registry, source, correctedAt: receivedAt, hash: snapshot.hash };
  return { next: { ...known, corrections: [...corrections, correction] }, facts: [{ type: FactType.PortfolioCorrected, data }] };
}

/** What is frozen of a registry's word and does not stand any more, with what stands in its place; and what it says where it was silent. */
function contradictions(content: string, registry: Registry, standing: readonly EvidenceItem[]): unknown[] {
  const frozen = (JSON.parse(content) as { evidence: Evidence[] }).evidence.filter((each) => each.registry === registry && !each.manual && !isSheet(each));
  const texts = new Set(standing.map(canonicalJson));
  const changed = itemsIn(frozen, registry).filter((item) => !texts.has(canonicalJson(item)));
  const silent = standing.length > 0 && frozen.length > 0 && frozen.every(({ status }) => status === 'SILENT');
  return [...changed.map((item) => [item, standing.filter((each) => identityOf(registry, each) === identityOf(registry, item))]), ...(silent ? [[null, standing]] : [])];
}

const isSheet = ({ source }: Evidence): boolean => source.startsWith('observation/');
