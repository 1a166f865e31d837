import { describe, expect, it } from '@jest/globals';
import { FactType, type PlainDate } from '@attestation/contracts';
import { again, booked, doing, done, FINISHED, judged, last, nextOf, NOW, OFFICIAL, opened, sat, STARTS, wanted } from '../testing/bookings.js';
import { annul } from './annul.js';
import { type TestCase } from './case.js';
import { declineRetake } from './decline.js';
import { fileAppeal } from './file-appeal.js';
import { sendNotice } from './notice.js';
import { stopCase } from './stop.js';
import { closeUntaken } from './untaken.js';

const act = (more = {}) => ({ actNumber: '17', foundOn: '2025-04-10' as PlainDate, facts: 'Телефон табылды', room: '12', seat: '3', ...more });
const LATER = '2026-02-03T05:00:00.000Z';
const annulled = (known: TestCase, more = {}, now = LATER, bookingId = wanted.id) => annul(known, bookingId, act(more), OFFICIAL, now);
const notified = () => nextOf(doing(booked(), (booking) => sendNotice(booking, NOW)));
const untaken = (known = booked()) => nextOf(doing(known, (booking, of) => closeUntaken(booking, of, NOW)));
const appealed = () => nextOf(doing(done(29), (booking, of) => fileAppeal(booking, of, { id: '018f4f3e-0006-7000-8000-000000000001', inRoom: true, filedAt: FINISHED, tasks: [{ number: 1, ground: 'TECHNICAL', explanation: 'x' }] })));
const items = (change: ReturnType<typeof annulled>) => (change.ok ? change.facts.filter(({ type }) => type === FactType.TestingWorkItemClosed).map(({ data }) => ('step' in data ? data.step : '')) : []);

describe('an act of violation', () => {
  it.each<[string, TestCase, string[]]>([
    ['a test that was booked and broken off', booked(), ['test']],
    ['one whose notice was sent', notified(), ['test']],
    ['a result', done(), []],
    ['a result under appeal', appealed(), ['appeal']],
    ['a test that gave no result before the window closed', untaken(), []],
    ['a result behind which another attempt is open', again(), ['booking']],
    ['a test of a case that was withdrawn', nextOf(stopCase(booked(), NOW, 'WITHDRAWN')), []],
  ])('annuls %s, and the case with it', (_, known, cancelled) => {
    const change = annulled(known);
    expect(change).toMatchObject({
      result: { status: 'ANNULLED', takenOn: '2025-04-10', violation: { actNumber: '17', by: OFFICIAL, annulledAt: LATER } },
      messages: [{ name: 'test-annulled', key: wanted.attestationId }],
      facts: [{ type: FactType.TestResultAnnulled, data: { actNumber: '17', foundOn: '2025-04-10', by: OFFICIAL, reasons: [{ rule: 'R-036' }, { rule: 'X-064' }] } }, ...cancelled.map(() => ({}))],
      next: { stoppedAt: expect.any(String) },
    });
    expect(items(change)).toEqual(cancelled);
    expect(nextOf(change).bookings.some(({ status }) => ['OPEN', 'BOOKED', 'NOTIFIED'].includes(status))).toBe(false);
  });

  it('found after the case is over is told all the same: the award is under review, no process is left to stop (F-06)', () => {
    const closed = nextOf(stopCase(done(), '2025-06-01T00:00:00.000Z', 'CLOSED'));
    expect(annulled(closed)).toMatchObject({ messages: [], facts: [{ data: { reasons: [{ rule: 'R-036' }, { rule: 'X-064' }, { rule: 'F-06' }] } }] });
  });

  it('is told once; another act about the same test is refused', () => {
    const known = nextOf(annulled(done()));
    expect(annulled(known, {}, '2026-02-04T05:00:00.000Z')).toEqual({ ok: true, result: last(known), facts: [], messages: [] });
    expect(annulled(known, { actNumber: '18' })).toMatchObject({ code: 'RESULT_ANNULLED' });
  });

  it.each([
    ['a test that is not booked', opened(), {}, LATER, 'NOT_BOOKED'],
    ['a test to come', booked(), {}, '2025-04-10T04:59:59.999Z', 'ACT_DATE_UNLIKELY'],
    ['a breach found before the test', done(), { foundOn: '2025-04-09' }, LATER, 'ACT_DATE_UNLIKELY'],
    ['a breach found tomorrow', done(), { foundOn: '2026-02-04' }, LATER, 'ACT_DATE_UNLIKELY'],
  ])('is not written about %s', (_, known, more, now, code) => expect(annulled(known, more, now)).toMatchObject({ ok: false, code }));

  it('may be written at the very start of the test', () => expect(annulled(booked(), {}, STARTS).ok).toBe(true));
  it('about a booking of nobody does not exist', () => expect([annulled(done(), {}, LATER, act().actNumber as never), annul(undefined, wanted.id, act(), OFFICIAL, LATER)]).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]));
  it('leaves nothing to be judged: a result that comes later is refused', () => expect(judged(nextOf(annulled(booked())), sat())).toMatchObject({ code: 'RESULT_ANNULLED' }));
});

describe('a case that ends', () => {
  it.each<[string, TestCase, string[]]>([
    ['an attempt that is open', opened(), ['booking']],
    ['a test that is booked', booked(), ['test']],
    ['an appeal that waits', appealed(), ['appeal']],
    ['nothing of a test that was taken', done(), []],
  ])('cancels %s', (_, known, steps) => {
    for (const how of ['WITHDRAWN', 'CLOSED'] as const) {
      const change = stopCase(known, LATER, how);
      expect(change).toMatchObject({ next: { stoppedAt: LATER, closedAt: how === 'CLOSED' ? LATER : null }, facts: steps.map((step) => ({ data: { step, how: 'CANCELLED' } })), messages: [] });
    }
  });

  it('gives the seat back', () => expect(last(nextOf(stopCase(booked(), NOW, 'WITHDRAWN'))).seatHeld).toBe(false));
  it('keeps what was decided', () => expect(last(nextOf(stopCase(done(), LATER, 'CLOSED')))).toEqual(last(done())));
  it('once withdrawn and then closed keeps the moment of both', () => {
    const withdrawn = nextOf(stopCase(booked(), NOW, 'WITHDRAWN'));
    expect(stopCase(withdrawn, LATER, 'CLOSED')).toMatchObject({ next: { stoppedAt: NOW, closedAt: LATER }, facts: [] });
  });
  it('lets no attempt be declined or booked any more', () => {
    const stopped = nextOf(stopCase(again(), LATER, 'WITHDRAWN'));
    expect(doing(stopped, (booking, of) => declineRetake(booking, of, LATER))).toMatchObject({ code: 'BOOKING_CLOSED' });
  });
  it('that never reached the test changes nothing here', () => expect(stopCase(undefined, LATER, 'CLOSED')).toEqual({ ok: true, result: undefined, facts: [], messages: [] }));
});
