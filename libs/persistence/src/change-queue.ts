import type { IdempotencyKey, Leaving, Outcome, RuleSetId, SubjectKey } from '@attestation/contracts';
import { failPoint } from '@attestation/service-kit';
import { AsyncResource } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { together } from './together.js';
import { inTransaction } from './transaction.js';

/** Rule sets by the keys they are kept under. */
export type KeptRules = ReadonlyMap<string, RuleSetId>;

/** What one change does within its transaction. */
export interface Work<R> {
  /** all that it changes lies under these */
  keys: readonly SubjectKey[];
  /** whether all that it reads to decide lies there, too: then others may be done beside it in one transaction, where no lock of a row parts them */
  ownRows: boolean;
  /** the command it carries out, where that is told: the same one is not carried out twice at the same time */
  command?: IdempotencyKey | undefined;
  /**
   * May run twice; of what it throws nothing is kept.
   * @param known of those who share a transaction all keys are locked already, and these are their rules; absent: it locks its own
   */
  run(tx: EntityManager, known?: KeptRules): Promise<Kept<R>>;
}
/** The answer, and what it leaves in the outbox. */
export interface Kept<R> {
  outcome: Outcome<R>;
  leaving: Leaving[];
}
/** What the ledger does for all of a transaction. */
interface Locks {
  lockAll(tx: EntityManager, keys: readonly SubjectKey[]): Promise<KeptRules>;
  committed(leaving: readonly Leaving[]): void;
}
interface Waiting {
  work: Work<unknown>;
  answer: (outcome: Outcome<unknown>) => void;
  fail: (problem: unknown) => void;
}

/** So many share a transaction: the last of them waits for all others. */
const MOST = 24;

/**
 * A service's changes that are asked for while another is being kept share the next transaction, those of one case one after the other: under load a
 * transaction costs more than what it keeps, and a question of its own more than one beside others. Where one of them is refused or fails, none of it is kept and each is done by itself: nobody's answer hangs on
 * a stranger's.
 */
export class ChangeQueue {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly db: DataSource, private readonly ledger: Locks) {}

  /** Ends when the change is committed. */
  add<R>({ run, ...work }: Work<R>): Promise<Outcome<R>> {
    const bound = AsyncResource.bind(run); // its own trace, language and command, whoever leads the transaction
    return new Promise((answer, fail) => {
      this.waiting.push({ work: { ...work, run: bound }, answer: answer as Waiting['answer'], fail });
      if (this.running) return;
      this.running = true;
      setImmediate(() => void this.keepWaiting());
    });
  }

  private async keepWaiting(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST);
      if (batch.length === 1 || !(await this.together(batch))) await Promise.all(batch.map((each) => this.alone(each)));
    }
    this.running = false;
  }

  /** @returns false: one of them cannot be kept with the others, and nothing was */
  private async together(batch: readonly Waiting[]): Promise<boolean> {
    let all: Kept<unknown>[] = [];
    try {
      const committed = await inTransaction(this.db, async (tx) => {
        all = [];
        const known = await this.ledger.lockAll(tx, [...new Set(batch.flatMap(({ work }) => work.keys))]);
        const kept = await inTurns(batch, (work) => work.run(tx, known));
        failPoint('before-commit');
        all = kept;
      });
      if (committed !== undefined) return false;
    } catch (problem) {
      if (all.length === 0) return false;
      for (const { fail } of batch) fail(problem); // at the commit itself: nobody knows whether it was kept
      return true;
    }
    this.told(batch, all);
    return true;
  }

  private async alone(one: Waiting): Promise<void> {
    try {
      const kept = await inTransaction(this.db, async (tx) => {
        const done = await one.work.run(tx);
        failPoint('before-commit');
        return done;
      });
      if ('outcome' in kept) this.told([one], [kept]);
      else one.answer(kept);
    } catch (problem) {
      one.fail(problem);
    }
  }

  private told(batch: readonly Waiting[], all: readonly Kept<unknown>[]): void {
    failPoint('after-commit');
    this.ledger.committed(all.flatMap(({ outcome, leaving }) => (outcome.ok ? leaving : [])));
    batch.forEach(({ answer }, index) => answer((all[index] as Kept<unknown>).outcome));
  }
}

/** In the order asked. What reaches beyond its keys is done by itself: before it others have ended. */
async function inTurns<R>(batch: readonly Waiting[], run: (work: Work<unknown>) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const those of inGroups(batch)) done.push(...(await together(...besideEachOther(those, run))));
  return done;
}

/** What may be done beside each other, as it follows on each other. */
function inGroups(batch: readonly Waiting[]): Waiting[][] {
  const groups: Waiting[][] = [];
  for (const each of batch) {
    const last = groups.at(-1);
    if (last && [...last, each].every(({ work }) => work.ownRows)) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** Each begins as soon as those before it with which it shares a key or a command have ended. */
function besideEachOther<R>(batch: readonly Waiting[], run: (work: Work<unknown>) => Promise<R>): Promise<R>[] {
  const last = new Map<string, Promise<unknown>>();
  return batch.map(({ work }) => {
    const turns = [...work.keys, ...(work.command ? [work.command] : [])];
    const before = turns.flatMap((turn) => last.get(turn) ?? []);
    const done = before.length > 0 ? Promise.allSettled(before).then(() => run(work)) : run(work);
    for (const turn of turns) last.set(turn, done);
    return done;
  });
}
