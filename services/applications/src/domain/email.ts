import { accept, refuse, type Change } from '@attestation/contracts';
import type { CaseFile } from './case-file.js';

/**
 * Keeps where notices of the case go, while it is a draft: the application that is signed names it.
 * Refusals: NOT_A_DRAFT.
 * @source
 */
export function giveEmail(file: CaseFile | undefined, email: string): Change<CaseFile, CaseFile> {
  if (file?.standing.state !== 'DRAFT') return refuse('NOT_A_DRAFT');
  const next = { ...file, email };
  return accept({ next, result: next });
}
