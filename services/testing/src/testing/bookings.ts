import type { AttestationId, Change, ClaimableCategory, Instant, OrganisationId, PersonId, PlaceCode, PlainDate, RuleSetId, WorkItemId } from '@attestation/contracts';
import { localDate, settingsAt } from '@attestation/regulation';
import { book } from '../domain/book.js';
import type { Booking } from '../domain/booking.js';
import { onBooking, type TestCase } from '../domain/case.js';
import { openBooking, type WantedBooking } from '../domain/open-booking.js';
import { recordResult } from '../domain/result.js';
import type { Session } from '../domain/session.js';
import type { Sat } from '../domain/test-result.js';

export const RULES = '2025-03-10' as RuleSetId;
/** Monday, nine in the morning in Almaty. */
export const NOW = '2025-03-17T04:00:00.000Z';
export const SPECIFICATION = { tasks: 50, minutes: 80, thresholdPercent: 60, thresholdPoints: 30, block: 'SECONDARY', rule: 'X-053' };
/** The sitting begins at ten in Almaty; the test was finished at 11:20. */
export const STARTS = '2025-04-10T05:00:00.000Z';
export const FINISHED = '2025-04-10T06:20:00.000Z';
export const OFFICIAL = '018f4f3e-0003-7000-8000-0000000000ff' as PersonId;

/** What the process asks for when the teacher's turn comes. */
export const wanted: WantedBooking = {
  id: '018f4f3e-0001-7000-8000-000000000001' as WorkItemId,
  attestationId: '018f4f3e-0002-7000-8000-000000000001' as AttestationId,
  personId: '018f4f3e-0003-7000-8000-000000000001' as PersonId,
  organisationId: '018f4f3e-0004-7000-8000-000000000001' as OrganisationId,
  claimedCategory: 'MODERATOR',
  mode: 'SCHEDULED',
  ruleSet: RULES,
  test: SPECIFICATION,
  window: { from: '2025-02-01' as PlainDate, to: '2025-06-30' as PlainDate },
  openedAt: NOW,
  due: '2025-07-01T00:00:00+05:00',
  taken: [],
};

export const sitting = (more: Partial<Session> = {}): Session => ({
  id: '018f4f3e-0005-7000-8000-000000000001',
  startsAt: STARTS,
  placeCode: '1010' as PlaceCode,
  place: 'Көкшетау, Абай к., 1',
  languages: ['kk', 'ru'],
  seats: 2,
  taken: 0,
  status: 'OPEN',
  ...more,
});

/** @throws Error where the domain refuses what the test takes for granted */
export function nextOf<S>(change: Change<S, unknown>): S {
  if (!change.ok) throw new Error(change.code);
  if (change.next === undefined) throw new Error('nothing changed');
  return change.next;
}

/** The attempt opened last. */
export function last({ bookings }: TestCase): Booking {
  const found = bookings.at(-1);
  if (!found) throw new Error('no booking');
  return found;
}

/** What follows for the attempt opened last. */
export const doing = <R>(known: TestCase, decide: (booking: Booking, known: TestCase) => Change<Booking, R>) => onBooking(known, last(known).id, decide);

export const opened = (more: Partial<WantedBooking> = {}): TestCase => nextOf(openBooking(undefined, { ...wanted, ...more }));

export const choiceOf = (session: Session, now: Instant = NOW) => ({ session, language: 'kk' as const, now, sessionDay: localDate(session.startsAt) });

export const bookIn = (known: TestCase, session = sitting(), more: { paymentReference?: string } = {}) =>
  nextOf(doing(known, (booking) => book(booking, { ...choiceOf(session), ...more }, RULES)));

export const booked = (more: Partial<WantedBooking> = {}): TestCase => bookIn(opened(more));

export const sat = (more: Partial<Sat> = {}): Sat => ({ points: 34, tasks: 50, certificateNumber: 'T-1', finishedAt: FINISHED, ...more });

export const judged = (known: TestCase, result: Sat = sat(), now: Instant = FINISHED) => doing(known, (booking) => recordResult(booking, result, now, { ruleSet: RULES, settings: settingsAt(localDate(now)) }));

/** The test is taken: 34 of 50 where nothing else is said. */
export const done = (points = 34, more: Partial<WantedBooking> = {}): TestCase => nextOf(judged(booked(more), sat({ points })));

/** Below the threshold, and the process has opened another attempt. */
export function again(points = 29): TestCase {
  const known = done(points);
  const taken = [{ claimedCategory: 'MODERATOR' as ClaimableCategory, mode: 'SCHEDULED' as const, takenOn: '2025-04-10' as PlainDate }];
  return nextOf(openBooking(known, { ...wanted, id: '018f4f3e-0001-7000-8000-000000000002' as WorkItemId, taken, openedAt: '2025-04-10T07:00:00.000Z' }));
}
