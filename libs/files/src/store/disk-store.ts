import { mkdirSync, rmSync } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { ConfigError, newId } from '@attestation/service-kit';
import { FileStore, type Part } from './file-store.js';

const SHA256 = /^[0-9a-f]{64}$/;

/** Files on the local disk: `whole/<first two digits>/<sha256>`, readable by this user alone. */
export class DiskStore extends FileStore {
  private readonly whole: string;
  private readonly unready: string;

  /** @throws ConfigError when the folder cannot be written */
  constructor(folder: string) {
    super();
    this.whole = join(folder, 'whole');
    this.unready = join(folder, 'unready');
    try {
      rmSync(this.unready, { recursive: true, force: true }); // what a killed process was writing
      for (const each of [this.whole, this.unready]) mkdirSync(each, { recursive: true, mode: 0o700 });
    } catch (problem) {
      throw new ConfigError(`The folder of FILES_DIR cannot be written (${(problem as NodeJS.ErrnoException).code}).`);
    }
  }

  /** Written beside, forced to the medium, then renamed: under its own name a file is whole or is not there. */
  async put(sha256: string, bytes: Uint8Array): Promise<void> {
    const place = this.placeOf(sha256);
    const beside = join(this.unready, newId());
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    try {
      await writeSafely(beside, bytes);
      await rename(beside, place);
    } catch (problem) {
      await rm(beside, { force: true });
      throw problem;
    }
    await syncFolder(dirname(place));
  }

  async has(sha256: string): Promise<boolean> {
    return access(this.placeOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  async open(sha256: string, part?: Part): Promise<Readable> {
    const file = await open(this.placeOf(sha256), 'r');
    return file.createReadStream(part);
  }

  async drop(sha256: string): Promise<void> {
    await rm(this.placeOf(sha256), { force: true });
  }

  private placeOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new RangeError(`"${sha256}" is not a SHA-256`);
    return join(this.whole, sha256.slice(0, 2), sha256);
  }
}

async function writeSafely(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name survives a failure of power only when its folder was forced to the medium too. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // opens no folders, and keeps its names by itself
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
