import { appendFile, readdir, readFile, rm, stat } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { UploadId } from '@attestation/contracts';
import { ERRORS, Upload } from '@tus/server';
import { FileStore as TusStore } from '@tus/file-store';

/**
 * What has arrived of unfinished uploads: bytes, under the upload's id. How many they are to be, the database says: a folder
 * that is lost or restored makes an upload begin anew, nothing worse. Time is the platform clock's, not the library's.
 */
export class Partials extends TusStore {
  override extensions = ['termination', 'expiration'];

  constructor(folder: string, private readonly sizeOf: (uploadId: UploadId) => Promise<number | undefined>) {
    const directory = join(folder, 'partial');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    super({ directory });
  }

  override async getUpload(id: string): Promise<Upload> {
    const size = await this.sizeOf(id as UploadId);
    if (size === undefined) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size, offset: await this.received(id as UploadId) });
  }

  override remove(id: string): Promise<void> {
    return rm(this.pathOf(id as UploadId), { force: true });
  }

  /** How many bytes have come; the first to ask makes the file. */
  async received(id: UploadId): Promise<number> {
    await appendFile(this.pathOf(id), '', { mode: 0o600 });
    return (await stat(this.pathOf(id))).size;
  }

  /** All of what has come, in memory: a scan is small. */
  bytesOf(id: UploadId): Promise<Buffer> {
    return readFile(this.pathOf(id));
  }

  /** Every upload of which something lies here. */
  async all(): Promise<UploadId[]> {
    return (await readdir(this.directory)) as UploadId[];
  }

  private pathOf(id: UploadId): string {
    return join(this.directory, id);
  }
}
