import { type AttestationId, type Caller, refuse, type Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { RolledBack, Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TestCase } from '../domain/case.js';
import { findCase, keepBookings, keepCase } from './booking-rows.js';
import { CASE_COLUMNS } from './case.reader.js';

/** Stage 2 of a case: the subject is the case, whichever of its bookings changes. */
@Injectable()
export class CaseStore extends Store<TestCase> {
  protected override readonly ownRows = true;

  protected async permits(tx: EntityManager, { key }: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, CASE_COLUMNS, 2);
    const found: unknown[] = await tx.query(`select 1 from test_case c where c.attestation_id = $1 and ${sql}`, [key, ...parameters]);
    return found.length > 0;
  }

  protected load(tx: EntityManager, { key }: Subject): Promise<TestCase | undefined> {
    return findCase(tx, key);
  }

  protected async keep(tx: EntityManager, _: Subject, next: TestCase): Promise<void> {
    await keepCase(tx, next);
    await moveSeats(tx, next);
    await keepBookings(tx, next.bookings);
  }

  /** Whose booking it is; `undefined` for one that does not exist. */
  async caseOfBooking(bookingId: string): Promise<AttestationId | undefined> {
    return (await this.casesOf([bookingId])).get(bookingId);
  }

  async casesOf(bookingIds: readonly string[]): Promise<Map<string, AttestationId>> {
    const rows: { id: string; attestationId: AttestationId }[] = await this.db.query('select id, attestation_id as "attestationId" from booking where id = any($1::uuid[])', [bookingIds]);
    return new Map(rows.map(({ id, attestationId }) => [id, attestationId]));
  }

  /** Appeals that are not decided, by their ids: at most so many after the one named. */
  openAppeals(after: string, limit: number): Promise<{ appealId: string; bookingId: string; attestationId: AttestationId }[]> {
    return this.db.query(
      `select appeal_id as "appealId", id as "bookingId", attestation_id as "attestationId" from booking where appeal_status = 'FILED' and appeal_id > $1 order by appeal_id limit $2`,
      [after, limit],
    );
  }

  async bookingOfAppeal(appealId: string): Promise<{ bookingId: string; attestationId: AttestationId } | undefined> {
    const [row]: { bookingId: string; attestationId: AttestationId }[] = await this.db.query('select id as "bookingId", attestation_id as "attestationId" from booking where appeal_id = $1', [appealId]);
    return row;
  }
}

/** Takes a seat with a booking and gives it back with a cancelled one: of two who want the last one, one is refused. */
async function moveSeats(tx: EntityManager, { attestationId, bookings }: TestCase): Promise<void> {
  if (!bookings.some(({ session }) => session)) return;
  const rows: { id: string; seat: string }[] = await tx.query(`select id, session->>'id' as seat from booking where attestation_id = $1 and seat_held`, [attestationId]);
  const held = new Map(rows.map(({ id, seat }) => [id, seat]));
  for (const { id, session, seatHeld } of bookings) {
    const [before, now] = [held.get(id), seatHeld ? session?.id : undefined];
    if (now && now !== before) await takeSeat(tx, now);
    if (before && before !== now) await tx.query('update session set taken = taken - 1 where id = $1', [before]);
  }
}

async function takeSeat(tx: EntityManager, sessionId: string): Promise<void> {
  const [, taken]: [unknown, number] = await tx.query(`update session set taken = taken + 1 where id = $1 and taken < seats and status = 'OPEN'`, [sessionId]);
  if (taken === 0) throw new RolledBack(refuse('NO_SUCH_SESSION'));
}
