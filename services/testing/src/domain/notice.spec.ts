import { describe, expect, it } from '@jest/globals';
import { FactType, type PlainDate } from '@attestation/contracts';
import { booked, doing, done, last, nextOf, NOW, opened, wanted } from '../testing/bookings.js';
import type { Exemption } from './exemption.js';
import { sendNotice } from './notice.js';
import { recordExemption } from './record-exemption.js';
import { stopCase } from './stop.js';

const noticeOf = (known = booked()) => doing(known, (booking) => sendNotice(booking, NOW));

describe('the notice of the test', () => {
  it('is not sent for a test without a sitting', () => expect(noticeOf(opened())).toMatchObject({ code: 'NOT_BOOKED' }));

  it('tells time and place, once', () => {
    const sent = noticeOf();
    expect(sent).toMatchObject({ result: { status: 'NOTIFIED' }, facts: [{ type: FactType.TestNoticeSent, data: { startsAt: '2025-04-10T05:00:00.000Z', sentAt: NOW } }] });
    expect(noticeOf(nextOf(sent))).toMatchObject({ ok: true, facts: [] });
  });

  it('is not sent any more when the result is there', () => expect(noticeOf(done())).toMatchObject({ ok: true, facts: [], result: { status: 'DONE' } }));
  it('is not sent any more when the case was stopped', () => expect(noticeOf(nextOf(stopCase(booked(), NOW, 'WITHDRAWN')))).toMatchObject({ ok: true, facts: [] }));
});

describe('an exemption', () => {
  const exempt: Exemption = { ground: 'CONSECUTIVE_CONFIRMATION', rule: 'R-034c', consecutive: 1, certificate: null, recordedAt: NOW, reasons: [] };
  const { attestationId, personId } = wanted;

  it('is recorded with its ground and counter, and told once', () => {
    const recorded = recordExemption(undefined, wanted, exempt);
    expect(recorded).toMatchObject({
      next: { attestationId, bookings: [], exemption: exempt },
      facts: [{ type: FactType.TestExempted, data: { attestationId, personId, ground: exempt.ground, rule: 'R-034c', consecutive: 1, exemptedAt: NOW } }],
    });
    expect(recordExemption(nextOf(recorded), wanted, { ...exempt, ground: 'OTHER' })).toMatchObject({ ok: true, facts: [], result: { exemption: { ground: exempt.ground } } });
  });

  it('by a language certificate tells the certificate that takes the test’s place', () => {
    const certificate = { kind: 'IELTS', level: '6.5', certificateNumber: 'A-1', validUntil: '2026-01-01' as PlainDate };
    expect(recordExemption(undefined, wanted, { ...exempt, ground: 'LANGUAGE_CERTIFICATE', rule: 'X-072', certificate })).toMatchObject({
      facts: [{ type: FactType.LanguageCertificateAccepted, data: { kind: 'IELTS 6.5', certificateNumber: 'A-1', validUntil: '2026-01-01', rule: 'X-072', acceptedAt: NOW } }],
    });
  });

  it('is not recorded in a case that was stopped', () => {
    expect(recordExemption(nextOf(stopCase(opened(), NOW, 'CLOSED')), wanted, exempt)).toMatchObject({ code: 'CASE_STOPPED' });
    expect(last(opened()).status).toBe('OPEN');
  });
});
