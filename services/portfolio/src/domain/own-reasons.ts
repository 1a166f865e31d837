import { LANGUAGES, type Language, type Reason, type Texts } from '@attestation/contracts';
import { termOf } from '@attestation/regulation';
import type { CheckRow } from './check-list.js';

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

const CRITERION_TEXTS: Readonly<Record<string, Texts>> = {
  '1.1': t('білім сапасының динамикасы', 'динамика качества знаний', 'dynamics of attainment'),
  '1.2': t('сабақты бақылау парақтары', 'листы наблюдения уроков', 'lesson observation sheets'),
  '2.1': t('білім алушылардың жетістіктері', 'достижения обучающихся', 'learners’ achievements'),
  '2.2': t('педагогтің жетістіктері', 'достижения педагога', 'the teacher’s achievements'),
  '3.1': t('бекітілген материалдар', 'одобренные материалы', 'approved materials'),
  '3.2': t('сөз сөйлеу', 'выступления', 'talks'),
  '3.3': t('жарияланым', 'публикации', 'publications'),
  '3.4': t('топтар мен қазылар құрамы', 'группы и жюри', 'groups and juries'),
  '3.5': t('тәжірибе тарату', 'трансляция опыта', 'dissemination of experience'),
  '4.1': t('курс сағаттары', 'часы курсов', 'course hours'),
  '5.1': t('сынып жетекшілігі', 'классное руководство', 'class leadership'),
};

/** Why nothing may be entered any more. @source */
export const frozenReason = (): Reason => ({
  rule: 'R-045',
  source: 'п. 60 Правил (Приказ № 83)',
  confidence: 'exact',
  values: {},
  text: t(
    'Тапсырылған портфолио өзгертілмейді және толықтырылмайды.',
    'Поданное портфолио не изменяется и не дополняется.',
    'A portfolio that was submitted is neither changed nor supplemented.',
  ),
});

export const criterionText = (criterion: string, language: Language): string => CRITERION_TEXTS[criterion]?.[language] ?? criterion;

/** Why a portfolio is not evaluated: the sheets of heads, deputies and methodists are not the teacher's. @source X-078…X-081 */
export const sheetNotGiven = (positionGroup: string): Reason => ({
  rule: 'X-078',
  source: 'Приложения 12–13 Правил (Приказ № 83)',
  confidence: 'exact',
  values: { positionGroup },
  text: t(
    'Басшыларды, олардың орынбасарларын және әдіскерлерді бағалау парақтары бөлек: портфолионы комиссия құжаттар бойынша бағалайды.',
    'У руководителей, заместителей и методистов свои листы оценивания: портфолио оценивает комиссия по документам.',
    'Heads, deputies and methodists have score sheets of their own: the commission judges the portfolio by its documents.',
  ),
});

/** Who enters by hand is appointed by the head's order, known from the register of roles. @source R-041 */
export const notAppointed = (): Reason => ({
  rule: 'R-041',
  source: 'Алгоритм аттестации, п. 3.1',
  confidence: 'exact',
  values: {},
  text: t(
    'Жетіспейтін деректерді басшының бұйрығымен тағайындалған тұлға енгізеді.',
    'Недостающие данные вносит лицо, назначенное приказом руководителя.',
    'Missing data are entered by the person whom the head’s order appoints.',
  ),
});

/** A sheet is written in the school year of the lesson. @source */
export const observedInvalid = (today: string): Reason => ({
  rule: 'R-060',
  source: 'Приложение 14 Правил (Приказ № 83)',
  confidence: 'default',
  values: { today },
  text: t(
    'Бақылау парағы сабақ өткен оқу жылында толтырылады.',
    'Лист наблюдения заполняется в том учебном году, в котором проведён урок.',
    'An observation sheet is filled in within the school year of the lesson.',
  ),
});

/** A row of the check-list in words: `COURSES` → course certificate; `4.1` → course hours, how many of how many. */
export function rowText({ kind, code, found, needed }: CheckRow, language: Language): string {
  const name = kind === 'DOCUMENT' ? termOf(code, language) : `${code} ${criterionText(code, language)}`;
  return needed === null ? name : `${name} (${found}/${needed})`;
}

/** Names everything that stands against admission, not the first only. */
export function incomplete(rows: readonly CheckRow[]): Reason {
  const text = (language: Language) => rows.map((row) => rowText(row, language)).join(', ');
  const sentence: Record<Language, string> = { kk: 'Жетіспейді: ', ru: 'Не хватает: ', en: 'Missing: ' };
  return {
    rule: 'X-028',
    source: 'Приложение 1, строка 8; Приложения 12–13 Правил (Приказ № 83)',
    confidence: 'exact',
    values: { missing: rows.map(({ code }) => code).join(', ') },
    text: Object.fromEntries(LANGUAGES.map((language) => [language, `${sentence[language]}${text(language)}.`])) as unknown as Texts,
  };
}
