import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decisionBook, type DecisionBook } from '@attestation/regulation';
import { ConfigError, readConfig, setting, text, type Environment } from '@attestation/service-kit';

/** The token under which the decision files are injected. */
export const DECISION_BOOK = Symbol('DECISION_BOOK');

const OURS = fileURLToPath(new URL('../../../workflows/decisions', import.meta.url));

/**
 * Reads the decision files of the models (`DECISIONS_DIR`, default the repository's): the same that are deployed to the engine.
 * @throws ConfigError naming the folder that cannot be read or the file that cannot be evaluated
 */
export async function openDecisionBook(env: Environment): Promise<DecisionBook> {
  const { folder } = readConfig(env, { folder: setting('DECISIONS_DIR', text(OURS)) });
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.dmn')).sort();
  if (files.length === 0) throw new ConfigError(`DECISIONS_DIR: no decision files (*.dmn) can be read in "${folder}".`);
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return decisionBook(texts).catch((problem: unknown) => {
    throw new ConfigError(`DECISIONS_DIR: a decision file cannot be evaluated: ${problem instanceof Error ? problem.message : String(problem)}`);
  });
}
