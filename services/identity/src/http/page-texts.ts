import { LANGUAGES, type Language, type Texts } from '@attestation/contracts';

/** What the issuer's own pages say. */
export const PAGE_TEXTS = {
  platform: { kk: 'Педагогтерді аттестаттау', ru: 'Аттестация педагогов', en: 'Attestation of teachers' },
  signIn: { kk: 'Жүйеге кіру', ru: 'Вход в систему', en: 'Sign in' },
  login: { kk: 'Логин', ru: 'Логин', en: 'Login name' },
  password: { kk: 'Құпиясөз', ru: 'Пароль', en: 'Password' },
  submit: { kk: 'Кіру', ru: 'Войти', en: 'Sign in' },
  language: { kk: 'Тіл', ru: 'Язык', en: 'Language' },
  wrong: {
    kk: 'Логин немесе құпиясөз қате. Қайта енгізіп көріңіз.',
    ru: 'Неверный логин или пароль. Попробуйте ещё раз.',
    en: 'The login name or the password is wrong. Try again.',
  },
  closed: {
    kk: 'Қате әрекет тым көп болды. 15 минуттан кейін қайталаңыз.',
    ru: 'Слишком много неудачных попыток. Повторите через 15 минут.',
    en: 'Too many failed attempts. Try again in 15 minutes.',
  },
  busy: {
    kk: 'Қазір бір мезгілде тым көп адам кіріп жатыр. Бірнеше секундтан кейін қайталаңыз.',
    ru: 'Сейчас одновременно входит слишком много людей. Повторите через несколько секунд.',
    en: 'Too many people are signing in at this moment. Try again in a few seconds.',
  },
  notice: {
    kk: 'Бұл — зертханалық кіру беті: бір компьютерде сынап көруге арналған, өндірістік ортада іске қосылмайды.',
    ru: 'Это учебная страница входа: для проверки на одном компьютере, в промышленной среде не запускается.',
    en: 'This sign-in page is for trying the platform out on one machine; it does not run in production.',
  },
  movedClock: {
    kk: 'Платформа сағаты жылжытылған, күндер мен құжаттар нақты емес. Қазір мұнда:',
    ru: 'Часы платформы переведены: даты и документы ненастоящие. Сейчас здесь:',
    en: 'The platform’s clock was moved: dates and documents are not real. The time here is:',
  },
  signOut: { kk: 'Жүйеден шығу', ru: 'Выход из системы', en: 'Sign out' },
  signOutQuestion: { kk: 'Жүйеден шығасыз ба?', ru: 'Выйти из системы?', en: 'Do you want to sign out?' },
  signOutYes: { kk: 'Шығу', ru: 'Выйти', en: 'Sign out' },
  signOutNo: { kk: 'Қалу', ru: 'Остаться', en: 'Stay' },
  signedOut: { kk: 'Сіз жүйеден шықтыңыз.', ru: 'Вы вышли из системы.', en: 'You have signed out.' },
  failed: { kk: 'Кіру орындалмады', ru: 'Войти не удалось', en: 'Sign-in failed' },
  failedHelp: {
    kk: 'Бет ескірген болуы мүмкін. Бастапқы бетке оралып, қайта кіріңіз.',
    ru: 'Возможно, страница устарела. Вернитесь на начальную страницу и войдите снова.',
    en: 'The page may be out of date. Go back to the start page and sign in again.',
  },
  back: { kk: 'Бастапқы бетке', ru: 'На начальную страницу', en: 'To the start page' },
} as const satisfies Record<string, Texts>;

export const LANGUAGE_NAMES: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** The first language we speak among the wishes (`?lang`, `ui_locales`, Accept-Language), else Kazakh. */
export function languageOf(...wishes: (string | undefined)[]): Language {
  for (const wish of wishes) {
    const spoken = wish?.split(/[\s,]+/).map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
    if (spoken) return spoken;
  }
  return 'kk';
}

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);
