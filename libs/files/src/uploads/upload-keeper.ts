import type { EvidenceFile, FileContent, FileUpload, Outcome } from '@attestation/contracts';

/** What the service says to a file that has arrived whole: provided by it under this name. */
export abstract class UploadKeeper {
  /**
   * Adds the file to its case and ends the upload, in one transaction; for an upload kept before, its file.
   * May be asked again after a crash, without anybody's request.
   */
  abstract keep(upload: FileUpload, content: FileContent): Promise<Outcome<EvidenceFile>>;
}
