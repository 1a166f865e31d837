import { jurisdictionSql } from '@attestation/access';
import type { AttestationId, Caller, EvidenceFile, FileId, FileUpload, Instant, UploadId } from '@attestation/contracts';
import { FILE_COLUMNS, UPLOAD_COLUMNS } from '@attestation/files';
import { fromCursor, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseEvidence } from '../domain/case-evidence.js';
import { isOpenForScan } from '../domain/open-for.js';
import type { Listing } from './evidence.reader.js';
import { EVIDENCE_COLUMNS, reaches } from './evidence.store.js';

/** A version of a document, and whether it is the newest. */
export type ListedFile = EvidenceFile & { current: boolean };
/** An upload of the caller's, and whether its case may still be changed. */
export type OwnUpload = FileUpload & { open: boolean };
type UploadRow = FileUpload & { body: Pick<CaseEvidence, 'submittedAt' | 'closed' | 'returned'> };

/** Scans and uploads as callers may see them: a scan by its case's jurisdiction, an upload by whoever sends it alone. */
@Injectable()
export class EvidenceFileReader {
  constructor(private readonly db: DataSource) {}

  async file(caller: Caller, fileId: FileId): Promise<EvidenceFile | undefined> {
    const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, 2);
    const [row]: EvidenceFile[] = await this.db.query(
      `select ${FILE_COLUMNS} from evidence_file f join case_evidence e using (attestation_id) where f.file_id = $1 and ${within.sql}`,
      [fileId, ...within.parameters],
    );
    return row;
  }

  /** All versions of a case's documents, in the order in which they came. @returns undefined for a case that does not exist or lies outside */
  async ofCase(caller: Caller, attestationId: AttestationId, { code, cursor, limit }: Listing & { code?: string }): Promise<Page<ListedFile> | undefined> {
    if (!(await reaches(this.db, caller, attestationId))) return undefined;
    const [after = null] = fromCursor(cursor, ['UUID']) ?? [];
    const rows: ListedFile[] = await this.db.query(
      `select ${FILE_COLUMNS}, not exists (select 1 from evidence_file newer where newer.replaces = f.file_id) as current
         from evidence_file f
        where f.attestation_id = $1 and ($2::text is null or f.code = $2) and ($3::uuid is null or f.file_id > $3)
        order by f.file_id limit $4`,
      [attestationId, code ?? null, after, limit + 1],
    );
    return toPage(rows, limit, ({ fileId }) => [fileId]);
  }

  /** The caller's unfinished upload. @returns undefined for another's, one of a case that lies outside, and one that has expired */
  async upload(caller: Caller, uploadId: UploadId, now: Instant): Promise<OwnUpload | undefined> {
    const [upload] = await this.uploads(caller, 'u.upload_id = $3', uploadId, now);
    return upload;
  }

  async uploadsOfCase(caller: Caller, attestationId: AttestationId, now: Instant): Promise<OwnUpload[]> {
    return this.uploads(caller, 'u.attestation_id = $3', attestationId, now);
  }

  /** What the caller's upload has become. */
  async fileOfUpload(caller: Caller, uploadId: UploadId): Promise<EvidenceFile | undefined> {
    const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, 3);
    const [row]: EvidenceFile[] = await this.db.query(
      `select ${FILE_COLUMNS} from evidence_file f join case_evidence e using (attestation_id) where f.upload_id = $1 and f.uploaded_by = $2 and ${within.sql}`,
      [uploadId, caller.personId, ...within.parameters],
    );
    return row;
  }

  private async uploads(caller: Caller, condition: string, id: string, now: Instant): Promise<OwnUpload[]> {
    const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, 4);
    const rows: UploadRow[] = await this.db.query(
      `select ${UPLOAD_COLUMNS}, e.body from evidence_upload u join case_evidence e using (attestation_id)
        where u.uploaded_by = $1 and u.expires_at > $2 and ${condition} and ${within.sql} order by u.upload_id`,
      [caller.personId, now, id, ...within.parameters],
    );
    return rows.map(({ body, ...upload }) => ({ ...upload, open: isOpenForScan(body, upload.code) }));
  }
}
