import {
  accept, type AttestationId, type Change, type ClaimableCategory, FactType, type Instant, MessageName, type OrganisationId, type PersonId, type PlainDate,
  refuse, type RuleSetId, type TestSpecification, type WorkItemId,
} from '@attestation/contracts';
import { noticeDue } from './notice-due.js';
import type { Session } from './session.js';
import type { TestResult } from './test-result.js';

export type TestLanguage = 'kk' | 'ru';

/** A teacher's place in the knowledge test; its id is the work item that the process waits for. */
export interface Booking {
  id: WorkItemId;
  attestationId: AttestationId;
  personId: PersonId;
  organisationId: OrganisationId;
  claimedCategory: ClaimableCategory;
  ruleSet: RuleSetId;
  test: TestSpecification;
  window: TestWindow;
  openedAt: Instant;
  /** end of the test window */
  due: Instant;
  status: 'OPEN' | 'BOOKED' | 'NOTIFIED' | 'DONE' | 'UNTAKEN';
  attempt: number;
  paid: boolean;
  language?: TestLanguage;
  session?: Pick<Session, 'id' | 'startsAt' | 'placeCode' | 'place'>;
  result?: TestResult;
}

/** The days of the campaign on which the test is sat (RULES.md C-01: rows of the year, not code). */
export interface TestWindow {
  from: PlainDate;
  to: PlainDate;
}

export type OpenedBooking = Omit<Booking, 'status' | 'attempt' | 'paid' | 'language' | 'session' | 'result'>;

/** Puts a booking into the teacher's hands (D.1 #14). A second delivery finds the first. */
export function openBooking(existing: Booking | undefined, wanted: OpenedBooking): Change<Booking, Booking> {
  if (existing) return accept({ result: existing });
  const next: Booking = { ...wanted, status: 'OPEN', attempt: 1, paid: false };
  return accept({ next, result: next, facts: [{ type: FactType.TestingWorkItemOpened, data: held(next, 'booking', wanted.openedAt) }] });
}

export interface Choice {
  session: Session | undefined;
  language: TestLanguage;
  now: Instant;
  /** the session's calendar date in Asia/Almaty */
  sessionDay?: PlainDate;
}

/**
 * The teacher chooses language, date, time and place. Refused: outside the campaign's window, a past or full sitting,
 * a booking that is no longer open.
 */
export function book(booking: Booking | undefined, { session, language, now, sessionDay }: Choice): Change<Booking, Booking> {
  if (!booking) return refuse('NOT_FOUND');
  if (booking.status !== 'OPEN') return refuse('BOOKING_CLOSED');
  if (!session || !sessionDay || session.taken >= session.seats) return refuse('NO_SUCH_SESSION');
  if (session.startsAt <= now || sessionDay < booking.window.from || sessionDay > booking.window.to) return refuse('OUTSIDE_TEST_WINDOW');

  const { id, startsAt, place, placeCode } = session;
  const next: Booking = { ...booking, status: 'BOOKED', language, session: { id, startsAt, place, placeCode } };
  const { attestationId, personId, claimedCategory, attempt, paid } = next;
  return accept({
    next,
    result: next,
    facts: [
      { type: FactType.TestBooked, data: { attestationId, personId, bookingId: next.id, sessionId: id, language, startsAt, place, placeCode, attempt, paid, claimedCategory } },
      { type: FactType.TestingWorkItemClosed, data: { attestationId, workItemId: next.id, step: 'booking', how: 'DONE', closedAt: now, by: personId } },
      { type: FactType.TestingWorkItemOpened, data: held(next, 'test', now) },
    ],
    messages: [{ name: MessageName.TestBooked, key: next.id, variables: { noticeDeadline: noticeDue(startsAt) } }],
  });
}

/** The work-item fact that tells who holds this step: the teacher herself. */
export function held(booking: Booking, step: 'booking' | 'test', openedAt: Instant) {
  const { attestationId, id, personId } = booking;
  const due = step === 'test' ? (booking.session?.startsAt ?? booking.due) : booking.due;
  return { attestationId, workItemId: id, step, holder: { role: 'TEACHER' as const, personId }, openedAt, due };
}
