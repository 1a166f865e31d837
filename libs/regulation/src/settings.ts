import type { DecisionSettings, PlainDate, Texts } from '@attestation/contracts';
import { inForce, type Row, type Table } from './dated.js';

/** Where the sources contradict each other or are silent: the platform's choices (RULES.md B.18 and F), fixed for a case when it opens. */
export interface Settings extends DecisionSettings {
  /** F-09: of whom a majority is counted */
  majorityBase: 'PRESENT' | 'ALL';
  /** F-09: whether members recused in a case count as attending it; the base of the quorum stays in any case */
  recusedAttend: boolean;
  /** F-11: how several members' sheets become one */
  scoreAggregate: 'MEAN' | 'MEDIAN' | 'CONSENSUS';
  /** F-10: over what observation results are averaged */
  observationAverage: 'PER_YEAR' | 'PER_PERIOD';
  /** C-02: a methodist's and a commission member's sheet, or one of them */
  externalSheets: 'BOTH' | 'EITHER';
  /** C-09: the last school years are compared, or any of the period */
  dynamicsYears: 'LAST' | 'ANY';
  /** the minimum total of a teacher whose subject has no summative assessment */
  monitoringMinimum: 'LOWERED' | 'PRINTED';
  /** whether hours count without the document that proves practice */
  practiceProof: 'WARN' | 'REQUIRE';
  /** F-24: for which categories a winner brings one point more */
  winnerBonusColumns: 'ALL' | 'MASTER_ONLY';
  /** F-30: the test before the commission's review */
  pipelineStrictOrder: boolean;
  /** F-12 */
  certificateNumberPattern: string;
  /** F-25 */
  extensionMode: 'FULL_2_YEARS' | 'REMAINING_TERM_CAPPED_2Y';
  /** F-07: years of a break after which a returner is still a teacher */
  breakBoundaryYears: number;
  /** C-08: by which source a repeated breach is sanctioned */
  repeatedBreach: 'ORDER' | 'ALGORITHM';
  /** what a conflict of interest above the organisation level does */
  conflictAboveOrganisation: 'WARN' | 'REFUSE' | 'IGNORE';
  /** F-28: from which date the two years before an early attestation are counted */
  earlyCountsFrom: 'ORDER' | 'DECISION';
  /** minutes the process waits beyond the time for an appeal, so that none that was filed in time is overtaken */
  appealTransitMinutes: number;
  /** under which ground sequence, service, due date, ban and repetition refuse, which the Order does not list by name */
  refusalGroundOfEligibility: 1 | 2;
  /** F-17: hours for which registries are waited for before what is missing is entered by hand */
  registryPatienceHours: number;
  /** days after the test window in which results of its last day may still arrive */
  resultTransitDays: number;
}

/** What a setting may be, where that is not any number, text or yes and no. */
export const SETTING_CHOICES: { readonly [K in keyof Settings]?: readonly Settings[K][] } = {
  channelSource: ['algorithm', 'order'],
  majorityBase: ['PRESENT', 'ALL'],
  scoreAggregate: ['MEAN', 'MEDIAN', 'CONSENSUS'],
  observationAverage: ['PER_YEAR', 'PER_PERIOD'],
  externalSheets: ['BOTH', 'EITHER'],
  dynamicsYears: ['LAST', 'ANY'],
  monitoringMinimum: ['LOWERED', 'PRINTED'],
  practiceProof: ['WARN', 'REQUIRE'],
  winnerBonusColumns: ['ALL', 'MASTER_ONLY'],
  extensionMode: ['FULL_2_YEARS', 'REMAINING_TERM_CAPPED_2Y'],
  repeatedBreach: ['ORDER', 'ALGORITHM'],
  conflictAboveOrganisation: ['WARN', 'REFUSE', 'IGNORE'],
  earlyCountsFrom: ['ORDER', 'DECISION'],
  refusalGroundOfEligibility: [1, 2],
};

/** Between which whole numbers a setting may be, ends included. */
export const SETTING_LIMITS: { readonly [K in keyof Settings]?: { readonly from: number; readonly to: number } } = {
  legacyToModeratorMinServiceYears: { from: 0, to: 50 },
  researcherMasterMaxConsecutive: { from: 0, to: 10 },
  breakBoundaryYears: { from: 0, to: 20 },
  appealTransitMinutes: { from: 0, to: 1440 },
  registryPatienceHours: { from: 1, to: 720 },
  resultTransitDays: { from: 0, to: 30 },
};

export type SettingValue = Settings[keyof Settings];

export interface SettingEntry {
  key: keyof Settings;
  /** the contradiction or open question it answers */
  rule: string;
  value: SettingValue;
  /** who may change it */
  owner: 'AUTHORISED_BODY' | 'PLATFORM';
  reason: Texts;
}

