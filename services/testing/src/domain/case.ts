import { type AttestationId, type Change, type ClaimableCategory, type CommissionId, type Instant, type OrganisationId, type PersonId, refuse, type RuleSetId } from '@attestation/contracts';
import type { Mode } from './attempt.js';
import type { Booking } from './booking.js';
import type { Exemption } from './exemption.js';

/** Stage 2 of one case: its attempts at the test, or why it needs none. */
export interface TestCase {
  attestationId: AttestationId;
  personId: PersonId;
  /** the organisation that answers for the case now (a case may move) */
  organisationId: OrganisationId;
  /** the commission that holds the case, once one does */
  commissionId: CommissionId | null;
  claimedCategory: ClaimableCategory;
  mode: Mode;
  ruleSet: RuleSetId;
  openedAt: Instant;
  /** in the order in which they were opened */
  bookings: readonly Booking[];
  exemption: Exemption | null;
  /** withdrawn, annulled or closed: from here on nothing is opened or booked */
  stoppedAt: Instant | null;
  closedAt: Instant | null;
}

export type NewCase = Pick<TestCase, 'attestationId' | 'personId' | 'organisationId' | 'claimedCategory' | 'mode' | 'ruleSet' | 'openedAt'>;

export const newCase = (wanted: NewCase): TestCase => ({ ...wanted, commissionId: null, bookings: [], exemption: null, stoppedAt: null, closedAt: null });

/** An attempt of the case gave a result that stands. */
export const hasResult = ({ bookings }: TestCase): boolean => bookings.some(({ status }) => status === 'DONE');

/** The case with one of its bookings as it is now, or a further one. */
export function withBooking(known: TestCase, next: Booking): TestCase {
  const there = known.bookings.some(({ id }) => id === next.id);
  const bookings = there ? known.bookings.map((each) => (each.id === next.id ? next : each)) : [...known.bookings, next];
  return { ...known, bookings };
}

/** Decides about one booking of a case; one that is not of the case does not exist. */
export function onBooking<R>(known: TestCase | undefined, bookingId: string, decide: (booking: Booking, known: TestCase) => Change<Booking, R>): Change<TestCase, R> {
  const booking = known?.bookings.find(({ id }) => id === bookingId);
  if (!known || !booking) return refuse('NOT_FOUND');
  const change = decide(booking, known);
  if (!change.ok) return change;
  const { next, ...rest } = change;
  return next ? { ...rest, next: withBooking(known, next) } : rest;
}
