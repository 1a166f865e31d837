import type { EvidenceFile, FileContent, FileId, FileUpload, Outcome } from '@attestation/contracts';
import { nameFor, UploadKeeper } from '@attestation/files';
import { Clock, newId } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { keepUpload } from '../domain/evidence-file.js';
import { EvidenceFileStore } from '../store/evidence-file.store.js';

/** What has arrived whole becomes a scan of its case: with the sender's last piece, or after a crash without anybody. */
@Injectable()
export class CaseUploadKeeper extends UploadKeeper {
  constructor(private readonly files: EvidenceFileStore, private readonly clock: Clock) {
    super();
  }

  keep({ uploadId, attestationId, name }: FileUpload, content: FileContent): Promise<Outcome<EvidenceFile>> {
    const made = { fileId: newId<FileId>(), name: nameFor(name, content.type), now: this.clock.now().toISOString() };
    return this.files.change({ id: uploadId, key: attestationId }, (known) => keepUpload(known, uploadId, content, made));
  }
}
