import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive } from '@attestation/persistence/embedded';

/** A process beyond its number, which the system gives again to others: its number and when it began. */
export interface ProcessIdentity {
  pid: number;
  began: string;
}

/** Who this number belongs to at this moment; undefined when to nobody. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined;
  const began = beganInProc(pid) ?? beganByPs(pid);
  return began ? { pid, began } : undefined;
}

/** Does the very process still live that was once written down? */
export function stillLives({ pid, began }: ProcessIdentity): boolean {
  return identityOf(pid)?.began === began;
}

/** Ticks since the system's start: field 22, counted behind the name in brackets, which may hold anything. */
function beganInProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function beganByPs(pid: number): string | undefined {
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
}
