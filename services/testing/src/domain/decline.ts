import { accept, type Change, FactType, type Instant, MessageName, refuse } from '@attestation/contracts';
import type { Booking } from './booking.js';
import { hasResult, type TestCase } from './case.js';

/** The teacher goes on with the result she has, without another attempt (D.1 #19). */
export function declineRetake(booking: Booking, known: TestCase, declinedAt: Instant): Change<Booking, Booking> {
  if (booking.status !== 'OPEN') return refuse('BOOKING_CLOSED');
  if (!hasResult(known)) return refuse('NO_RESULT_YET');
  const next: Booking = { ...booking, status: 'DECLINED' };
  const { attestationId, personId, id } = next;
  return accept({
    next,
    result: next,
    facts: [
      { type: FactType.RetakeDeclined, data: { attestationId, personId, bookingId: id, declinedAt } },
      { type: FactType.TestingWorkItemClosed, data: { attestationId, workItemId: id, step: 'booking', how: 'CANCELLED', closedAt: declinedAt, by: personId } },
    ],
    messages: [{ name: MessageName.RetakeDeclined, key: id, variables: {} }],
  });
}
