const ZONE = 'Asia/Almaty';
const LOCALES: Record<string, string> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };

/** An instant as people in Kazakhstan read it: date and time in Almaty, in the page's language. */
export const moment = (instant: string | number, language: string): string =>
  new Intl.DateTimeFormat(LOCALES[language] ?? 'kk-KZ', { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE }).format(new Date(instant));
