import type { AttestationId, PersonId, Subject, WorkItemId } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
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
    return this.read(this.db.manager, bookingId);
  }

  /** Facts and registries ask, not people. */
  protected override async permits(): Promise<boolean> {
    return false;
  }

  protected override load(tx: EntityManager, { id }: Subject): Promise<Booking | undefined> {
    return this.read(tx, id as WorkItemId);
  }

  protected override async keep(tx: EntityManager, _subject: Subject, { bookingId, attestationId, personId, result, resultAt }: Booking): Promise<void> {
    await tx.query(
      `insert into booking (booking_id, attestation_id, person_id, result, result_at) values ($1, $2, $3, $4, $5)
       on conflict (booking_id) do update set result = excluded.result, result_at = excluded.result_at`,
      [bookingId, attestationId, personId, result, resultAt],
    );
  }

  private async read(tx: EntityManager, bookingId: WorkItemId): Promise<Booking | undefined> {
    const [row]: BookingRow[] = await tx.query('select * from booking where booking_id = $1', [bookingId]);
    return row && { bookingId: row.booking_id, attestationId: row.attestation_id, personId: row.person_id, result: row.result, resultAt: row.result_at?.toISOString() ?? null };
  }
}
