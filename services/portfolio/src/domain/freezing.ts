import { accept, FactType, refuse, REGISTRIES, type Change, type Fact, type FactOf, type Instant, type PersonId, type Registry } from '@attestation/contracts';
import { canonicalJson } from './canonical.js';
import { newCase, type CaseEvidence, type Evidence, type EvidenceItem, type Snapshot } from './case-evidence.js';
import { markLateAnswer } from './correcting.js';
import { recordedFact, tellEntries } from './entries-told.js';
import { evaluatedFacts } from './evaluation.js';
import { filesForSnapshot } from './evidence-file.js';
import { hashOf } from './identity.js';
import { isOpenFor } from './open-for.js';
import { frozenReason, notAppointed } from './own-reasons.js';
import { evidenceOf } from './pieces.js';

/** A draft was opened: its evidence is collected from now on. */
export function openEvidence(known: CaseEvidence | undefined, data: FactOf<typeof FactType.DraftOpened>): Change<CaseEvidence, void> {
  return known ? accept({ result: undefined }) : accept({ next: newCase(data), result: undefined });
}

/**
 * A registry answered, or fell silent. Before the submission the newest counts, and silence never takes the place of an answer; afterwards it
 * is kept beside the snapshot.
 * @param at when the platform learnt of it
 * @source D.1 row 2; F-17
 */
export function registryAnswered(known: CaseEvidence | undefined, data: FactOf<typeof FactType.RegistryAnswered>, at: Instant): Change<CaseEvidence, void> {
  if (!known) return refuse('NOT_FOUND');
  const { registry, status, source, answeredAt, items } = data;
  return record(known, { registry, status, source, receivedAt: answeredAt, manual: false, items }, at);
}

/** Adds evidence to a case; freezes what was submitted as soon as nothing of it is awaited any more. */
export function record(known: CaseEvidence, given: Evidence, at: Instant): Change<CaseEvidence, void> {
  const earlier = known.evidence[given.registry];
  const late = known.snapshot !== null || (known.submittedAt !== null && Date.parse(at) > Date.parse(known.submittedAt) && earlier !== undefined);
  const recorded = [...known.recorded, { ...given, learntAt: at }];
  if (late) {
    const { next, facts } = markLateAnswer(known, given);
    return accept({ next: { ...next, late: [...known.late, given], recorded }, result: undefined, facts: [recordedFact(known, given), ...facts] });
  }
  const kept = earlier && given.status === 'SILENT' ? earlier : given;
  const entered = tellEntries({ ...known, evidence: { ...known.evidence, [given.registry]: kept }, recorded });
  const frozen = freeze(entered.next, at);
  return accept({ next: frozen.next, result: undefined, facts: [recordedFact(known, given), ...entered.facts, ...frozen.facts] });
}

export interface HandEntry {
  registry: Registry;
  items: EvidenceItem[];
  /** of the head's order by which whoever enters it was appointed; undefined: none is known */
  orderNumber: string | undefined;
  by: PersonId;
  now: Instant;
}

/**
 * The responsible person enters what a registry did not have. Only before the submission, or where the portfolio was returned for it:
 * otherwise nobody changes the portfolio, the commission least of all.
 * Refusals: NOT_FOUND, NOT_APPOINTED, EVIDENCE_FROZEN.
 * @source; D.1 row 3
 */
export function enterByHand(known: CaseEvidence | undefined, { registry, items, orderNumber, by, now }: HandEntry): Change<CaseEvidence, CaseEvidence> {
  if (!known) return refuse('NOT_FOUND');
  if (!orderNumber) return refuse('NOT_APPOINTED', [notAppointed()]);
  if (!isOpenFor(known, registry)) return refuse('EVIDENCE_FROZEN', [frozenReason()]);
  const given: Evidence = { registry, status: 'ANSWERED', source: orderNumber, receivedAt: now, manual: true, enteredBy: by, items };
  const next = { ...known, byHand: [...known.byHand, given], recorded: [{ ...given, learntAt: now }] };
  return accept({ next, result: next, facts: [recordedFact(known, given)] });
}

/** The teacher has submitted. What applications has heard may still be on its way here: it is frozen when the last of it has come. */
export function submitted(known: CaseEvidence | undefined, { submittedAt }: FactOf<typeof FactType.ApplicationSubmitted>, at: Instant): Change<CaseEvidence, void> {
  if (!known) return refuse('NOT_FOUND');
  if (known.submittedAt) return accept({ result: undefined });
  const { next, facts } = freeze({ ...known, submittedAt }, at);
  return accept({ next, result: undefined, facts });
}

/** Registries of which nothing is known yet. */
export const awaited = ({ evidence }: CaseEvidence) => REGISTRIES.filter((registry) => !evidence[registry]);

function freeze(known: CaseEvidence, at: Instant): { next: CaseEvidence; facts: Fact[] } {
  if (!known.submittedAt || known.snapshot || awaited(known).length > 0) return { next: known, facts: [] };
  const snapshot = snapshotOf(known, at);
  return { next: { ...known, snapshot }, facts: frozenFacts(known, snapshot) };
}

/** That it is frozen, and what the rules make of it: told with each version. */
export function frozenFacts(known: CaseEvidence, snapshot: Snapshot): Fact[] {
  const { attestationId, personId } = known;
  const { hash, version, frozenAt, items } = snapshot;
  return [{ type: FactType.PortfolioFrozen, data: { attestationId, personId, hash, version, frozenAt, items } }, ...evaluatedFacts(known, snapshot)];
}

/**
 * The snapshot of what was submitted: its text and the SHA-256 of that text. Whoever holds the text can prove that it is the one.
 * @source D.1 rows 4, 22; R-045
 */
export function snapshotOf(known: CaseEvidence, frozenAt: Instant, version = 1): Snapshot {
  const { attestationId, personId, claimed, currentCategory, positionGroup, position, penalInstitution, ruleSet, submittedAt } = known;
  const evidence = evidenceOf(known);
  const files = filesForSnapshot(known.files, version === 1 ? (submittedAt ?? frozenAt) : frozenAt);
  const content = canonicalJson({ attestationId, personId, claimed, currentCategory, positionGroup, position, penalInstitution, ruleSet, submittedAt, evidence, files });
  return { version, content, hash: hashOf(content), frozenAt, items: evidence.reduce((sum, { items }) => sum + items.length, 0) };
}
