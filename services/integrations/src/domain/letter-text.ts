import type { Instant } from '@attestation/contracts';
import { localTime } from '@attestation/regulation';
import type { ExtractLetter, LetterContent, TestNotice } from './letter.js';

export type LetterLanguage = 'kk' | 'ru';

/** What a letter says. */
export interface LetterText {
  subject: string;
  text: string;
}

/** Day and hour as the country's clocks show them: 02.04.2025, 13:00. */
function dayAndHour(instant: Instant): string {
  const { date, minute } = localTime(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.split('-').reverse().join('.')}, ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const TEST_NOTICE: Record<LetterLanguage, (notice: TestNotice, url: string) => LetterText> = {
  kk: ({ startsAt, place }, url) => ({
    subject: `Тестілеу: ${dayAndHour(startsAt)}`,
    text: `Құрметті педагог!\n\nСіз жазылған білім тестілеуі өтеді:\n\nкүні мен сағаты: ${dayAndHour(startsAt)} (Қазақстан уақыты)\nорны: ${place}\n\nӨтініміңіз бен тестілеу туралы мәлімет: ${url}\n\nБұл хатқа жауап жазудың қажеті жоқ.`,
  }),
  ru: ({ startsAt, place }, url) => ({
    subject: `Тестирование: ${dayAndHour(startsAt)}`,
    text: `Уважаемый педагог!\n\nТестирование знаний, на которое Вы записаны, пройдёт:\n\nдень и час: ${dayAndHour(startsAt)} (время Казахстана)\nместо: ${place}\n\nСведения о Вашем заявлении и тестировании: ${url}\n\nОтвечать на это письмо не нужно.`,
  }),
};

const EXTRACT: Record<LetterLanguage, (letter: ExtractLetter, url: string) => LetterText> = {
  kk: ({ protocolNumber }, url) => ({
    subject: `Хаттамадан үзінді № ${protocolNumber}`,
    text: `Құрметті педагог!\n\nАттестаттау комиссиясының сіздің ісіңіз бойынша шешімі туралы № ${protocolNumber} хаттамадан үзіндіге комиссия хатшысы қол қойды.\n\nОл жеке кабинетіңізде, ісіңіздің құжаттарының арасында: ${url}\n\nБұл хатқа жауап жазудың қажеті жоқ.`,
  }),
  ru: ({ protocolNumber }, url) => ({
    subject: `Выписка из протокола № ${protocolNumber}`,
    text: `Уважаемый педагог!\n\nВыписка из протокола № ${protocolNumber} с решением аттестационной комиссии по Вашему делу подписана секретарём комиссии.\n\nОна в Вашем личном кабинете, среди документов дела: ${url}\n\nОтвечать на это письмо не нужно.`,
  }),
};

const inLanguage = (content: LetterContent, language: LetterLanguage, url: string): LetterText =>
  content.kind === 'EXTRACT' ? EXTRACT[language](content, url) : TEST_NOTICE[language](content, url);

/**
 * A letter in the language in which the teacher signed her application; in both, Kazakh first, where that is not known. It names no person.
 * @param url where she reads more of her case
 * @source
 */
export function letterText(content: LetterContent, language: LetterLanguage | null, url: string): LetterText {
  const said = (language ? [language] : (['kk', 'ru'] as const)).map((each) => inLanguage(content, each, url));
  return { subject: said.map(({ subject }) => subject).join(' / '), text: `${said.map(({ text }) => text).join('\n\n* * *\n\n')}\n` };
}
