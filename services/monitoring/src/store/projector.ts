import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { gathered, type Page } from '../domain/page.js';
import type { EngineRecord } from '../domain/record.js';
import type { Row } from '../domain/rows.js';
import { BULK, mergeOf } from './merge.js';

/** Keeps what the engine's records tell. A record may come twice, or late out of the dead letters: the rows end up the same. */
@Injectable()
export class Projector {
  constructor(private readonly db: DataSource) {}

  /** Rows and position in one transaction. Records that change nothing cost nothing. */
  async apply(told: readonly { record: EngineRecord; rows: Row[] }[]): Promise<void> {
    const telling = told.filter(({ rows }) => rows.length > 0);
    if (telling.length === 0) return;
    const page = gathered(telling);
    await this.db.transaction(async (tx) => {
      for (const { record } of lastOfEachPartition(telling)) await move(tx, record);
      await keep(tx, page);
    });
  }
}

async function keep(tx: EntityManager, { instances, elements, cases, jobs, others }: Page): Promise<void> {
  for (const { row, position } of instances) await mergeOne(tx, row, position);
  if (elements.length > 0) await tx.query(BULK.element, [rowsOf(elements)]);
  if (cases.length > 0) await tx.query(BULK.case, [rowsOf(cases)]);
  if (jobs.length > 0) await tx.query(BULK.job, [rowsOf(jobs)]);
  for (const { row, position } of others) await mergeOne(tx, row, position);
}

async function mergeOne(tx: EntityManager, row: Row, position: number): Promise<void> {
  const parameters: unknown[] = [];
  const sql = mergeOf(row, position, (value) => `$${parameters.push(value)}`);
  await tx.query(sql, parameters);
}

const rowsOf = (told: readonly { row: Row; position: number }[]): string => JSON.stringify(told.map(({ row, position }) => ({ ...row, position })));

const lastOfEachPartition = <T extends { record: EngineRecord }>(told: readonly T[]): T[] => [...new Map(told.map((each) => [each.record.partitionId, each])).values()];

const move = (tx: EntityManager, { partitionId, position, timestamp }: EngineRecord): Promise<unknown> =>
  tx.query(
    `insert into read_position as known values ($1, $2, $3)
     on conflict (partition_id) do update set position = excluded.position, at = excluded.at where known.position < excluded.position`,
    [partitionId, position, new Date(timestamp)],
  );
