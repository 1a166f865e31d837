import { describe, expect, it } from '@jest/globals';
import { plainDateOf } from '@attestation/contracts';
import fc from 'fast-check';
import { addDays, addYears, CALENDAR_DAYS, dateOfDay, dayNumber, LOADED_YEARS, schoolYear, weekday, wholeMonths } from '../index.js';
import { addWorkingDays, isWorkingDay, workingDayFrom, workingDaysBetween } from './working-days.js';

const day = plainDateOf;
const SEED = 2025;
const first = dayNumber(day('2024-01-01'));
const last = dayNumber(day('2027-11-30'));
const aDate = fc.integer({ min: first, max: last }).map(dateOfDay);

describe('the working calendar of Kazakhstan (F-19)', () => {
  it.each([
    ['2025-03-17', true, 'an ordinary Monday'],
    ['2025-03-15', false, 'a Saturday'],
    ['2025-03-10', false, 'the Monday after 8 March on a Saturday'],
    ['2025-03-21', false, 'Наурыз'],
    ['2025-03-25', false, 'the second day given for Наурыз at the weekend'],
    ['2025-03-26', true, 'the first working day after it'],
    ['2025-01-03', false, 'a day of rest moved by order'],
    ['2025-01-05', true, 'the Sunday worked instead'],
    ['2024-05-04', true, 'a Saturday worked instead of 8 May'],
    ['2024-05-08', false, 'a Wednesday of rest'],
    ['2025-06-06', false, 'Құрбан айт'],
    ['2024-06-17', true, 'Құрбан айт on a Sunday moves no day'],
    ['2024-01-08', true, 'Рождество on a Sunday moves no day'],
    ['2025-09-01', false, 'the Monday after 30 August on a Saturday'],
    ['2025-12-17', true, 'one day of Independence only'],
    ['2026-08-31', true, 'no feast on 30 August since the Constitution of 2026'],
  ])('%s works: %s (%s)', (date, works) => {
    expect(isWorkingDay(day(date))).toBe(works);
  });

  it('gives a working day for each feast of state that falls on a day of rest, and for no other', () => {
    for (const year of LOADED_YEARS) {
      const ofYear = CALENDAR_DAYS.filter(({ date }) => date.startsWith(String(year)));
      const onRest = ofYear.filter(({ kind, date }) => kind === 'HOLIDAY' && weekday(date) > 5);
      const substitutes = ofYear.filter(({ kind }) => kind === 'SUBSTITUTE');
      expect([year, substitutes.length]).toEqual([year, onRest.length]);
      for (const { date } of substitutes) expect([date, weekday(date) <= 5]).toEqual([date, true]);
    }
  });

  it('names each day once, with its act; what was not read in an act is marked', () => {
    expect(new Set(CALENDAR_DAYS.map(({ date }) => date)).size).toBe(CALENDAR_DAYS.length);
    for (const { act, name } of CALENDAR_DAYS) expect([act.length > 10, new Set([name.kk, name.ru, name.en]).size > 1]).toEqual([true, true]);
    expect(CALENDAR_DAYS.filter(({ confirmed }) => !confirmed).map(({ date }) => date)).toContain('2027-05-16');
  });

  it('refuses a deadline that reaches a year not loaded, naming the year', () => {
    expect(() => addWorkingDays(day('2027-12-31'), 1)).toThrow(expect.objectContaining({ code: 'CALENDAR_YEAR_MISSING', detail: { year: 2028 } }));
    expect(() => isWorkingDay(day('2023-12-29'))).toThrow(/2023/);
  });

  it('counts the appeal’s 15 working days over the May feasts', () => {
    expect(addWorkingDays(day('2025-04-28'), 15)).toBe('2025-05-22');
  });

  it('adds working days one after the other: a then b is a + b', () =>
    fc.assert(
      fc.property(fc.integer({ min: first, max: dayNumber(day('2027-06-30')) }).map(dateOfDay), fc.nat({ max: 40 }), fc.nat({ max: 40 }), (date, a, b) => {
        fc.pre(a > 0 && b > 0);
        expect(addWorkingDays(addWorkingDays(date, a), b)).toBe(addWorkingDays(date, a + b));
      }),
      { seed: SEED },
    ));

  it('always lands on a working day, and has as many working days on the way as were asked for', () =>
    fc.assert(
      fc.property(fc.integer({ min: first, max: dayNumber(day('2027-06-30')) }).map(dateOfDay), fc.integer({ min: 1, max: 60 }), (date, count) => {
        const landed = addWorkingDays(date, count);
        expect(isWorkingDay(landed)).toBe(true);
        expect(workingDaysBetween(date, landed)).toBe(count);
      }),
      { seed: SEED },
    ));

  it('finds the first working day that is not before the date', () =>
    fc.assert(
      fc.property(aDate, (date) => {
        const found = workingDayFrom(date);
        expect(found >= date && isWorkingDay(found)).toBe(true);
        expect(workingDaysBetween(addDays(date, -1), found)).toBe(1);
      }),
      { seed: SEED },
    ));
});

describe('calendar dates', () => {
  it('counts days as the calendar does', () =>
    fc.assert(
      fc.property(aDate, fc.integer({ min: -400, max: 400 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(dayNumber(addDays(date, days)) - dayNumber(date)).toBe(days);
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
      }),
      { seed: SEED },
    ));

  it('knows Monday', () => expect(weekday(day('2025-03-17'))).toBe(1));
  it('turns 29 February into 28 February where there is none', () => {
    expect(addYears(day('2024-02-29'), 5)).toBe('2029-02-28');
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29');
  });
  it.each([
    ['2023-05-15', '2025-03-14', 21],
    ['2023-05-15', '2025-03-15', 22],
    ['2023-05-15', '2023-05-14', 0],
  ])('from %s to %s there are %i whole months', (from, to, months) => expect(wholeMonths(day(from), day(to))).toBe(months));
  it('begins the school year on 1 September', () => {
    expect(schoolYear(day('2025-08-31'))).toEqual({ from: '2024-09-01', to: '2025-08-31' });
    expect(schoolYear(day('2025-09-01'))).toEqual({ from: '2025-09-01', to: '2026-08-31' });
  });
});
