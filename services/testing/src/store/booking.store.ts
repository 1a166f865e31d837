import { type Caller, type PersonId, refuse, type Subject } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { almaty, fromCursor, type Page, RolledBack, Store, toPage, utc } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Booking } from '../domain/booking.js';

const COLUMNS = `b.id, b.attestation_id as "attestationId", b.person_id as "personId", b.organisation_id as "organisationId", b.claimed_category as "claimedCategory",
  b.rule_set as "ruleSet", b.test, jsonb_build_object('from', b.window_from, 'to', b.window_to) as window, ${utc('b.opened_at')} as "openedAt", ${almaty('b.due')} as due,
  b.status, b.attempt, b.paid, b.language, b.session, b.result`;

@Injectable()
export class BookingStore extends Store<Booking> {
  protected async permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, { personColumn: 'b.person_id' }, 2);
    const found: unknown[] = await tx.query(`select 1 from booking b where b.id = $1 and ${sql}`, [id, ...parameters]);
    return found.length > 0;
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Booking | undefined> {
    const [row]: Booking[] = await tx.query(`select ${COLUMNS} from booking b where b.id = $1`, [id]);
    return row;
  }

  /** Takes a seat with the booking: of two who want the last one, one is refused. */
  protected async keep(tx: EntityManager, _: Subject, next: Booking): Promise<void> {
    const [known]: { session: { id: string } | null }[] = await tx.query('select session from booking where id = $1', [next.id]);
    if (next.session && known?.session?.id !== next.session.id) await takeSeat(tx, next.session.id);
    await tx.query(
      `insert into booking (id, attestation_id, person_id, organisation_id, claimed_category, rule_set, test, window_from, window_to, opened_at, due, status, attempt, paid, language, session, result)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       on conflict (id) do update set status = excluded.status, language = excluded.language, session = excluded.session, result = excluded.result`,
      [
        next.id, next.attestationId, next.personId, next.organisationId, next.claimedCategory, next.ruleSet, next.test, next.window.from, next.window.to, next.openedAt, next.due,
        next.status, next.attempt, next.paid, next.language ?? null, next.session ?? null, next.result ?? null,
      ],
    );
  }

  async find(id: string): Promise<Booking | undefined> {
    const [row]: Booking[] = await this.db.query(`select ${COLUMNS} from booking b where b.id = $1`, [id]);
    return row;
  }

  /** @throws Error where it is not known: an event about it is then tried again, and kept as a dead letter in the end */
  async get(id: string): Promise<Booking> {
    const booking = await this.find(id);
    if (!booking) throw new Error(`The booking ${id} is not known to testing.`);
    return booking;
  }

  /** A person's own bookings, the newest first. */
  async ofPerson(personId: PersonId, cursor: string | undefined, limit: number): Promise<Page<Booking>> {
    const after = fromCursor(cursor, ['INSTANT', 'UUID']);
    const rows: Booking[] = await this.db.query(
      `select ${COLUMNS} from booking b where b.person_id = $1 and ($2::timestamptz is null or (b.opened_at, b.id) < ($2, $3::uuid)) order by b.opened_at desc, b.id desc limit $4`,
      [personId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ openedAt, id }) => [openedAt, id]);
  }
}

async function takeSeat(tx: EntityManager, sessionId: string): Promise<void> {
  const [, taken]: [unknown, number] = await tx.query('update session set taken = taken + 1 where id = $1 and taken < seats', [sessionId]);
  if (taken === 0) throw new RolledBack(refuse('NO_SUCH_SESSION'));
}
