import { randomUUID } from 'node:crypto';
import type { ImportKind } from '@attestation/contracts';
import { batchesOf, type FileBatch } from './batches.js';
import type { Progress } from './progress-file.js';
import type { LineAnswer, Register } from './register.js';
import { none, plus, type Totals } from './totals.js';

/** A run through a file: what it is told on the way, and where it begins. */
export interface Run {
  kind: ImportKind;
  register: Register;
  /** everything is checked, nothing is changed */
  dryRun?: boolean;
  /** where an interrupted run stopped */
  from?: Progress;
  /** a batch is done: its answers, in the order of their lines, and how far the run has come */
  onBatch?(answers: LineAnswer[], progress: Progress): void;
  /** asked after each batch */
  isStopped?(): boolean;
}

export interface Taken {
  totals: Totals;
  /** last line that is done */
  line: number;
  complete: boolean;
}

/**
 * Takes a table into a register, batch by batch. A line that is wrong is refused by itself.
 * @throws FileProblem; Refused where the platform refuses the whole
 */
export async function takeFile(bytes: AsyncIterable<Buffer>, { kind, register, dryRun, from, onBatch, isStopped }: Run): Promise<Taken> {
  let progress = from ?? { run: randomUUID(), batches: 0, line: 0, totals: none() };
  for await (const batch of batchesOf(kind, bytes, progress.line)) {
    if (isStopped?.()) return { ...progress, complete: false };
    const answers = await ask(register, kind, batch, `import-${progress.run}-${progress.batches}`, dryRun);
    progress = { ...progress, batches: progress.batches + 1, line: batch.last, totals: plus(progress.totals, answers.map(({ end }) => end)) };
    onBatch?.(answers, progress);
  }
  return { ...progress, complete: true };
}

/** What has no proper form is answered here, everything else by the register. */
async function ask(register: Register, kind: ImportKind, { rows }: FileBatch, key: string, dryRun = false): Promise<LineAnswer[]> {
  const refused = rows.flatMap((row): LineAnswer[] => ('errors' in row ? [{ line: row.line, end: 'REFUSED', id: null, errors: row.errors }] : []));
  const lines = rows.flatMap((row) => ('values' in row ? [{ line: row.line, ...row.values }] : []));
  const answered = lines.length === 0 ? [] : await register(kind, { lines, ...(dryRun && { dryRun }) }, key);
  return [...refused, ...answered].sort((one, other) => one.line - other.line);
}
