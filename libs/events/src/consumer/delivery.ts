import type { CloudEvent } from '@attestation/contracts';
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
  const { records = [] } = value as { records?: unknown[] };
  return records.map((payload, item) => ({ ...rest, item, payload }));
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

/** The trace an event carries, if it is an event. */
export const traceOf = (payload: unknown): string | undefined => (payload as Partial<CloudEvent<unknown>> | null)?.traceparent;
