import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsInstant, IsPlainDate } from './is-date.js';
import type { ProblemException } from './problem.js';
import { validationPipe } from './validation.js';

class Meeting {
  @IsInstant() startsAt!: string;
  @IsPlainDate() from!: string;
}
const faults = async (given: Record<string, unknown>) => {
  const refused = await validationPipe().transform(given, { type: 'body', metatype: Meeting }).catch((problem: unknown) => problem);
  return ((refused as ProblemException).content?.errors ?? []).map(({ field, text }) => [field, text.en]);
};
const [DAY, MOMENT] = ['2025-04-10', '2025-04-10T10:00:00+05:00'];

describe('A date', () => {
  it.each(['2025-02-29', '0000-01-01', '1899-12-31', '10000-01-01', '2025-13-01', '2025-W10-1', '20250410', '', null, 20250410])('is not %j; what to enter is said', async (from) => {
    expect(await faults({ startsAt: MOMENT, from })).toEqual([['from', 'Enter a date that exists, as YYYY-MM-DD.']]);
  });
});

describe('A moment', () => {
  it.each([
    '2025-02-29T10:00:00+05:00', '2025-04-10', '2025-04-10T10:00:00', '2025-04-10T10+05:00', '2025-04-10T24:00:00+05:00', '2025-04-10T10:60:00+05:00', '2025-04-10T10:00:00+25:00',
    '2025-W15-4T10:00Z', '2025-100T10:00Z', '0000-01-01T00:00:00Z', '2025-04-10 10:00:00+05:00', null, 5,
  ])('is not %j; what to enter is said', async (startsAt) => {
    expect(await faults({ startsAt, from: DAY })).toEqual([['startsAt', expect.stringContaining('2025-04-10T10:00:00+05:00')]]);
  });

  it.each(['2025-04-10T10:00+05:00', '2025-04-10T05:00:00Z', '2025-04-10T05:00:00.123Z', '2025-12-31T23:59:59-11:30'])('may be %j', async (startsAt) => {
    expect(await faults({ startsAt, from: DAY })).toEqual([]);
  });

  it('that is accepted is one that a clock can show', async () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
    const moment = fc.tuple(part(13), part(32), part(25), part(61), part(15)).map(([month, day, hour, minute, offset]) => `2024-${month}-${day}T${hour}:${minute}:00+${offset}:00`);
    await fc.assert(fc.asyncProperty(moment, async (startsAt) => (await faults({ startsAt, from: DAY })).length > 0 || !Number.isNaN(Date.parse(startsAt))), { numRuns: 500 });
  });
});
