import type { AttestationId, OrganisationId, PersonId, PlaceCode, PlainDate, RuleSetId, WorkItemId } from '@attestation/contracts';
import { localDate } from '@attestation/regulation';
import { book, type Booking, openBooking, type OpenedBooking } from '../domain/booking.js';
import type { Session } from '../domain/session.js';

export const RULES = '2025-03-10' as RuleSetId;
/** Monday, nine in the morning in Almaty. */
export const NOW = '2025-03-17T04:00:00.000Z';
export const SPECIFICATION = { tasks: 50, minutes: 110, thresholdPercent: 60, thresholdPoints: 30, block: 'SECONDARY', rule: 'R-030' };

/** What the process asks for when the teacher's turn comes. */
export const wanted: OpenedBooking = {
  id: '018f4f3e-0001-7000-8000-000000000001' as WorkItemId,
  attestationId: '018f4f3e-0002-7000-8000-000000000001' as AttestationId,
  personId: '018f4f3e-0003-7000-8000-000000000001' as PersonId,
  organisationId: '018f4f3e-0004-7000-8000-000000000001' as OrganisationId,
  claimedCategory: 'MODERATOR',
  ruleSet: RULES,
  test: SPECIFICATION,
  window: { from: '2025-02-01' as PlainDate, to: '2025-06-30' as PlainDate },
  openedAt: NOW,
  due: '2025-07-01T00:00:00+05:00',
};

export const sitting = (more: Partial<Session> = {}): Session => ({
  id: '018f4f3e-0005-7000-8000-000000000001',
  startsAt: '2025-04-10T05:00:00.000Z',
  placeCode: '1010' as PlaceCode,
  place: 'Көкшетау, Абай к., 1',
  seats: 2,
  taken: 0,
  ...more,
});

/** @throws Error where the domain refuses what the test takes for granted */
function nextOf<S>(change: { ok: true; next?: S; result: S } | { ok: false; code: string }): S {
  if (!change.ok) throw new Error(change.code);
  return change.next ?? change.result;
}

export const opened = (more: Partial<OpenedBooking> = {}): Booking => nextOf(openBooking(undefined, { ...wanted, ...more }));

export const choiceOf = (session: Session, now = NOW) => ({ session, language: 'kk' as const, now, sessionDay: localDate(session.startsAt) });

export const booked = (more: Partial<OpenedBooking> = {}): Booking => nextOf(book(opened(more), choiceOf(sitting())));
