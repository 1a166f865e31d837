import type { Texts } from '@attestation/contracts';
import type { Settings } from '../settings.js';

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });
type Choice<K extends keyof Settings> = Settings[K] extends string | number ? `${Settings[K]}` : never;

/** What each choice of a setting is called, where it has choices. */
export const SETTING_CHOICE_NAMES: { readonly [K in keyof Settings]?: Readonly<Record<Choice<K>, Texts>> } = {
  channelSource: {
    algorithm: t('алгоритм бойынша: платформа', 'по алгоритму: платформа', 'by the algorithm: the platform'),
    order: t('Бұйрық бойынша: портал', 'по Приказу: портал', 'by the Order: the portal'),
  },
  majorityBase: {
    PRESENT: t('қатысқандардан', 'от присутствующих', 'of those present'),
    ALL: t('бүкіл құрамнан', 'от всего состава', 'of all members'),
  },
  scoreAggregate: {
    MEAN: t('орташа мән', 'среднее', 'the mean'),
    MEDIAN: t('медиана', 'медиана', 'the median'),
    CONSENSUS: t('бірауыздан', 'единогласно', 'all alike'),
  },
  observationAverage: {
    PER_YEAR: t('әр оқу жылы бойынша', 'по каждому учебному году', 'over each school year'),
    PER_PERIOD: t('бүкіл кезең бойынша', 'за весь период', 'over the whole period'),
  },
  externalSheets: {
    BOTH: t('әдіскердікі де, комиссия мүшесінікі де', 'и методиста, и члена комиссии', 'a methodist’s and a commission member’s'),
    EITHER: t('әдіскердікі немесе комиссия мүшесінікі', 'методиста или члена комиссии', 'a methodist’s or a commission member’s'),
  },
  dynamicsYears: {
    LAST: t('соңғы оқу жылдары', 'последние учебные годы', 'the last school years'),
    ANY: t('кезеңнің кез келген жылдары', 'любые годы периода', 'any years of the period'),
  },
  monitoringMinimum: {
    LOWERED: t('1.1 мәніне кемиді', 'уменьшается на значение 1.1', 'lower by the value of 1.1'),
    PRINTED: t('басылғандай', 'как напечатан', 'as printed'),
  },
  practiceProof: {
    WARN: t('ескертіледі, сағат есептеледі', 'предупреждение, часы засчитываются', 'a warning, the hours count'),
    REQUIRE: t('міндетті: онсыз сағат есептелмейді', 'обязательно: без него часы не засчитываются', 'required: without it no hours count'),
  },
  winnerBonusColumns: {
    ALL: t('барлық санаттарға', 'всем категориям', 'all categories'),
    MASTER_ONLY: t('тек педагог-шеберге', 'только педагогу-мастеру', 'teacher-masters only'),
  },
  extensionMode: {
    FULL_2_YEARS: t('толық екі жылға', 'на полные два года', 'by two full years'),
    REMAINING_TERM_CAPPED_2Y: t('қалған мерзімге, екі жылдан аспайды', 'на оставшийся срок, не более двух лет', 'by the term that was left, at most two years'),
  },
  repeatedBreach: {
    ORDER: t('Бұйрық бойынша', 'по Приказу', 'by the Order'),
    ALGORITHM: t('алгоритм бойынша', 'по алгоритму', 'by the algorithm'),
  },
  conflictAboveOrganisation: {
    WARN: t('ескертіледі', 'предупреждение', 'is warned of'),
    REFUSE: t('құрам бекітілмейді', 'состав не утверждается', 'refuses the composition'),
    IGNORE: t('ескерілмейді', 'не учитывается', 'is ignored'),
  },
  earlyCountsFrom: {
    ORDER: t('бұйрық күнінен', 'от даты приказа', 'from the day of the order'),
    DECISION: t('шешім күнінен', 'от даты решения', 'from the day of the decision'),
  },
  refusalGroundOfEligibility: {
    1: t('1-негіз: құжаттар анық емес', 'основание 1: недостоверность документов', 'ground 1: documents that are not true'),
    2: t('2-негіз: материалдар талапқа сай емес', 'основание 2: несоответствие материалов', 'ground 2: materials that do not meet the requirements'),
  },
};
