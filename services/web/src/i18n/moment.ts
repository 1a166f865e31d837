const ZONE = 'Asia/Almaty';
const LOCALES: Record<string, string> = { ru: 'ru-RU', en: 'en-GB' };
/** Of our own: not every browser brings Kazakh dates, and without them it shows "2025 M03 17". */
const KAZAKH_MONTHS = ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'];

/** The calendar day of an instant in Almaty, as people in Kazakhstan write it in the page's language. */
export function dayOf(instant: string | number, language: string): string {
  const at = new Date(instant);
  if (language !== 'kk') return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: ZONE }).format(at);
  const parts = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: ZONE }).formatToParts(at);
  const [day, month, year] = (['day', 'month', 'year'] as const).map((type) => Number(parts.find((part) => part.type === type)?.value));
  return `${year} жылғы ${day} ${KAZAKH_MONTHS[Number(month) - 1]}`;
}

/** The hour and minute of an instant in Almaty. */
export const timeOf = (instant: string | number): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE }).format(new Date(instant));

/** Day and time of an instant in Almaty, in the page's language. */
export const moment = (instant: string | number, language: string): string => `${dayOf(instant, language)}, ${timeOf(instant)}`;
