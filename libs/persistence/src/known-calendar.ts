import type { FactOf, FactType } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { migration } from './migration.js';

type CalendarChanged = FactOf<typeof FactType.CalendarChanged>;

/** Of a service that counts working days: the years of the calendar that were changed since the release. */
export const CALENDAR_MIGRATIONS = [
  migration(
    'calendar-001',
    `create table known_calendar (year int primary key, version int not null, body jsonb not null);
    comment on table known_calendar is 'The working calendar of the years that the authorised body has changed, as last told; all other years are as released';`,
  ),
];

/** What another replica was told is seen here after so much time. */
const BELIEVED_MS = 1_000;

/** A service's own copy of the working calendar. Told twice or in another order, the highest version stays. */
@Injectable()
export class KnownCalendar {
  private known: { years: Promise<CalendarChanged[]>; until: number } | undefined;

  constructor(private readonly db: DataSource) {}

  /** @returns whether it was news */
  async keep(told: CalendarChanged): Promise<boolean> {
    const kept: unknown[] = await this.db.query(
      `insert into known_calendar as known (year, version, body) values ($1, $2, $3)
       on conflict (year) do update set version = excluded.version, body = excluded.body where known.version < excluded.version returning year`,
      [told.year, told.version, JSON.stringify(told)],
    );
    this.known = undefined;
    return kept.length > 0;
  }

  /** The changed years, the earliest first; usually none. */
  years(): Promise<CalendarChanged[]> {
    if (this.known && performance.now() < this.known.until) return this.known.years;
    const known = { years: this.read(), until: performance.now() + BELIEVED_MS };
    this.known = known;
    known.years.catch(() => (this.known === known ? (this.known = undefined) : undefined)); // the next one asks again
    return known.years;
  }

  private async read(): Promise<CalendarChanged[]> {
    const rows: { body: CalendarChanged }[] = await this.db.query('select body from known_calendar order by year');
    return rows.map(({ body }) => body);
  }
}
