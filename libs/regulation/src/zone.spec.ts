import { describe, expect, it } from '@jest/globals';
import { plainDateOf } from '@attestation/contracts';
import fc from 'fast-check';
import { endOfDay, epochOf, instantOf, localDate, localTime, minutesAfter, startOfDay } from './zone.js';

const day = plainDateOf;

describe('the time of Kazakhstan', () => {
  it('is five hours ahead of UTC since 1 March 2024, six before', () => {
    expect(localTime('2025-03-17T04:00:00Z')).toEqual({ date: '2025-03-17', minute: 9 * 60 });
    expect(localTime('2024-02-29T17:59:00Z')).toEqual({ date: '2024-02-29', minute: 23 * 60 + 59 });
    expect(localTime('2024-02-29T18:00:00Z')).toEqual({ date: '2024-02-29', minute: 23 * 60 });
    expect(localTime('2024-02-29T19:00:00Z')).toEqual({ date: '2024-03-01', minute: 0 });
  });

  it('knows the regions in the west that had it before', () => {
    for (const region of ['15', '23', '27', '43', '47']) expect([region, localTime('2024-02-01T13:00:00Z', region).minute]).toEqual([region, 18 * 60]);
    for (const region of ['75', '39', '63', undefined]) expect([region, localTime('2024-02-01T13:00:00Z', region).minute]).toEqual([region, 19 * 60]);
    expect(instantOf(day('2024-02-29'), 23 * 60, '15')).toBe('2024-02-29T23:00:00+05:00');
    expect(localTime('2024-02-29T18:30:00Z', '15')).toEqual(localTime('2024-02-29T18:30:00Z', '75'));
  });

  it('writes deadlines with the fixed offset +05:00', () => {
    expect(instantOf(day('2025-03-18'), 18 * 60 + 30)).toBe('2025-03-18T18:30:00+05:00');
    expect(endOfDay(day('2025-08-01'))).toBe('2025-08-02T00:00:00+05:00');
    expect(startOfDay(day('2025-08-01'))).toBe('2025-08-01T00:00:00+05:00');
    expect(instantOf(day('2024-02-28'), 0)).toBe('2024-02-28T00:00:00+06:00');
  });

  it('changes the day at Almaty’s midnight, not at UTC’s', () => {
    expect(localDate('2025-03-16T18:59:59Z')).toBe('2025-03-16');
    expect(localDate('2025-03-16T19:00:00Z')).toBe('2025-03-17');
  });

  it('reads back the minute it wrote', () =>
    fc.assert(
      fc.property(fc.integer({ min: epochOf('2024-03-01T00:00:00Z') / 60_000, max: epochOf('2027-12-31T00:00:00Z') / 60_000 }), (minutes) => {
        const instant = new Date(minutes * 60_000).toISOString();
        const { date, minute } = localTime(instant);
        expect(epochOf(instantOf(date, minute))).toBe(epochOf(instant));
      }),
      { seed: 7 },
    ));

  it('counts minutes to the second, also over midnight, and never shortens a deadline', () => {
    expect(minutesAfter('2025-04-10T07:00:01Z', 30)).toBe('2025-04-10T12:30:01+05:00');
    expect(minutesAfter('2025-04-10T18:45:59.001Z', 30)).toBe('2025-04-11T00:16:00+05:00');
    expect(minutesAfter('2025-04-10T12:00:00+05:00', 0)).toBe('2025-04-10T12:00:00+05:00');
  });

  it.each(['2025-03-17', '2025-03-17T09:00:00', 'tomorrow', ''])('refuses "%s", which is no instant', (text) => expect(() => epochOf(text)).toThrow(RangeError));
});
