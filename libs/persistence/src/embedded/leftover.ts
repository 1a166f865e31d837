import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const COLLECTED_WITHIN_MS = 3_000;

/**
 * Stops a PostgreSQL that still runs on this cluster because whoever started it was killed.
 * What `postmaster.pid` names is touched only when it is a PostgreSQL on this very folder.
 * @returns true when one was found and stopped
 * @throws Error when it does not stop within a minute
 */
export async function stopLeftover(cluster: string): Promise<boolean> {
  const file = join(cluster, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === undefined || !isAnswered(pid)) return false; // PostgreSQL itself clears away the file of a dead one
  if (isZombie(pid)) {
    await collected(pid);
    if (isAnswered(pid)) rmSync(file, { force: true }); // nobody collects here: PostgreSQL would take it for alive
    return false;
  }
  if (!isPostgresOn(pid, cluster)) {
    rmSync(file, { force: true }); // the number belongs to a stranger now: PostgreSQL would not dare to start
    return false;
  }
  await stopProcess(pid);
  return true;
}

/** Stops a PostgreSQL: first as a polite end of all sessions, then without ceremony. @param pid its postmaster */
export async function stopProcess(pid: number): Promise<void> {
  for (const [signal, seconds] of [['SIGINT', 20], ['SIGQUIT', 10], ['SIGKILL', 5]] as const) {
    send(pid, signal);
    for (let tenth = 0; tenth < seconds * 20; tenth++) {
      if (!isAlive(pid)) return;
      await pause(50);
    }
  }
  throw new Error(`The PostgreSQL with process number ${pid} does not stop.`);
}

/** Does a process with this number live? One that has ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  return isAnswered(pid) && !isZombie(pid);
}

/** Is there anything under this number, be it only one that waits to be collected? */
function isAnswered(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Waits for the system to collect one that has ended; in a container without an init it may never. */
async function collected(pid: number): Promise<void> {
  for (let waited = 0; waited < COLLECTED_WITHIN_MS && isAnswered(pid); waited += 50) await pause(50);
}

function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPERM') {
      throw new Error(`The PostgreSQL with process number ${pid} belongs to another user and cannot be stopped.`, { cause: error });
    }
  }
}

function readPid(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** A postmaster works in its own cluster's folder; where the system does not tell, its command line does. */
function isPostgresOn(pid: number, cluster: string): boolean {
  const command = commandOf(pid);
  if (!command.includes('postgres')) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return command.includes(cluster);
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}
