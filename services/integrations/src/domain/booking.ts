import { accept, FactType, refuse, type AttestationId, type Change, type FactOf, type PersonId, type WorkItemId } from '@attestation/contracts';

export type TestResult = FactOf<typeof FactType.TestResultReceived>;

/** A booking as far as it is needed to know whose result arrives. */
export interface Booking {
  bookingId: WorkItemId;
  attestationId: AttestationId;
  personId: PersonId;
  result: TestResult | null;
}

/** Keeps our own copy of a booking; what has arrived for it stays. */
export function keepBooking(known: Booking | undefined, { bookingId, attestationId, personId }: Omit<Booking, 'result'>): Change<Booking, void> {
  return accept({ next: { bookingId, attestationId, personId, result: known?.result ?? null }, result: undefined });
}

/** Tells a result of the testing centre, once; a corrected one is told again. */
export function receiveResult(booking: Booking | undefined, result: TestResult): Change<Booking, void> {
  if (!booking) return refuse('NOT_BOOKED');
  if (booking.result && same(booking.result, result)) return accept({ result: undefined });
  return accept({ next: { ...booking, result }, result: undefined, facts: [{ type: FactType.TestResultReceived, data: result }] });
}

const same = (one: TestResult, other: TestResult): boolean =>
  one.points === other.points && one.tasks === other.tasks && one.certificateNumber === other.certificateNumber && Date.parse(one.takenAt) === Date.parse(other.takenAt);
