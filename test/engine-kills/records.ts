import { withClient } from '@attestation/service-kit';
import type { LogRecord } from '@attestation/engine/testing';

/** The engine's log from its beginning. */
export const recordsOf = (databaseUrl: string): Promise<LogRecord[]> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ value: { records: LogRecord[] } }>(`select value from bus.log where topic = 'zeebe' order by position`);
    return rows.flatMap(({ value }) => value.records);
  });

/** The tables in which an instance leaves rows while it runs. */
const OF_INSTANCES = ['element_instance', 'variable', 'event_trigger', 'taken_flow', 'job', 'incident', 'timer', 'message_subscription'];

/** How many rows of running instances there are. */
export const openRows = (databaseUrl: string): Promise<number> =>
  withClient(databaseUrl, async (client) => {
    const counts = OF_INSTANCES.map((table) => `(select count(*) from engine.${table})`).join(' + ');
    return Number((await client.query<{ open: string }>(`select ${counts} as open`)).rows[0]?.open);
  });

/** The keys of all events of a kind, as often as they happened. */
export const keysOf = (records: readonly LogRecord[], valueType: string, intent: string, elementId?: string): string[] =>
  records
    .filter((record) => record.recordType === 'EVENT' && record.valueType === valueType && record.intent === intent)
    .filter(({ value }) => elementId === undefined || value['elementId'] === elementId || value['targetElementId'] === elementId)
    .map(({ key }) => String(key));
