import { accept, FactType, refuse, type AttestationId, type Change, type FactOf, type Instant, type PersonId, type WorkItemId } from '@attestation/contracts';

export type TestResult = Omit<FactOf<typeof FactType.TestResultReceived>, 'correction'>;

/** A booking as far as it is needed to know whose result arrives. */
export interface Booking {
  bookingId: WorkItemId;
  attestationId: AttestationId;
  personId: PersonId;
  result: TestResult | null;
  /** when the testing centre said so, by its own time */
  resultAt: Instant | null;
}

/** Keeps our own copy of a booking; what has arrived for it stays. */
export function keepBooking(known: Booking | undefined, { bookingId, attestationId, personId }: Pick<Booking, 'bookingId' | 'attestationId' | 'personId'>): Change<Booking, void> {
  return accept({ next: { bookingId, attestationId, personId, result: known?.result ?? null, resultAt: known?.resultAt ?? null }, result: undefined });
}

/**
 * Tells a result of the testing centre, once. Another content for the same booking is told as a correction, whatever has been decided
 * meanwhile: what it means is not for us to say. An earlier word of the centre changes nothing.
 */
export function receiveResult(booking: Booking | undefined, result: TestResult, at: Instant): Change<Booking, void> {
  if (!booking) return refuse('NOT_BOOKED');
  if (booking.result && same(booking.result, result)) return accept({ result: undefined });
  if (booking.resultAt !== null && Date.parse(at) < Date.parse(booking.resultAt)) return accept({ result: undefined });
  const data = { ...result, correction: booking.result !== null };
  return accept({ next: { ...booking, result, resultAt: at }, result: undefined, facts: [{ type: FactType.TestResultReceived, data }] });
}

const same = (one: TestResult, other: TestResult): boolean =>
  one.points === other.points && one.tasks === other.tasks && one.certificateNumber === other.certificateNumber && Date.parse(one.takenAt) === Date.parse(other.takenAt);
