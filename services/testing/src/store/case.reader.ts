import type { AttestationId, Caller, PersonId } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { fromCursor, type Page, toPage } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Booking, BookingStatus } from '../domain/booking.js';
import type { TestCase } from '../domain/case.js';
import { BOOKING, CASE } from './booking-rows.js';

/** Whose a case `c` is. */
export const CASE_COLUMNS = { personColumn: 'c.person_id', organisationColumn: 'c.organisation_id', commissionColumn: 'c.commission_id' };

interface Listing {
  cursor?: string;
  limit: number;
}

/** What callers are shown: only what lies within their jurisdiction exists. */
@Injectable()
export class CaseReader {
  constructor(private readonly db: DataSource) {}

  async ofCase(caller: Caller, attestationId: AttestationId): Promise<TestCase | undefined> {
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 2);
    const [row]: TestCase[] = await this.db.query(`${CASE} where c.attestation_id = $1 and ${sql}`, [attestationId, ...parameters]);
    return row;
  }

  /** The cases of the caller's jurisdiction, the newest first; those whose last attempt stands so where asked. */
  async list(caller: Caller, { cursor, limit, status }: Listing & { status?: BookingStatus }): Promise<Page<TestCase>> {
    const after = fromCursor(cursor, ['INSTANT', 'UUID']);
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 5);
    const rows: TestCase[] = await this.db.query(
      `${CASE} where ($1::timestamptz is null or (c.opened_at, c.attestation_id) < ($1, $2::uuid)) and ${sql}
          and ($3::text is null or $3 = (select b.status from booking b where b.attestation_id = c.attestation_id order by b.opened_at desc, b.id desc limit 1))
        order by c.opened_at desc, c.attestation_id desc limit $4`,
      [after?.[0] ?? null, after?.[1] ?? null, status ?? null, limit + 1, ...parameters],
    );
    return toPage(rows, limit, ({ openedAt, attestationId }) => [openedAt, attestationId]);
  }

  /** A person's own bookings, the newest first. */
  async bookingsOf(personId: PersonId, { cursor, limit }: Listing): Promise<Page<Booking>> {
    const after = fromCursor(cursor, ['INSTANT', 'UUID']);
    const rows: { booking: Booking }[] = await this.db.query(
      `select ${BOOKING} as booking from test_case c join booking b using (attestation_id)
        where c.person_id = $1 and ($2::timestamptz is null or (b.opened_at, b.id) < ($2, $3::uuid)) order by b.opened_at desc, b.id desc limit $4`,
      [personId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return toPage(rows.map(({ booking }) => booking), limit, ({ openedAt, id }) => [openedAt, id]);
  }

  /** The appeals that wait for a decision, the one due first before the others. */
  async appeals(caller: Caller, { cursor, limit }: Listing): Promise<Page<Booking>> {
    const after = fromCursor(cursor, ['INSTANT', 'UUID']);
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 4);
    const rows: { booking: Booking }[] = await this.db.query(
      `select ${BOOKING} as booking from booking b join test_case c using (attestation_id)
        where b.appeal_status = 'FILED' and ($1::timestamptz is null or (b.appeal_due, b.appeal_id) > ($1, $2::uuid)) and ${sql} order by b.appeal_due, b.appeal_id limit $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit + 1, ...parameters],
    );
    return toPage(rows.map(({ booking }) => booking), limit, ({ appeal }) => [appeal?.due ?? '', appeal?.id ?? '']);
  }

  /** How many wait. */
  async appealCount(caller: Caller): Promise<number> {
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 1);
    const [row]: { count: number }[] = await this.db.query(`select count(*)::int as count from booking b join test_case c using (attestation_id) where b.appeal_status = 'FILED' and ${sql}`, parameters);
    return row?.count ?? 0;
  }

  async ofAppeal(caller: Caller, appealId: string): Promise<Booking | undefined> {
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 2);
    const [row]: { booking: Booking }[] = await this.db.query(`select ${BOOKING} as booking from booking b join test_case c using (attestation_id) where b.appeal_id = $1 and ${sql}`, [appealId, ...parameters]);
    return row?.booking;
  }
}
