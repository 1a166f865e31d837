import { execFile } from 'node:child_process';
import { StartProblem } from './problem.js';
import type { Surroundings } from './supervise/surroundings.js';

const LIMIT_MS = 60_000;

/**
 * Deploys the models in a process of its own, which is gone afterwards with the engine's client.
 * @param program `deploy.js`
 * @param folder the models
 */
export function deployModels(program: string, folder: string): Surroundings['deploy'] {
  return ({ env }) =>
    new Promise((resolve, reject) => {
      execFile(process.execPath, [program, folder], { env, timeout: LIMIT_MS }, (error, _said, complaint) => {
        if (error) reject(new StartProblem(`The models could not be deployed: ${complaint.trim() || error.message}`));
        else resolve();
      });
    });
}
