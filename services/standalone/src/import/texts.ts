import type { Texts } from '@attestation/contracts';

/** What can be wrong with a file, or with the form of a line, before the register sees it. `{…}` are filled in; never with a cell's value. */
export const FILE_TEXTS = {
  NOT_UTF8: {
    kk: 'Файл UTF-8 кодтауында емес: «CSV UTF-8» түрінде сақтаңыз.',
    ru: 'Файл не в кодировке UTF-8: сохраните его как «CSV UTF-8».',
    en: 'The file is not in UTF-8: save it as “CSV UTF-8”.',
  },
  FILE_EMPTY: { kk: 'Файлда баған атаулары жоқ.', ru: 'В файле нет строки с названиями столбцов.', en: 'The file has no line with the names of its columns.' },
  HEADER_WRONG: {
    kk: 'Баған атаулары сәйкес емес: {names}.',
    ru: 'Названия столбцов не подходят: {names}.',
    en: 'The names of the columns do not fit: {names}.',
  },
  QUOTE_BROKEN: {
    kk: 'Тырнақша қате қойылған: өріс ішіндегі тырнақшаны екі рет жазыңыз.',
    ru: 'Кавычки расставлены неверно: кавычку внутри поля удвойте.',
    en: 'The quotation marks do not match: double one that stands inside a field.',
  },
  COLUMN_COUNT: {
    kk: 'Өрістер саны {found}, бағандар саны {wanted}.',
    ru: 'Полей {found}, а столбцов {wanted}.',
    en: 'It has {found} fields, there are {wanted} columns.',
  },
  LINE_TOO_LONG: { kk: 'Жол тым ұзын.', ru: 'Строка слишком длинная.', en: 'The line is too long.' },
  WHOLE_TEXT: {
    kk: 'Жарамсыз таңба бар: алып тастаңыз.',
    ru: 'Есть недопустимый знак: уберите его.',
    en: 'It holds a character that no text can have: remove it.',
  },
} as const satisfies Record<string, Texts>;
export type FileCode = keyof typeof FILE_TEXTS;

/** What the command says of a run. */
export const RUN_TEXTS = {
  line: { kk: 'жол', ru: 'строка', en: 'line' },
  CREATED: { kk: 'жаңа', ru: 'новых', en: 'created' },
  CHANGED: { kk: 'өзгерген', ru: 'изменено', en: 'changed' },
  UNCHANGED: { kk: 'өзгеріссіз', ru: 'без изменений', en: 'unchanged' },
  REFUSED: { kk: 'қабылданбаған', ru: 'не принято', en: 'refused' },
  lines: { kk: 'жол', ru: 'строк', en: 'lines' },
  dryRun: { kk: 'тексеру ғана: ештеңе өзгерген жоқ', ru: 'только проверка: ничего не изменено', en: 'checked only: nothing was changed' },
  nothing: { kk: 'қате жолдар бар: ештеңе енгізілген жоқ', ru: 'есть неверные строки: ничего не внесено', en: 'there are wrong lines: nothing was taken over' },
  resumed: { kk: '{line}-жолдан кейін жалғасады', ru: 'продолжение после строки {line}', en: 'goes on after line {line}' },
  stopped: {
    kk: '{line}-жолдан кейін тоқтады: жалғастыру үшін сол команданы қайталаңыз',
    ru: 'остановлено после строки {line}: повторите ту же команду, чтобы продолжить',
    en: 'stopped after line {line}: run the same command again to go on',
  },
} as const satisfies Record<string, Texts>;

export const filled = (texts: Texts, values: Record<string, string | number>): Texts => {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { kk: fill(texts.kk), ru: fill(texts.ru), en: fill(texts.en) };
};
