import { describe, expect, it } from '@jest/globals';
import { CLAIMABLE, FactType, type PlainDate, type WorkItemId } from '@attestation/contracts';
import { addDays, instantOf, localDate, ruleSetOf, testNoticeDue } from '@attestation/regulation';
import fc from 'fast-check';
import { again, booked, choiceOf, doing, done, last, NOW, nextOf, opened, RULES, sitting, wanted } from '../testing/bookings.js';
import type { TakenAttempt } from './attempt.js';
import { book, type Choice } from './book.js';
import { onBooking, type TestCase } from './case.js';
import { declineRetake } from './decline.js';
import { openBooking } from './open-booking.js';
import { stopCase } from './stop.js';

const SEED = 20250317;
const onDay = (date: PlainDate, minute = 600) => sitting({ startsAt: new Date(instantOf(date, minute)).toISOString() });
const booking = (known: TestCase, choice: Choice) => doing(known, (each) => book(each, choice, RULES));
const used = (...days: string[]): TakenAttempt[] => days.map((takenOn) => ({ claimedCategory: 'MODERATOR', mode: 'SCHEDULED', takenOn: takenOn as PlainDate }));
const usedEarly = (...days: string[]): TakenAttempt[] => used(...days).map((attempt) => ({ ...attempt, mode: 'EARLY' }));

describe('an attempt', () => {
  it('is opened one at a time: while one is open, the process gets it', () => {
    const known = opened();
    expect(openBooking(known, { ...wanted, id: sitting().id as WorkItemId })).toEqual({ ok: true, result: last(known), facts: [], messages: [] });
    const taken = booked();
    expect(openBooking(taken, { ...wanted, id: sitting().id as WorkItemId })).toMatchObject({ result: { id: wanted.id } });
  });

  it('tells who holds the step and until when', () => {
    const change = openBooking(undefined, wanted);
    expect(change).toMatchObject({ facts: [{ type: FactType.TestingWorkItemOpened, data: { step: 'booking', due: wanted.due, holder: { role: 'TEACHER', personId: wanted.personId } } }] });
  });

  it('is not opened in a case that was stopped', () => {
    const stopped = nextOf(stopCase(done(), NOW, 'WITHDRAWN'));
    expect(openBooking(stopped, { ...wanted, id: sitting().id as WorkItemId })).toMatchObject({ ok: false, code: 'CASE_STOPPED' });
  });

  it.each([
    ['the first of the year', [], { attempt: 1, paid: false }],
    ['the second, paid', used('2025-02-10'), { attempt: 2, paid: true }],
    ['one that only looks like the third', used('2025-02-10', '2024-12-31'), { attempt: 2, paid: true }],
    ['the first again in a new year', used('2024-02-10', '2024-06-30'), { attempt: 1, paid: false }],
  ])('is counted by the calendar year: %s', (_, taken, expected) => expect(last(opened({ taken }))).toMatchObject(expected));

  it('of a head who also teaches is counted for each capacity (R-033, F-18)', () => {
    const taken = [...used('2025-02-10', '2025-03-10'), { claimedCategory: 'HEAD_2' as const, mode: 'SCHEDULED' as const, takenOn: '2025-02-11' as PlainDate }];
    expect(last(opened({ claimedCategory: 'HEAD_1', taken }))).toMatchObject({ attempt: 2, paid: true });
  });

  it.each([
    ['early, beside one of a scheduled attestation', 'EARLY', used('2025-02-10'), { attempt: 1, paid: false }],
    ['scheduled, beside one of an early attestation', 'SCHEDULED', usedEarly('2025-02-10'), { attempt: 1, paid: false }],
    ['early, in a new year', 'EARLY', usedEarly('2024-02-10'), { attempt: 1, paid: false }],
  ] as const)('is counted by the mode of the attestation (X-058): %s', (_, mode, taken, expected) => expect(last(opened({ mode, taken }))).toMatchObject(expected));
});

