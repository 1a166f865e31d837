import { REGISTRY_TEXTS, FactType, type CommissionId, type FactOf, type Instant, type OrganisationId, type PersonId, type PlainDate, type Texts } from '@attestation/contracts';
import { OUTCOME_TEXTS } from './texts.js';

/** Who did it: a person, or a body whose name is looked up when it is shown. */
export interface Who {
  personId?: PersonId;
  organisationId?: OrganisationId;
  commissionId?: CommissionId;
}

/** What a sentence is filled with: a text or a term in the reader's language, an instant on the clock in Almaty, a date, or as it is. */
export type Value = Texts | { instant: Instant } | { date: PlainDate } | { term: string } | string | number | boolean;
export type Values = Record<string, Value>;

/** How a fact reads in the time-line. `text` has `{value}` where `values` fills in. */
export interface Line<T extends FactType> {
  text: Texts | ((data: FactOf<T>) => Texts | undefined);
  values?: (data: FactOf<T>) => Values;
  who?: (data: FactOf<T>) => Who;
  document?: Texts;
  number?: (data: FactOf<T>) => string;
}

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

const REGISTRY_LINES = {
  ANSWERED: t('{registry}: жауап алынды, {items} жазба.', '{registry}: получен ответ, записей: {items}.', '{registry}: answered, {items} records.'),
  EMPTY: t('{registry}: жазба жоқ.', '{registry}: записей нет.', '{registry}: no records.'),
  SILENT: t(
    '{registry}: мерзімінде жауап берілмеді, деректерді жауапты тұлға қолмен енгізе алады.',
    '{registry}: в срок ответа нет, данные может внести вручную ответственное лицо.',
    '{registry}: no answer in time, the responsible person may enter the data by hand.',
  ),
};

const MANUAL = t('{registry}: деректер қолмен енгізілді, {items} жазба.', '{registry}: данные внесены вручную, записей: {items}.', '{registry}: entered by hand, {items} records.');

