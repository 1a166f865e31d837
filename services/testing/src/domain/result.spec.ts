import { describe, expect, it } from '@jest/globals';
import { CLAIMABLE, FactType } from '@attestation/contracts';
import { ruleSetOf, thresholdOf } from '@attestation/regulation';
import fc from 'fast-check';
import { again, bookIn, booked, doing, done, FINISHED, judged, last, nextOf, NOW, opened, RULES, sat, sitting, STARTS, wanted } from '../testing/bookings.js';
import type { TestCase } from './case.js';
import { declineRetake } from './decline.js';
import { sendNotice } from './notice.js';
import { stopCase } from './stop.js';
import { closeUntaken } from './untaken.js';

const notified = () => nextOf(doing(booked(), (booking) => sendNotice(booking, NOW)));
const untaken = (known: TestCase) => doing(known, (booking, of) => closeUntaken(booking, of, NOW));

describe('a result of the testing centre', () => {
  it('is judged against the claim, issued with its reasons, and wakes the process', () => {
    const change = judged(booked());
    expect(change).toMatchObject({
      result: { status: 'DONE', takenOn: '2025-04-10', result: { percent: '68', thresholdPercent: 60, thresholdReached: true, highestCategory: 'MODERATOR' } },
      messages: [{ name: 'test-result-received', key: wanted.id, variables: { thresholdReached: true, retake: false, appealDeadline: '2025-04-10T11:55:00+05:00' } }],
      facts: [{ type: FactType.TestResultIssued, data: { attempt: 1, retake: false, appealUntil: '2025-04-10T11:50:00+05:00', validUntil: '2026-04-10' } }, { type: FactType.TestingWorkItemClosed, data: { step: 'test', how: 'DONE' } }],
    });
    expect(change.ok && change.result.result?.reasons.map(({ rule }) => rule)).toEqual(['X-054', 'X-055']);
  });

  it('below the threshold is issued too, and leaves another, paid attempt (case 28 of the examples, with attempts left)', () => {
    const change = judged(booked({ claimedCategory: 'EXPERT' }));
    expect(change).toMatchObject({
      result: { result: { percent: '68', thresholdReached: false, highestCategory: 'MODERATOR', retake: true } },
      messages: [{ variables: { thresholdReached: false, retake: true } }],
    });
    expect(change.ok && change.result.result?.reasons.map(({ rule }) => rule)).toEqual(['X-054', 'X-055', 'X-058']);
  });

  it('leaves no other attempt after the second', () => {
    const second = bookIn(again(), sitting(), { paymentReference: 'ТТ-1' });
    expect(judged(second, sat({ points: 29 }))).toMatchObject({ result: { attempt: 2, result: { retake: false, thresholdReached: false } }, messages: [{ variables: { retake: false } }] });
  });

  it.each([
    ['2025-06-30T18:59:59.000Z', true],
    ['2025-06-30T19:00:00.000Z', false],
  ])('leaves another attempt while the window is open: told at %s, %s', (now, retake) => {
    expect(judged(booked(), sat({ points: 10 }), now)).toMatchObject({ messages: [{ variables: { retake } }] });
  });

  it('is judged after the notice as before it', () => expect(judged(notified()).ok).toBe(true));

  it('changes nothing when it is told again, in whatever offset', () => {
    const known = done();
    expect(judged(known)).toEqual({ ok: true, result: last(known), facts: [], messages: [] });
    expect(judged(known, sat({ finishedAt: '2025-04-10T11:20:00+05:00' }))).toMatchObject({ ok: true, facts: [] });
  });

  it.each([{ points: 35 }, { certificateNumber: 'T-2' }, { finishedAt: '2025-04-10T06:20:01Z' }])('is never replaced by another in silence: %j', (other) => {
    expect(judged(done(), sat(other))).toMatchObject({ ok: false, code: 'RESULT_CONFLICTING' });
  });

  it.each([
    ['for an attempt without a sitting', opened(), sat(), 'NOT_BOOKED'],
    ['after the window was closed', nextOf(untaken(booked())), sat(), 'BOOKING_CLOSED'],
    ['after the case was withdrawn', nextOf(stopCase(booked(), NOW, 'WITHDRAWN')), sat(), 'BOOKING_CLOSED'],
    ['with another number of tasks', booked(), sat({ tasks: 40 }), 'RESULT_UNLIKELY'],
    ['with more points than tasks', booked(), sat({ points: 51 }), 'RESULT_UNLIKELY'],
    ['of another day', booked(), sat({ finishedAt: '2025-04-10T19:00:00Z' }), 'RESULT_UNLIKELY'],
    ['finished before the sitting began', booked(), sat({ finishedAt: '2025-04-10T04:59:59Z' }), 'RESULT_UNLIKELY'],
  ])('%s is refused', (_, known, result, code) => expect(judged(known, result)).toMatchObject({ ok: false, code }));

  it.each(['2025-04-10T18:59:59Z', STARTS])('finished at %s, the edge of its day, is taken', (finishedAt) => expect(judged(booked(), sat({ finishedAt })).ok).toBe(true));

  it('reaches the threshold at the threshold itself, for every category and number of tasks', () => {
    const facts = fc.record({ claimedCategory: fc.constantFrom(...CLAIMABLE), tasks: fc.integer({ min: 1, max: 120 }) }).chain((each) => fc.record({ claimedCategory: fc.constant(each.claimedCategory), tasks: fc.constant(each.tasks), points: fc.integer({ min: 0, max: each.tasks }) }));
    fc.assert(
      fc.property(facts, ({ claimedCategory, tasks, points }) => {
        const change = judged(booked({ claimedCategory, test: { ...wanted.test, tasks } }), sat({ tasks, points }));
        const reached = points * 100 >= thresholdOf(ruleSetOf(RULES), claimedCategory) * tasks;
        expect(change).toMatchObject({ ok: true, result: { result: { thresholdReached: reached, retake: !reached } } });
      }),
      { seed: 20250410, numRuns: 500 },
    );
  });
});

describe('the end of the window', () => {
  it.each([
    ['a test that was not booked', opened(), 'booking'],
    ['a test that was not sat', booked(), 'test'],
  ])('closes %s, and the step it was at', (_, known, step) => {
    const change = untaken(known);
    expect(change).toMatchObject({ result: false, next: { bookings: [{ status: 'UNTAKEN' }] }, facts: [{ type: FactType.TestUntaken }, { data: { step, how: 'CANCELLED' } }], messages: [] });
  });

  it('closes another attempt without calling the test untaken: a result is there', () => {
    const change = untaken(again());
    expect(change).toMatchObject({ result: true, facts: [{ type: FactType.TestingWorkItemClosed, data: { step: 'booking', how: 'CANCELLED' } }] });
    expect(change.ok && change.facts).toHaveLength(1);
  });

  it('leaves a result that came in the meantime', () => expect(untaken(done())).toMatchObject({ ok: true, facts: [], result: true }));
  it('leaves another attempt that was declined in the meantime', () => {
    const declined = nextOf(doing(again(), (booking, of) => declineRetake(booking, of, FINISHED)));
    expect(untaken(declined)).toMatchObject({ ok: true, facts: [], result: true });
  });
  it('is told once', () => expect(untaken(nextOf(untaken(booked())))).toEqual({ ok: true, result: false, facts: [], messages: [] }));
});