describe('a booking of the test', () => {
  it('keeps the teacher’s choice, wakes the process with the day of its notice and hands the step on to the test itself (R-022)', () => {
    const session = sitting();
    const change = booking(opened(), choiceOf(session));
    expect(change).toMatchObject({ ok: true, result: { status: 'BOOKED', language: 'kk', session: { id: session.id, startsAt: session.startsAt } } });
    expect(change).toMatchObject({
      messages: [{ name: 'test-booked', key: wanted.id, variables: { noticeDeadline: '2025-04-09T10:00:00+05:00' } }],
      facts: [{ type: FactType.TestBooked, data: { attempt: 1, paid: false } }, { type: FactType.TestingWorkItemClosed, data: { step: 'booking', how: 'DONE' } }, { data: { step: 'test', due: session.startsAt } }],
    });
  });

  it('lets the process give notice on the day the law of the case names, whenever the test is', () => {
    const minutes = fc.integer({ min: Date.parse('2025-04-01T05:00:00Z') / 60_000, max: Date.parse('2025-06-30T05:00:00Z') / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const session = sitting({ startsAt: new Date(minute * 60_000).toISOString() });
        const noticeDeadline = testNoticeDue(ruleSetOf(RULES), session.startsAt).outcome;
        expect(booking(opened(), choiceOf(session))).toMatchObject({ messages: [{ name: 'test-booked', variables: { noticeDeadline } }] });
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('is made once', () => expect(booking(booked(), choiceOf(sitting()))).toMatchObject({ ok: false, code: 'BOOKING_CLOSED' }));
  it('is not made for a case that has none', () => {
    const decide = () => book(last(opened()), choiceOf(sitting()), RULES);
    expect([onBooking(undefined, wanted.id, decide), onBooking(opened(), sitting().id, decide)]).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]);
  });
  it.each([
    ['needs a sitting that exists', { session: undefined }, 'NO_SUCH_SESSION'],
    ['needs a free seat', { session: sitting({ seats: 2, taken: 2 }) }, 'NO_SUCH_SESSION'],
    ['is not made for a sitting that is closed', { session: sitting({ status: 'CLOSED' }) }, 'NO_SUCH_SESSION'],
    ['is not made for a sitting that is cancelled', { session: sitting({ status: 'CANCELLED' }) }, 'NO_SUCH_SESSION'],
    ['is made in a language that is offered there', { session: sitting({ languages: ['ru'] }) }, 'LANGUAGE_NOT_OFFERED'],
  ])('%s', (_, more, code) => expect(booking(opened(), { ...choiceOf(sitting()), ...more })).toMatchObject({ code }));

  it('is made in a language of the law alone, whatever a sitting offers (F-20)', () => {
    const inEnglish = { session: sitting({ languages: ['kk', 'ru', 'en'] as never }), language: 'en' as never };
    expect(booking(opened(), { ...choiceOf(sitting()), ...inEnglish })).toMatchObject({ code: 'LANGUAGE_NOT_OFFERED', reasons: [{ rule: 'F-20', values: { language: 'en', offered: 'kk, ru' } }] });
  });

  it.each([
    ['2025-01-31', false],
    ['2025-02-01', true],
    ['2025-06-30', true],
    ['2025-07-01', false],
  ])('on %s, at a border of the window, is possible: %s', (day, possible) => {
    const early = '2025-01-01T04:00:00.000Z';
    for (const minute of [0, 1439]) expect(booking(opened(), choiceOf(onDay(day as PlainDate, minute), early)).ok).toBe(possible);
  });

  it('is refused for a sitting that begins at this moment', () => {
    expect(booking(opened(), choiceOf(sitting({ startsAt: NOW })))).toMatchObject({ code: 'OUTSIDE_TEST_WINDOW' });
  });

  it('of a second attempt needs its payment, and says by which rule', () => {
    const known = opened({ taken: used('2025-02-10') });
    for (const paymentReference of [undefined, '', ' ']) {
      expect(booking(known, { ...choiceOf(sitting()), paymentReference })).toMatchObject({ code: 'PAYMENT_MISSING', reasons: [{ rule: 'X-058', values: { used: 1, free: 1, paid: 1 } }] });
    }
    expect(booking(known, { ...choiceOf(sitting()), paymentReference: 'ТТ-17' })).toMatchObject({ result: { paymentReference: 'ТТ-17' }, facts: [{ data: { attempt: 2, paid: true } }, {}, {}] });
  });

  it('keeps no payment of a free attempt', () => {
    expect(booking(opened(), { ...choiceOf(sitting()), paymentReference: 'ТТ-17' })).toMatchObject({ result: { paymentReference: null } });
  });

  it('is refused when the year’s attempts are used up', () => {
    const known = opened({ taken: used('2025-02-10', '2025-03-10') });
    expect(booking(known, { ...choiceOf(sitting()), paymentReference: 'ТТ-17' })).toMatchObject({ code: 'NO_ATTEMPT_LEFT', reasons: [{ rule: 'X-058' }] });
  });

  it('of an early attestation is free and the only one of the year: no payment buys another', () => {
    const [first, second] = [opened({ mode: 'EARLY' }), opened({ mode: 'EARLY', taken: usedEarly('2025-02-10') })];
    expect(booking(first, choiceOf(sitting()))).toMatchObject({ ok: true, result: { attempt: 1, paid: false } });
    expect(booking(second, { ...choiceOf(sitting()), paymentReference: 'ТТ-17' })).toMatchObject({ code: 'NO_ATTEMPT_LEFT', reasons: [{ rule: 'X-058', values: { used: 1, free: 1, paid: 0 } }] });
  });

  it('is possible exactly while the law leaves an attempt, whoever claims what', () => {
    const facts = fc.record({ claimedCategory: fc.constantFrom(...CLAIMABLE), teacher: fc.integer({ min: 0, max: 3 }), head: fc.integer({ min: 0, max: 3 }), lastYear: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(facts, ({ claimedCategory, teacher, head, lastYear }) => {
        const taken = [...Array(teacher).fill(used('2025-03-01')[0]), ...Array(head).fill({ claimedCategory: 'DEPUTY_2', mode: 'SCHEDULED', takenOn: '2025-03-02' }), ...Array(lastYear).fill(used('2024-12-31')[0])];
        const mine = /^(HEAD|DEPUTY)/.test(claimedCategory) ? head : teacher;
        const change = booking(opened({ claimedCategory, taken }), { ...choiceOf(sitting()), paymentReference: 'ТТ-1' });
        expect([change.ok, change.ok && change.result.paid]).toEqual(mine < 2 ? [true, mine === 1] : [false, false]);
      }),
      { seed: SEED },
    );
  });

  it('succeeds exactly for sittings to come, with a seat, inside the window, whatever is chosen', () => {
    const session = fc.record({ day: fc.integer({ min: -90, max: 250 }), minute: fc.integer({ min: 0, max: 1439 }), seats: fc.integer({ min: 1, max: 4 }), taken: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(session, ({ day, minute, seats, taken }) => {
        const offered = { ...onDay(addDays('2025-02-01' as PlainDate, day), minute), seats, taken: Math.min(seats, taken) };
        const date = localDate(offered.startsAt);
        const lawful = date >= '2025-02-01' && date <= '2025-06-30' && offered.startsAt > NOW && offered.taken < offered.seats;
        expect(booking(opened(), choiceOf(offered)).ok).toBe(lawful);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('another attempt', () => {
  const declined = (known: TestCase) => doing(known, (each, of) => declineRetake(each, of, NOW));

  it('may be declined by who has a result: the case goes on with it', () => {
    expect(declined(again())).toMatchObject({
      result: { status: 'DECLINED', attempt: 2 },
      facts: [{ type: FactType.RetakeDeclined }, { data: { step: 'booking', how: 'CANCELLED', by: wanted.personId } }],
      messages: [{ name: 'retake-declined', key: last(again()).id }],
    });
  });

  it.each([
    ['a first attempt', opened(), 'NO_RESULT_YET'],
    ['a test that is booked', booked(), 'BOOKING_CLOSED'],
    ['a test that was taken', done(), 'BOOKING_CLOSED'],
    ['one that was declined before', nextOf(declined(again())), 'BOOKING_CLOSED'],
  ])('cannot be declined as %s', (_, known, code) => expect(declined(known)).toMatchObject({ ok: false, code }));
});
