import { jurisdictionSql } from '@attestation/access';
import type { Caller, CampaignId, Subject } from '@attestation/contracts';
import { fromCursor, Store, toPage, type Page } from '@attestation/persistence';
import type { CalendarYear } from '@attestation/regulation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { yearOf, type CalendarEntry, type CalendarFile } from '../domain/calendar.js';

/** A year of the calendar is known by its number, and so are its changes ordered. */
export const calendarSubject = (year: number): Subject => ({ id: String(year), key: `calendar-${year}` as CampaignId });

/** The working calendar as the authorised body has changed it; years it has not touched are as released. */
@Injectable()
export class CalendarStore extends Store<CalendarFile> {
  /** The changed years, the earliest first. */
  async changedYears(): Promise<CalendarYear[]> {
    const rows: { body: CalendarYear }[] = await this.db.query('select body from calendar_year order by year');
    return rows.map(({ body }) => body);
  }

  /** The changes of a year with who made them and why, the newest first. */
  async changes(year: number, { cursor, limit }: { cursor?: string; limit: number }): Promise<Page<CalendarEntry>> {
    const [before = null] = fromCursor(cursor, ['INTEGER']) ?? [];
    const rows: { body: CalendarEntry }[] = await this.db.query(
      'select body from calendar_change where year = $1 and ($2::int is null or version < $2) order by version desc limit $3',
      [year, before, limit + 1],
    );
    return toPage(rows.map(({ body }) => body), limit, ({ version }) => [version]);
  }

  protected override async permits(tx: EntityManager, _subject: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
    return found.length > 0;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<CalendarFile> {
    const [row]: { body: CalendarYear }[] = await tx.query('select body from calendar_year where year = $1', [id]);
    return { calendar: yearOf(row?.body, Number(id)), entry: null };
  }

  protected override async keep(tx: EntityManager, _subject: Subject, { calendar, entry }: CalendarFile): Promise<void> {
    const { year, version } = calendar;
    await tx.query(
      'insert into calendar_year (year, version, body) values ($1, $2, $3) on conflict (year) do update set version = excluded.version, body = excluded.body',
      [year, version, JSON.stringify(calendar)],
    );
    await tx.query('insert into calendar_change (year, version, body) values ($1, $2, $3)', [year, entry?.version, JSON.stringify(entry)]);
  }
}
