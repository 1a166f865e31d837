import { accept, type Change, FactType, type Instant, MessageName, type PlainDate, refuse, type RuleSetId } from '@attestation/contracts';
import { ruleSetOf, testLanguage, testNoticeDue } from '@attestation/regulation';
import { attemptAfter } from './attempt.js';
import { type Booking, held } from './booking.js';
import type { Session, TestLanguage } from './session.js';

export interface Choice {
  session: Session | undefined;
  language: TestLanguage;
  paymentReference?: string;
  now: Instant;
  /** the session's calendar date in Asia/Almaty */
  sessionDay?: PlainDate;
}

/**
 * The teacher chooses language, date, time and place. Refused: outside the campaign's window, a past, closed or full sitting, a
 * language it does not offer, a paid attempt without its payment, a booking that is no longer open.
 */
export function book(booking: Booking, choice: Choice, ruleSet: RuleSetId): Change<Booking, Booking> {
  const refused = refusalOf(booking, choice, ruleSet);
  if (refused || !choice.session) return refused ?? refuse('NO_SUCH_SESSION');
  const { session, language, now, paymentReference = null } = choice;
  const { id, startsAt, place, placeCode } = session;
  const next: Booking = { ...booking, status: 'BOOKED', language, paymentReference: booking.paid ? paymentReference : null, session: { id, startsAt, place, placeCode }, seatHeld: true };
  const { attestationId, personId, claimedCategory, attempt, paid } = next;
  return accept({
    next,
    result: next,
    facts: [
      { type: FactType.TestBooked, data: { attestationId, personId, bookingId: next.id, sessionId: id, language, startsAt, place, placeCode, attempt, paid, claimedCategory } },
      { type: FactType.TestingWorkItemClosed, data: { attestationId, workItemId: next.id, step: 'booking', how: 'DONE', closedAt: now, by: personId } },
      { type: FactType.TestingWorkItemOpened, data: held(next, 'test', now) },
    ],
    messages: [{ name: MessageName.TestBooked, key: next.id, variables: { noticeDeadline: testNoticeDue(ruleSetOf(ruleSet), startsAt).outcome } }],
  });
}

function refusalOf({ status, attempt, claimedCategory, mode, window }: Booking, { session, language, now, sessionDay, paymentReference }: Choice, ruleSet: RuleSetId) {
  if (status !== 'OPEN') return refuse('BOOKING_CLOSED');
  const { outcome, reasons } = attemptAfter(attempt - 1, { claimedCategory, mode }, ruleSet);
  if (outcome === 'NONE_LEFT') return refuse('NO_ATTEMPT_LEFT', reasons);
  if (!session || !sessionDay || session.status !== 'OPEN' || session.taken >= session.seats) return refuse('NO_SUCH_SESSION');
  if (session.startsAt <= now || sessionDay < window.from || sessionDay > window.to) return refuse('OUTSIDE_TEST_WINDOW');
  const taken = testLanguage(ruleSetOf(ruleSet), language);
  if (taken.outcome === 'NOT_OFFERED') return refuse('LANGUAGE_NOT_OFFERED', taken.reasons);
  if (!session.languages.includes(language)) return refuse('LANGUAGE_NOT_OFFERED');
  if (outcome === 'PAID' && !paymentReference?.trim()) return refuse('PAYMENT_MISSING', reasons);
  return undefined;
}
