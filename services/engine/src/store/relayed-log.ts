import { SteadyClient } from '@attestation/service-kit/base';
import { unpackRecords, type ExportedRecord, type PackedRecords } from '@attestation/contracts/engine-records';

/** The name of the relay among the readers of the log. */
export const RELAY = 'kafka';

/** Makes the relay a reader of the log, for whom it is kept. Its parameter: the name. */
export const BECOME_READER = `insert into bus.consumer (consumer_group, topic) values ($1, 'zeebe') on conflict do nothing`;
/** Whether it is one. */
export const IS_READER = `select 1 from bus.consumer where consumer_group = $1 and topic = 'zeebe'`;

/** Rows that follow one another. */
export interface Page {
  rows: { position: string; records: ExportedRecord[] }[];
  /** how long the first of them has been there */
  seconds: number;
  /** as many as a page may hold: there are more */
  full: boolean;
}

/** Deflated bytes of a page, some ten times that as text; and its rows. */
const MOST_BYTES = 256 * 1024;
const MOST_ROWS = 256;

const PLACE = `select position from bus.consumer where consumer_group = $1 and topic = 'zeebe'`;
const NEXT = `
  select position, value, extract(epoch from clock_timestamp() - created_at)::float8 as seconds, found
    from (select rows.*, sum(pg_column_size(value)) over (order by position) - pg_column_size(value) as before, count(*) over ()::int as found
            from (select position, value, created_at from bus.log where topic = 'zeebe' and position > $1 order by position limit ${MOST_ROWS}) rows) page
   where before < ${MOST_BYTES} order by position`;
/** Only from where it was read: whoever was overtaken moves nothing. */
const KEEP = `update bus.consumer set position = $3, moved_at = now() where consumer_group = $1 and topic = 'zeebe' and position = $2`;

/** The log as the relay reads it: from the kept place on, page by page, on a connection of its own that is made again when it was lost. */
export class RelayedLog {
  private client: SteadyClient | undefined;
  private place: string | undefined;

  constructor(private readonly databaseUrl: string) {}

  /** What follows the kept place; no rows: nothing does. */
  next(): Promise<Page> {
    return this.ask(async (client) => {
      this.place ??= (await client.query<{ position: string }>(PLACE, [RELAY])).rows[0]?.position;
      const { rows } = await client.query<{ position: string; value: PackedRecords; seconds: number; found: number }>(NEXT, [this.place ?? '0']);
      const { seconds = 0, found = 0 } = rows[0] ?? {};
      return { rows: rows.map(({ position, value }) => ({ position, records: unpackRecords(value) })), seconds, full: found > rows.length || found === MOST_ROWS };
    });
  }

  /** Keeps that everything up to a row is published. */
  keep(position: string): Promise<void> {
    return this.ask(async (client) => {
      const { rowCount } = await client.query(KEEP, [RELAY, this.place, position]);
      this.place = rowCount === 1 ? position : undefined; // another has moved it: it is read again
    });
  }

  async close(): Promise<void> {
    const client = this.client;
    [this.client, this.place] = [undefined, undefined];
    await client?.end().catch(() => undefined);
  }

  private async ask<T>(work: (client: SteadyClient) => Promise<T>): Promise<T> {
    try {
      return await work(await this.connected());
    } catch (problem) {
      await this.close();
      throw problem;
    }
  }

  private async connected(): Promise<SteadyClient> {
    if (this.client) return this.client;
    const client = new SteadyClient({ connectionString: this.databaseUrl, keepAlive: true, connectionTimeoutMillis: 10_000, application_name: 'engine relay' });
    await client.connect();
    await client.query('set synchronous_commit to off'); // a place that is lost with the database is only further back: what follows is published again
    return (this.client = client);
  }
}
