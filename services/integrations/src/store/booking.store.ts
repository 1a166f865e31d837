import type { AttestationId, PersonId, Subject, WorkItemId } from '@attestation/contracts';
import { type Changed, Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Booking, TestResult } from '../domain/booking.js';

interface BookingRow {
  booking_id: WorkItemId;
  attestation_id: AttestationId;
  person_id: PersonId;
  result: TestResult | null;
  result_at: Date | null;
}

@Injectable()
export class BookingStore extends Store<Booking> {
  async find(bookingId: WorkItemId): Promise<Booking | undefined> {
    return (await this.read(this.db.manager, [bookingId])).get(bookingId);
  }

  /** Facts and registries ask, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<Booking | undefined> {
    return (await this.read(tx, [id])).get(id);
  }

  protected override loadAll(tx: EntityManager, subjects: readonly Subject[]): Promise<Map<string, Booking>> {
    return this.read(tx, subjects.map(({ id }) => id));
  }

  protected override keep(tx: EntityManager, subject: Subject, next: Booking): Promise<void> {
    return this.keepAll(tx, [{ subject, next }]);
  }

  protected override async keepAll(tx: EntityManager, changed: readonly Changed<Booking>[]): Promise<void> {
    await tx.query(
      `insert into booking (booking_id, attestation_id, person_id, result, result_at)
       select "bookingId", "attestationId", "personId", result, "resultAt"
         from jsonb_to_recordset($1::jsonb) as b("bookingId" uuid, "attestationId" uuid, "personId" uuid, result jsonb, "resultAt" timestamptz)
       on conflict (booking_id) do update set result = excluded.result, result_at = excluded.result_at`,
      [JSON.stringify(changed.map(({ next }) => next))],
    );
  }

  private async read(tx: EntityManager, bookingIds: readonly string[]): Promise<Map<string, Booking>> {
    const rows: BookingRow[] = await tx.query('select * from booking where booking_id = any($1)', [bookingIds]);
    return new Map(rows.map((row) => [row.booking_id, toBooking(row)]));
  }
}

const toBooking = ({ booking_id: bookingId, attestation_id: attestationId, person_id: personId, result, result_at }: BookingRow): Booking =>
  ({ bookingId, attestationId, personId, result, resultAt: result_at?.toISOString() ?? null });