const START = '2024-04-08' as PlainDate;
const entry = <K extends keyof Settings>(key: K, value: Settings[K], rule: string, owner: SettingEntry['owner'], kk: string, ru: string, en: string): Row<SettingEntry> => ({
  key,
  value,
  rule,
  owner,
  reason: { kk, ru, en },
  validFrom: START,
  validTo: null,
  source: `RULES.md ${rule}`,
});

export const SETTINGS: Table<SettingEntry> = [
  entry(
    'channelSource', 'algorithm', 'F-01', 'AUTHORISED_BODY',
    'Алгоритм зерттеуші мен шеберді 2026 жылы платформаға көшіреді; соңғы оқылған Бұйрық порталда қалдырады',
    'Алгоритм переводит исследователя и мастера на платформу в 2026 году; Приказ, как он читался последним, оставляет портал',
    'The algorithm moves researcher and master to the platform in 2026; the Order as last read keeps the portal',
  ),
  entry(
    'legacyToModeratorMinServiceYears', 30, 'F-03', 'AUTHORISED_BODY',
    'Алгоритм 30 жыл талап етеді, Бұйрық жыл атамайды; қатаңы қолданылады',
    'Алгоритм требует 30 лет, Приказ лет не называет; действует более строгое',
    'The algorithm asks for 30 years, the Order names none; the stricter holds',
  ),
  entry(
    'researcherMasterMaxConsecutive', 2, 'F-04', 'AUTHORISED_BODY',
    'ПББ-сыз растау қатарынан екі реттен аспайды',
    'Подтверждение без ОЗП — не более двух раз подряд',
    'Not more than two exempt confirmations in a row',
  ),
  entry(
    'majorityBase', 'PRESENT', 'F-09', 'AUTHORISED_BODY',
    'Көпшілік қатысқандардан не құрамнан есептелетінін Бұйрық айтпайды',
    'Приказ не говорит, от кого считается большинство',
    'The Order does not say of whom the majority is counted',
  ),
  entry(
    'recusedAttend', true, 'F-09', 'AUTHORISED_BODY',
    'Мүдделер қақтығысынан бас тартқан мүше отырысқа қатысады, бірақ дауыс бермейді: кворум төмендемейді',
    'Член, заявивший самоотвод, присутствует на заседании, но не голосует: кворум от этого не меняется',
    'A member who is recused attends the meeting but does not vote: the quorum does not change',
  ),
  entry(
    'scoreAggregate', 'MEAN', 'F-11', 'AUTHORISED_BODY',
    'Мүшелердің парақтары қалай біріктірілетіні белгіленбеген',
    'Правила не говорят, как сводить листы членов',
    'The Rules do not say how members’ sheets become one',
  ),
  entry(
    'observationAverage', 'PER_YEAR', 'F-10', 'AUTHORISED_BODY',
    'Байқаулардың орташа мәні қай кезеңге алынатыны белгіленбеген',
    'Период усреднения наблюдений не назван',
    'The period over which observations are averaged is not given',
  ),
  entry(
    'externalSheets', 'BOTH', 'C-02', 'AUTHORISED_BODY',
    'Алгоритм мен Бұйрық «және» дейді, слайдтар «немесе» дейді',
    'Алгоритм и Приказ говорят «и», слайды — «или»',
    'The algorithm and the Order say “and”, the slides “or”',
  ),
  entry(
    'dynamicsYears', 'LAST', 'C-09', 'AUTHORISED_BODY',
    'Алгоритм соңғы үш жыл дейді, слайдтар кез келген үш жыл дейді',
    'Алгоритм говорит о последних трёх годах, слайды — о любых трёх',
    'The algorithm says the last three years, the slides any three',
  ),
  entry(
    'monitoringMinimum', 'LOWERED', 'R-054', 'AUTHORISED_BODY',
    'Жиынтық бағалау жоқ пәнге 1.1 бойынша ұпай қойылмайды, ал ең аз жиынтықтың не болатыны айтылмаған: ол 1.1 мәніне кемиді',
    'По предметам без суммативного оценивания баллы 1.1 не ставятся, а о минимуме не сказано: он уменьшается на значение 1.1',
    'Subjects without summative assessment get no points under 1.1 and nothing is said of the minimum: it is lower by the value of 1.1',
  ),
  entry(
    'practiceProof', 'WARN', 'X-077', 'AUTHORISED_BODY',
    'Іс жүзінде қолданылғанын растайтын құжаттың түрі мен мерзімі реттелмеген: комиссия ескертіледі, сағат есептеледі',
    'Форма и срок документа о применении на практике не установлены: комиссию предупреждают, часы засчитываются',
    'Form and time of the proof of practice are not regulated: the commission is warned, the hours count',
  ),
  entry(
    'winnerBonusColumns', 'ALL', 'F-24', 'AUTHORISED_BODY',
    'Ескертпе ұпайды бәріне береді, кестеде тек шеберде көрсетілген',
    'Примечание даёт балл всем, в таблице он показан только у мастера',
    'The note gives the point to all, the printed columns to master only',
  ),
  entry(
    'pipelineStrictOrder', true, 'F-30', 'AUTHORISED_BODY',
    'ПББ кешенді жинақтаудан бұрын; мерзімдері қабаттасады',
    'ОЗП раньше обобщения; сроки их пересекаются',
    'The test comes before the summary; their periods overlap',
  ),
  entry(
    'certificateNumberPattern', '{KATO2}-{level}-{year}-{seq6}', 'F-12', 'PLATFORM',
    'Куәлік нөмірінің пішіні реттелмеген',
    'Форма номера удостоверения не установлена',
    'The form of the certificate’s number is not regulated',
  ),
  entry(
    'extensionMode', 'FULL_2_YEARS', 'F-25', 'AUTHORISED_BODY',
    'Мәтін: жұмысқа шыққаннан кейін екі жылдан аспайды',
    'Текст: не более двух лет после выхода на работу',
    'The text says not more than two years after return',
  ),
  entry(
    'breakBoundaryYears', 5, 'F-07', 'AUTHORISED_BODY',
    'Бұйрық: бес жылдан аспайтын үзіліс',
    'Приказ: перерыв не более пяти лет',
    'The Order says not more than five years',
  ),
  entry(
    'repeatedBreach', 'ORDER', 'C-08', 'AUTHORISED_BODY',
    'Алгоритм барлығына 5 жыл және «педагог» дейді, Бұйрық басшыға 3 жыл және лауазымның негізін береді',
    'Алгоритм: 5 лет и «педагог» для всех; Приказ: руководителю 3 года, и основа должности',
    'The algorithm says 5 years and TEACHER for everybody, the Order 3 years for heads and the base of the post',
  ),
  entry(
    'conflictAboveOrganisation', 'WARN', 'X-037', 'AUTHORISED_BODY',
    'Мәтін тек ұйым деңгейін шектейді',
    'Текст ограничивает только уровень организации',
    'The text restricts the organisation level only',
  ),
  entry(
    'earlyCountsFrom', 'ORDER', 'F-28', 'AUTHORISED_BODY',
    'Екі жыл қай күннен есептелетіні айтылмаған',
    'Не сказано, от какой даты считать два года',
    'The date base of the two years is not given',
  ),
  entry(
    'appealTransitMinutes', 5, 'X-068', 'PLATFORM',
    'Мерзімінде берілген апелляция жолда кешіксе де, іс одан озып кетпейді',
    'Апелляция, поданная в срок, не должна опоздать в пути: дело ждёт дольше срока подачи',
    'An appeal filed in time may be late on its way: the case waits a little longer than the time for filing',
  ),
  entry(
    'refusalGroundOfEligibility', 2, 'X-029', 'AUTHORISED_BODY',
    'Бас тарту негіздерінде бірізділік, өтіл және қайталану аталмаған: олар материалдардың талапқа сай еместігі (2-негіз) деп есептеледі',
    'Среди оснований отказа последовательность, стаж и повторность не названы: они считаются несоответствием материалов (основание 2)',
    'Sequence, service and repetition are not named among the grounds of refusal: they count as materials that do not meet the requirements (ground 2)',
  ),
  entry(
    'registryPatienceHours', 72, 'F-17', 'PLATFORM',
    'Тізілімдердің жауап беру мерзімі белгіленбеген: осыдан кейін жетіспейтіні қолмен енгізіледі',
    'Срок ответа реестров не установлен: после него недостающее вносится вручную',
    'No time is set for the registries’ answers: after it what is missing is entered by hand',
  ),
  entry(
    'resultTransitDays', 3, 'R-026', 'PLATFORM',
    'Кезеңнің соңғы күнгі тестінің нәтижесі кейін келуі мүмкін: іс сол күндерді күтеді',
    'Результат последнего дня периода может прийти позже: дело ждёт его эти дни',
    'A result of the last day of the window may come later: the case waits for it that long',
  ),
];

/** The settings in force on a day: what is fixed for a case opened then. */
export function settingsAt(date: PlainDate, table: Table<SettingEntry> = SETTINGS): Settings {
  const day = date < START ? START : date;
  return Object.fromEntries(inForce(table, day).map(({ key, value }) => [key, value])) as unknown as Settings;
}

/** The part a decision table reads, in the words of the models. */
export const decisionSettings = ({ channelSource, legacyToModeratorMinServiceYears, researcherMasterMaxConsecutive }: Settings): DecisionSettings => ({
  channelSource,
  legacyToModeratorMinServiceYears,
  researcherMasterMaxConsecutive,
});
