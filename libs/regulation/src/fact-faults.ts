import type { Texts } from '@attestation/contracts';

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** What can be wrong with facts, in the words of whoever gave them. */
export const FACT_FAULTS = {
  wholeNumber: (from: number, to: number) =>
    to === Number.MAX_SAFE_INTEGER
      ? t(`Кемінде ${from} болатын бүтін сан болуы тиіс.`, `Нужно целое число не меньше ${from}.`, `It must be a whole number of at least ${from}.`)
      : t(`${from}–${to} аралығындағы бүтін сан болуы тиіс.`, `Нужно целое число от ${from} до ${to}.`, `It must be a whole number from ${from} to ${to}.`),
  twoDecimals: t('Ұпайда ең көбі екі ондық таңба болады.', 'В баллах не больше двух десятичных знаков.', 'Points have at most two decimals.'),
  noCriterion: t('Парақта мұндай критерий жоқ.', 'Такого критерия в листе нет.', 'There is no such criterion on the sheet.'),
  noGroup: t('Мұндай лауазымдар тобы жоқ.', 'Такой группы должностей нет.', 'There is no such group of posts.'),
  noYears: t('Байқау жүргізілген оқу жылын көрсетіңіз.', 'Укажите учебный год с наблюдениями.', 'Name at least one school year with observations.'),
  noSheets: t('Бірде-бір бағалау парағы берілмеген.', 'Ни одного листа оценивания не подано.', 'There is no sheet that was submitted.'),
  moreVotes: t('Дауыс саны қатысқандардан көп.', 'Голосов больше, чем присутствующих.', 'There are more votes than members present.'),
  chairInFavour: t('Төраға жақтап берген, бірақ жақтаған дауыс жоқ.', 'Председатель голосовал за, но голосов за нет.', 'The chair voted for, but no vote is for.'),
  chairAgainst: t('Төраға қарсы берген, бірақ қарсы дауыс жоқ.', 'Председатель голосовал против, но голосов против нет.', 'The chair voted against, but no vote is against.'),
  noTable: t('Қағидаларда мұндай кесте жоқ.', 'Такой таблицы в Правилах нет.', 'The Rules have no such table.'),
  noRow: t('Бұл кестеде мұндай жол не өріс жоқ.', 'В этой таблице нет такой строки или поля.', 'The table has no such row or field.'),
  oneOfThree: t('Біреуін ғана көрсетіңіз: set, add немесе remove.', 'Укажите одно из трёх: set, add или remove.', 'Give one of the three: set, add or remove.'),
  oneRow: t('Бұл кестеде бір ғана жол бар: ол тек өзгертіледі.', 'В этой таблице одна строка: её можно только изменить.', 'The table has one row only: it can be changed, no more.'),
  lastRow: t('Кестеде кемінде бір жол қалуы тиіс.', 'В таблице должна остаться хотя бы одна строка.', 'At least one row must stay in the table.'),
  wholeRow: t('Жаңа жолда кесте жолдарының барлық өрісі ғана болуы тиіс.', 'В новой строке должны быть все поля строк этой таблицы, и только они.', 'A new row has all members of the table’s rows and no other.'),
  otherKey: t('Кілт жолға сай емес немесе мұндай жол бар.', 'Ключ не соответствует строке, или такая строка уже есть.', 'The key is not the row’s own, or there is such a row already.'),
  otherKind: t('Мән басқа түрде: жолдағыдай болуы тиіс.', 'Значение другого вида: нужно такое же, как в строке.', 'The value is of another kind than the one in the row.'),
  noNumberPattern: t('Нөмір үлгісінде {KATO2}, {level}, {year}, {seq6} бір-бірден болуы тиіс.', 'В форме номера нужны {KATO2}, {level}, {year}, {seq6}, каждое один раз.', 'The form of a number needs {KATO2}, {level}, {year} and {seq6}, each once.'),
  noSetting: t('Мұндай баптау жоқ.', 'Такой настройки нет.', 'There is no such setting.'),
  notBefore: (other: string | number) => t(`Бұл күн «${other}» күнінен бұрын болмайды.`, `Эта дата не раньше даты «${other}».`, `This date cannot lie before “${other}”.`),
  region: t('ҚазӘОЖ (KATO) кодының алғашқы екі цифры қажет.', 'Нужны первые две цифры кода КАТО.', 'The first two digits of a KATO code are needed.'),
} as const;
