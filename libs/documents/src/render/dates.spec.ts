import { plainDateOf } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import { dateText, ofDate, shortDate, timeText, untilDate } from './dates.js';

const month = (number: number) => plainDateOf(`2025-${String(number).padStart(2, '0')}-05`);
const MONTHS = Array.from({ length: 12 }, (_, at) => month(at + 1));

describe('a date', () => {
  it('stands by itself in each month', () => {
    expect(MONTHS.map((each) => dateText(each, 'kk').split(' ').slice(2).join(' '))).toEqual([
      '5 қаңтар', '5 ақпан', '5 наурыз', '5 сәуір', '5 мамыр', '5 маусым', '5 шілде', '5 тамыз', '5 қыркүйек', '5 қазан', '5 қараша', '5 желтоқсан',
    ]);
    expect(dateText(month(5), 'kk')).toBe('2025 жылғы 5 мамыр');
    expect(MONTHS.map((each) => dateText(each, 'ru').split(' ')[1])).toEqual([
      'января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря',
    ]);
    expect(dateText(month(5), 'ru')).toBe('5 мая 2025 года');
  });

  it('says of what date something is, with the ending its vowels want', () => {
    expect(MONTHS.map((each) => ofDate(each, 'kk').split(' ').at(-1))).toEqual([
      'қаңтардағы', 'ақпандағы', 'наурыздағы', 'сәуірдегі', 'мамырдағы', 'маусымдағы', 'шілдедегі', 'тамыздағы', 'қыркүйектегі', 'қазандағы', 'қарашадағы', 'желтоқсандағы',
    ]);
    expect(ofDate(month(12), 'ru')).toBe('от 5 декабря 2025 года');
  });

  it('says until when', () => {
    expect(MONTHS.map((each) => untilDate(each, 'kk').split(' ').at(-2))).toEqual([
      'қаңтарға', 'ақпанға', 'наурызға', 'сәуірге', 'мамырға', 'маусымға', 'шілдеге', 'тамызға', 'қыркүйекке', 'қазанға', 'қарашаға', 'желтоқсанға',
    ]);
    expect(untilDate(plainDateOf('2030-05-31'), 'ru')).toBe('до 31 мая 2030 года');
  });

  it('is short in tables', () => {
    expect(shortDate(plainDateOf('2025-02-01'))).toBe('01.02.2025');
  });
});

describe('an instant', () => {
  it.each([
    ['2025-05-20T09:30:59.999Z', '20.05.2025 14:30'],
    ['2025-05-20T19:00:00Z', '21.05.2025 00:00'],
    ['2024-12-31T18:59:59Z', '31.12.2024 23:59'],
    ['2025-05-20T14:30:00+05:00', '20.05.2025 14:30'],
  ])('%s is what the country’s clocks show: %s', (instant, shown) => {
    expect(timeText(instant)).toBe(shown);
  });
});