/** Every fact that says something to a teacher. What is not here (work items, single score sheets) is shown otherwise or not at all. */
export const LINES: { readonly [T in FactType]?: Line<T> } = {
  [FactType.DraftOpened]: {
    text: t('Өтініш жобасы ашылды: {claimed}.', 'Открыт черновик заявления: {claimed}.', 'Draft of the application opened: {claimed}.'),
    values: ({ claimedCategory }) => ({ claimed: { term: claimedCategory } }),
    who: ({ personId }) => ({ personId }),
  },
  [FactType.RegistryAnswered]: {
    text: ({ status }) => REGISTRY_LINES[status],
    values: ({ registry, items }) => ({ registry: REGISTRY_TEXTS[registry], items: items.length }),
  },
  [FactType.EvidenceRecorded]: {
    text: ({ manual }) => (manual ? MANUAL : undefined), // a registry's own answer has its line already
    values: ({ registry, items }) => ({ registry: REGISTRY_TEXTS[registry], items }),
  },
  [FactType.ApplicationSubmitted]: {
    text: t(
      'Өтініш тапсырылды; дербес деректерді пайдалануға келісім: {consent}.',
      'Заявление подано; согласие на использование персональных данных: {consent}.',
      'Application submitted; consent to the use of personal data: {consent}.',
    ),
    values: ({ consent }) => ({ consent }),
    who: ({ personId }) => ({ personId }),
    document: t('Өтініш (Қағидаларға 2-қосымша)', 'Заявление (Приложение 2 к Правилам)', 'Application (Annex 2 to the Rules)'),
  },
  [FactType.PortfolioFrozen]: {
    text: t(
      'Портфолио тапсырылған күнгі қалпында бекітілді: {items} материал.',
      'Портфолио зафиксировано на день подачи; материалов: {items}.',
      'Portfolio fixed as submitted: {items} items.',
    ),
    values: ({ items }) => ({ items }),
    document: t('Портфолионың бақылау сомасы', 'Контрольная сумма портфолио', 'Checksum of the portfolio'),
    number: ({ hash }) => hash,
  },
  [FactType.ApplicationRegistered]: {
    text: t('Өтініш тіркелді; жауап мерзімі: {answerBy}.', 'Заявление зарегистрировано; срок ответа: {answerBy}.', 'Application registered; answer due by {answerBy}.'),
    values: ({ answerBy }) => ({ answerBy: { instant: answerBy } }),
    document: t('Тіркеу нөмірі', 'Регистрационный номер', 'Registration number'),
    number: ({ registrationNumber }) => registrationNumber,
  },
  [FactType.ApplicationAccepted]: {
    text: t('Өтініш қабылданды.', 'Заявление принято.', 'Application accepted.'),
    who: ({ by }) => ({ personId: by }),
    document: t('Қабылдау туралы хабарлама (3-қосымша)', 'Уведомление о приёме (Приложение 3)', 'Notice of acceptance (Annex 3)'),
  },
  [FactType.ApplicationRefused]: {
    text: t('Өтініштен бас тартылды; негіз: {grounds}.', 'В приёме отказано; основание: {grounds}.', 'Application refused; ground: {grounds}.'),
    values: ({ grounds }) => ({ grounds: grounds.join(', ') }),
    who: ({ by }) => ({ personId: by }),
    document: t('Уәжді бас тарту (4-қосымша)', 'Мотивированный отказ (Приложение 4)', 'Reasoned refusal (Annex 4)'),
  },
  [FactType.DraftExpired]: {
    text: t(
      'Өтініш қабылдау мерзімі бітті; жоба тапсырылмай жабылды.',
      'Срок приёма заявлений истёк; черновик закрыт без подачи.',
      'The period for applications ended; the draft was closed unsubmitted.',
    ),
  },
  [FactType.AnswerOverdue]: {
    text: t('Жауап мерзімінде берілмеді: {due}.', 'Ответ не дан в срок: {due}.', 'The answer was not given in time: {due}.'),
    values: ({ due }) => ({ due: { instant: due } }),
  },
  [FactType.AssessmentCompleted]: {
    text: t(
      'Біліктілік бағалау аяқталды: барлық құжат бар, аттестаттауға жіберілді.',
      'Квалификационная оценка завершена: все документы есть, допуск к аттестации.',
      'Qualification assessment completed: all documents are present, admitted.',
    ),
    who: ({ by }) => ({ personId: by }),
    document: t('Тексеру парағы', 'Контрольный лист', 'Check-list'),
  },
  [FactType.TestExempted]: {
    text: t('ПББ-дан босатылды (негізі: {rule}).', 'Освобождение от ОЗП (основание: {rule}).', 'Exempt from the knowledge test (ground: {rule}).'),
    values: ({ rule }) => ({ rule }),
  },
  [FactType.TestBooked]: {
    text: t('Тестке жазылды: {startsAt}, {place}.', 'Запись на тест: {startsAt}, {place}.', 'Test booked: {startsAt}, {place}.'),
    values: ({ startsAt, place }) => ({ startsAt: { instant: startsAt }, place }),
    who: ({ personId }) => ({ personId }),
    document: t('Тестілеуге өтініш (8-қосымша)', 'Заявление на тестирование (Приложение 8)', 'Test application (Annex 8)'),
  },
  [FactType.TestNoticeSent]: {
    text: t('Тест туралы хабарлама жіберілді: {startsAt}, {place}.', 'Отправлено уведомление о тесте: {startsAt}, {place}.', 'Notice of the test sent: {startsAt}, {place}.'),
    values: ({ startsAt, place }) => ({ startsAt: { instant: startsAt }, place }),
  },
  [FactType.TestResultIssued]: {
    text: t(
      'Тест нәтижесі: {tasks} тапсырмадан {points} ұпай ({percent} %), шекті деңгей {threshold} %.',
      'Результат теста: {points} из {tasks} ({percent} %), пороговый уровень {threshold} %.',
      'Test result: {points} of {tasks} ({percent} %), threshold {threshold} %.',
    ),
    values: ({ points, tasks, percent, thresholdPercent }) => ({ points, tasks, percent, threshold: thresholdPercent }),
    document: t('ПББ сертификаты', 'Сертификат о прохождении ОЗП', 'Certificate of the knowledge test'),
    number: ({ certificateNumber }) => certificateNumber,
  },
  [FactType.TestUntaken]: {
    text: t('Тестілеу кезеңі бітті; тест тапсырылмады.', 'Период тестирования окончен; тест не сдан.', 'The test period ended; the test was not taken.'),
  },
  [FactType.CommissionAssigned]: {
    text: t('Іс аттестаттау комиссиясына берілді: {level}.', 'Дело передано аттестационной комиссии: {level}.', 'Case given to the commission: {level}.'),
    values: ({ level }) => ({ level: { term: level } }),
    who: ({ commissionId, attestingOrganisationId }) => ({ commissionId, organisationId: attestingOrganisationId ?? undefined }),
  },
  [FactType.Scored]: {
    text: t('Портфолио бағаланды: {total} ұпай, ең аз балл {minimum}.', 'Портфолио оценено: {total} баллов, минимум {minimum}.', 'Portfolio scored: {total} points, minimum {minimum}.'),
    values: ({ total, minimum }) => ({ total, minimum }),
    who: ({ commissionId }) => ({ commissionId }),
    document: t('Бағалау парағы', 'Лист оценивания', 'Score sheet'),
  },
  [FactType.Decided]: {
    text: t(
      'Комиссия шешімі: {decision} ({awarded}). Қатысты {present}/{members}; жақтап {votesFor}, қарсы {votesAgainst}.',
      'Решение комиссии: {decision} ({awarded}). Присутствовали {present}/{members}; за {votesFor}, против {votesAgainst}.',
      'Decision of the commission: {decision} ({awarded}). Present {present}/{members}; for {votesFor}, against {votesAgainst}.',
    ),
    values: ({ decision, subDecision, awardedCategory, present, members, votesFor, votesAgainst }) => ({
      decision: { term: subDecision ?? decision },
      awarded: { term: awardedCategory },
      present,
      members,
      votesFor,
      votesAgainst,
    }),
    who: ({ commissionId }) => ({ commissionId }),
    document: t('Хаттама (5-қосымша)', 'Протокол (Приложение 5)', 'Protocol (Annex 5)'),
    number: ({ protocolNumber }) => protocolNumber,
  },
  [FactType.DecisionOverdue]: {
    text: t('Шешім мерзімінде қабылданбады: {due}.', 'Решение не принято в срок: {due}.', 'The decision was not taken in time: {due}.'),
    values: ({ due }) => ({ due: { instant: due } }),
    who: ({ commissionId }) => ({ commissionId }),
  },
  [FactType.OrderIssued]: {
    text: t('Бұйрық шығарылды: {category}.', 'Издан приказ: {category}.', 'Order issued: {category}.'),
    values: ({ category }) => ({ category: { term: category } }),
    who: ({ by }) => ({ personId: by }),
    document: t('Бұйрық', 'Приказ', 'Order'),
    number: ({ orderNumber }) => orderNumber,
  },
  [FactType.CertificateIssued]: {
    text: t(
      'Куәлік берілді: {category}, {validUntil} дейін жарамды.',
      'Выдано удостоверение: {category}, действует до {validUntil}.',
      'Certificate issued: {category}, valid until {validUntil}.',
    ),
    values: ({ category, validUntil }) => ({ category: { term: category }, validUntil: { date: validUntil } }),
    who: ({ organisationId }) => ({ organisationId }),
    document: t('Куәлік (7-қосымша)', 'Удостоверение (Приложение 7)', 'Certificate (Annex 7)'),
    number: ({ certificateNumber }) => certificateNumber,
  },
  [FactType.CategoryAwarded]: {
    text: t(
      'Санат {validFrom} бастап {validUntil} дейін: {category}.',
      'Категория с {validFrom} по {validUntil}: {category}.',
      'Category from {validFrom} to {validUntil}: {category}.',
    ),
    values: ({ category, validFrom, validUntil }) => ({ category: { term: category }, validFrom: { date: validFrom }, validUntil: { date: validUntil } }),
  },
  [FactType.AttestationClosed]: {
    text: t('Аттестаттау аяқталды: {outcome}.', 'Аттестация завершена: {outcome}.', 'Attestation closed: {outcome}.'),
    values: ({ outcome }) => ({ outcome: OUTCOME_TEXTS[outcome ?? 'NONE'] }),
  },
};
