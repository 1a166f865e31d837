import { describe, expect, it } from '@jest/globals';
import type { EvidenceFile, FileContent, FileId, Instant, PersonId, UploadId } from '@attestation/contracts';
import fc from 'fast-check';
import { newCase } from './case-evidence.js';
import { filesForSnapshot, isCurrent, keepUpload, openUpload, type CaseFiles, type UploadWish } from './evidence-file.js';
import { snapshotOf } from './freezing.js';

const SEED = 20250310;
const TEACHER = 'teacher' as PersonId;
const RESPONSIBLE = 'responsible' as PersonId;
const minute = (at: number): Instant => `2025-03-17T04:${String(at).padStart(2, '0')}:00.000Z`;
const content = (mark: number): FileContent => ({ type: 'application/pdf', size: 10, sha256: String(mark).padStart(64, '0') });
const draft = (): CaseFiles => ({ evidence: newCase({ attestationId: 'a', personId: TEACHER, organisationId: 'o' } as never), uploads: [], opened: null, added: null });
const wish = (more: Partial<UploadWish> = {}): UploadWish => ({
  uploadId: 'u1' as UploadId, code: 'DIPLOMA', name: 'диплом.pdf', size: 10, sha256: null, replaces: null, orderNumber: null, expiresAt: minute(59), by: TEACHER,
  limits: { maxBytes: 100, perCase: 5 }, ...more,
});

/** What the rows hold after a change. */
const after = (known: CaseFiles, { opened, added }: CaseFiles): CaseFiles => ({
  evidence: { ...known.evidence, files: added ? [...known.evidence.files, added] : known.evidence.files },
  uploads: (opened ? [...known.uploads, opened] : known.uploads).filter(({ uploadId }) => uploadId !== added?.uploadId),
  opened: null,
  added: null,
});
function opened(known: CaseFiles, more: Partial<UploadWish>): CaseFiles {
  const change = openUpload(known, wish(more));
  if (!change.ok || !change.next) throw new Error('refused');
  return after(known, change.next);
}
function kept(known: CaseFiles, uploadId: string, at: number): { known: CaseFiles; file: EvidenceFile } {
  const change = keepUpload(known, uploadId as UploadId, content(at), { fileId: `f${String(at).padStart(2, '0')}` as FileId, name: 'диплом.pdf', now: minute(at) });
  if (!change.ok) throw new Error(change.code);
  return { known: change.next ? after(known, change.next) : known, file: change.result };
}
const code = (change: ReturnType<typeof openUpload> | ReturnType<typeof keepUpload>) => (change.ok ? 'ok' : change.code);

describe('who may begin to send a scan, and of what', () => {
  it('is the teacher for her own case, without any order; an order she names is not written down', () => {
    const change = openUpload(draft(), wish({ orderNumber: '5' }));
    expect(change.ok && change.result).toMatchObject({ uploadedBy: TEACHER, personId: TEACHER, orderNumber: null });
  });

  it('is the responsible person by the number of her order only', () => {
    expect(openUpload(draft(), wish({ by: RESPONSIBLE }))).toMatchObject({ ok: false, code: 'NOT_APPOINTED', reasons: [{ rule: 'R-041' }] });
    const change = openUpload(draft(), wish({ by: RESPONSIBLE, orderNumber: '45-НҚ' }));
    expect(change.ok && change.result).toMatchObject({ uploadedBy: RESPONSIBLE, orderNumber: '45-НҚ' });
  });

  it('is nobody after the submission, nor after the end of the case, nor for a case that is not there', () => {
    const { evidence } = draft();
    expect(code(openUpload({ ...draft(), evidence: { ...evidence, submittedAt: minute(1) } }, wish()))).toBe('EVIDENCE_FROZEN');
    expect(code(openUpload({ ...draft(), evidence: { ...evidence, closed: true } }, wish()))).toBe('EVIDENCE_FROZEN');
    expect(code(openUpload(undefined, wish()))).toBe('NOT_FOUND');
  });

  it('is held to the limits of size and number before a byte is sent', () => {
    expect(code(openUpload(draft(), wish({ size: 100 })))).toBe('ok');
    expect(code(openUpload(draft(), wish({ size: 101 })))).toBe('FILE_TOO_LARGE');
    const full = ['1', '2', '3', '4', '5'].reduce((known, uploadId) => opened(known, { uploadId: uploadId as UploadId }), draft());
    expect(code(openUpload(full, wish({ uploadId: 'u6' as UploadId })))).toBe('TOO_MANY_FILES');
  });

  it('replaces the newest version of the same document, no other and none of another code', () => {
    const first = kept(opened(draft(), {}), 'u1', 1);
    const { fileId } = first.file;
    expect(code(openUpload(first.known, wish({ replaces: fileId, code: 'ESSAY' })))).toBe('NOT_FOUND');
    expect(code(openUpload(first.known, wish({ replaces: 'elsewhere' as FileId })))).toBe('NOT_FOUND');
    const second = kept(opened(first.known, { uploadId: 'u2' as UploadId, replaces: fileId }), 'u2', 2);
    expect(second.file).toMatchObject({ version: 2, replaces: fileId, documentId: first.file.documentId });
    expect(code(openUpload(second.known, wish({ uploadId: 'u3' as UploadId, replaces: fileId })))).toBe('FILE_REPLACED');
  });
});

