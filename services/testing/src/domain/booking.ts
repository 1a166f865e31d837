import type { AttestationId, ClaimableCategory, Instant, PersonId, PlainDate, TestSpecification, WorkItemId } from '@attestation/contracts';
import type { Appeal } from './appeal.js';
import type { Mode } from './attempt.js';
import type { Session, TestLanguage } from './session.js';
import type { TestResult } from './test-result.js';
import type { Violation } from './violation.js';

export const BOOKING_STATUSES = ['OPEN', 'BOOKED', 'NOTIFIED', 'DONE', 'UNTAKEN', 'DECLINED', 'CANCELLED', 'ANNULLED'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/** A teacher's place in the knowledge test: one attempt. Its id is the work item that the process waits for. */
export interface Booking {
  id: WorkItemId;
  attestationId: AttestationId;
  personId: PersonId;
  claimedCategory: ClaimableCategory;
  /** of its case */
  mode: Mode;
  test: TestSpecification;
  window: TestWindow;
  openedAt: Instant;
  /** end of the test window */
  due: Instant;
  status: BookingStatus;
  /** of the calendar year, from 1 (E.4) */
  attempt: number;
  paid: boolean;
  /** in tenge, of a paid attempt; `null`: the campaign does not say */
  fee: number | null;
  paymentReference: string | null;
  language: TestLanguage | null;
  session: Pick<Session, 'id' | 'startsAt' | 'placeCode' | 'place'> | null;
  /** it counts among the seats of its session that are taken */
  seatHeld: boolean;
  result: TestResult | null;
  /** the day of an attempt that was used up: taken, or broken off by a violation */
  takenOn: PlainDate | null;
  appeal: Appeal | null;
  violation: Violation | null;
}

/** The days of the campaign on which the test is sat (RULES.md C-01: rows of the year, not code). */
export interface TestWindow {
  from: PlainDate;
  to: PlainDate;
}

/** Still on its way to a result. */
export const isOpen = ({ status }: Booking): boolean => status === 'OPEN' || status === 'BOOKED' || status === 'NOTIFIED';

/** Which step of the case an open booking stands for. */
export const stepOf = ({ status }: Booking): 'booking' | 'test' => (status === 'OPEN' ? 'booking' : 'test');

/** The work-item fact that tells who holds this step: the teacher herself. */
export function held(booking: Booking, step: 'booking' | 'test', openedAt: Instant) {
  const { attestationId, id, personId } = booking;
  const due = step === 'test' ? (booking.session?.startsAt ?? booking.due) : booking.due;
  return { attestationId, workItemId: id, step, holder: { role: 'TEACHER' as const, personId }, openedAt, due };
}
