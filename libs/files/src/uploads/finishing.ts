import { refuse, type EvidenceFile, type FileContent, type FileUpload, type Outcome } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { lookAt } from '../content/look.js';
import { EvidenceRows } from '../rows/evidence-rows.js';
import { FileStore } from '../store/file-store.js';
import { Partials } from './partials.js';
import { UploadKeeper } from './upload-keeper.js';

/**
 * From a whole upload to a file of a case. The order is what makes a crash harmless: the bytes go under their hash, then the row is committed,
 * and only then is the upload's own copy let go. Whoever dies in between leaves that copy, and the same is done again from it.
 */
@Injectable()
export class Finishing {
  constructor(private readonly rows: EvidenceRows, private readonly partials: Partials, private readonly store: FileStore, private readonly services: ModuleRef) {}

  /** Refusals: those of the content, after which nothing of the upload is left, and the service's own, after which it waits until it expires. */
  async finish(upload: FileUpload): Promise<Outcome<EvidenceFile>> {
    const bytes = await this.partials.bytesOf(upload.uploadId);
    const content = asAnnounced(upload, await lookAt(bytes));
    if (!content.ok) {
      await this.discard(upload);
      return content;
    }
    return this.keep(upload, content.value, bytes);
  }

  /** Of a file that is kept already: nothing but its upload's own copy can be left. */
  async tidy({ sha256, uploadId }: EvidenceFile): Promise<void> {
    if (!(await this.store.has(sha256))) await this.store.put(sha256, await this.partials.bytesOf(uploadId));
    await this.partials.remove(uploadId);
  }

  async discard({ uploadId }: Pick<FileUpload, 'uploadId'>): Promise<void> {
    await this.rows.forget(uploadId);
    await this.partials.remove(uploadId);
  }

  private async keep(upload: FileUpload, content: FileContent, bytes: Buffer): Promise<Outcome<EvidenceFile>> {
    const { sha256 } = content;
    await this.store.put(sha256, bytes);
    const kept = await this.keeper.keep(upload, content);
    // refused elsewhere, the same bytes may have been let go before our row was there: tidy looks once more
    if (kept.ok) await this.tidy(kept.value);
    else await this.rows.whileUnused(sha256, () => this.store.drop(sha256));
    return kept;
  }

  private get keeper(): UploadKeeper {
    return this.services.get(UploadKeeper, { strict: false });
  }
}

/** What differs from the announced hash has been damaged on its way. */
const asAnnounced = ({ sha256 }: FileUpload, content: Outcome<FileContent>): Outcome<FileContent> =>
  content.ok && sha256 !== null && content.value.sha256 !== sha256 ? refuse('FILE_BROKEN') : content;
