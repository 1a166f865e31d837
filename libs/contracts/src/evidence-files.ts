import type { AttestationId, FileId, PersonId, UploadId } from './ids.js';
import type { Instant } from './plain-date.js';

/** What a scan may be, by its content: nobody's word for it counts. */
export const FILE_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** What was found in a file that has arrived whole. */
export interface FileContent {
  type: FileType;
  /** bytes */
  size: number;
  /** of the bytes, in lower-case hex */
  sha256: string;
}

/** An upload that is not finished: what it is to become, and until when it waits for the rest. */
export interface FileUpload {
  uploadId: UploadId;
  attestationId: AttestationId;
  /** whose case it is */
  personId: PersonId;
  /** a document of the service (`DIPLOMA`) or a criterion of the check-list (`4.1`) */
  code: string;
  name: string;
  /** bytes, as announced; an upload of another size never ends */
  size: number;
  /** as computed by the sender; null: not told. What differs has been damaged on its way */
  sha256: string | null;
  /** the version it takes the place of; null: a new document */
  replaces: FileId | null;
  /** of the order that appointed the responsible person; null: the teacher herself sends it */
  orderNumber: string | null;
  uploadedBy: PersonId;
  expiresAt: Instant;
}

/** A version of a scanned document. Added once, never changed. */
export interface EvidenceFile extends FileContent {
  fileId: FileId;
  /** the same for all versions of a document: the first one's id */
  documentId: FileId;
  /** from 1 */
  version: number;
  replaces: FileId | null;
  attestationId: AttestationId;
  personId: PersonId;
  code: string;
  /** as people are shown it, with the extension of its true type */
  name: string;
  orderNumber: string | null;
  uploadedBy: PersonId;
  uploadedAt: Instant;
  uploadId: UploadId;
}
