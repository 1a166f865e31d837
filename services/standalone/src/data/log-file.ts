import { appendFileSync, renameSync, statSync } from 'node:fs';

const LARGEST_LOG = 10 * 1024 * 1024;

/** A log that has grown large gives way to a new one; the one before it is kept as `.1`. */
export function turnOver(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(file, `${file}.1`);
}

/** Writes lines to a file that only its owner can read. */
export function logTo(file: string): (line: string) => void {
  turnOver(file);
  return (line) => appendFileSync(file, `${line}\n`, { mode: 0o600 });
}
