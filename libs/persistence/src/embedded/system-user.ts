import { spawnSync } from 'node:child_process';
import type { Stats } from 'node:fs';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user PostgreSQL runs as. Absent: the user of this process. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/** Made by us where the system has no `postgres` of its own. */
const OWN_USER = 'attestation-db';

/**
 * Whom PostgreSQL, which refuses root, runs as.
 * Undefined when this process is not root: then PostgreSQL runs as whoever started it.
 * Data that exist keep their owner; new data belong to `postgres`, to a system user of our own, or to `nobody`.
 * @param existing the folder of a cluster that may exist already
 */
export function databaseUser(existing: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(existing) ?? lookUp('postgres') ?? lookUp(OWN_USER) ?? create(OWN_USER) ?? nobody();
}

/** May this user reach the folder through all its parents? Always true for the user of this process. */
export function canEnter(folder: string, user: SystemUser | undefined): boolean {
  if (!user) return true;
  for (let at = folder; ; at = dirname(at)) {
    if (!mayPass(at, user)) return false;
    if (at === dirname(at)) return true;
  }
}

function mayPass(folder: string, { uid, gid }: SystemUser): boolean {
  const found = statOf(folder);
  if (!found?.isDirectory()) return true; // made by us, or refused by us, later
  if (found.uid === uid) return (found.mode & 0o100) !== 0;
  if (found.gid === gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function ownerOf(folder: string): SystemUser | undefined {
  const found = statOf(folder);
  if (!found || found.uid === 0) return undefined;
  return lookUp(String(found.uid));
}

/** @param who a name or a numeric id */
function lookUp(who: string): SystemUser | undefined {
  const [name, uid, gid] = [ask('-un', who), ask('-u', who), ask('-g', who)];
  if (!name || !uid || !gid || uid === '0') return undefined;
  return { name, uid: Number(uid), gid: Number(gid) };
}

function ask(option: string, who: string): string | undefined {
  const answer = spawnSync('id', [option, who], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

function create(name: string): SystemUser | undefined {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', name]], // BusyBox
  ];
  for (const [command, options] of ways) {
    if (spawnSync(command, options, { stdio: 'ignore' }).status === 0) return lookUp(name);
  }
  return undefined;
}

function nobody(): SystemUser {
  return lookUp('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 };
}
