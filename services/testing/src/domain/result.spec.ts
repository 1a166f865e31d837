import { describe, expect, it } from '@jest/globals';
import { CLAIMABLE, FactType } from '@attestation/contracts';
import { ruleSetOf, thresholdOf } from '@attestation/regulation';
import fc from 'fast-check';
import { booked, NOW, opened, RULES, wanted } from '../testing/bookings.js';
import type { Booking } from './booking.js';
import { recordResult } from './result.js';
import type { Sat } from './test-result.js';
import { closeUntaken } from './untaken.js';

const sat = (more: Partial<Sat> = {}): Sat => ({ points: 34, tasks: 50, certificateNumber: 'T-1', finishedAt: '2025-04-10T06:20:00Z', ...more });
const judged = (booking: Booking | undefined, result: Sat) => recordResult(booking, result, NOW, RULES);

function done(): Booking {
  const change = judged(booked(), sat());
  if (!change.ok || !change.next) throw new Error('not judged');
  return change.next;
}

describe('a result of the testing centre', () => {
  it('is judged against the claim, issued with its reasons, and wakes the process', () => {
    const change = judged(booked(), sat());
    expect(change).toMatchObject({
      next: { status: 'DONE', result: { percent: '68', thresholdPercent: 60, thresholdReached: true, highestCategory: 'MODERATOR' } },
      messages: [{ name: 'test-result-received', key: wanted.id, variables: { thresholdReached: true, retake: false, appealDeadline: '2025-04-10T11:55:00+05:00' } }],
      facts: [{ type: FactType.TestResultIssued }, { type: FactType.TestingWorkItemClosed, data: { step: 'test', how: 'DONE' } }],
    });
    expect(change.ok && change.next?.result?.reasons.map(({ rule }) => rule)).toEqual(['X-054', 'X-055', 'X-058']);
  });

  it('counts a year from the day of the test', () => expect(done().result?.validUntil).toMatch(/^2026-04-/));
  it('below the threshold is issued too, and says so', () => expect(judged(booked(), sat({ points: 29 }))).toMatchObject({ next: { result: { percent: '58', thresholdReached: false, retake: true } } }));
  it('is judged after the notice as before it', () => expect(judged({ ...booked(), status: 'NOTIFIED' }, sat()).ok).toBe(true));

  it('changes nothing when it is told again', () => {
    const known = done();
    expect(judged(known, sat())).toEqual({ ok: true, result: known, facts: [], messages: [] });
  });

  it.each([{ points: 35 }, { certificateNumber: 'T-2' }, { finishedAt: '2025-04-10T06:20:01Z' }])('is never replaced by another in silence: %j', (other) => {
    expect(judged(done(), sat(other))).toMatchObject({ ok: false, code: 'RESULT_CONFLICTING' });
  });

  it.each([
    ['for a booking that does not exist', undefined, sat(), 'NOT_FOUND'],
    ['for one without a sitting', opened(), sat(), 'NOT_BOOKED'],
    ['after the window was closed', { ...booked(), status: 'UNTAKEN' as const }, sat(), 'NOT_BOOKED'],
    ['with another number of tasks', booked(), sat({ tasks: 40 }), 'RESULT_UNLIKELY'],
    ['with more points than tasks', booked(), sat({ points: 51 }), 'RESULT_UNLIKELY'],
  ])('%s is refused', (_, booking, result, code) => expect(judged(booking, result)).toMatchObject({ ok: false, code }));

  it('reaches the threshold at the threshold itself, for every category and number of tasks', () => {
    const facts = fc.record({ claimedCategory: fc.constantFrom(...CLAIMABLE), tasks: fc.integer({ min: 1, max: 120 }) }).chain((each) => fc.record({ claimedCategory: fc.constant(each.claimedCategory), tasks: fc.constant(each.tasks), points: fc.integer({ min: 0, max: each.tasks }) }));
    fc.assert(
      fc.property(facts, ({ claimedCategory, tasks, points }) => {
        const change = judged({ ...booked({ claimedCategory }), test: { ...wanted.test, tasks } }, sat({ tasks, points }));
        const reached = points * 100 >= thresholdOf(ruleSetOf(RULES), claimedCategory) * tasks;
        expect(change).toMatchObject({ ok: true, next: { result: { thresholdReached: reached } } });
      }),
      { seed: 20250410, numRuns: 500 },
    );
  });
});

describe('the end of the window', () => {
  it.each([
    ['a test that was not booked', opened(), 'booking'],
    ['a test that was not sat', booked(), 'test'],
  ])('closes %s, and the step it was at', (_, booking, step) => {
    const change = closeUntaken(booking, NOW);
    expect(change).toMatchObject({ next: { status: 'UNTAKEN' }, facts: [{ type: FactType.TestUntaken }, { data: { step, how: 'CANCELLED' } }], messages: [] });
  });

  it('leaves a result that came in the meantime', () => expect(closeUntaken(done(), NOW)).toMatchObject({ ok: true, facts: [], result: { status: 'DONE' } }));

  it('is told once', () => {
    const closed = { ...booked(), status: 'UNTAKEN' as const };
    expect(closeUntaken(closed, NOW)).toEqual({ ok: true, result: closed, facts: [], messages: [] });
  });

  it('cannot close what was never opened', () => expect(closeUntaken(undefined, NOW)).toMatchObject({ code: 'NOT_BOOKED' }));
});
