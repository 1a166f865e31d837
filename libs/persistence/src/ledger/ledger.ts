import { createHash } from 'node:crypto';
import { factProblem, refuse, type Change, type ChangeOptions, type Leaving, type Outcome, type RuleSetId, type SubjectKey } from '@attestation/contracts';
import { Clock, currentContext, newId } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { ChangeQueue, type KeptRules } from '../change-queue.js';
import { together } from '../together.js';
import { RolledBack } from '../transaction.js';
import { canonical } from './canonical.js';

/** The rule set of a new case, by the day it is opened. */
export type RuleSetInForce = (today: ReturnType<Clock['today']>) => RuleSetId;

/** Whether a commit has left something in the outbox, by kind. */
export interface Left {
  facts: boolean;
  messages: boolean;
}

/** A fact that does not fit its schema: a mistake of ours. */
export class FactError extends Error {
  override name = 'FactError';
}

/** What a service must never lose or do twice: the lock, the inbox, the answers given, the outbox, the rules of a case. */
@Injectable()
export class Ledger {
  private readonly wakers = new Set<(left: Left) => void>();
  private queue: ChangeQueue | undefined;

  constructor(
    private readonly schema: string,
    private readonly clock: Clock,
    private readonly ruleSetInForce: RuleSetInForce,
  ) {}

  /** The one queue of the service's changes. @param db the service's own */
  queueOf(db: DataSource): ChangeQueue {
    return (this.queue ??= new ChangeQueue(db, this));
  }

  /**
   * Nobody else changes anything under these keys until the transaction has ended: outbox order is commit order. They are taken in an order that
   * is everybody's: two acts over the same keys never wait for each other.
   * @returns the rule sets kept under them when we began to wait: they never change, and a key without one may have got it meanwhile
   */
  async lockAll(tx: EntityManager, keys: readonly SubjectKey[]): Promise<KeptRules> {
    const names = keys.map((key) => `${this.schema}:${key}`);
    const [row]: { rules: Record<string, RuleSetId> | null }[] = await tx.query(
      `select (select count(pg_advisory_xact_lock(lock)) from (select hashtextextended(name, 0) as lock from unnest($1::text[]) name order by 1) locks) as locked,
              (select json_object_agg(key, rule_set) from case_rules where key = any($2)) as rules`,
      [names, keys],
    );
    return new Map(Object.entries(row?.rules ?? {}));
  }

  /**
   * Claims the event and the idempotency key, or finds what was answered to them before.
   * @returns undefined: this is the first time. An event seen before has no answer (`value` undefined); a repeated command has
   * the first one's, or `IDEMPOTENCY_KEY_REUSED` where its content is another.
   */
  async claim<R>(tx: EntityManager, key: SubjectKey, options: ChangeOptions): Promise<Outcome<R> | undefined> {
    if (options.inbox && !(await this.claimEvents(tx, [{ key, inbox: options.inbox }]))[0]) return { ok: true, value: undefined as R };
    const earlier = options.idempotencyKey ? await this.claimCommand<R>(tx, key, options) : undefined;
    if (!earlier && options.ruleSet) await this.keepRules(tx, [{ key, ruleSet: options.ruleSet }]);
    return earlier;
  }

  /** The rule set the case was opened under; for what has none yet, the one in force today. */
  async rulesOf(tx: EntityManager, key: SubjectKey, known: KeptRules): Promise<RuleSetId> {
    return (await this.rulesOfAll(tx, [key], known))(key);
  }

  /** @param known what `lockAll` saw */
  async rulesOfAll(tx: EntityManager, keys: readonly SubjectKey[], known: KeptRules): Promise<(key: SubjectKey) => RuleSetId> {
    const others = keys.filter((key) => !known.has(key));
    const rows: { key: string; rule_set: RuleSetId }[] = others.length > 0 ? await tx.query('select key, rule_set from case_rules where key = any($1)', [others]) : [];
    const kept = new Map([...known, ...rows.map(({ key, rule_set }) => [key, rule_set] as const)]);
    return (key) => kept.get(key) ?? this.ruleSetInForce(this.clock.today());
  }

  /**
   * Facts and messages in their order, each under its own key, which is locked.
   * @throws FactError for a fact that does not fit its schema: nothing is kept, nothing leaves
   */
  async appendAll(tx: EntityManager, leaving: readonly Leaving[]): Promise<void> {
    const lines = leaving.flatMap(linesOf);
    if (lines.length === 0) return;
    const { traceparent = null } = currentContext();
    await tx.query(
      `insert into outbox (id, key, kind, name, correlation_key, body, traceparent, created_at)
       select (line->>'id')::uuid, line->>'key', line->>'kind', line->>'name', line->>'correlation', line->'body', $2, $3
         from jsonb_array_elements($1::jsonb) with ordinality as given(line, place) order by place`,
      [JSON.stringify(lines), traceparent, this.clock.now()],
    );
  }

