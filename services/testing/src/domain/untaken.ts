import { accept, type Change, type Fact, FactType, type Instant } from '@attestation/contracts';
import { type Booking, isOpen, stepOf } from './booking.js';
import { hasResult, type TestCase } from './case.js';

/**
 * The window closed before this attempt was booked or sat. A result that came in the meantime wins; so does that of an earlier attempt.
 * @returns whether the case has a result to go on with
 */
export function closeUntaken(booking: Booking, known: TestCase, closedAt: Instant): Change<Booking, boolean> {
  const testTaken = hasResult(known);
  if (!isOpen(booking)) return accept({ result: testTaken });
  const { attestationId, personId, id } = booking;
  const untaken: Fact[] = testTaken ? [] : [{ type: FactType.TestUntaken, data: { attestationId, personId, closedAt } }];
  const closed: Fact = { type: FactType.TestingWorkItemClosed, data: { attestationId, workItemId: id, step: stepOf(booking), how: 'CANCELLED', closedAt } };
  return accept({ next: { ...booking, status: 'UNTAKEN' }, result: testTaken, facts: [...untaken, closed] });
}
