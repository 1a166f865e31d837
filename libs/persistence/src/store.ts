import { refuse, type Caller, type ChangeOptions, type Changes, type Decide, type Outcome, type Subject } from '@attestation/contracts';
import { failPoint } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from './ledger/ledger.js';
import { inTransaction } from './transaction.js';

export const NOT_FOUND = refuse('NOT_FOUND');

/** What a service's store adds: its rows. */
export abstract class Rows<S> {
  /** May this caller see and change this subject? Role and jurisdiction are part of the query; outside is 404. */
  protected abstract permits(tx: EntityManager, subject: Subject, caller: Caller): Promise<boolean>;
  protected abstract load(tx: EntityManager, subject: Subject): Promise<S | undefined>;
  protected abstract keep(tx: EntityManager, subject: Subject, next: S): Promise<void>;
}

/** Load, decide, keep: state, inbox and outbox in one transaction. */
@Injectable() // here too: without it the constructor's types are lost
export abstract class Store<S> extends Rows<S> implements Changes<S> {
  constructor(
    protected readonly db: DataSource,
    private readonly ledger: Ledger,
  ) {
    super();
  }

  /** The one way to change anything. `decide` may run twice; a refusal keeps nothing. */
  async change<R>(subject: Subject, decide: Decide<S, R>, options: ChangeOptions = {}): Promise<Outcome<R>> {
    const outcome = await inTransaction(this.db, async (tx): Promise<Outcome<R>> => {
      if (options.caller && !(await this.permits(tx, subject, options.caller))) return NOT_FOUND; // before any replay
      await this.ledger.lock(tx, subject.key); // outbox order is commit order
      const earlier = await this.ledger.claim<R>(tx, subject.key, options); // inbox, then idempotency row: insert or read
      if (earlier) return earlier;
      const change = decide(await this.load(tx, subject), await this.ledger.rulesOf(tx, subject.key));
      if (change.ok && change.next) await this.keep(tx, subject, change.next);
      if (change.ok) await this.ledger.append(tx, subject.key, change.facts, change.messages); // never another key
      const settled = await this.ledger.settle(tx, subject.key, options, change); // the answer, kept for a repeat
      failPoint('before-commit');
      return settled;
    });
    failPoint('after-commit');
    if (outcome.ok) this.ledger.committed();
    return outcome;
  }
}
