import type { Registry } from '@attestation/contracts';
import type { Criterion, DocumentCode } from '@attestation/regulation';
import type { CaseEvidence } from './case-evidence.js';
import { registriesOfDocument, registryOf } from './items.js';

/** Whether something of a registry may still be entered: in the draft anything, in a returned portfolio what was marked. */
export function isOpenFor({ submittedAt, closed, returned }: CaseEvidence, registry: Registry): boolean {
  if (closed) return false;
  return submittedAt === null || (returned?.gaps.some(({ code }) => registriesOf(code).includes(registry)) ?? false);
}

/** The same for a scan of a document. */
export function isOpenForScan({ submittedAt, closed, returned }: Pick<CaseEvidence, 'submittedAt' | 'closed' | 'returned'>, code: string): boolean {
  return !closed && (submittedAt === null || (returned?.gaps.some((gap) => gap.code === code) ?? false));
}

const registriesOf = (code: string): readonly Registry[] => {
  const registry = /^\d/.test(code) ? registryOf(code as Criterion) : null;
  return registry ? [registry] : registriesOfDocument(code as DocumentCode);
};
