import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '@attestation/contracts';
import type { DataSource, EntityManager } from 'typeorm';

/** Ends a transaction without keeping anything; its outcome is still the answer. */
export class RolledBack extends Error {
  constructor(readonly outcome: Refusal) {
    super(outcome.code);
  }
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const UNIQUE_VIOLATION = '23505';
/** a plan from before a migration that another process has made meanwhile: the next one is new */
const PLAN_OUTDATED = '0A000';
const ATTEMPTS = 6;
// two cases raced for what only one may have: the second look sees the winner and refuses by the rule
const ATTEMPTS_AT_UNIQUE = 2;

/**
 * Runs work in one transaction, repeated whole on a deadlock, a serialization failure and, once, a unique violation or an outdated plan.
 * Work therefore has no effect but on the transaction.
 */
export async function inTransaction<T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T | Refusal> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
    } catch (problem) {
      if (problem instanceof RolledBack) return problem.outcome;
      if (attempt >= attemptsFor(codeOf(problem))) throw problem;
      await sleep(5 * 2 ** attempt);
    }
  }
}

const attemptsFor = (code: string | undefined): number => {
  if (code === SERIALIZATION_FAILURE || code === DEADLOCK) return ATTEMPTS;
  return code === UNIQUE_VIOLATION || code === PLAN_OUTDATED ? ATTEMPTS_AT_UNIQUE : 1;
};

/** PostgreSQL's SQLSTATE of an error, also of one that TypeORM has wrapped. */
export function codeOf(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null) return undefined;
  if ('code' in problem && typeof problem.code === 'string') return problem.code;
  return 'driverError' in problem ? codeOf(problem.driverError) : undefined;
}
