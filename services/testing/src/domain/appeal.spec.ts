import { describe, expect, it } from '@jest/globals';
import { FactType, type PlainDate } from '@attestation/contracts';
import { calendarOf, RELEASED_YEARS } from '@attestation/regulation';
import fc from 'fast-check';
import { again, bookIn, booked, done, FINISHED, judged, last, nextOf, OFFICIAL, opened, RULES, sat, sitting, wanted } from '../testing/bookings.js';
import { annul } from './annul.js';
import { decideAppeal, type Ruling } from './appeal-decision.js';
import { onBooking, type TestCase } from './case.js';
import { type Filing, fileAppeal, flagOverdue, overdueNotBefore, recountAppeal } from './file-appeal.js';
import { stopCase } from './stop.js';

const APPEAL = '018f4f3e-0006-7000-8000-000000000001';
const task = { number: 7, ground: 'CONTENT_KEY' as const, explanation: '2 + 2 = 4' };
const filing = (more: Partial<Filing> = {}): Filing => ({ id: APPEAL, tasks: [task], inRoom: true, filedAt: '2025-04-10T06:40:00.000Z', ...more });
const file = (known: TestCase, more: Partial<Filing> = {}) => onBooking(known, wanted.id, (booking, of) => fileAppeal(booking, of, filing(more)));
const ruling = (more: Partial<Ruling> = {}): Ruling => ({
  result: 'UPHELD', points: 30, protocolNumber: '4', tasks: [{ number: 7, granted: true, reason: 'Кілт қате' }], decidedAt: '2025-04-28T05:00:00.000Z', by: OFFICIAL, ...more,
});
const rule = (known: TestCase, more: Partial<Ruling> = {}) => onBooking(known, wanted.id, (booking, of) => decideAppeal(booking, of, ruling(more)));
const appealed = (points = 29) => nextOf(file(done(points)));
const act = { actNumber: '1', foundOn: '2025-04-10' as never, facts: 'Телефон', room: '12', seat: '3' };

describe('an appeal', () => {
  it('in time and with reasons goes to the appeal commission, and the process waits for it (case 50 of the examples)', () => {
    expect(file(done(29))).toMatchObject({
      result: { status: 'DONE', appeal: { status: 'FILED', due: '2025-05-02T18:30:00+05:00' } },
      facts: [
        { type: FactType.TestAppealed, data: { appealId: APPEAL, tasks: [7], due: '2025-05-02T18:30:00+05:00', reasons: [{ rule: 'X-068' }, { rule: 'X-071' }] } },
        { type: FactType.TestingWorkItemOpened, data: { workItemId: APPEAL, step: 'appeal', holder: { role: 'AUTHORISED_BODY' } } },
      ],
      messages: [{ name: 'test-appealed', key: wanted.id, variables: { appealDecisionDeadline: '2025-05-02T18:30:00+05:00' } }],
    });
  });

  it('tells the world which tasks, not in whose words', () => expect(JSON.stringify(file(done(29)).ok && (file(done(29)) as { facts: unknown }).facts)).not.toContain(task.explanation));

  it.each([
    ['2025-04-10T06:49:59.000Z', undefined],
    ['2025-04-10T06:50:00.000Z', undefined],
    ['2025-04-10T06:50:01.000Z', 'APPEAL_LATE'],
  ])('filed at %s after a test that ended at 06:20: %s', (filedAt, code) => expect(file(done(29), { filedAt })).toMatchObject(code ? { ok: false, code, reasons: [{ rule: 'X-068' }] } : { ok: true }));

  it.each([
    ['out of the room', done(29), { inRoom: false }, 'APPEAL_OUTSIDE_ROOM'],
    ['of no task', done(29), { tasks: [] }, 'APPEAL_UNREASONED'],
    ['without reasons', done(29), { tasks: [{ ...task, explanation: ' ' }] }, 'APPEAL_UNREASONED'],
    ['of a task the test did not have', done(29), { tasks: [{ ...task, number: 51 }] }, 'APPEAL_UNREASONED'],
    ['before the result', booked(), {}, 'NO_RESULT_YET'],
    ['before the test was booked', opened(), {}, 'NO_RESULT_YET'],
    ['a second time', appealed(), {}, 'ALREADY_APPEALED'],
    ['after the decision', nextOf(rule(appealed())), {}, 'ALREADY_APPEALED'],
    ['against an annulled result', nextOf(annul(done(29), wanted.id, act, OFFICIAL, FINISHED)), {}, 'RESULT_ANNULLED'],
    ['in a case that was withdrawn', nextOf(stopCase(done(29), FINISHED, 'WITHDRAWN')), {}, 'CASE_STOPPED'],
  ])('%s is refused', (_, known, more, code) => expect(file(known, more)).toMatchObject({ ok: false, code }));

  it('in time is taken also where the case went on to another attempt', () => expect(file(again())).toMatchObject({ ok: true, result: { attempt: 1, appeal: { status: 'FILED' } } }));
});

