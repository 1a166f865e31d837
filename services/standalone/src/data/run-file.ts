import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessIdentity } from './process-identity.js';
import { stillLives } from './process-identity.js';

/** One account of the embedded issuer that a person may sign in with; its password is `demoPassword`. */
export interface DemoAccount {
  login: string;
  name: string;
}

/** `.data/run.json`: how other commands on this machine reach the running platform. Readable by its owner alone. */
export interface RunFile {
  state: 'starting' | 'ready' | 'stopping';
  supervisor: ProcessIdentity;
  /** the web entry, as the browser sees it */
  address: string;
  dataDir: string;
  /** superuser of our own PostgreSQL, or what DATABASE_URL said */
  databaseUrl: string;
  /** where our own PostgreSQL keeps its data */
  databaseFolder?: string;
  /** true: that is outside `dataDir`, which PostgreSQL's own user cannot enter */
  databaseRelocated?: boolean;
  zeebeAddress: string;
  engineManagement?: string;
  oidcIssuer: string;
  /** IDENTITY_BOOTSTRAP_SECRET and others: what lets a command on this machine make accounts */
  secrets: Record<string, string>;
  /** the address of each service behind the web entry */
  services: Record<string, string>;
  /** empty where tokens come from another issuer */
  accounts: DemoAccount[];
  demoPassword: string;
  /** the platform's distance from real time in ms, when it was started */
  clockOffset: number;
  /** the processes as they are now: kept current over restarts */
  processes: Record<string, ProcessIdentity>;
}

const pathIn = (dataDir: string): string => join(dataDir, 'run.json');

/** Written beside and moved over: a reader sees a whole file. */
export function writeRunFile(dataDir: string, content: RunFile): void {
  const half = `${pathIn(dataDir)}.half`;
  writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(half, 0o600);
  renameSync(half, pathIn(dataDir));
}

export function removeRunFile(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true });
}

/** What was written last, be its supervisor alive or not. */
export function readRunFile(dataDir: string): RunFile | undefined {
  try {
    return JSON.parse(readFileSync(pathIn(dataDir), 'utf8')) as RunFile;
  } catch {
    return undefined;
  }
}

/** The platform that runs on this folder and is ready; undefined when none is. */
export function runningPlatform(dataDir: string): RunFile | undefined {
  const found = readRunFile(dataDir);
  return found?.state === 'ready' && stillLives(found.supervisor) ? found : undefined;
}
