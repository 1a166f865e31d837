import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ImportKind } from '@attestation/contracts';
import type { Totals } from './totals.js';

/** How far a run has come. Nothing of what the file says is in it. */
export interface Progress {
  /** of this run: with the number of a batch it makes the key under which that batch is done once */
  run: string;
  batches: number;
  /** last line that is done */
  line: number;
  totals: Totals;
}

/** The progress of one file into one register of one platform, kept over interruptions. */
export class ProgressFile {
  private readonly path: string;

  /** @param platform tells one platform from another where several are reached from this folder */
  constructor(folder: string, kind: ImportKind, sha256: string, platform: string) {
    const name = createHash('sha256').update([kind, sha256, platform].join('\n')).digest('hex').slice(0, 32);
    this.path = join(folder, 'imports', `${kind}-${name}.json`);
  }

  /** Undefined: the file was never begun, or was taken to its end. */
  read(): Progress | undefined {
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as Progress;
    } catch {
      return undefined;
    }
  }

  /** Written beside and moved over: an interruption leaves the one before. */
  write(progress: Progress): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.half`, JSON.stringify(progress), { mode: 0o600 });
    renameSync(`${this.path}.half`, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
