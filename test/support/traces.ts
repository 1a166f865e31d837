import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedRecord } from '@attestation/contracts/engine-records';
import { engineRecords } from '@attestation/engine/testing';
import type { Joined } from './joined.js';

const CORRELATING = new Set(['PROCESS_MESSAGE_SUBSCRIPTION', 'MESSAGE_START_EVENT_SUBSCRIPTION']);

/** The services that keep an outbox. */
const SERVICES = ['applications', 'portfolio', 'testing', 'commissions', 'integrations'] as const;

export interface MessageTrace {
  name: string;
  key: string;
  closed: boolean;
}

/** What a case has left behind in the services' outboxes: the facts by type, the messages, each in its order. */
export async function tracesOf(joined: Joined, attestationId: string): Promise<{ facts: Record<string, number>; messages: MessageTrace[] }> {
  const rows = SERVICES.map((service) => `select * from ${service}.outbox where key = $1`).join(' union all ');
  const kept = await joined.sql<{ kind: string; name: string; correlation_key: string; closed_at: Date | null }>(`${rows} order by created_at, position`, [attestationId]);
  const facts: Record<string, number> = {};
  for (const { name } of kept.filter(({ kind }) => kind === 'fact')) facts[name] = (facts[name] ?? 0) + 1;
  const messages = kept.filter(({ kind }) => kind === 'message').map(({ name, correlation_key, closed_at }) => ({ name, key: correlation_key, closed: closed_at !== null }));
  return { facts, messages };
}

/** How often the engine gave each message of a case to a process: `name/key` → times. Our own engine alone shows its log. */
export async function correlationsOf(joined: Joined, keys: string[]): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const { name, key } of correlated(await engineRecords(joined.platform.run.databaseUrl))) {
    if (keys.includes(key)) times[`${name}/${key}`] = (times[`${name}/${key}`] ?? 0) + 1;
  }
  return times;
}

/** Each time a message was given to a process. */
export const correlated = (records: readonly ExportedRecord[]): { name: string; key: string }[] =>
  records
    .filter(({ valueType, intent }) => CORRELATING.has(valueType) && intent === 'CORRELATED')
    .map(({ value }) => ({ name: String(value['messageName']), key: String(value['correlationKey']) }));

/** How many incidents our own engine holds. */
export async function openIncidents(joined: Joined): Promise<number> {
  const [{ there } = { there: false }] = await joined.sql<{ there: boolean }>(`select to_regclass('engine.incident') is not null as there`);
  if (!there) return 0;
  const [{ open } = { open: '0' }] = await joined.sql<{ open: string }>('select count(*) as open from engine.incident');
  return Number(open);
}

/** Events that no consumer could take, with the reason. */
export const deadLetters = (joined: Joined): Promise<{ consumer_group: string; topic: string; type: string; reason: string }[]> =>
  joined.sql('select consumer_group, topic, type, reason from bus.dead_letter where resolved_at is null');

/** Every table of the database in which one of the texts stands, be it an outbox, the bus with what the engine packed there, or a service's own. */
export async function tablesHolding(joined: Joined, texts: string[]): Promise<string[]> {
  const tables = await joined.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found = tables.map(({ name }) => `select '${name}' as name where exists (select from ${name} as each where each::text ~ $1)`).join(' union all ');
  const packed = (await engineRecords(joined.platform.run.databaseUrl)).some((record) => texts.some((text) => JSON.stringify(record).includes(text)));
  return [...(await joined.sql<{ name: string }>(found, [texts.join('|')])).map(({ name }) => name), ...(packed ? ['the records of the engine'] : [])];
}

/** The log files in which one of the texts stands. */
export function logsHolding(joined: Joined, texts: string[]): string[] {
  const folder = join(joined.platform.dataDir, 'logs');
  return readdirSync(folder).filter((name) => {
    const said = readFileSync(join(folder, name), 'utf8');
    return texts.some((text) => said.includes(text));
  });
}
