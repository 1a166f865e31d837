import type { DecisionBook } from '@attestation/regulation';
import { readDecisionBook } from '@attestation/regulation/files';
import { ConfigError, optional, readConfig, setting, text, type Environment } from '@attestation/service-kit';

/** The token under which the decision files are injected. */
export const DECISION_BOOK = Symbol('DECISION_BOOK');

/**
 * The decision files of `DECISIONS_DIR`, default the repository's.
 * @throws ConfigError naming what is wrong with them
 */
export async function openDecisionBook(env: Environment): Promise<DecisionBook> {
  const { folder } = readConfig(env, { folder: setting('DECISIONS_DIR', optional(text(''))) });
  return readDecisionBook(folder).catch((problem: unknown) => {
    throw new ConfigError(`DECISIONS_DIR: ${problem instanceof Error ? problem.message : String(problem)}`);
  });
}
