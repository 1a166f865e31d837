import type { Instant, PlainDate } from '@attestation/contracts';
import type { DocumentLanguage } from '../shapes/kinds.js';

/** Months as sentences want them. kk: the name, «-дағы», «-ға»; ru: the genitive for all. */
const KK = [
  ['қаңтар', 'қаңтардағы', 'қаңтарға'], ['ақпан', 'ақпандағы', 'ақпанға'], ['наурыз', 'наурыздағы', 'наурызға'], ['сәуір', 'сәуірдегі', 'сәуірге'],
  ['мамыр', 'мамырдағы', 'мамырға'], ['маусым', 'маусымдағы', 'маусымға'], ['шілде', 'шілдедегі', 'шілдеге'], ['тамыз', 'тамыздағы', 'тамызға'],
  ['қыркүйек', 'қыркүйектегі', 'қыркүйекке'], ['қазан', 'қазандағы', 'қазанға'], ['қараша', 'қарашадағы', 'қарашаға'], ['желтоқсан', 'желтоқсандағы', 'желтоқсанға'],
] as const;
const RU = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'] as const;

const numbersIn = (date: PlainDate): [year: string, month: number, day: string] => [date.slice(0, 4), Number(date.slice(5, 7)) - 1, date.slice(8, 10)];

/** The date by itself: «2025 жылғы 20 мамыр», «20 мая 2025 года». */
export function dateText(date: PlainDate, language: DocumentLanguage): string {
  const [year, month, day] = numbersIn(date);
  return language === 'kk' ? `${year} жылғы ${Number(day)} ${KK[month]?.[0]}` : `${Number(day)} ${RU[month]} ${year} года`;
}

/** Of something of that date: «2025 жылғы 20 мамырдағы», «от 20 мая 2025 года». */
export function ofDate(date: PlainDate, language: DocumentLanguage): string {
  const [year, month, day] = numbersIn(date);
  return language === 'kk' ? `${year} жылғы ${Number(day)} ${KK[month]?.[1]}` : `от ${dateText(date, 'ru')}`;
}

/** Up to a date: «2030 жылғы 20 мамырға дейін», «до 20 мая 2030 года». */
export function untilDate(date: PlainDate, language: DocumentLanguage): string {
  const [year, month, day] = numbersIn(date);
  return language === 'kk' ? `${year} жылғы ${Number(day)} ${KK[month]?.[2]} дейін` : `до ${dateText(date, 'ru')}`;
}

/** For tables: 20.05.2025. */
export const shortDate = (date: PlainDate): string => date.split('-').reverse().join('.');

const ALMATY_MS = 5 * 3_600_000;

/** An instant as the country's clocks show it: 20.05.2025 14:30. */
export function timeText(instant: Instant): string {
  const local = new Date(Date.parse(instant) + ALMATY_MS).toISOString();
  return `${shortDate(local.slice(0, 10) as PlainDate)} ${local.slice(11, 16)}`;
}
