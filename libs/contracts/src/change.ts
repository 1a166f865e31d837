import type { CloudEvent } from './cloud-event.js';
import type { FactOf, FactType } from './facts.js';
import type { AttestationId, IdempotencyKey, PersonId, RuleSetId, SubjectKey, WorkItemId } from './ids.js';
import type { MessageName, MessageVariables } from './messages.js';
import type { Reason } from './reasons.js';
import type { RefusalCode } from './refusals.js';
import type { Caller } from './roles.js';

/** The aggregate and whose it is. `key` is locked and orders the outbox. */
export interface Subject {
  id: string;
  key: SubjectKey;
  /** further keys that are locked with it: one act over several cases, e.g. an order */
  also?: readonly SubjectKey[];
}

export interface ChangeOptions {
  /** absent: the process or another service's fact asks */
  caller?: Caller;
  /** the event that asks; unique by (source, id) */
  inbox?: CloudEvent<unknown>;
  /** a repeat with the same body gets the first answer; with another body it is refused (`IDEMPOTENCY_KEY_REUSED`) */
  idempotencyKey?: IdempotencyKey;
  /** what is compared on a repeat; the command's body */
  body?: unknown;
  /** the rule set the case was opened under, where this change learns it; kept for the key */
  ruleSet?: RuleSetId;
  /** messages of ours whose effect this change proves: their publications are closed */
  proves?: MessageName[];
}

/** What the engine must learn. `key` correlates; `messageId` becomes the outbox id. */
export interface Message<N extends MessageName = MessageName> {
  name: N;
  key: AttestationId | PersonId | WorkItemId;
  variables: MessageVariables[N];
}

/** What the world must learn: type and data; source, id and time are added by the outbox. */
export type Fact = { [T in FactType]: { type: T; data: FactOf<T> } }[FactType];

export interface Refusal {
  ok: false;
  code: RefusalCode;
  reasons: Reason[];
}
export type Outcome<R> = { ok: true; value: R } | Refusal;

/** What one change leaves behind for the world, under one key. */
export interface Leaving {
  key: SubjectKey;
  facts: Fact[];
  messages: Message[];
}

/** What a decision wants kept. `under`: what leaves under further keys, each of them in the subject's `also`. */
export type Change<S, R> = { ok: true; next?: S; result: R; facts: Fact[]; messages: Message[]; under?: readonly Leaving[] } | Refusal;

/** Pure: may run twice. */
export type Decide<S, R> = (state: S | undefined, ruleSet: RuleSetId) => Change<S, R>;

export interface Changes<S> {
  change<R>(subject: Subject, decide: Decide<S, R>, options?: ChangeOptions): Promise<Outcome<R>>;
}

/** The change is lawful: what follows. */
export function accept<S, R>(change: { next?: S; result: R; facts?: Fact[]; messages?: Message[]; under?: readonly Leaving[] }): Change<S, R> {
  return { ok: true, facts: [], messages: [], ...change };
}

/** The change is refused and nothing is kept. */
export const refuse = (code: RefusalCode, reasons: Reason[] = []): Refusal => ({ ok: false, code, reasons });
