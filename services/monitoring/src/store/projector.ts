import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EngineRecord } from '../domain/record.js';
import type { Row } from '../domain/rows.js';
import { mergeOf } from './merge.js';

/** Keeps what the engine's records tell. A record may come twice, or late out of the dead letters: the rows end up the same. */
@Injectable()
export class Projector {
  constructor(private readonly db: DataSource) {}

  /** Rows and position in one statement, and so in one transaction. A record that changes nothing costs nothing. */
  async apply({ partitionId, position, timestamp }: EngineRecord, rows: Row[]): Promise<void> {
    if (rows.length === 0) return;
    const parameters: unknown[] = [];
    const place = (value: unknown) => `$${parameters.push(value)}`;
    const moved = `insert into read_position as known values (${place(partitionId)}, ${place(position)}, ${place(new Date(timestamp))})
      on conflict (partition_id) do update set position = excluded.position, at = excluded.at where known.position < excluded.position`;
    const parts = [moved, ...rows.map((row) => mergeOf(row, position, place))];
    await this.db.query(`with ${parts.map((sql, index) => `part${index} as (${sql})`).join(',\n')} select 1`, parameters);
  }
}
