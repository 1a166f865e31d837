import type { CommissionId, OrganisationId, RuleSetId } from '@attestation/contracts';
import { almaty, utc } from '@attestation/persistence';
import type { EntityManager } from 'typeorm';
import type { Mode } from '../domain/attempt.js';
import type { Booking } from '../domain/booking.js';
import type { TestCase } from '../domain/case.js';

/** A booking `b` of a case `c` as its state in JSON: nulls and all. */
export const BOOKING = `jsonb_build_object(
  'id', b.id, 'attestationId', b.attestation_id, 'personId', c.person_id, 'claimedCategory', c.claimed_category, 'mode', c.mode, 'test', b.test,
  'window', jsonb_build_object('from', b.window_from, 'to', b.window_to), 'openedAt', ${utc('b.opened_at')}, 'due', ${almaty('b.due')},
  'status', b.status, 'attempt', b.attempt, 'paid', b.paid, 'paymentReference', b.payment_reference, 'language', b.language, 'session', b.session, 'seatHeld', b.seat_held,
  'fee', case when b.paid then (select test_fee from known_campaign where year = extract(year from b.window_from)) end,
  'result', b.result, 'takenOn', b.taken_on, 'appeal', b.appeal, 'violation', b.violation)`;

/** A case with all its attempts, in the order in which they were opened. */
export const CASE = `select c.attestation_id as "attestationId", c.person_id as "personId", c.organisation_id as "organisationId", c.commission_id as "commissionId",
    c.claimed_category as "claimedCategory", c.mode, c.rule_set as "ruleSet", ${utc('c.opened_at')} as "openedAt", c.exemption,
    ${utc('c.stopped_at')} as "stoppedAt", ${utc('c.closed_at')} as "closedAt",
    (select coalesce(jsonb_agg(${BOOKING} order by b.opened_at, b.id), '[]') from booking b where b.attestation_id = c.attestation_id) as bookings
  from test_case c`;

export async function findCase(db: Pick<EntityManager, 'query'>, attestationId: string): Promise<TestCase | undefined> {
  const [row]: TestCase[] = await db.query(`${CASE} where c.attestation_id = $1`, [attestationId]);
  return row;
}

export async function keepCase(tx: EntityManager, next: TestCase): Promise<void> {
  const { attestationId, personId, organisationId, commissionId, claimedCategory, mode, ruleSet, openedAt, exemption, stoppedAt, closedAt } = next;
  const values: [string, string, OrganisationId, CommissionId | null, string, Mode, RuleSetId, ...unknown[]] = [
    attestationId, personId, organisationId, commissionId, claimedCategory, mode, ruleSet, openedAt, exemption, stoppedAt, closedAt,
  ];
  await tx.query(
    `insert into test_case (attestation_id, person_id, organisation_id, commission_id, claimed_category, mode, rule_set, opened_at, exemption, stopped_at, closed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (attestation_id) do update set organisation_id = excluded.organisation_id, commission_id = excluded.commission_id, exemption = excluded.exemption,
       stopped_at = excluded.stopped_at, closed_at = excluded.closed_at`,
    values,
  );
}

const KEPT = `id uuid, attestation_id uuid, test jsonb, window_from date, window_to date, opened_at timestamptz, due timestamptz, status text, attempt int, paid boolean,
  payment_reference text, language text, session jsonb, seat_held boolean, result jsonb, taken_on date, appeal_id uuid, appeal_status text, appeal_due timestamptz,
  appeal jsonb, violation jsonb`;
const NAMES = KEPT.split(',').map((column) => column.trim().split(' ')[0]);
const CHANGING = ['status', 'payment_reference', 'language', 'session', 'seat_held', 'result', 'taken_on', 'appeal_id', 'appeal_status', 'appeal_due', 'appeal', 'violation'];

/** Every attempt of a case in one statement. */
export async function keepBookings(tx: EntityManager, bookings: readonly Booking[]): Promise<void> {
  if (bookings.length === 0) return;
  await tx.query(
    `insert into booking (${NAMES.join(', ')}) select ${NAMES.join(', ')} from jsonb_to_recordset($1::jsonb) as given(${KEPT})
     on conflict (id) do update set ${CHANGING.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [JSON.stringify(bookings.map(toRow))],
  );
}

const toRow = (booking: Booking) => ({
  id: booking.id, attestation_id: booking.attestationId, test: booking.test, window_from: booking.window.from, window_to: booking.window.to, opened_at: booking.openedAt,
  due: booking.due, status: booking.status, attempt: booking.attempt, paid: booking.paid, payment_reference: booking.paymentReference, language: booking.language,
  session: booking.session, seat_held: booking.seatHeld, result: booking.result, taken_on: booking.takenOn, appeal_id: booking.appeal?.id ?? null,
  appeal_status: booking.appeal?.status ?? null, appeal_due: booking.appeal?.due ?? null, appeal: booking.appeal, violation: booking.violation,
});
