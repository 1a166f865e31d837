import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync, chmodSync, chownSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stopLeftover } from './leftover.js';
import type { SystemUser } from './system-user.js';
import { canEnter, databaseUser } from './system-user.js';

/** The folder of one PostgreSQL and what lies in it. */
export interface Location {
  folder: string;
  /** true: PostgreSQL's user could not enter the folder that was asked for, this is another one */
  relocated: boolean;
  user: SystemUser | undefined;
}

export const clusterOf = (folder: string): string => join(folder, 'cluster');
export const passwordFileOf = (folder: string): string => join(folder, 'password');

/**
 * Where the data go: the folder that was asked for, or, when PostgreSQL's own user cannot enter it, one of ours
 * below the system's state or temporary folder, always the same for the same asked folder.
 * @throws Error in one sentence when the folder cannot be made or written
 */
export async function locate(asked: string): Promise<Location> {
  const wanted = realOf(resolve(asked));
  const user = databaseUser(clusterOf(wanted));
  if (canEnter(wanted, user)) return { folder: prepared(wanted, user), relocated: false, user };

  const folder = await elsewhere(prepared(wanted, undefined));
  const owner = databaseUser(clusterOf(folder));
  return { folder: prepared(folder, owner), relocated: true, user: owner };
}

/**
 * Named after the path and a number that lies in the asked folder: whoever throws that away and begins anew gets a new
 * database, and what the old one left is removed.
 */
async function elsewhere(wanted: string): Promise<string> {
  const path = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  const numberFile = join(wanted, 'elsewhere');
  if (!existsSync(numberFile)) {
    for (const name of readdirSync(ownFolder()).filter((each) => each.startsWith(`${path}-`))) await remove(join(ownFolder(), name));
    writeFileSync(numberFile, randomBytes(4).toString('hex'));
  }
  return join(ownFolder(), `${path}-${readFileSync(numberFile, 'utf8')}`);
}

async function remove(folder: string): Promise<void> {
  await stopLeftover(clusterOf(folder));
  rmSync(folder, { recursive: true, force: true });
}

/** Our folder outside the project, enterable by every user, written by root alone. */
export function ownFolder(): string {
  for (const parent of ['/var/lib', '/var/tmp', tmpdir()]) {
    const folder = join(parent, 'attestation-platform');
    if (isOurs(folder)) return folder;
  }
  throw new Error('No folder was found in which the database could be kept: /var/lib, /var/tmp and the temporary folder cannot be used.');
}

function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    chmodSync(folder, 0o755);
    const { uid } = lstatSync(folder);
    return uid === process.getuid?.() && canEnter(folder, { name: 'nobody', uid: 65534, gid: 65534 });
  } catch {
    return false;
  }
}

function realOf(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  return folder === dirname(folder) ? folder : join(realOf(dirname(folder)), folder.slice(dirname(folder).length));
}

function prepared(folder: string, user: SystemUser | undefined): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(`The folder ${folder} cannot be written.`);
  }
  if (user) openTo(folder, user);
  return folder;
}

/** Ours to write, the database user's to enter: only the cluster below is its own. */
function openTo(folder: string, { gid }: SystemUser): void {
  chownSync(folder, 0, gid);
  chmodSync(folder, 0o750);
}
