import type { Registry } from '@attestation/contracts';
import type { Criterion, DocumentCode, EvidenceRow } from '@attestation/regulation';
import type { EvidenceItem } from './case-evidence.js';

/** The pieces of evidence by registry, as `integrations` writes them; what was entered by hand has the same members or does not count. */
export type Pieces = (registry: Registry) => readonly EvidenceItem[];

const LEVELS = ['ORG', 'DISTRICT', 'REGION', 'REPUBLIC', 'INTERNATIONAL'];

/** Held or approved on the level asked for, or above. */
const reaches = (given: unknown, asked: EvidenceRow['level']) => asked === null || LEVELS.indexOf(String(given)) >= LEVELS.indexOf(asked);

/** Where the proofs of a criterion are looked for, and which of them count. 5.1 has no registry. */
const PROOFS: Readonly<Record<Criterion, { registry: Registry; counts: (item: EvidenceItem, level: EvidenceRow['level']) => boolean } | null>> = {
  '1.1': { registry: 'LEARNER_QUALITY', counts: () => true },
  '1.2': { registry: 'OBSERVATIONS', counts: () => true },
  '2.1': { registry: 'ACHIEVEMENTS', counts: (item, level) => item.achiever === 'LEARNER' && reaches(item.eventLevel, level) },
  '2.2': { registry: 'ACHIEVEMENTS', counts: (item, level) => item.achiever === 'TEACHER' && reaches(item.eventLevel, level) },
  '3.1': form('APPROVED_MATERIAL'),
  '3.2': form('TALK'),
  '3.3': form('PUBLICATION'),
  '3.4': form('WORKING_GROUP'),
  '3.5': form('DISSEMINATION'),
  '4.1': { registry: 'COURSES', counts: () => true },
  '5.1': null,
};

function form(name: string): { registry: Registry; counts: (item: EvidenceItem, level: EvidenceRow['level']) => boolean } {
  return { registry: 'DISSEMINATION', counts: (item, level) => item.form === name && reaches(item.level, level) };
}

/** The registry a criterion is proved from; null: none. */
export const registryOf = (criterion: Criterion): Registry | null => PROOFS[criterion]?.registry ?? null;

/** How many proofs of a criterion there are, on its level or above. */
export function proofsOf(pieces: Pieces, { criterion, level }: Pick<EvidenceRow, 'criterion' | 'level'>): EvidenceItem[] {
  const proof = PROOFS[criterion];
  return proof ? pieces(proof.registry).filter((item) => proof.counts(item, level)) : [];
}

/** Different lessons observed, in the school year that has the fewest of them. */
export function lessonsInTheLeanestYear(items: readonly EvidenceItem[]): number {
  const years = new Map<unknown, Set<unknown>>();
  for (const { schoolYear, lesson } of items) years.set(schoolYear, (years.get(schoolYear) ?? new Set()).add(lesson));
  return Math.min(...[...years.values()].map((lessons) => lessons.size), items.length);
}

export interface CourseCertificate {
  programme: string;
  hours: number;
  agreed: boolean;
  byProfile: boolean;
}
/** Certificates that state all that is counted. */
export const certificatesOf = (items: readonly EvidenceItem[]): CourseCertificate[] =>
  items.flatMap(({ programme, hours, agreed, byProfile }) =>
    typeof programme === 'string' && Number.isInteger(hours) && Number(hours) >= 0
      ? [{ programme, hours: Number(hours), agreed: agreed === true, byProfile: byProfile === true }]
      : [],
  );

/** Where the proofs of a document are entered. */
export const registriesOfDocument = (document: DocumentCode): readonly Registry[] => {
  if (document === 'DIPLOMA' || document === 'WORK_RECORD' || document === 'COURSES' || document === 'CATEGORY') return [document];
  if (document === 'LEARNER_ACHIEVEMENTS') return ['ACHIEVEMENTS'];
  return document === 'ACHIEVEMENTS' ? ['ACHIEVEMENTS', 'DISSEMINATION'] : [];
};

/** Documents that a registry has; null: the responsible person has to see them herself. */
export function documentProofs(pieces: Pieces, document: DocumentCode): { registry: Registry; found: number } | null {
  const all = (registry: Registry) => ({ registry, found: pieces(registry).length });
  if (document === 'DIPLOMA' || document === 'WORK_RECORD' || document === 'COURSES' || document === 'CATEGORY') return all(document);
  if (document === 'LEARNER_ACHIEVEMENTS') return { registry: 'ACHIEVEMENTS', found: pieces('ACHIEVEMENTS').filter(({ achiever }) => achiever === 'LEARNER').length };
  if (document !== 'ACHIEVEMENTS') return null;
  const own = pieces('ACHIEVEMENTS').filter(({ achiever }) => achiever === 'TEACHER').length;
  return { registry: 'ACHIEVEMENTS', found: own + pieces('DISSEMINATION').length };
}
