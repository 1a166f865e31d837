import { REGISTRY_TEXTS, REGISTRIES, type Language } from '@attestation/contracts';
import type { Assessment, CaseEvidence, Evidence, Gap, Snapshot } from '../domain/case-evidence.js';
import { checkList, lacking, type CheckRow } from '../domain/check-list.js';
import { hashOf } from '../domain/identity.js';
import { rowText } from '../domain/own-reasons.js';
import { evidenceOf, lateOf } from '../domain/pieces.js';
import type { Names } from '../store/names.reader.js';
import type { RecordRow } from '../store/record.reader.js';
import {
  ReasonOut, type AssessmentItemOut, type AssessmentOut, type CaseEvidenceOut, type CheckRowOut, type EvidenceOut, type GapOut, type RecordItemOut, type SnapshotOut,
} from './shapes.js';

/** Whose names a case's evidence is shown with. */
export const peopleOf = (known: CaseEvidence): (string | undefined)[] => [known.personId, known.assessment?.holder ?? undefined, ...[...evidenceOf(known), ...lateOf(known)].map(({ enteredBy }) => enteredBy)];

export function showEvidence(known: CaseEvidence, names: Names, language: Language): CaseEvidenceOut {
  const list = checkList(known);
  const awaited = REGISTRIES.filter((registry) => !known.evidence[registry]).map((registry) => ({ registry, status: 'AWAITED' as const }));
  const { snapshot } = known;
  return {
    attestationId: known.attestationId,
    personId: known.personId,
    claimed: known.claimed,
    complete: lacking(list, []).every(({ presence }) => presence === 'TO_CONFIRM'),
    evidence: [...evidenceOf(known), ...awaited].map((each) => showPiece(each, names, language)),
    late: lateOf(known).map((each) => showPiece(each, names, language)),
    corrections: known.corrections.map(({ registry, source, correctedAt }) => ({ registry, text: REGISTRY_TEXTS[registry][language], source, correctedAt })),
    checkList: list.rows.map((row) => showRow(row, language)),
    reasons: list.reasons.map((reason) => ReasonOut.from(reason, language)),
    frozen: snapshot && { version: snapshot.version, hash: snapshot.hash, frozenAt: snapshot.frozenAt, items: snapshot.items },
    gaps: (known.returned?.gaps ?? []).map((gap) => showGap(gap, list.rows, language)),
  };
}

type Piece = Evidence | { registry: Evidence['registry']; status: 'AWAITED' };

function showPiece(piece: Piece, names: Names, language: Language): EvidenceOut {
  const text = REGISTRY_TEXTS[piece.registry][language];
  if (piece.status === 'AWAITED') return { ...piece, text, source: null, receivedAt: null, manual: false, enteredBy: null, enteredByName: null, items: [] };
  const { registry, status, source, receivedAt, manual, enteredBy = null, items } = piece;
  return { registry, text, status, source, receivedAt, manual, enteredBy, enteredByName: names.get(enteredBy ?? '') ?? null, items };
}

export function showGap({ code, note }: Gap, rows: readonly CheckRow[], language: Language): GapOut {
  const row = rows.find((each) => each.code === code);
  return { code, text: row ? rowText(row, language) : code, registry: row?.registry ?? null, note };
}

export function showRow(row: CheckRow, language: Language): CheckRowOut {
  const { kind, code, registry, required, presence, found, needed } = row;
  return { kind, code, text: rowText(row, language), registry, required, presence, found, needed };
}

export const peopleIn = ({ content }: Snapshot): (string | undefined)[] => frozenIn(content).map(({ enteredBy }) => enteredBy);
const frozenIn = (content: string): Evidence[] => (JSON.parse(content) as { evidence: Evidence[] }).evidence;

export function showSnapshot(attestationId: string, { version, hash, content, frozenAt, items }: Snapshot, names: Names, language: Language): SnapshotOut {
  const evidence = frozenIn(content);
  return { attestationId, version, hash, content, frozenAt, items, verified: hashOf(content) === hash, evidence: evidence.map((each) => showPiece(each, names, language)) };
}

export const showItem = (known: CaseEvidence, { workItemId, openedAt, holder = null }: Assessment, names: Names, language: Language): AssessmentItemOut => {
  const { attestationId, personId, claimed } = known;
  const missing = lacking(checkList(known), []).map((row) => showRow(row, language));
  return { workItemId, attestationId, personId, teacher: names.get(personId) ?? null, claimed, openedAt, due: null, holder: holder && { id: holder, name: names.get(holder) ?? null }, missing };
};

export function showAssessment(known: CaseEvidence, assessment: Assessment, names: Names, language: Language): AssessmentOut {
  const status = assessment.completed ? assessment.completed.result : assessment.cancelled ? 'CANCELLED' : 'OPEN';
  const { workItemId: latest = null } = known.assessment ?? {};
  const followedBy = latest === assessment.workItemId ? null : latest;
  return { ...showItem(known, assessment, names, language), status, followedBy, portfolio: showEvidence(known, names, language) };
}

export const showRecord = ({ schoolYear, registry, source, manual, enteredBy, receivedAt, item }: RecordRow, language: Language): RecordItemOut => ({
  schoolYear, registry, text: REGISTRY_TEXTS[registry][language], source, manual, enteredBy, receivedAt, item,
});
