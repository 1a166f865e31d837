import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What people are called, by their ids; whoever is not in it is not known here yet. */
export type Names = ReadonlyMap<string, string>;

/** Names from our own copy of the register of persons. */
@Injectable()
export class NamesReader {
  constructor(private readonly db: DataSource) {}

  async of(ids: Iterable<string | null | undefined>): Promise<Names> {
    const asked = [...new Set([...ids].filter((id): id is string => typeof id === 'string'))];
    if (asked.length === 0) return new Map();
    const rows: { id: string; name: string }[] = await this.db.query('select id, name from known_person where id = any($1::uuid[])', [asked]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
