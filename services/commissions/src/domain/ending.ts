import { accept, type AttestationOutcome, type Change, type Instant, type PlainDate } from '@attestation/contracts';
import type { CaseFile } from './case-file.js';
import { itemClosed } from './work-item.js';

/** The case is over: what waited for somebody waits no more, and a certificate of an annulled case is annulled. */
export function endCase(file: CaseFile | undefined, outcome: AttestationOutcome | null, now: Instant, today: PlainDate): Change<CaseFile, void> {
  if (!file || file.ended) return accept({ result: undefined });
  const { item, attestationId } = file;
  const sheets = file.sheets.map((sheet) => (sheet.status === 'OPEN' ? { ...sheet, status: 'WITHDRAWN' as const } : sheet));
  const annulled = outcome === 'ANNULLED' || outcome === 'BARRED';
  const certificate = file.certificate && annulled ? { ...file.certificate, annulledOn: today } : file.certificate;
  const next: CaseFile = { ...file, item: null, sheets, certificate, ended: outcome ?? 'NONE' };
  return accept({ next, result: undefined, facts: item ? [itemClosed(attestationId, item, now)] : [] });
}