describe('the decision of the appeal commission', () => {
  it('that upholds corrects the result: the threshold is reached, no other attempt is needed', () => {
    expect(rule(appealed())).toMatchObject({
      result: { result: { points: 30, percent: '60', thresholdReached: true, retake: false, certificateNumber: 'T-1', validUntil: '2026-04-10' }, appeal: { status: 'UPHELD', decision: { before: { points: 29 }, by: OFFICIAL } } },
      facts: [
        { type: FactType.AppealDecided, data: { result: 'UPHELD', points: 30, protocolNumber: '4', by: OFFICIAL, reasons: [{ rule: 'X-054' }, { rule: 'X-055' }, { rule: 'X-071', values: { pointsBefore: 29, points: 30 } }] } },
        { type: FactType.TestResultIssued, data: { points: 30, thresholdReached: true } },
        { type: FactType.TestingWorkItemClosed, data: { workItemId: APPEAL, step: 'appeal', how: 'DONE', by: OFFICIAL } },
      ],
      messages: [{ name: 'appeal-decided', key: wanted.id, variables: { thresholdReached: true, retake: false } }],
    });
  });

  it('that rejects leaves the result, and another attempt while the window is open', () => {
    expect(rule(appealed(), { result: 'REJECTED', points: undefined })).toMatchObject({
      result: { result: { points: 29 }, appeal: { status: 'REJECTED' } },
      facts: [{ data: { result: 'REJECTED', points: 29 } }, { type: FactType.TestResultIssued }, {}],
      messages: [{ variables: { thresholdReached: false, retake: true } }],
    });
    expect(rule(appealed(), { result: 'REJECTED', points: 29, decidedAt: '2025-07-02T05:00:00.000Z' })).toMatchObject({ messages: [{ variables: { retake: false } }] });
  });

  it('may correct upwards or downwards: the Rules set no bound but the tasks of the test', () => {
    expect(rule(appealed(), { points: 28 })).toMatchObject({ result: { result: { points: 28 } } });
    expect(rule(appealed(), { points: 50 })).toMatchObject({ result: { result: { points: 50 } } });
  });

  it.each([
    ['with more points than tasks', { points: 51 }, 'POINTS_OUT_OF_RANGE'],
    ['that upholds without points', { points: undefined }, 'POINTS_OUT_OF_RANGE'],
    ['that rejects and changes points', { result: 'REJECTED' as const, points: 30 }, 'POINTS_OUT_OF_RANGE'],
    ['without an answer for each task', { tasks: [] }, 'APPEAL_UNREASONED'],
    ['about a task that was not disputed', { tasks: [{ number: 8, granted: true, reason: 'x' }] }, 'APPEAL_UNREASONED'],
    ['without a reason', { tasks: [{ number: 7, granted: false, reason: ' ' }] }, 'APPEAL_UNREASONED'],
    ['about one’s own appeal', { by: wanted.personId }, 'OWN_CASE'],
  ])('%s is refused', (_, more, code) => expect(rule(appealed(), more)).toMatchObject({ ok: false, code }));

  it('is final', () => {
    for (const more of [{}, { points: 31 }, { result: 'REJECTED' as const, points: undefined }]) expect(rule(nextOf(rule(appealed())), more)).toMatchObject({ code: 'APPEAL_CLOSED' });
  });

  it('is not taken where there is no appeal, or the case was stopped', () => {
    expect(rule(done(29))).toMatchObject({ code: 'NOT_FOUND' });
    expect(rule(nextOf(stopCase(appealed(), FINISHED, 'WITHDRAWN')))).toMatchObject({ code: 'APPEAL_CLOSED' });
  });

  it('is late once its working days are over, unless it was taken', () => {
    const flag = (known: TestCase) => onBooking(known, wanted.id, flagOverdue);
    expect(flag(appealed())).toMatchObject({ facts: [{ type: FactType.AppealOverdue, data: { appealId: APPEAL, due: '2025-05-02T18:30:00+05:00' } }] });
    expect(flag(nextOf(rule(appealed())))).toMatchObject({ ok: true, facts: [] });
    expect(flag(done())).toMatchObject({ ok: true, facts: [] });
  });
});

