import type { DecisionBook } from '@attestation/regulation';
import { readApplied, readDecisionBook, type AppliedIn } from '@attestation/regulation/files';
import { ConfigError, optional, readConfig, setting, text, type Environment } from '@attestation/service-kit';

/** The token under which the decision files are injected. */
export const DECISION_BOOK = Symbol('DECISION_BOOK');

const folderOf = (env: Environment) => readConfig(env, { folder: setting('DECISIONS_DIR', optional(text(''))) }).folder;

/**
 * The decision files of `DECISIONS_DIR`, default the repository's.
 * @throws ConfigError naming what is wrong with them
 */
export async function openDecisionBook(env: Environment): Promise<DecisionBook> {
  return readDecisionBook(folderOf(env)).catch((problem: unknown) => {
    throw new ConfigError(`DECISIONS_DIR: ${problem instanceof Error ? problem.message : String(problem)}`);
  });
}

/** The token under which is injected where each rule is applied. */
export const APPLIED_IN = Symbol('APPLIED_IN');

/** Where each rule is applied, by the decision files of `DECISIONS_DIR` and the library's code. */
export function openAppliedIn(env: Environment): Promise<AppliedIn> {
  return readApplied(folderOf(env));
}
