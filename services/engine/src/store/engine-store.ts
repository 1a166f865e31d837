import { nameOf } from '@attestation/service-kit/base';
import { migrate } from '@attestation/persistence/migration';
import pg from 'pg';
import { appendRecords, KEEP_HOUSE } from './bus.js';
import { ENGINE_MIGRATIONS } from './schema.js';
import type { LogRecord } from '../domain/kernel/records.js';
import type { State } from '../domain/state/state.js';
import type { RowChange } from '../domain/state/table.js';

/** The one partition of this engine: whoever holds the lock is the writer. */
const LOCK = `select pg_try_advisory_lock(hashtextextended('engine partition 1', 0)) as held`;

/** So long the writer may be silent; with the standby's next try it is the time of a take-over from one that hangs. */
const UNHEARD_MS = 3_500;

/**
 * The engine's rows in PostgreSQL. Its lock belongs to the session that writes: when the connection is gone, so are the lock
 * and the right to write, and nobody can write beside the next holder.
 */
export class EngineStore {
  private constructor(private readonly client: pg.Client) {}

  /** Connects; `lost` is called once when the connection is gone. */
  static async connect(databaseUrl: string, lost: (problem: Error) => void): Promise<EngineStore> {
    const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'engine' });
    client.on('error', lost);
    client.on('end', () => lost(new Error('the connection to the database has ended')));
    await client.connect();
    return new EngineStore(client);
  }

  /** Tries to become the writer. False: another engine is. */
  async acquire(): Promise<boolean> {
    const { rows } = await this.client.query<{ held: boolean }>(LOCK);
    return rows[0]?.held === true;
  }

  /** Makes the tables where they are missing. @throws Error when the event bus was not laid in this database */
  async prepare(): Promise<void> {
    await migrate(this.client, 'engine', ENGINE_MIGRATIONS);
    await this.client.query('set synchronous_commit to on');
    const { rows } = await this.client.query<{ laid: boolean }>(`select to_regnamespace('bus') is not null as laid`);
    if (!rows[0]?.laid) throw new Error('The event bus is not laid in this database: call prepareBus of @attestation/events first.');
  }

  /**
   * From now on the database ends this session, and with it the lock, when nothing was heard of it for a while: a process that hangs, a
   * machine that is gone. Whoever calls this keeps `beat`ing.
   */
  async leadWhileHeard(): Promise<void> {
    await this.client.query(`set idle_session_timeout to ${UNHEARD_MS}`);
  }

  /** Says that the writer is there. When the connection is gone, `lost` was told. */
  async beat(): Promise<void> {
    await this.client.query('select 1').catch(() => undefined);
  }

  /**
   * Keeps the log as long as it is to be kept, in days, and longer where a consumer has still to read it.
   * @returns the weeks that were dropped
   */
  async keepHouse(days: number): Promise<string[]> {
    const { rows } = await this.client.query<{ dropped: string[] }>(KEEP_HOUSE, [days]);
    return rows[0]?.dropped ?? [];
  }

  /** Reads everything into an empty state. */
  async load(state: State): Promise<void> {
    for (const table of state.tables) {
      const { rows } = await this.client.query<{ key: string; value: object }>(`select key, value from engine.${table.name}`);
      for (const { key, value } of rows) table.restore(key, value);
    }
  }

  /** Writes changed rows and records in one statement, hence in one transaction. Resolved: they are on disk. */
  async commit(changes: readonly RowChange[], records: readonly LogRecord[]): Promise<void> {
    const parameters: unknown[] = [];
    const parts = byTable(changes).flatMap(([table, rows]) => statements(table, rows, parameters));
    const append = records.length > 0 ? appendRecords(records, parameters) : 'select 1';
    const text = parts.length > 0 ? `with ${parts.join(', ')} ${append}` : append;
    await this.client.query({ text, values: parameters, name: nameOf(text) }); // few tables are written in many ways, and each is planned once
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

function byTable(changes: readonly RowChange[]): [string, RowChange[]][] {
  const tables = new Map<string, RowChange[]>();
  for (const change of changes) {
    const rows = tables.get(change.table);
    if (rows) rows.push(change);
    else tables.set(change.table, [change]);
  }
  return [...tables];
}

/** The common table expressions that write one table. */
function statements(table: string, rows: RowChange[], parameters: unknown[]): string[] {
  const kept = rows.filter(({ row }) => row !== undefined);
  const gone = rows.filter(({ row }) => row === undefined);
  const place = (value: unknown) => `$${parameters.push(value)}`;
  const made: string[] = [];
  if (kept.length > 0) {
    const keys = place(kept.map(({ key }) => key));
    const values = place(kept.map(({ row }) => JSON.stringify(row)));
    made.push(`put_${table} as (insert into engine.${table} (key, value)
      select key, value::json from unnest(${keys}::text[], ${values}::text[]) as given(key, value)
      on conflict (key) do update set value = excluded.value)`);
  }
  if (gone.length > 0) made.push(`cut_${table} as (delete from engine.${table} where key = any(${place(gone.map(({ key }) => key))}::text[]))`);
  return made;
}
