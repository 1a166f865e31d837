import type pg from 'pg';
import { StartProblem } from '../problem.js';

/** The platform's clock: one row, its distance from real time in ms; negative where a platform lives in the past. */
const DDL = `
  create schema if not exists platform;
  create table if not exists platform.clock (
    only_row boolean primary key default true check (only_row),
    offset_ms bigint not null default 0
  );
  grant usage on schema platform to public;
  grant select on platform.clock to public;`;

/**
 * Makes the clock. A new platform may begin at any date; one that has lived keeps its own.
 * @param date ISO instant
 * @param fresh true: a clock that is there already was made by a start that never became ready
 * @returns its distance from real time in ms
 * @throws StartProblem when a date is asked of a platform that has lived
 */
export async function setUpClock(client: pg.ClientBase, { date, fresh }: { date?: string; fresh: boolean }): Promise<number> {
  await client.query(DDL);
  const made = await client.query('insert into platform.clock default values on conflict do nothing');
  if (date !== undefined && !made.rowCount && !fresh) {
    throw new StartProblem('--date is for a new platform alone, for its clock only moves forward: give it a new folder (--data FOLDER).');
  }
  if (date !== undefined) await begin(client, date);
  const { rows } = await client.query<{ offset_ms: string }>('select offset_ms from platform.clock');
  return Number(rows[0]?.offset_ms ?? 0);
}

async function begin(client: pg.ClientBase, date: string): Promise<void> {
  const distance = 'round(extract(epoch from ($1::timestamptz - clock_timestamp())) * 1000)';
  await client.query(`update platform.clock set offset_ms = ${distance}`, [date]);
  await client.query("select pg_notify('platform_clock', offset_ms::text) from platform.clock");
}
