import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Named moments of the path at which a test may let a process die as if the power failed: around each commit, around each
 * completion of a job, and between telling the engine something and noting that it was told.
 */
export const FAIL_POINTS = ['before-commit', 'after-commit', 'before-complete', 'after-complete', 'after-publish'] as const;

/** The same of the engine, between receiving a command and answering it. */
export const ENGINE_FAIL_POINTS = ['engine-received', 'engine-decided', 'engine-committed', 'engine-answered'] as const;

/** And of its relay, between publishing records and keeping that it did. */
export const RELAY_FAIL_POINTS = ['relay-published'] as const;
export type FailPoint = (typeof FAIL_POINTS | typeof ENGINE_FAIL_POINTS | typeof RELAY_FAIL_POINTS)[number];

const folder = process.env.NODE_ENV === 'production' ? undefined : process.env.FAIL_POINTS_DIR;

/**
 * Dies here if a test has armed this point: by a file of its name in FAIL_POINTS_DIR. Whoever comes first takes the file and is
 * killed; without the variable, and always in production, nothing is looked at.
 */
export function failPoint(point: FailPoint): void {
  if (folder === undefined) return;
  const armed = join(folder, point);
  if (!existsSync(armed)) return;
  rmSync(armed, { force: true });
  process.kill(process.pid, 'SIGKILL');
}