  /**
   * The answer, kept for a repeat; closes the publications whose effect this change proves.
   * @throws RolledBack for a refusal: nothing of it is kept, so that it may be tried again
   */
  async settle<S, R>(tx: EntityManager, key: SubjectKey, options: ChangeOptions, change: Change<S, R>): Promise<Outcome<R>> {
    if (!change.ok) throw new RolledBack(change);
    const closed = this.closeAll(tx, [{ key, names: options.proves ?? [] }]);
    const answer = JSON.stringify(change.result ?? null);
    const kept = options.idempotencyKey && tx.query('update idempotency set answer = $4 where idempotency_key = $1 and act = $2 and person = $3', [...identity(options), answer]);
    await together(closed, kept);
    return { ok: true, value: options.idempotencyKey ? revive<R>(answer) : change.result };
  }

  /** Calls back after every commit with what it has left in the outbox. @returns how to end that */
  onCommitted(wake: (left: Left) => void): () => void {
    this.wakers.add(wake);
    return () => this.wakers.delete(wake);
  }

  /** A change was committed. @param leaving what it has left; absent: it may be anything */
  committed(leaving?: readonly Leaving[]): void {
    const left = { facts: leaving?.some(({ facts }) => facts.length > 0) ?? true, messages: leaving?.some(({ messages }) => messages.length > 0) ?? true };
    for (const wake of this.wakers) wake(left);
  }

  /** Takes events into the inbox. @returns for each whether it is new; the second of two in one page is not */
  async claimEvents(tx: EntityManager, events: readonly { key: SubjectKey; inbox: NonNullable<ChangeOptions['inbox']> }[]): Promise<boolean[]> {
    const identities = events.map(({ inbox: { source, id } }) => `${source}${BETWEEN}${id}`);
    const claimed: { identity: string }[] = await tx.query(
      `insert into inbox (source, event_id, key, received_at) select *, $4 from unnest($1::text[], $2::text[], $3::text[])
       on conflict do nothing returning source || chr(31) || event_id as identity`,
      [events.map(({ inbox }) => inbox.source), events.map(({ inbox }) => inbox.id), events.map(({ key }) => key), this.clock.now()],
    );
    const fresh = new Set(claimed.map(({ identity }) => identity));
    return identities.map((identity) => fresh.delete(identity));
  }

  // a second one with the same key waits here until the first has ended
  private async claimCommand<R>(tx: EntityManager, key: SubjectKey, options: ChangeOptions): Promise<Outcome<R> | undefined> {
    const fingerprint = fingerprintOf(options);
    const claimed: unknown[] = await tx.query(
      `insert into idempotency (idempotency_key, act, person, subject_key, fingerprint, created_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
      [...identity(options), key, fingerprint, this.clock.now()],
    );
    if (claimed.length > 0) return undefined;
    const [first]: { fingerprint: string; answer: string }[] = await tx.query(
      'select fingerprint, answer from idempotency where idempotency_key = $1 and act = $2 and person = $3',
      identity(options),
    );
    if (first?.fingerprint !== fingerprint) return refuse('IDEMPOTENCY_KEY_REUSED');
    return { ok: true, value: revive<R>(first.answer) };
  }

  /** The rules under which cases were opened; those that are kept already stay. */
  async keepRules(tx: EntityManager, opened: readonly { key: SubjectKey; ruleSet: RuleSetId }[]): Promise<void> {
    if (opened.length === 0) return;
    await tx.query(
      'insert into case_rules (key, rule_set) select * from unnest($1::text[], $2::text[]) on conflict do nothing',
      [opened.map(({ key }) => key), opened.map(({ ruleSet }) => ruleSet)],
    );
  }

  /** Closes open publications of these names under their keys: their effect was seen. */
  async closeAll(tx: EntityManager, proved: readonly { key: SubjectKey; names: string[] }[]): Promise<void> {
    const pairs = proved.flatMap(({ key, names }) => names.map((name) => ({ key, name })));
    if (pairs.length === 0) return;
    await tx.query(
      `update outbox set closed_at = $3 from unnest($1::text[], $2::text[]) as proved(key, name)
        where outbox.key = proved.key and outbox.name = proved.name and kind = 'message' and closed_at is null`,
      [pairs.map(({ key }) => key), pairs.map(({ name }) => name), this.clock.now()],
    );
  }
}

/** Rows of the outbox. @throws FactError */
function linesOf({ key, facts, messages }: Leaving) {
  for (const { type, data } of facts) refuseMisfit(factProblem(type, data));
  return [
    ...facts.map(({ type, data }) => ({ id: newId(), key, kind: 'fact', name: type, correlation: null, body: data })),
    ...messages.map((message) => ({ id: newId(), key, kind: 'message', name: message.name, correlation: message.key, body: message.variables })),
  ];
}

/** Stands in no source and no id: the separator of units. */
const BETWEEN = '\u001f';

function refuseMisfit(problem: string | undefined): void {
  if (problem) throw new FactError(`The fact does not fit its schema: ${problem}`);
}

const identity = ({ idempotencyKey, caller }: ChangeOptions): unknown[] => [idempotencyKey, caller?.act ?? '', caller?.personId ?? ''];

/** What a repeat must have in common with the first: the body, and at the HTTP door method and path as well. */
const fingerprintOf = ({ body }: ChangeOptions): string => {
  const command = currentContext().command?.() ?? null;
  return createHash('sha256').update(canonical([command, body ?? null])).digest('hex');
};

// the first answer goes the same way as the kept one, so that a repeat is equal to it
const revive = <R>(answer: string | null): R => (answer === null ? undefined : (JSON.parse(answer) ?? undefined)) as R;
