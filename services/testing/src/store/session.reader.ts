import type { PlaceCode, PlainDate } from '@attestation/contracts';
import { fromCursor, type Page, toPage } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Session, TestLanguage } from '../domain/session.js';
import { SESSION } from './session-rows.js';

export interface SessionFilter {
  /** this place and all below it */
  placeCode?: PlaceCode;
  /** calendar dates in Asia/Almaty, both included */
  from?: PlainDate;
  to?: PlainDate;
  language?: TestLanguage;
}

const DAY = `(s.starts_at at time zone 'UTC' + interval '5 hours')::date`;

/** Sittings for whoever looks for one. */
@Injectable()
export class SessionReader {
  constructor(private readonly db: DataSource) {}

  async find(id: string): Promise<(Session & { day: PlainDate }) | undefined> {
    const [row]: (Session & { day: PlainDate })[] = await this.db.query(`select ${SESSION}, ${DAY}::text as day from session s where s.id = $1`, [id]);
    return row;
  }

  /** The sittings that may still be booked, the next one first. */
  async free(now: string, { placeCode, from, to, language }: SessionFilter, cursor: string | undefined, limit: number): Promise<Page<Session>> {
    const after = fromCursor(cursor, ['INSTANT', 'UUID']);
    const rows: Session[] = await this.db.query(
      `select ${SESSION} from session s
        where s.starts_at > $1 and s.taken < s.seats and s.status = 'OPEN'
          and ($2::text is null or s.place_code in (select code from access_place where path && array[$2::text]))
          and ($3::date is null or ${DAY} >= $3) and ($4::date is null or ${DAY} <= $4) and ($5::text is null or $5 = any(s.languages))
          and ($6::timestamptz is null or (s.starts_at, s.id) > ($6, $7::uuid))
        order by s.starts_at, s.id limit $8`,
      [now, placeCode ?? null, from ?? null, to ?? null, language ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ startsAt, id }) => [startsAt, id]);
  }
}
