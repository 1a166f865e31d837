import type { AttestationId, EvidenceFile, FileUpload, Instant, UploadId } from '@attestation/contracts';
import { utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** The columns of `evidence_upload u` as a `FileUpload`. */
export const UPLOAD_COLUMNS = `u.upload_id as "uploadId", u.attestation_id as "attestationId", u.person_id as "personId", u.code, u.name, u.size, u.sha256,
  u.replaces, u.order_number as "orderNumber", u.uploaded_by as "uploadedBy", ${utc('u.expires_at')} as "expiresAt"`;

/** The columns of `evidence_file f` as an `EvidenceFile`. */
export const FILE_COLUMNS = `f.file_id as "fileId", f.document_id as "documentId", f.version, f.replaces, f.attestation_id as "attestationId",
  f.person_id as "personId", f.code, f.name, f.type, f.size, f.sha256, f.order_number as "orderNumber", f.uploaded_by as "uploadedBy",
  ${utc('f.uploaded_at')} as "uploadedAt", f.upload_id as "uploadId"`;

/** As one value: all versions of a case's documents, in the order in which they came. @param column of the case's id in the query it goes into */
export const FILES_OF_CASE = (column: string): string =>
  `(select coalesce(jsonb_agg(to_jsonb(file) order by file."fileId"), '[]') from (select ${FILE_COLUMNS} from evidence_file f where f.attestation_id = ${column}) file)`;

/** The rows of files and unfinished uploads. Whose they are is asked by the service's own queries. */
@Injectable()
export class EvidenceRows {
  constructor(private readonly db: DataSource) {}

  async upload(uploadId: UploadId): Promise<FileUpload | undefined> {
    const [row]: FileUpload[] = await this.db.query(`select ${UPLOAD_COLUMNS} from evidence_upload u where u.upload_id = $1`, [uploadId]);
    return row;
  }

  /** What an upload has become. */
  async fileOf(uploadId: UploadId): Promise<EvidenceFile | undefined> {
    const [row]: EvidenceFile[] = await this.db.query(`select ${FILE_COLUMNS} from evidence_file f where f.upload_id = $1`, [uploadId]);
    return row;
  }

  async expired(now: Instant): Promise<UploadId[]> {
    const rows: { upload_id: UploadId }[] = await this.db.query('select upload_id from evidence_upload where expires_at <= $1', [now]);
    return rows.map(({ upload_id }) => upload_id);
  }

  async forget(uploadId: UploadId): Promise<void> {
    await this.db.query('delete from evidence_upload where upload_id = $1', [uploadId]);
  }

  /**
   * Runs work while no row can begin to use this content; only when none uses it.
   * @returns whether it ran
   */
  async whileUnused(sha256: string, work: () => Promise<void>): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      await lockContent(tx, sha256);
      const used: unknown[] = await tx.query('select 1 from evidence_file where sha256 = $1 limit 1', [sha256]);
      if (used.length === 0) await work();
      return used.length === 0;
    });
  }
}

const lockContent = (tx: EntityManager, sha256: string): Promise<unknown> => tx.query(`select pg_advisory_xact_lock(hashtextextended('evidence_file:' || $1, 0))`, [sha256]);

/** A case's open uploads, in the store's own transaction. */
export const uploadsOf = (tx: EntityManager, attestationId: AttestationId): Promise<FileUpload[]> =>
  tx.query(`select ${UPLOAD_COLUMNS} from evidence_upload u where u.attestation_id = $1 order by u.upload_id`, [attestationId]);

export async function insertUpload(tx: EntityManager, upload: FileUpload): Promise<void> {
  const { uploadId, attestationId, personId, code, name, size, sha256, replaces, orderNumber, uploadedBy, expiresAt } = upload;
  await tx.query(
    `insert into evidence_upload (upload_id, attestation_id, person_id, code, name, size, sha256, replaces, order_number, uploaded_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [uploadId, attestationId, personId, code, name, size, sha256, replaces, orderNumber, uploadedBy, expiresAt],
  );
}

/** Adds the file and ends its upload. */
export async function insertFile(tx: EntityManager, file: EvidenceFile): Promise<void> {
  await lockContent(tx, file.sha256);
  const { fileId, documentId, version, replaces, attestationId, personId, code, name, type, size, sha256, orderNumber, uploadedBy, uploadedAt, uploadId } = file;
  await tx.query(
    `insert into evidence_file (file_id, document_id, version, replaces, attestation_id, person_id, code, name, type, size, sha256, order_number, uploaded_by,
       uploaded_at, upload_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [fileId, documentId, version, replaces, attestationId, personId, code, name, type, size, sha256, orderNumber, uploadedBy, uploadedAt, uploadId],
  );
  await tx.query('delete from evidence_upload where upload_id = $1', [uploadId]);
}
