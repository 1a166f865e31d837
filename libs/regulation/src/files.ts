import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decisionBook, type DecisionBook } from './decisions.js';

const OURS = fileURLToPath(new URL('../../../workflows/decisions', import.meta.url));

/**
 * Reads the decision files (*.dmn) of the models: the same that are deployed to the engine.
 * @param folder default the repository's
 * @throws Error in one sentence: there are none, or one of them cannot be evaluated
 */
export async function readDecisionBook(folder = OURS): Promise<DecisionBook> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.dmn')).sort();
  if (files.length === 0) throw new Error(`no decision files (*.dmn) can be read in "${folder}".`);
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return decisionBook(texts).catch((problem: unknown) => {
    throw new Error(`a decision file cannot be evaluated: ${problem instanceof Error ? problem.message : String(problem)}`);
  });
}
