import { nameOf } from '@attestation/service-kit/base';
import { migrate } from '@attestation/persistence/migration';
import pg from 'pg';
import { appendRecords, KEEP_HOUSE } from './bus.js';
import { changeText, packChanges, unpackChanges } from './change-text.js';
import { ENGINE_MIGRATIONS } from './schema.js';
import type { LogRecord } from '../domain/kernel/records.js';
import type { State } from '../domain/state/state.js';
import type { RowChange } from '../domain/state/table.js';
import { readTables } from './read-tables.js';
import { BECOME_READER, IS_READER, RELAY } from './relayed-log.js';
import { settleStatement } from './settle.js';
import { Unsettled } from './unsettled.js';

/** The one partition of this engine: whoever holds the lock is the writer. */
const LOCK = `select pg_try_advisory_lock(hashtextextended('engine partition 1', 0)) as held`;

const KEEP = 'insert into engine.kept_change (number, changes) values ($1, $2)';
/** So long the writer may be silent; with the standby's next try it is the time of a take-over from one that hangs. */
const UNHEARD_MS = 3_500;
const SETTLE_MS = 1_000;
const SETTLE_ROWS = 5_000;

/**
 * The engine's rows in PostgreSQL. A micro-batch is kept as one text of all its changes, which is cheap and enough to go on from;
 * about once a second the tables are brought up to it, and most rows have come and gone until then. Its lock belongs to the session that writes: when the connection is gone, so are the lock
 * and the right to write, and nobody can write beside the next holder.
 */
export class EngineStore {
  private readonly unsettled = new Unsettled();
  /** number of the last micro-batch */
  private last = 0;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private failed: Error | undefined;

  private constructor(
    private readonly client: pg.Client,
    private readonly lost: (problem: Error) => void,
  ) {}

  /** Connects; `lost` is called once when the connection is gone. */
  static async connect(databaseUrl: string, lost: (problem: Error) => void): Promise<EngineStore> {
    const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'engine' });
    client.on('error', lost);
    client.on('end', () => lost(new Error('the connection to the database has ended')));
    await client.connect();
    return new EngineStore(client, lost);
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
    await this.inTurn(() => this.client.query('select 1')).catch(() => undefined);
  }

  /** From now on the log is kept for the relay too, until it has read it. */
  async keepForRelay(): Promise<void> {
    await this.inTurn(() => this.client.query(BECOME_READER, [RELAY]));
  }

  /** Whether it is kept for a relay: for one that was there before, too. */
  async isKeptForRelay(): Promise<boolean> {
    const { rowCount } = await this.inTurn(() => this.client.query(IS_READER, [RELAY]));
    return rowCount === 1;
  }

  /**
   * Keeps the log as long as it is to be kept, in days, and longer where a consumer has still to read it.
   * @returns the weeks that were dropped
   */
  async keepHouse(days: number): Promise<string[]> {
    const { rows } = await this.inTurn(() => this.client.query<{ dropped: string[] }>(KEEP_HOUSE, [days]));
    return rows[0]?.dropped ?? [];
  }

  /** Reads everything into an empty state: the tables, then what was kept and had not reached them. */
  async load(state: State): Promise<void> {
    const tables = new Map(state.tables.map((table) => [table.name, table]));
    await readTables(this.client, state);
    const { rows } = await this.client.query<{ number: string; changes: Buffer }>('select number, changes from engine.kept_change order by number');
    for (const { number, changes } of rows) {
      const made = unpackChanges(changes);
      for (const [table, key, row] of made) tables.get(table)?.restore(key, row);
      this.unsettled.add(made.map(([table, key, row]) => changeText({ table, key, row, isNew: false })));
      this.last = Number(number);
    }
    this.settleSoon();
  }

  /** Writes changes and records in one transaction. Resolved: they are on disk. */
  async commit(changes: readonly RowChange[], records: readonly LogRecord[]): Promise<void> {
    const texts = changes.map(changeText);
    const [packed, append] = await Promise.all([packChanges(texts), appendRecords(records)]);
    this.last += 1;
    this.unsettled.add(texts); // only now: what is settled from here on waits behind this
    await this.write(`with kept as (${KEEP}) ${append.text}`, [this.last, packed, ...append.parameters]);
    if (this.unsettled.size >= SETTLE_ROWS) this.settle();
    else this.settleSoon();
  }

  async close(): Promise<void> {
    if (this.unsettled.size > 0) this.settle();
    clearTimeout(this.timer);
    await this.turn;
    await this.client.end();
  }

  private settleSoon(): void {
    this.timer ??= setTimeout(() => this.settle(), SETTLE_MS);
  }

  /** Brings the tables up to what is kept. The next commits wait behind it in the same session. */
  private settle(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { text, parameters } = settleStatement(this.unsettled.drain(), this.last);
    this.write(text, parameters).catch(this.lost);
  }

  /** Writes when what came before is written. After a failure nothing is written any more: the tables must not get what was not kept. */
  private write(text: string, values: unknown[]): Promise<void> {
    return this.inTurn(async () => {
      if (this.failed) throw this.failed;
      try {
        await this.client.query({ text, values, name: nameOf(text) }); // few kinds of statements in many ways, and each is planned once
      } catch (problem) {
        this.failed = problem as Error;
        throw problem;
      }
    });
  }

  /** A session does one thing at a time. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}
