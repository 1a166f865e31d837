import { refuse, type Caller, type ChangeOptions, type Changes, type CloudEvent, type Decide, type Leaving, type MessageName, type Outcome, type RuleSetId, type Subject, type SubjectKey } from '@attestation/contracts';
import { failPoint } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Kept, KeptRules } from './change-queue.js';
import { Ledger } from './ledger/ledger.js';
import { together } from './together.js';
import { inTransaction, RolledBack } from './transaction.js';

export const NOT_FOUND = refuse('NOT_FOUND');

/** What a service's store adds: its rows. */
export abstract class Rows<S> {
  /** Whether all that a change reads to decide lies under its subject's keys. Not so where rows are locked until it is kept: a register that numbers, a queue that is taken from. */
  protected readonly ownRows: boolean = false;

  /** May this caller see and change this subject? Role and jurisdiction are part of the query; outside is 404. */
  protected abstract permits(tx: EntityManager, subject: Subject, caller: Caller): Promise<boolean>;
  protected abstract load(tx: EntityManager, subject: Subject): Promise<S | undefined>;
  protected abstract keep(tx: EntityManager, subject: Subject, next: S): Promise<void>;

  /** Those of a page that are there, by the subject's id, asked for in one go. A store that gets large pages does it by one statement. */
  protected async loadAll(tx: EntityManager, subjects: readonly Subject[]): Promise<Map<string, S>> {
    const states = await together(...subjects.map((subject) => this.load(tx, subject)));
    return new Map(subjects.flatMap(({ id }, index) => (states[index] === undefined ? [] : [[id, states[index]]])));
  }

  protected async keepAll(tx: EntityManager, changed: readonly Changed<S>[]): Promise<void> {
    await together(...changed.map(({ subject, next }) => this.keep(tx, subject, next)));
  }
}

/** A subject of a page and its state after it. */
export interface Changed<S> {
  subject: Subject;
  next: S;
}

/** One event of a page and what it changes. */
export interface Taken<S> {
  subject: Subject;
  decide: Decide<S, void>;
  inbox: CloudEvent<unknown>;
  /** messages of ours whose effect the event proves */
  proves?: MessageName[];
  /** the rules of the case, for a service that hears of it the first time */
  ruleSet?: RuleSetId;
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
  change<R>(subject: Subject, decide: Decide<S, R>, options: ChangeOptions = {}): Promise<Outcome<R>> {
    return this.ledger.queueOf(this.db).add({ keys: keysOf(subject), ownRows: this.ownRows, command: options.idempotencyKey, run: (tx, known) => this.keepChange(tx, subject, decide, options, known) });
  }

  /** @param locked the rules of all keys, where they are locked already */
  private async keepChange<R>(tx: EntityManager, subject: Subject, decide: Decide<S, R>, options: ChangeOptions, locked?: KeptRules): Promise<Kept<R>> {
    const [permitted, known, earlier] = await together(
      options.caller ? this.permits(tx, subject, options.caller) : true,
      locked ?? this.ledger.lockAll(tx, keysOf(subject)), // outbox order is commit order
      this.ledger.claim<R>(tx, subject.key, options), // inbox, then idempotency row: insert or read
    );
    if (!permitted) throw new RolledBack(NOT_FOUND); // before any replay
    if (earlier) return { outcome: earlier, leaving: [] };
    const [state, rules] = await together(this.load(tx, subject), this.ledger.rulesOf(tx, subject.key, known));
    const change = decide(state, rules);
    const leaving = change.ok ? leavingOf(subject, change) : [];
    const [, , outcome] = await together(
      change.ok && change.next ? this.keep(tx, subject, change.next) : undefined,
      this.ledger.appendAll(tx, leaving), // never another key than those locked
      this.ledger.settle(tx, subject.key, options, change), // the answer, kept for a repeat
    );
    return { outcome, leaving };
  }

  /**
   * A page of events in one transaction, all of them or none: under load most of a change's cost is the transaction's. Each subject is loaded
   * once, changed by its events in their order, and kept once; an event seen before changes nothing.
   * @returns the first refusal, where there is one; whoever asked then takes the events one by one
   */
  async takeAll(page: readonly Taken<S>[]): Promise<Outcome<void>> {
    let left: Leaving[] = [];
    const outcome = await inTransaction(this.db, async (tx): Promise<Outcome<void>> => {
      const keys = [...new Set(page.flatMap(({ subject }) => keysOf(subject)))];
      const [known, fresh] = await together(
        this.ledger.lockAll(tx, keys),
        this.ledger.claimEvents(tx, page.map(({ subject: { key }, inbox }) => ({ key, inbox }))),
        this.ledger.keepRules(tx, page.flatMap(({ subject: { key }, ruleSet }) => (ruleSet ? [{ key, ruleSet }] : []))),
      );
      const news = page.filter((_, index) => fresh[index]);
      const [states, rules] = await together(this.statesOf(tx, news), this.ledger.rulesOfAll(tx, keys, known));
      const [changed, leaving] = decideAll(news, states, rules);
      left = leaving;
      await together(
        this.keepAll(tx, changed),
        this.ledger.appendAll(tx, leaving),
        this.ledger.closeAll(tx, page.map(({ subject: { key }, proves = [] }) => ({ key, names: proves }))),
      );
      failPoint('before-commit');
      return { ok: true, value: undefined };
    });
    failPoint('after-commit');
    if (outcome.ok) this.ledger.committed(left);
    return outcome;
  }

  private async statesOf(tx: EntityManager, page: readonly Taken<S>[]): Promise<Map<string, S>> {
    const subjects = [...new Map(page.map(({ subject }) => [subject.id, subject])).values()];
    return subjects.length > 0 ? this.loadAll(tx, subjects) : new Map<string, S>();
  }
}

/** @throws RolledBack at the first refusal */
function decideAll<S>(page: readonly Taken<S>[], states: Map<string, S>, rules: Awaited<ReturnType<Ledger['rulesOfAll']>>): [Changed<S>[], Leaving[]] {
  const changed = new Map<string, Changed<S>>();
  const leaving: Leaving[] = [];
  for (const { subject, decide } of page) {
    const change = decide(states.get(subject.id), rules(subject.key));
    if (!change.ok) throw new RolledBack(change);
    leaving.push(...leavingOf(subject, change));
    if (change.next) changed.set(subject.id, { subject, next: change.next });
    if (change.next) states.set(subject.id, change.next);
  }
  return [[...changed.values()], leaving];
}

const keysOf = ({ key, also = [] }: Subject): SubjectKey[] => [key, ...also];

/** @throws Error for what would leave under a key that nobody has locked: a mistake of ours */
function leavingOf({ key, also = [] }: Subject, { facts, messages, under = [] }: Omit<Leaving, 'key'> & { under?: readonly Leaving[] }): Leaving[] {
  const foreign = under.find((each) => !also.includes(each.key));
  if (foreign) throw new Error(`A change under ${key} would tell something under ${foreign.key}, which is not locked.`);
  return [{ key, facts, messages }, ...under];
}
