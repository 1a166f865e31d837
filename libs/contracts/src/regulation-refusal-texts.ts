import type { Texts } from './reasons.js';
import type { RefusalCode } from './refusals.js';

const texts = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** What the ministry reads when the campaign of a year or a setting cannot be changed so. */
export const REGULATION_REFUSAL_TEXTS = {
  CAMPAIGN_MISSING: texts(
    'Бұл жылдың аттестаттау науқаны ашылмаған.',
    'Кампания аттестации этого года не открыта.',
    'The attestation campaign of this year has not been opened.',
  ),
  CAMPAIGN_INCOMPLETE: texts('Науқанның күндері толық емес.', 'Даты кампании указаны не полностью.', 'The dates of the campaign are incomplete.'),
  CAMPAIGN_OPEN: texts(
    'Науқан ашылған: күндері тек ұзарту бұйрығымен өзгереді.',
    'Кампания открыта: её даты меняются только приказом о продлении.',
    'The campaign is open: its dates change by an order that extends them only.',
  ),
  CAMPAIGN_NOT_APPROVED: texts(
    'Науқан бекітілмеген: алдымен екінші адам бекітуі керек.',
    'Кампания не утверждена: сначала её утверждает второе лицо.',
    'The campaign is not approved: a second person approves it first.',
  ),
  APPROVER_IS_PREPARER: texts(
    'Науқанды дайындаған адам оны өзі бекіте алмайды.',
    'Кто подготовил кампанию, не может её утвердить.',
    'Who prepared the campaign may not approve it.',
  ),
  CAMPAIGN_RUNNING: texts(
    'Науқан әлі жүріп жатыр: соңғы шешім күнінен кейін жабылады.',
    'Кампания ещё идёт: её закрывают после последнего дня решений.',
    'The campaign still runs: it is closed after its last day of decisions.',
  ),
  CAMPAIGN_NOT_OPEN: texts('Науқан ашылмаған.', 'Кампания не открыта.', 'The campaign is not open.'),
  CAMPAIGN_CLOSED: texts('Науқан жабылған: ол енді өзгертілмейді.', 'Кампания закрыта: она больше не меняется.', 'The campaign is closed: it is no longer changed.'),
  EXTENSION_BACKWARDS: texts(
    'Мерзім тек ұзартылады: жаңа күн бұрынғысынан ерте болмайды және өткен мерзім қысқармайды.',
    'Срок только продлевается: новая дата не раньше прежней, и хотя бы одна позже.',
    'A period is only extended: no date becomes earlier, and at least one becomes later.',
  ),
  EXTENSION_PENDING: texts(
    'Ұзарту бұйрығы екінші адамның бекітуін күтуде.',
    'Приказ о продлении ждёт утверждения вторым лицом.',
    'An extension waits for the approval of a second person.',
  ),
  SETTING_CHANGED_MEANWHILE: texts(
    'Баптау осы аралықта өзгертілді: қайта оқып шығыңыз.',
    'Настройку тем временем изменили: прочитайте её заново.',
    'The setting was changed meanwhile: read it again.',
  ),
  SETTING_NOT_AHEAD: texts(
    'Өзгеріс ертеңнен ерте күшіне енбейді: ашылған істер бұрынғы мәнін сақтайды.',
    'Изменение вступает в силу не раньше завтрашнего дня: начатые дела сохраняют прежнее значение.',
    'A change takes effect tomorrow at the earliest: cases that are open keep the value of their day.',
  ),
  SETTING_UNCHANGED: texts('Бұл күні баптаудың мәні осындай.', 'На эту дату настройка уже имеет такое значение.', 'The setting has this value on that day already.'),
  SETTING_FIXED: texts(
    'Бұл баптау модельдің өзімен белгіленген: ол кезеңдердің жаңа редакциясымен өзгереді.',
    'Эта настройка задана самой моделью: она меняется новой редакцией этапов.',
    'This setting is fixed by the model itself: it changes with a new edition of the stages.',
  ),
} as const satisfies Partial<Record<RefusalCode, Texts>>;
