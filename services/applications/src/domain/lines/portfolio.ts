import { FactType, REGISTRY_TEXTS } from '@attestation/contracts';
import { t, type Lines } from './line.js';

const REGISTRY_LINES = {
  ANSWERED: t('{registry}: жауап алынды, {items} жазба.', '{registry}: получен ответ, записей: {items}.', '{registry}: answered, {items} records.'),
  EMPTY: t('{registry}: жазба жоқ.', '{registry}: записей нет.', '{registry}: no records.'),
  SILENT: t(
    '{registry}: мерзімінде жауап берілмеді, деректерді жауапты тұлға қолмен енгізе алады.',
    '{registry}: в срок ответа нет, данные может внести вручную ответственное лицо.',
    '{registry}: no answer in time, the responsible person may enter the data by hand.',
  ),
};

const MANUAL = t(
  '{registry}: деректер қолмен енгізілді, {items} жазба; тағайындау бұйрығы № {order}.',
  '{registry}: данные внесены вручную, записей: {items}; приказ о назначении № {order}.',
  '{registry}: entered by hand, {items} records; appointed by order No. {order}.',
);

const GIVING = {
  TAKEN: t('Жауапты тұлға портфолионы тексеруге алды.', 'Ответственное лицо взяло портфолио на проверку.', 'A responsible person took the portfolio to be checked.'),
  TAKEN_OVER: t(
    'Портфолионы тексеруді басқа жауапты тұлға өзіне алды; себебі: {reason}.',
    'Проверку портфолио взяло на себя другое ответственное лицо; причина: {reason}.',
    'Another responsible person took over the check of the portfolio; reason: {reason}.',
  ),
  GIVEN: t(
    'Портфолионы тексеру басқа жауапты тұлғаға берілді; себебі: {reason}.',
    'Проверка портфолио передана другому ответственному лицу; причина: {reason}.',
    'The check of the portfolio was given to another responsible person; reason: {reason}.',
  ),
  FREE: t('Портфолионы тексеруді кез келген жауапты тұлға ала алады.', 'Проверку портфолио может взять любое ответственное лицо.', 'Any responsible person may take the check of the portfolio.'),
};

const FROZEN = t(
  'Портфолио тапсырылған күнгі қалпында бекітілді: {items} материал.',
  'Портфолио зафиксировано на день подачи; материалов: {items}.',
  'Portfolio fixed as submitted: {items} items.',
);
const FROZEN_AGAIN = t(
  'Толықтырылған портфолио бекітілді, {version}-нұсқа: {items} материал.',
  'Дополненное портфолио зафиксировано, редакция {version}; материалов: {items}.',
  'Supplemented portfolio fixed, version {version}: {items} items.',
);

const ADMITTED = t(
  'Біліктілік бағалау аяқталды: барлық құжат бар, аттестаттауға жіберілді.',
  'Квалификационная оценка завершена: все документы есть, допуск к аттестации.',
  'Qualification assessment completed: all documents are present, admitted.',
);
const RETURNED = t(
  'Портфолио толықтыруға қайтарылды; жетіспейтіні: {gaps}.',
  'Портфолио возвращено на доработку; не хватает: {gaps}.',
  'Portfolio returned for completion; missing: {gaps}.',
);

const MEETS = t(
  'Портфолио ереже бойынша есептелді: {total} ұпай, ең аз балл {minimum}; мәлімделген санатқа жетеді. Шешімді комиссия қабылдайды.',
  'Портфолио рассчитано по правилам: {total} баллов, минимум {minimum}; заявленной категории достигает. Решает комиссия.',
  'Portfolio weighed by the rules: {total} points, minimum {minimum}; it reaches the claimed category. The commission decides.',
);
const FALLS_SHORT = t(
  'Портфолио ереже бойынша есептелді: {total} ұпай, ең аз балл {minimum}; мәлімделген санатқа жетпейді. Шешімді комиссия қабылдайды.',
  'Портфолио рассчитано по правилам: {total} баллов, минимум {minimum}; заявленной категории не достигает. Решает комиссия.',
  'Portfolio weighed by the rules: {total} points, minimum {minimum}; it does not reach the claimed category. The commission decides.',
);

/** What the registries, the appointed person and the organisation did with the portfolio. */
export const PORTFOLIO_LINES = {
  [FactType.RegistryAnswered]: {
    text: ({ status }) => REGISTRY_LINES[status],
    values: ({ registry, items }) => ({ registry: REGISTRY_TEXTS[registry], items: items.length }),
    kept: (data) => ({ ...data, items: data.items.map(() => ({})) }), // the evidence itself is `portfolio`'s
  },
  [FactType.EvidenceRecorded]: {
    text: ({ manual }) => (manual ? MANUAL : undefined), // a registry's own answer has its line already
    values: ({ registry, items, source }) => ({ registry: REGISTRY_TEXTS[registry], items, order: source }),
  },
  [FactType.PortfolioFrozen]: {
    text: ({ version }) => (version > 1 ? FROZEN_AGAIN : FROZEN),
    values: ({ items, version }) => ({ items, version }),
    document: t('Портфолионың бақылау сомасы', 'Контрольная сумма портфолио', 'Checksum of the portfolio'),
    number: ({ hash }) => hash,
  },
  [FactType.AssessmentCompleted]: {
    text: ({ result }) => (result === 'ADMITTED' ? ADMITTED : RETURNED),
    values: ({ gaps }) => ({ gaps: { terms: gaps.map(({ code }) => code) } }),
    who: ({ by }) => ({ personId: by }),
    document: t('Тексеру парағы', 'Контрольный лист', 'Check-list'),
  },
  [FactType.AssessmentGiven]: {
    text: ({ to, by, reason }) => (reason ? (to === by ? GIVING.TAKEN_OVER : GIVING.GIVEN) : to ? GIVING.TAKEN : GIVING.FREE),
    values: ({ reason }) => ({ reason: reason ?? '' }),
    who: ({ to, by }) => ({ personId: to ?? by }),
  },
  [FactType.PortfolioSupplemented]: {
    text: t(
      'Портфолио толықтырылып, қайта тексеруге берілді.',
      'Портфолио дополнено и передано на повторную проверку.',
      'Portfolio supplemented and given to be checked again.',
    ),
    who: ({ by }) => ({ personId: by }),
  },
  [FactType.PortfolioEvaluated]: {
    text: ({ meets }) => (meets ? MEETS : FALLS_SHORT),
    values: ({ total, minimum }) => ({ total, minimum }),
    kept: (data) => ({ ...data, criteria: [] }),
  },
  [FactType.PortfolioCorrected]: {
    text: t(
      '{registry}: тапсырылғаннан кейін түзетілді ({source}). Бекітілген портфолио өзгермейді, түзету комиссияға көрсетіледі.',
      '{registry}: исправлено после подачи ({source}). Зафиксированное портфолио не меняется, исправление показано комиссии.',
      '{registry}: corrected after the submission ({source}). The fixed portfolio stays as it is, the commission is shown the correction.',
    ),
    values: ({ registry, source }) => ({ registry: REGISTRY_TEXTS[registry], source }),
  },
} satisfies Lines;
