import { describe, expect, it } from '@jest/globals';
import { FactType, type PlainDate } from '@attestation/contracts';
import { addDays, instantOf, localDate } from '@attestation/regulation';
import fc from 'fast-check';
import { booked, choiceOf, NOW, opened, sitting, wanted } from '../testing/bookings.js';
import { book, openBooking } from './booking.js';
import { openSession } from './session.js';

const SEED = 20250317;
const onDay = (date: PlainDate, minute = 600) => sitting({ startsAt: new Date(instantOf(date, minute)).toISOString() });

describe('a booking of the test', () => {
  it('is opened once: told again, the process gets the first', () => {
    const first = opened();
    expect(openBooking(first, { ...wanted, id: sitting().id as never })).toEqual({ ok: true, result: first, facts: [], messages: [] });
  });

  it('tells who holds the step and until when', () => {
    const change = openBooking(undefined, wanted);
    expect(change).toMatchObject({ facts: [{ type: FactType.TestingWorkItemOpened, data: { step: 'booking', due: wanted.due, holder: { role: 'TEACHER', personId: wanted.personId } } }] });
  });

  it('keeps the teacher’s choice, wakes the process and hands the step on to the test itself', () => {
    const session = sitting();
    const change = book(opened(), choiceOf(session));
    expect(change).toMatchObject({ ok: true, next: { status: 'BOOKED', language: 'kk', session: { id: session.id, startsAt: session.startsAt } } });
    expect(change).toMatchObject({
      messages: [{ name: 'test-booked', key: wanted.id }],
      facts: [{ type: FactType.TestBooked }, { type: FactType.TestingWorkItemClosed, data: { step: 'booking', how: 'DONE' } }, { data: { step: 'test', due: session.startsAt } }],
    });
  });

  it('is made once', () => expect(book(booked(), choiceOf(sitting()))).toMatchObject({ ok: false, code: 'BOOKING_CLOSED' }));
  it('is not made for a case that has none', () => expect(book(undefined, choiceOf(sitting()))).toMatchObject({ code: 'NOT_FOUND' }));
  it('needs a sitting that exists', () => expect(book(opened(), { ...choiceOf(sitting()), session: undefined })).toMatchObject({ code: 'NO_SUCH_SESSION' }));
  it('needs a free seat', () => expect(book(opened(), choiceOf(sitting({ seats: 2, taken: 2 })))).toMatchObject({ code: 'NO_SUCH_SESSION' }));

  it.each([
    ['2025-01-31', false],
    ['2025-02-01', true],
    ['2025-06-30', true],
    ['2025-07-01', false],
  ])('on %s, at a border of the window, is possible: %s', (day, possible) => {
    const early = '2025-01-01T04:00:00.000Z';
    for (const minute of [0, 1439]) expect(book(opened(), choiceOf(onDay(day as PlainDate, minute), early)).ok).toBe(possible);
  });

  it('is refused for a sitting that begins at this moment', () => {
    expect(book(opened(), choiceOf(sitting({ startsAt: NOW })))).toMatchObject({ code: 'OUTSIDE_TEST_WINDOW' });
  });

  it('succeeds exactly for sittings to come, with a seat, inside the window, whatever is chosen', () => {
    const session = fc.record({ day: fc.integer({ min: -90, max: 250 }), minute: fc.integer({ min: 0, max: 1439 }), seats: fc.integer({ min: 1, max: 4 }), taken: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(session, ({ day, minute, seats, taken }) => {
        const offered = { ...onDay(addDays('2025-02-01' as PlainDate, day), minute), seats, taken: Math.min(seats, taken) };
        const date = localDate(offered.startsAt);
        const lawful = date >= '2025-02-01' && date <= '2025-06-30' && offered.startsAt > NOW && offered.taken < offered.seats;
        expect(book(opened(), choiceOf(offered)).ok).toBe(lawful);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('a sitting', () => {
  const { taken: _, ...fresh } = sitting();

  it('is opened with all its seats free', () => expect(openSession(undefined, fresh, NOW)).toMatchObject({ ok: true, next: { taken: 0, seats: 2 } }));
  it('is not opened in the past', () => expect(openSession(undefined, { ...fresh, startsAt: NOW }, NOW)).toMatchObject({ code: 'OUTSIDE_TEST_WINDOW' }));
  it('that is there already stays as it is, with the seats that are taken', () => {
    const known = sitting({ taken: 1 });
    expect(openSession(known, { ...fresh, seats: 9 }, NOW)).toEqual({ ok: true, result: known, facts: [], messages: [] });
  });
});
