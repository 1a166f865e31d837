import type { Caller, PlaceCode, PlainDate, Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { fromCursor, type Page, Store, toPage, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Session } from '../domain/session.js';

const COLUMNS = `s.id, ${utc('s.starts_at')} as "startsAt", s.place_code as "placeCode", s.place, s.seats, s.taken`;

@Injectable()
export class SessionStore extends Store<Session> {
  protected async permits(tx: EntityManager, _: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const [found]: { permitted: boolean }[] = await tx.query(`select ${sql} as permitted`, parameters);
    return found?.permitted === true;
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Session | undefined> {
    const [row]: Session[] = await tx.query(`select ${COLUMNS} from session s where s.id = $1`, [id]);
    return row;
  }

  protected async keep(tx: EntityManager, _: Subject, next: Session): Promise<void> {
    await tx.query('insert into session (id, starts_at, place_code, place, seats, taken) values ($1, $2, $3, $4, $5, $6)', [
      next.id, next.startsAt, next.placeCode, next.place, next.seats, next.taken,
    ]);
  }

  async find(id: string): Promise<(Session & { day: PlainDate }) | undefined> {
    const [row]: (Session & { day: PlainDate })[] = await this.db.query(
      `select ${COLUMNS}, (s.starts_at at time zone 'UTC' + interval '5 hours')::date::text as day from session s where s.id = $1`,
      [id],
    );
    return row;
  }

  /** The sittings that still have seats, the next one first; of one place and all below it where asked. */
  async open(now: string, placeCode: PlaceCode | undefined, cursor: string | undefined, limit: number): Promise<Page<Session>> {
    const after = fromCursor(cursor, ['INSTANT', 'UUID']);
    const rows: Session[] = await this.db.query(
      `select ${COLUMNS} from session s
        where s.starts_at > $1 and s.taken < s.seats and ($2::text is null or s.place_code in (select code from access_place where path && array[$2::text]))
          and ($3::timestamptz is null or (s.starts_at, s.id) > ($3, $4::uuid))
        order by s.starts_at, s.id limit $5`,
      [now, placeCode ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ startsAt, id }) => [startsAt, id]);
  }
}
