import { accept, type Change, type Fact, FactType, type Instant } from '@attestation/contracts';
import { type Booking, isOpen, stepOf } from './booking.js';
import type { TestCase } from './case.js';

/** The case is withdrawn or over: what is open of it is cancelled, its seats are free again, and nothing is opened any more. */
export function stopCase(known: TestCase | undefined, at: Instant, how: 'WITHDRAWN' | 'CLOSED'): Change<TestCase, void> {
  if (!known) return accept({ result: undefined });
  const { bookings, facts } = cancelOpen(known.bookings, at);
  const next: TestCase = { ...known, bookings, stoppedAt: known.stoppedAt ?? at, closedAt: how === 'CLOSED' ? (known.closedAt ?? at) : known.closedAt };
  return accept({ next, result: undefined, facts });
}

/** Every booking and every appeal that waits, cancelled. */
export function cancelOpen(bookings: readonly Booking[], at: Instant): { bookings: Booking[]; facts: Fact[] } {
  const cancelled = bookings.map((booking) => cancelAppeal(cancelBooking({ booking, facts: [] }, at), at));
  return { bookings: cancelled.map(({ booking }) => booking), facts: cancelled.flatMap(({ facts }) => facts) };
}

interface Cancelled {
  booking: Booking;
  facts: Fact[];
}

function cancelBooking({ booking, facts }: Cancelled, at: Instant): Cancelled {
  if (!isOpen(booking)) return { booking, facts };
  return { booking: { ...booking, status: 'CANCELLED', seatHeld: false }, facts: [...facts, itemCancelled(booking, booking.id, stepOf(booking), at)] };
}

function cancelAppeal({ booking, facts }: Cancelled, at: Instant): Cancelled {
  if (booking.appeal?.status !== 'FILED') return { booking, facts };
  const appeal = { ...booking.appeal, status: 'CANCELLED' as const };
  return { booking: { ...booking, appeal }, facts: [...facts, itemCancelled(booking, appeal.id, 'appeal', at)] };
}

const itemCancelled = ({ attestationId }: Booking, id: string, step: 'booking' | 'test' | 'appeal', closedAt: Instant): Fact => ({
  type: FactType.TestingWorkItemClosed,
  data: { attestationId, workItemId: id as Booking['id'], step, how: 'CANCELLED', closedAt },
});