describe('what has arrived whole', () => {
  it('becomes one file however often it is asked', () => {
    const first = kept(opened(draft(), {}), 'u1', 1);
    const again = keepUpload(first.known, 'u1' as UploadId, content(1), { fileId: 'other' as FileId, name: 'x', now: minute(9) });
    expect(again).toMatchObject({ ok: true, result: first.file });
    expect(again.ok && again.next).toBeUndefined();
  });

  it('is of two that replace the same version the one that arrives first', () => {
    const first = kept(opened(draft(), {}), 'u1', 1);
    const both = ['u2', 'u3'].reduce((known, uploadId) => opened(known, { uploadId: uploadId as UploadId, replaces: first.file.fileId }), first.known);
    const winner = kept(both, 'u3', 2);
    expect(code(keepUpload(winner.known, 'u2' as UploadId, content(3), { fileId: 'f' as FileId, name: 'x', now: minute(3) }))).toBe('FILE_REPLACED');
  });

  it('is nothing when it was given up, and stays outside when the portfolio was submitted meanwhile', () => {
    const known = opened(draft(), {});
    const made = { fileId: 'f' as FileId, name: 'x', now: minute(3) };
    expect(code(keepUpload({ ...known, uploads: [] }, 'u1' as UploadId, content(1), made))).toBe('NOT_FOUND');
    expect(code(keepUpload({ ...known, evidence: { ...known.evidence, submittedAt: minute(2) } }, 'u1' as UploadId, content(1), made))).toBe('EVIDENCE_FROZEN');
  });
});

describe('the scans of a snapshot', () => {
  /** Any history of documents and their versions, one a minute. */
  const history = fc.array(fc.record({ replaces: fc.boolean(), of: fc.nat(9) }), { minLength: 1, maxLength: 12 }).map((steps) =>
    steps.reduce(
      ({ known }, { replaces, of }, at) => {
        const current = known.evidence.files.filter((file) => isCurrent(file, known.evidence.files));
        const replaced = replaces ? current[of % Math.max(1, current.length)] : undefined;
        const uploadId = `u${at}` as UploadId;
        const limits = { maxBytes: 100, perCase: 99 };
        return kept(opened(known, { uploadId, replaces: replaced?.fileId ?? null, code: replaced?.code ?? ['DIPLOMA', '4.1', 'ESSAY'][of % 3]!, limits }), uploadId, at);
      },
      { known: draft() } as { known: CaseFiles },
    ).known.evidence,
  );

  it('are of each document the version that was current when it was submitted, in one order, with its hash', () =>
    fc.assert(
      fc.property(history, fc.integer({ min: -1, max: 13 }), ({ files }, asOf) => {
        const frozen = filesForSnapshot(files, minute(Math.max(0, asOf)));
        const then = files.filter(({ uploadedAt }) => uploadedAt <= minute(Math.max(0, asOf)));
        const documents = new Map(then.map((file) => [file.documentId, file])); // the last of each
        expect(new Map(frozen.map(({ documentId, sha256 }) => [documentId, sha256]))).toEqual(new Map([...documents].map(([id, { sha256 }]) => [id, sha256])));
        expect(frozen).toHaveLength(documents.size);
        expect(filesForSnapshot(files.toReversed(), minute(Math.max(0, asOf)))).toEqual(frozen);
        expect(frozen.map(({ code: of }) => of)).toEqual(frozen.map(({ code: of }) => of).toSorted());
      }),
      { seed: SEED, numRuns: 200 },
    ));

  it('change its hash when one of them changes, and do not when one comes later', () => {
    const submittedAt = minute(5);
    const hash = (files: EvidenceFile[]) => snapshotOf({ ...draft().evidence, submittedAt, files }, minute(6)).hash;
    const { file } = kept(opened(draft(), {}), 'u1', 1);
    expect(hash([file])).not.toBe(hash([]));
    expect(hash([{ ...file, sha256: content(2).sha256 }])).not.toBe(hash([file]));
    expect(hash([file, { ...file, fileId: 'late' as FileId, replaces: file.fileId, version: 2, uploadedAt: minute(6) }])).toBe(hash([file]));
  });
});
