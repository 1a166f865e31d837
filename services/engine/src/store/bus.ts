import { packRecords } from '@attestation/contracts/engine-records';
import type { LogRecord } from '../domain/kernel/records.js';

/** The topic of the engine's records on the event bus. */
const TOPIC = 'zeebe';

/** What puts the records of a micro-batch onto the bus as one row: the statement, whose first parameter is the third of all. */
export async function appendRecords(records: readonly LogRecord[]): Promise<{ text: string; parameters: unknown[] }> {
  if (records.length === 0) return { text: 'select 1', parameters: [] };
  const text = `select bus.append('${TOPIC}', 0, null, 'records', null, '{"partitionId":1}'::jsonb, $3::jsonb)`;
  return { text, parameters: [JSON.stringify(await packRecords(records))] };
}

/** Makes the weeks of the log to come, and drops those that are older and read by all. Its parameter: days. Gives the names of those dropped. */
export const KEEP_HOUSE = 'select bus.keep_house(make_interval(days => $1)) as dropped';
