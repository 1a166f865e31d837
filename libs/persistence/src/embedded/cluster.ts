import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import type { Location } from './location.js';
import { clusterOf, passwordFileOf } from './location.js';

export const SUPERUSER = 'attestation';

/**
 * Makes the cluster when there is none yet. Built beside its place and moved there when whole: a start that is
 * killed in the middle leaves nothing that the next one could take for a database.
 * @param durable false: without waiting for the disk, for data that may be lost
 * @returns the superuser's password
 */
export async function ensureCluster(at: Location, binaries: Binaries, durable: boolean): Promise<string> {
  if (existsSync(join(clusterOf(at.folder), 'PG_VERSION'))) return knownPassword(at.folder);

  removeHalves(at.folder);
  const half = join(at.folder, `cluster.half-${process.pid}`);
  const password = randomBytes(24).toString('base64url');
  mkdirSync(half, { mode: 0o700 });
  if (at.user) chownSync(half, at.user.uid, at.user.gid);
  await withPasswordFile(at, password, (file) => initdb(at, binaries, half, file, durable));
  writeFileSync(passwordFileOf(at.folder), password, { mode: 0o600 });
  chmodSync(passwordFileOf(at.folder), 0o600);
  renameSync(half, clusterOf(at.folder));
  return password;
}

function knownPassword(folder: string): string {
  try {
    return readFileSync(passwordFileOf(folder), 'utf8').trim();
  } catch {
    throw new Error(`The database in ${folder} exists, but its password file ${passwordFileOf(folder)} cannot be read.`);
  }
}

function removeHalves(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('cluster.half-')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function withPasswordFile(at: Location, password: string, use: (file: string) => Promise<void>): Promise<void> {
  const file = join(at.folder, `password.${process.pid}`);
  writeFileSync(file, password, { mode: 0o600 });
  if (at.user) chownSync(file, at.user.uid, at.user.gid);
  try {
    await use(file);
  } finally {
    rmSync(file, { force: true });
  }
}

function initdb(at: Location, binaries: Binaries, half: string, passwordFile: string, durable: boolean): Promise<void> {
  const options = [
    `--pgdata=${half}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(durable ? [] : ['--no-sync']),
  ];
  return new Promise((resolve, reject) => {
    const run = spawn(binaries.initdb, options, { ...runAs(at), cwd: half, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    run.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    run.on('error', reject);
    run.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`The database could not be made: ${said.trim()}`))));
  });
}

/** User and environment for PostgreSQL's programs; settings of another PostgreSQL (PGPORT, PGDATA …) stay outside. */
export function runAs({ user }: Location): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
  return { ...(user && { uid: user.uid, gid: user.gid }), env: { ...env, LC_ALL: 'C', TZ: 'UTC' } };
}
