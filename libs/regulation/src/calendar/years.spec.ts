import { describe, expect, it } from '@jest/globals';
import { plainDateOf } from '@attestation/contracts';
import { answerDue, calendarOf, isWorkingDay, KAZAKHSTAN, loadedYears, registrationDay, RELEASED_YEARS, ruleSetOf, whereLoaded, type CalendarYear } from '../index.js';

const day = plainDateOf;
const rules = ruleSetOf('2025-03-10' as never);
const released = (year: number): CalendarYear => RELEASED_YEARS.find((each) => each.year === year)!;
const name = { kk: 'Ауыстырылған', ru: 'Перенесён', en: 'Moved' };
const moved = (date: string, kind: CalendarYear['days'][number]['kind']) => ({ date: day(date), kind, name, act: 'Приказ № 1', confirmed: true });

/** 2025 with Tuesday 18 March given for Saturday 22 March. */
const changed: CalendarYear = { ...released(2025), version: 1, days: [...released(2025).days, moved('2025-03-18', 'MOVED_OFF')] };
const calendar = calendarOf([changed]);

describe('a working calendar that the authorised body has changed (F-19)', () => {
  it('is as released where nothing was changed', () => {
    expect(calendarOf([])).toBe(KAZAKHSTAN);
    expect(loadedYears([]).map(({ year, version }) => [year, version])).toEqual([[2024, 0], [2025, 0], [2026, 0], [2027, 0]]);
  });

  it('counts the changed year as changed and the others as before', () => {
    expect([isWorkingDay(day('2025-03-18')), isWorkingDay(day('2025-03-18'), calendar)]).toEqual([true, false]);
    expect(isWorkingDay(day('2026-03-18'), calendar)).toBe(true);
    expect(answerDue(rules, day('2025-03-17'), calendar).at).toBe('2025-03-19T18:30:00+05:00');
  });

  it('knows the office hours of each year', () => {
    const earlier = calendarOf([{ ...released(2026), version: 1, hours: { ...released(2026).hours, opens: 480, closes: 1020 } }]);
    expect(registrationDay('2026-03-17T17:30:00+05:00', earlier)).toMatchObject({ outcome: 'NEXT_WORKING_DAY', at: '2026-03-18T08:00:00+05:00' });
    expect(registrationDay('2025-03-17T17:30:00+05:00', earlier).outcome).toBe('SAME_DAY');
    expect(answerDue(rules, day('2026-03-17'), earlier).at).toBe('2026-03-18T17:00:00+05:00');
  });

  it('loads a year that was not there', () => {
    const next: CalendarYear = { ...released(2027), year: 2028, version: 1, days: [moved('2028-01-03', 'SUBSTITUTE')] };
    expect(answerDue(rules, day('2027-12-31'), calendarOf([next])).day).toBe('2028-01-04');
    expect(loadedYears([next]).map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027, 2028]);
  });

  it('names the year that a deadline reaches and that is not loaded; another failure stays one', () => {
    expect(whereLoaded(() => answerDue(rules, day('2027-12-31')))).toEqual({ yearMissing: 2028 });
    expect(whereLoaded(() => answerDue(rules, day('2027-12-30')).day)).toBe('2027-12-31');
    expect(() => whereLoaded(() => { throw new RangeError('another'); })).toThrow('another');
  });
});
