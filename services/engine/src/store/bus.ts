import { packRecords } from '@attestation/contracts/engine-records';
import type { LogRecord } from '../domain/kernel/records.js';

/** The topic of the engine's records on the event bus. */
const TOPIC = 'zeebe';

/** The statement that puts the records of a micro-batch onto the bus as one row; its parameter is added to the list. */
export function appendRecords(records: readonly LogRecord[], parameters: unknown[]): string {
  const place = parameters.push(JSON.stringify(packRecords(records)));
  return `select bus.append('${TOPIC}', 0, null, 'records', null, '{"partitionId":1}'::jsonb, $${place}::jsonb)`;
}

/** Makes the weeks of the log to come, and drops those that are older and read by all. Its parameter: days. Gives the names of those dropped. */
export const KEEP_HOUSE = 'select bus.keep_house(make_interval(days => $1)) as dropped';
