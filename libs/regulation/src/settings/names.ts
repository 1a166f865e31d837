import type { Texts } from '@attestation/contracts';
import type { Settings } from '../settings.js';

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** What each setting is called. */
export const SETTING_NAMES: { readonly [K in keyof Settings]: Texts } = {
  channelSource: t('2026 жылдан бастап өтініш беру жолы', 'Канал подачи с 2026 года', 'Channel of application from 2026'),
  legacyToModeratorMinServiceYears: t(
    'Бұрынғы санат иесін «педагог-модератор» үшін тестіден босататын өтіл, жыл', 'Стаж, освобождающий обладателя прежней категории от теста на «модератора», лет',
    'Service that exempts a holder of a former category from the test for moderator, years',
  ),
  researcherMasterMaxConsecutive: t('Тестісіз қатарынан растау саны', 'Подтверждений без теста подряд, не более', 'Confirmations in a row without a test, at most'),
  majorityBase: t('Көпшілік кімнен есептеледі', 'От кого считается большинство', 'Of whom a majority is counted'),
  recusedAttend: t('Бас тартқан мүше қатысқан болып есептеледі', 'Член с самоотводом считается присутствующим', 'A recused member counts as present'),
  scoreAggregate: t('Мүшелер парақтарын біріктіру', 'Сведение листов членов комиссии', 'How members’ sheets become one'),
  observationAverage: t('Байқаулардың орташасы қай кезеңге', 'Период усреднения наблюдений', 'Over what observations are averaged'),
  externalSheets: t('Сырттан келген байқау парақтары', 'Внешние листы наблюдения', 'Observation sheets from outside'),
  dynamicsYears: t('Салыстырылатын оқу жылдары', 'Сравниваемые учебные годы', 'School years that are compared'),
  monitoringMinimum: t('Жиынтық бағалаусыз пәннің ең аз жиынтығы', 'Минимум для предметов без суммативного оценивания', 'Minimum total of a subject without summative assessment'),
  practiceProof: t('Тәжірибеде қолдану растамасы', 'Подтверждение применения на практике', 'Proof of practice after a course'),
  winnerBonusColumns: t('Жеңімпаз ұпайы қай санаттарға', 'Балл за победителя — каким категориям', 'Categories for which a winner brings a point'),
  pipelineStrictOrder: t('Тест қорытудан бұрын', 'Тест раньше обобщения', 'The test before the summary'),
  certificateNumberPattern: t('Куәлік нөмірінің үлгісі', 'Форма номера удостоверения', 'Form of a certificate’s number'),
  extensionMode: t('Санат мерзімін ұзарту', 'Продление срока категории', 'Extension of a category’s term'),
  breakBoundaryYears: t('Үзілістен кейін «педагог» сақталатын жыл саны', 'Перерыв, после которого сохраняется «педагог», лет', 'Break after which a returner is still a teacher, years'),
  repeatedBreach: t('Қайталап бұзу салдары', 'Последствия повторного нарушения', 'Sanction of a repeated breach'),
  conflictAboveOrganisation: t('Ұйымнан жоғары деңгейдегі мүдделер қақтығысы', 'Конфликт интересов выше уровня организации', 'Conflict of interest above the organisation'),
  earlyCountsFrom: t('Мерзімінен бұрын аттестаттаудың екі жылы', 'Отсчёт двух лет до досрочной аттестации', 'Day from which two years before an early attestation count'),
  appealTransitMinutes: t('Апелляцияны жолда күту, минут', 'Ожидание апелляции в пути, минут', 'Wait for an appeal on its way, minutes'),
  refusalGroundOfEligibility: t('Бірізділік пен өтіл бойынша бас тарту негізі', 'Основание отказа по последовательности и стажу', 'Ground of refusal for sequence and service'),
  registryPatienceHours: t('Тізілімдерді күту, сағат', 'Ожидание реестров, часов', 'Wait for the registries, hours'),
  resultTransitDays: t('Кезең соңынан кейін нәтижені күту, күн', 'Ожидание результата после периода теста, дней', 'Wait for a result after the test window, days'),
};
