import { describe, expect, it } from '@jest/globals';
import { dayOfTyped, hoursOf, NO_HOURS, timeOfDay, type Typed, typedOf, withDay } from './typed';

const name = { kk: 'Ауыстырылған демалыс', ru: 'Перенесённый отдых', en: 'Day of rest, moved' };
const moved: Typed = { date: '2025-03-18', kind: 'MOVED_OFF', name, act: ' Приказ № 77 ', confirmed: false };

describe('A day of the calendar in the form', () => {
  it('is sent with its kind, its name in three languages and its act', () => {
    expect(dayOfTyped(moved, 2025)).toEqual({ date: '2025-03-18', day: { kind: 'MOVED_OFF', name, act: 'Приказ № 77', confirmed: false } });
  });

  it.each([
    ['another year', { date: '2026-03-18' }],
    ['no day', { date: '' }],
    ['no act', { act: ' ' }],
    ['a name in two languages', { name: { ...name, en: '' } }],
  ])('is not ready with %s', (_title, part) => expect(dayOfTyped({ ...moved, ...part }, 2025)).toBeUndefined());

  it('is an ordinary day of the week again without name and act', () => {
    expect(dayOfTyped({ ...typedOf(), date: '2025-03-18', kind: '' }, 2025)).toEqual({ date: '2025-03-18', day: null });
  });

  it('begins as it stands in the calendar, where it is one of its days', () => {
    const day = { date: '2026-05-27', kind: 'RELIGIOUS' as const, name, act: 'ст. 5', confirmed: false };
    expect(dayOfTyped({ ...typedOf(day), confirmed: true }, 2026)).toEqual({ date: day.date, day: { kind: 'RELIGIOUS', name, act: 'ст. 5', confirmed: true } });
  });

  it('stands once in a change, in the order of the year', () => {
    const days = withDay(withDay(withDay([], { date: '2025-05-08', day: null }), { date: '2025-03-18', day: null }), { date: '2025-05-08', day: null });
    expect(days.map(({ date }) => date)).toEqual(['2025-03-18', '2025-05-08']);
  });
});

describe('Office hours in the form', () => {
  it('are minutes of the day, as they were', () => {
    const hours = { opens: 540, closes: 1110, lunchFrom: 780, lunchTo: 870, act: 'Приказ № 78', confirmed: true };
    const typed = { opens: timeOfDay(540), closes: timeOfDay(1110), lunchFrom: timeOfDay(780), lunchTo: timeOfDay(870), act: hours.act, confirmed: true };
    expect(typed.closes).toBe('18:30');
    expect(hoursOf(typed)).toEqual(hours);
  });

  it('are not sent while one is missing', () => {
    expect(hoursOf(NO_HOURS)).toBeUndefined();
    expect(hoursOf({ ...NO_HOURS, opens: '09:00', closes: '18:00', lunchFrom: '13:00', lunchTo: '14:00' })).toBeUndefined();
  });
});
