import { together } from '@attestation/persistence';
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
    await this.db.transaction((tx) => together(...lastOfEachPartition(telling).map(({ record }) => move(tx, record)), ...keep(tx, page)));
  }
}

/** Asked in this order: what belongs to an instance comes after it. */
const keep = (tx: EntityManager, { instances, elements, cases, jobs, others }: Page): Promise<unknown>[] => [
  ...instances.map(({ row, position }) => mergeOne(tx, row, position)),
  ...[[BULK.element, elements] as const, [BULK.case, cases] as const, [BULK.job, jobs] as const].flatMap(([sql, told]) => (told.length > 0 ? [tx.query(sql, [rowsOf(told)])] : [])),
  ...others.map(({ row, position }) => mergeOne(tx, row, position)),
];

function mergeOne(tx: EntityManager, row: Row, position: number): Promise<unknown> {
  const parameters: unknown[] = [];
  const sql = mergeOf(row, position, (value) => `$${parameters.push(value)}`);
  return tx.query(sql, parameters);
}

const rowsOf = (told: readonly { row: Row; position: number }[]): string => JSON.stringify(told.map(({ row, position }) => ({ ...row, position })));

const lastOfEachPartition = <T extends { record: EngineRecord }>(told: readonly T[]): T[] => [...new Map(told.map((each) => [each.record.partitionId, each])).values()];

const move = (tx: EntityManager, { partitionId, position, timestamp }: EngineRecord): Promise<unknown> =>
  tx.query(
    `insert into read_position as known values ($1, $2, $3)
     on conflict (partition_id) do update set position = excluded.position, at = excluded.at where known.position < excluded.position`,
    [partitionId, position, new Date(timestamp)],
  );
