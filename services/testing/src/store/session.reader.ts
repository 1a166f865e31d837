import type { PlaceCode, PlainDate } from '@attestation/contracts';
import { fromCursor, type Page, toPage } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Session, TestLanguage } from '../domain/session.js';
import { SESSION } from './session-rows.js';

/** FREE: may still be booked; ALL: also full, closed and cancelled ones. Those to come; past ones too where the days asked for lie there. */
export const SITTINGS = ['FREE', 'ALL'] as const;

export interface SessionFilter {
  which?: (typeof SITTINGS)[number];
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

  /** Sittings, the next one first. */
  async list(now: string, filter: SessionFilter, cursor: string | undefined, limit: number): Promise<Page<Session>> {
    const after = fromCursor(cursor, ['INSTANT', 'UUID']);
    const rows: Session[] = await this.db.query(
      `select ${SESSION} from session s where ${WISHED} and ($7::timestamptz is null or (s.starts_at, s.id) > ($7, $8::uuid)) order by s.starts_at, s.id limit $9`,
      [...wished(now, filter), after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ startsAt, id }) => [startsAt, id]);
  }

  /** How many the list holds. */
  async count(now: string, filter: SessionFilter): Promise<number> {
    const [row]: { count: number }[] = await this.db.query(`select count(*)::int as count from session s where ${WISHED}`, wished(now, filter));
    return row?.count ?? 0;
  }
}

const WISHED = `(case when $2 = 'FREE' or $4::date is null then s.starts_at > $1 else true end)
  and ($2 = 'ALL' or s.taken < s.seats and s.status = 'OPEN')
  and ($3::text is null or s.place_code in (select code from access_place where path && array[$3::text]))
  and ($4::date is null or ${DAY} >= $4) and ($5::date is null or ${DAY} <= $5) and ($6::text is null or $6 = any(s.languages))`;

const wished = (now: string, { which = 'FREE', placeCode, from, to, language }: SessionFilter): unknown[] => [now, which, placeCode ?? null, from ?? null, to ?? null, language ?? null];