describe('what the testing centre tells after an appeal', () => {
  const upheld = () => nextOf(rule(appealed()));

  it('is the same again, before and after the correction: nothing changes', () => {
    expect(judged(upheld(), sat({ points: 29 }))).toMatchObject({ ok: true, facts: [], result: { result: { points: 30 } } });
    expect(judged(upheld(), sat({ points: 30 }))).toMatchObject({ ok: true, facts: [] });
  });

  it('with the corrected certificate is taken over and issued', () => {
    expect(judged(upheld(), sat({ points: 30, certificateNumber: 'T-1К' }))).toMatchObject({ result: { result: { points: 30, certificateNumber: 'T-1К' } }, facts: [{ type: FactType.TestResultIssued, data: { certificateNumber: 'T-1К' } }], messages: [] });
  });

  it('otherwise is a conflict that a person must see', () => {
    expect(judged(upheld(), sat({ points: 31 }))).toMatchObject({ code: 'RESULT_CONFLICTING' });
    expect(judged(nextOf(rule(appealed(), { result: 'REJECTED', points: undefined })), sat({ points: 29, certificateNumber: 'T-2' }))).toMatchObject({ code: 'RESULT_CONFLICTING' });
    expect(judged(appealed(), sat({ points: 30 }))).toMatchObject({ code: 'RESULT_CONFLICTING' });
  });

  it('never moves a result by itself, whatever it says', () => {
    const told = fc.record({ points: fc.integer({ min: 0, max: 50 }), certificateNumber: fc.constantFrom('T-1', 'T-2') });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 5 }), fc.integer({ min: 0, max: 50 }), (events, points) => {
        let known = nextOf(rule(appealed(), { points }));
        for (const each of events) {
          const change = judged(known, sat(each));
          known = (change.ok && change.next) || known;
          expect(last(known).result?.points).toBe(points);
        }
      }),
      { seed: 52 },
    );
  });
});

describe('another attempt beside an appeal', () => {
  it('keeps its own result: each is told as itself', () => {
    const second = nextOf(judged(bookIn(nextOf(file(again())), sitting(), { paymentReference: 'ТТ-1' }), sat({ points: 40, certificateNumber: 'T-9' })));
    expect(rule(second)).toMatchObject({ next: { bookings: [{ attempt: 1, result: { points: 30 } }, { attempt: 2, result: { points: 40 } }] } });
    expect(RULES).toBe(second.ruleSet);
  });
});

describe('an appeal whose working days are counted anew', () => {
  const as = RELEASED_YEARS.find(({ year }) => year === 2025)!;
  const off = { date: '2025-04-14' as PlainDate, kind: 'MOVED_OFF' as const, name: { kk: 'д', ru: 'д', en: 'd' }, act: 'Приказ № 1', confirmed: true };
  const calendar = calendarOf([{ ...as, version: 1, days: [...as.days, off] }]);
  const given = { calendar, now: '2025-04-11T05:00:00.000Z' };
  const count = (known: TestCase) => onBooking(known, wanted.id, (booking, of) => recountAppeal(booking, of, given));

  it('is due a day later where a day of rest comes between, and tells it once', () => {
    const moved = count(appealed());
    expect(moved).toMatchObject({
      ok: true,
      facts: [{ type: FactType.TestingDeadlineMoved, data: { workItemId: APPEAL, step: 'appeal', from: '2025-05-02T18:30:00+05:00', to: '2025-05-05T18:30:00+05:00', movedAt: given.now } }],
    });
    expect(count(nextOf(moved))).toMatchObject({ ok: true, facts: [] });
    expect(file(done(29), { calendar })).toMatchObject({ result: { appeal: { due: '2025-05-05T18:30:00+05:00' } } });
  });

  it('that was decided stays decided', () => expect(count(nextOf(rule(appealed())))).toMatchObject({ ok: true, facts: [] }));

  it('is overdue on the new day, not when the old timer rings', () => {
    const known = appealed();
    const until = (now: string) => onBooking(known, wanted.id, (booking, of) => overdueNotBefore(booking, of, { calendar, now }));
    expect(until('2025-05-02T13:30:00.000Z')).toMatchObject({ result: '2025-05-05T18:30:00+05:00' });
    expect(until('2025-05-05T13:30:00.000Z')).toMatchObject({ result: null });
  });
});
