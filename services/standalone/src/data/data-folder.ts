import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../problem.js';
import type { ProcessIdentity } from './process-identity.js';
import { identityOf, stillLives } from './process-identity.js';

/** The platform's own folder, held by one supervisor at a time. */
export interface DataFolder {
  path: string;
  release(): void;
}

/**
 * Makes the folder and takes its lock. The lock of a killed supervisor is taken over.
 * @throws StartProblem when another supervisor holds it, or it cannot be written
 */
export function takeDataFolder(path: string, addressOf: (path: string) => string | undefined): DataFolder {
  const lock = join(path, 'lock');
  const mine = writeOwn(path);
  try {
    for (let holder = claim(lock, mine); holder; holder = claim(lock, mine)) {
      if (stillLives(holder)) throw new StartProblem(alreadyRuns(path, holder, addressOf(path)));
      setAside(lock, mine, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return { path, release: () => rmSync(lock, { force: true }) };
}

const alreadyRuns = (path: string, { pid }: ProcessIdentity, address: string | undefined): string =>
  `The platform already runs on ${path} (process ${pid}${address ? `, ${address}` : ''}): stop that one first, or start this one with a folder of its own (--data FOLDER).`;

function writeOwn(path: string): string {
  const mine = join(path, `lock.${process.pid}`);
  try {
    mkdirSync(path, { recursive: true });
    writeFileSync(mine, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
    return mine;
  } catch (error) {
    throw new StartProblem(`The folder ${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
}

/** Takes the lock whole or not at all. @returns who holds it instead */
function claim(lock: string, mine: string): ProcessIdentity | undefined {
  try {
    linkSync(mine, lock);
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return read(lock);
  }
}

/** Only the lock that was seen is removed: somebody quicker may have put his own there in between. */
function setAside(lock: string, mine: string, seen: ProcessIdentity): void {
  const aside = `${mine}.stale`;
  try {
    renameSync(lock, aside);
  } catch {
    return; // somebody quicker removed it
  }
  if (JSON.stringify(read(aside)) !== JSON.stringify(seen)) linkSync(aside, lock);
  rmSync(aside, { force: true });
}

/** What cannot be read holds nothing: number 0 lives nowhere. */
function read(file: string): ProcessIdentity {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    return { pid: 0, began: '' };
  }
}
