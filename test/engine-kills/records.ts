import type { ExportedRecord } from '@attestation/contracts/engine-records';
import { withClient } from '@attestation/service-kit';

/** The tables in which an instance leaves rows while it runs, or a micro-batch before they have it. */
const OF_INSTANCES = ['kept_change', 'element_instance', 'variable', 'event_trigger', 'taken_flow', 'job', 'incident', 'timer', 'message_subscription'];

/** How many rows of running instances there are, with the micro-batches that have not yet reached the tables. */
export const openRows = (databaseUrl: string): Promise<number> =>
  withClient(databaseUrl, async (client) => {
    const counts = OF_INSTANCES.map((table) => `(select count(*) from engine.${table})`).join(' + ');
    return Number((await client.query<{ open: string }>(`select ${counts} as open`)).rows[0]?.open);
  });

/** The keys of all events of a kind, as often as they happened. */
export const keysOf = (records: readonly ExportedRecord[], valueType: string, intent: string, elementId?: string): string[] =>
  records
    .filter((record) => record.recordType === 'EVENT' && record.valueType === valueType && record.intent === intent)
    .filter(({ value }) => elementId === undefined || value['elementId'] === elementId || value['targetElementId'] === elementId)
    .map(({ key }) => String(key));
