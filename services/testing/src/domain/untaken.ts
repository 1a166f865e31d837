import { accept, type Change, FactType, type Instant, refuse } from '@attestation/contracts';
import type { Booking } from './booking.js';

/** The window closed before the test was booked or sat. A result that came in the meantime wins. */
export function closeUntaken(booking: Booking | undefined, closedAt: Instant): Change<Booking, Booking> {
  if (!booking) return refuse('NOT_BOOKED');
  if (booking.status === 'DONE' || booking.status === 'UNTAKEN') return accept({ result: booking });
  const next: Booking = { ...booking, status: 'UNTAKEN' };
  const { attestationId, personId, id } = next;
  const step = booking.status === 'OPEN' ? ('booking' as const) : ('test' as const);
  return accept({
    next,
    result: next,
    facts: [
      { type: FactType.TestUntaken, data: { attestationId, personId, closedAt } },
      { type: FactType.TestingWorkItemClosed, data: { attestationId, workItemId: id, step, how: 'CANCELLED', closedAt } },
    ],
  });
}
