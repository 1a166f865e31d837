import type { CloudEvent } from '@attestation/contracts';
import { type PackedRecords, unpackRecords } from '@attestation/contracts/engine-records';
import { ENGINE_TOPIC } from '../bus/topics.js';

/** A row of the log, as it is read. `position` is a bigint in text. */
export interface LogRow {
  position: string;
  topic: string;
  key: string | null;
  type: string;
  value: unknown;
}

/** One thing to hand to a handler. */
export interface Delivery {
  topic: string;
  position: string;
  /** which record of a row that holds several */
  item: number;
  key: string | null;
  type: string;
  payload: unknown;
}

/** What a row holds: one event or, on the engine's topic, the records of one micro-batch, in their order. */
export function deliveriesOf(row: LogRow): Delivery[] {
  const { value, ...rest } = row;
  if (row.topic !== ENGINE_TOPIC) return [{ ...rest, item: 0, payload: value }];
  return recordsIn(value).map((payload, item) => ({ ...rest, item, payload }));
}

/** What cannot be unpacked is handed on as it is, for the handler to refuse: the log goes on behind it. */
function recordsIn(value: unknown): unknown[] {
  try {
    return unpackRecords(value as PackedRecords);
  } catch {
    return [value];
  }
}

/** What must stay in order is one chain; chains of different keys run beside each other. */
export function chainsOf(deliveries: Delivery[]): Delivery[][] {
  const chains = new Map<string | null, Delivery[]>();
  for (const each of deliveries) {
    const chain = chains.get(each.key);
    if (chain) chain.push(each);
    else chains.set(each.key, [each]);
  }
  return [...chains.values()];
}

/**
 * What each handler takes of a page at once: as few shares as there may be, and what is of one key in its order also where several handlers take it.
 * @param handlerOf of a delivery; those without one are left out
 */
export function sharesOf<H extends object>(deliveries: readonly Delivery[], handlerOf: (delivery: Delivery) => H | undefined): [H, Delivery[]][] {
  const last = new Map<string | null, { handler: H; round: number }>();
  const rounds: Map<H, Delivery[]>[] = [];
  for (const each of deliveries) {
    const handler = handlerOf(each);
    if (!handler) continue;
    const before = last.get(each.key);
    const round = before ? before.round + (before.handler === handler ? 0 : 1) : 0; // after another's share, in the next round
    last.set(each.key, { handler, round });
    const shares = (rounds[round] ??= new Map<H, Delivery[]>());
    const share = shares.get(handler); // a page of the engine's records has thousands
    if (share) share.push(each);
    else shares.set(handler, [each]);
  }
  return rounds.flatMap((shares) => [...shares]);
}

/** The trace an event carries, if it is an event. */
export const traceOf = (payload: unknown): string | undefined => (payload as Partial<CloudEvent<unknown>> | null)?.traceparent;
