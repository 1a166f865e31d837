import { describe, expect, it } from '@jest/globals';
import { FactType } from '@attestation/contracts';
import fc from 'fast-check';
import { booked, choiceOf, NOW, opened, sitting, wanted } from '../testing/bookings.js';
import { book } from './booking.js';
import { recordExemption } from './exemption.js';
import { noticeDue } from './notice-due.js';
import { sendNotice } from './notice.js';

const DAY_MS = 86_400_000;

describe('the notice of the test', () => {
  it('is due a day before, at the hour of the test', () => {
    expect(book(opened(), choiceOf(sitting()))).toMatchObject({ messages: [{ name: 'test-booked', variables: { noticeDeadline: '2025-04-09T10:00:00+05:00' } }] });
    expect(noticeDue('2025-03-01T03:30:00.000Z')).toBe('2025-02-28T08:30:00+05:00');
  });

  it('is due twenty-four hours before any test', () => {
    const minutes = fc.integer({ min: Date.UTC(2024, 5, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const startsAt = new Date(minute * 60_000);
        expect(startsAt.getTime() - Date.parse(noticeDue(startsAt.toISOString()))).toBe(DAY_MS);
      }),
      { seed: 20250409, numRuns: 300 },
    );
  });

  it('is not sent for a test without a sitting', () => {
    expect(sendNotice(opened(), NOW)).toMatchObject({ code: 'NOT_BOOKED' });
    expect(sendNotice(undefined, NOW)).toMatchObject({ code: 'NOT_BOOKED' });
  });

  it('tells time and place, once', () => {
    const sent = sendNotice(booked(), NOW);
    expect(sent).toMatchObject({ next: { status: 'NOTIFIED' }, facts: [{ type: FactType.TestNoticeSent, data: { startsAt: '2025-04-10T05:00:00.000Z', sentAt: NOW } }] });
    expect(sendNotice({ ...booked(), status: 'NOTIFIED' }, NOW)).toMatchObject({ ok: true, facts: [] });
  });

  it('is not sent any more when the result is there', () => expect(sendNotice({ ...booked(), status: 'DONE' }, NOW)).toMatchObject({ ok: true, facts: [] }));
});

describe('an exemption', () => {
  const { attestationId, personId } = wanted;
  const exempt = { attestationId, personId, ground: 'X-060', rule: 'E.5', exemptedAt: NOW };

  it('is recorded with its ground and told once', () => {
    expect(recordExemption(undefined, exempt)).toMatchObject({ next: exempt, facts: [{ type: FactType.TestExempted, data: exempt }] });
    expect(recordExemption(exempt, { ...exempt, ground: 'X-061' })).toEqual({ ok: true, result: exempt, facts: [], messages: [] });
  });
});
