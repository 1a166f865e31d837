import { execFile } from 'node:child_process';
import { StartProblem } from './problem.js';

const LIMIT_MS = 60_000;

/**
 * Runs a program of ours to its end: what it loads is gone with it, the supervisor stays small.
 * @throws StartProblem with what failed and why, in the program's own words
 */
export function runToEnd(what: string, program: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args], { env, timeout: LIMIT_MS }, (error, _said, complaint) => {
      if (error) reject(new StartProblem(`${what}: ${complaint.trim() || error.message}`));
      else resolve();
    });
  });
}
