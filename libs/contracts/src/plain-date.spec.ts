import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainDateOf, readPlainDate } from './plain-date.js';

/** What `Date` makes of a text: a day that does not exist becomes another one, or none. */
function exists(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

describe('A calendar date', () => {
  it('is one of the days there are, whatever the year', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(part(9999), part(14), part(33), (year, month, day) => {
        const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
        expect(readPlainDate(text)).toBe(exists(text) ? text : undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['2024-02-29', '2000-02-29', '2025-02-28', '2025-12-31'])('may be %s', (text) => expect(plainDateOf(text)).toBe(text));

  it.each(['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-01-00', '2025-1-1', ' 2025-01-01', '2025-01-01T00:00:00Z', ''])('is never "%s"', (text) => {
    expect(readPlainDate(text)).toBeUndefined();
    expect(() => plainDateOf(text)).toThrow(RangeError);
  });
});
