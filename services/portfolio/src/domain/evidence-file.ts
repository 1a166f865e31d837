import {
  accept, refuse, type Change, type EvidenceFile, type FileContent, type FileId, type FileUpload, type Instant, type PersonId, type UploadId,
} from '@attestation/contracts';
import type { CaseEvidence } from './case-evidence.js';
import { isOpenForScan } from './open-for.js';
import { notAppointed } from './own-reasons.js';

/** A case as whoever sends a scan finds it. */
export interface CaseFiles {
  evidence: CaseEvidence;
  /** not finished, whoever's they are */
  uploads: FileUpload[];
  /** what this change begins or adds; null after loading */
  opened: FileUpload | null;
  added: EvidenceFile | null;
}

export interface UploadWish extends Pick<FileUpload, 'uploadId' | 'code' | 'name' | 'size' | 'sha256' | 'replaces' | 'orderNumber' | 'expiresAt'> {
  by: PersonId;
  limits: { maxBytes: number; perCase: number };
}

/**
 * Somebody is about to send a scan of a document, or a better one of it. The teacher sends for her own case; whoever else does is the responsible
 * person, by the number of the appointing order, known from the register of roles. Nothing is sent that could not be kept.
 * Refusals: NOT_FOUND, EVIDENCE_FROZEN, FILE_TOO_LARGE, TOO_MANY_FILES, NOT_APPOINTED, FILE_REPLACED.
 * @source; X-084
 */
export function openUpload(known: CaseFiles | undefined, { by, limits, ...wish }: UploadWish): Change<CaseFiles, FileUpload> {
  if (!known) return refuse('NOT_FOUND');
  const { evidence, uploads } = known;
  if (!isOpenForScan(evidence, wish.code)) return refuse('EVIDENCE_FROZEN');
  if (wish.size > limits.maxBytes) return refuse('FILE_TOO_LARGE');
  if (evidence.files.length + uploads.length >= limits.perCase) return refuse('TOO_MANY_FILES');
  const own = by === evidence.personId;
  if (!own && !wish.orderNumber) return refuse('NOT_APPOINTED', [notAppointed()]);
  const replaced = evidence.files.find(({ fileId, code }) => fileId === wish.replaces && code === wish.code);
  if (wish.replaces && !replaced) return refuse('NOT_FOUND');
  if (replaced && !isCurrent(replaced, evidence.files)) return refuse('FILE_REPLACED');

  const { attestationId, personId } = evidence;
  const opened: FileUpload = { ...wish, attestationId, personId, orderNumber: own ? null : wish.orderNumber, uploadedBy: by };
  return accept({ next: { ...known, opened }, result: opened });
}

/** What the service gives a scan: its id, the name people are shown, and when. */
export interface Made {
  fileId: FileId;
  name: string;
  now: Instant;
}

/**
 * An upload has arrived whole and is one of the allowed types: it becomes a version of its document. Asked again, the first answer. Of two that
 * replace the same version, the first to arrive does.
 * Refusals: NOT_FOUND (given up or expired), EVIDENCE_FROZEN, FILE_REPLACED.
 */
export function keepUpload(known: CaseFiles | undefined, uploadId: UploadId, content: FileContent, { fileId, name, now }: Made): Change<CaseFiles, EvidenceFile> {
  const { files = [] } = known?.evidence ?? {};
  const earlier = files.find((file) => file.uploadId === uploadId);
  if (earlier) return accept({ result: earlier });
  const upload = known?.uploads.find((each) => each.uploadId === uploadId);
  if (!known || !upload) return refuse('NOT_FOUND');
  if (!isOpenForScan(known.evidence, upload.code)) return refuse('EVIDENCE_FROZEN');
  const replaced = files.find((file) => file.fileId === upload.replaces);
  if (replaced && !isCurrent(replaced, files)) return refuse('FILE_REPLACED');

  const { attestationId, personId, code, orderNumber, uploadedBy, replaces } = upload;
  const version = (replaced?.version ?? 0) + 1;
  const documentId = replaced?.documentId ?? fileId;
  const added = { ...content, fileId, documentId, version, replaces, attestationId, personId, code, name, orderNumber, uploadedBy, uploadedAt: now, uploadId };
  return accept({ next: { ...known, added }, result: added });
}

/** Whether no other version has taken its place. */
export const isCurrent = ({ fileId }: EvidenceFile, files: readonly EvidenceFile[]): boolean => files.every(({ replaces }) => replaces !== fileId);

export type FrozenFile = Pick<EvidenceFile, 'fileId' | 'documentId' | 'version' | 'code' | 'name' | 'type' | 'size' | 'sha256'>;

/**
 * The scans as a snapshot holds them: of each document the version that was current, with the hash that proves it.
 * @param asOf when it was submitted: what came later is not of it
 * @source R-045
 */
export function filesForSnapshot(files: readonly EvidenceFile[], asOf: Instant): FrozenFile[] {
  const known = files.filter(({ uploadedAt }) => Date.parse(uploadedAt) <= Date.parse(asOf));
  const current = known.filter((file) => isCurrent(file, known)).sort((a, b) => (a.code + a.documentId < b.code + b.documentId ? -1 : 1));
  return current.map(({ fileId, documentId, version, code, name, type, size, sha256 }) => ({ fileId, documentId, version, code, name, type, size, sha256 }));
}
