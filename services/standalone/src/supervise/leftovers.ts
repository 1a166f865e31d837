import { setTimeout as pause } from 'node:timers/promises';
import type { RunFile } from '../data/run-file.js';
import { stillLives } from '../data/process-identity.js';

const PATIENCE_MS = 3_000;

/**
 * Ends the processes that a killed supervisor left behind. They end by themselves when they notice; those that hang
 * are killed, for they hold ports.
 * @returns how many were found
 */
export async function endLeftovers(former: RunFile | undefined): Promise<number> {
  const found = Object.values(former?.processes ?? {}).filter(stillLives);
  for (const { pid } of found) send(pid, 'SIGTERM');
  for (let waited = 0; found.some(stillLives); waited += 50) {
    if (waited >= PATIENCE_MS) for (const { pid } of found.filter(stillLives)) send(pid, 'SIGKILL');
    await pause(50);
  }
  return found.length;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // ended in between
  }
}
