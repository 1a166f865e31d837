import type { ClaimableCategory, Texts } from '@attestation/contracts';
import { rows, type Table } from '../dated.js';
import type { SheetForm } from './position-sheets.js';
import { since2025 } from './validity.js';

export interface CriterionName {
  form: SheetForm;
  criterion: string;
  name: Texts;
}
const named = (form: SheetForm, list: Readonly<Record<string, readonly [kk: string, ru: string, en: string]>>): CriterionName[] =>
  Object.entries(list).map(([criterion, [kk, ru, en]]) => ({ form, criterion, name: { kk, ru, en } }));

/** What the criteria are about, as far as the sources name them: of methodists and heads of organisations. */
export const CRITERION_NAMES: Table<CriterionName> = [
  ...rows(since2025('Приложение 12 к Правилам, таблица 2 (X-078)'), named('METHODIST', {
    '1.1': ['Бақылау парақтары, жылына', 'Листы наблюдения в год', 'Observation sheets a year'],
    '2.1': ['Зерттеу қызметі', 'Исследовательская деятельность', 'Research activity'],
    '2.2': ['Әдіскердің байқаулары', 'Конкурсы методиста', 'Contests of the methodist'],
    '3.1': ['Әдістемелік материалдар', 'Методические материалы', 'Methodical materials'],
    '3.2': ['Баяндамалар', 'Выступления', 'Talks'],
    '3.3': ['Жарияланым', 'Публикация', 'Publication'],
    '3.4': ['Топтар, қазылар алқасы', 'Группы, жюри', 'Groups, juries'],
    '3.5': ['Тәжірибе тарату', 'Трансляция опыта', 'Dissemination of experience'],
    '4.1': ['Курс сағаттары', 'Часы курсов', 'Course hours'],
  })),
  ...rows(since2025('Приложение 13 к Правилам, руководитель организации (X-079)'), named('HEAD', {
    '1.1': ['Ашықтық', 'Открытость', 'Openness'],
    '1.2': ['Ерекше білім беру қажеттіліктеріне жағдай', 'Условия для особых образовательных потребностей', 'Conditions for special needs'],
    '1.3': ['Қауіпсіздік', 'Безопасность', 'Safety'],
    '1.4': ['Кіруді бақылау', 'Контроль доступа', 'Access control'],
    '1.5': ['Материалдық база', 'Материальная база', 'Material base'],
    '1.6': ['Әріптестік', 'Сотрудничество', 'Cooperation'],
    '1.7': ['Қосымша білім беру', 'Дополнительное образование', 'Additional education'],
    '2.1': ['Білім сапасы', 'Качество знаний', 'Quality of knowledge'],
    '2.2': ['«Алтын белгі» динамикасы', 'Динамика «Алтын белгі»', '“Altyn belgi” dynamics'],
    '2.3': ['Грантқа түскендер немесе жұмысқа орналасқан түлектер', 'Поступившие на бюджет или трудоустроенные выпускники', 'Budget-funded admissions or employed graduates'],
    '2.4': ['Білім алушылардың байқаулары', 'Конкурсы обучающихся', 'Learners in contests'],
    '3.1': ['Сарапшы, зерттеуші, шебер педагогтер үлесі', 'Доля педагогов-экспертов, исследователей, мастеров', 'Share of experts, researchers and masters'],
    '3.2': ['Педагогтердің байқаулары', 'Конкурсы педагогов', 'Teachers in contests'],
    '3.3': ['Инклюзивті білім беруге оқытылғандар үлесі', 'Доля обученных инклюзивному образованию', 'Share trained in inclusive education'],
    '4.1': ['Жарияланым', 'Публикация', 'Publication'],
    '4.2': ['Ұсынылған материалдар', 'Рекомендованные материалы', 'Recommended materials'],
    '4.3': ['Инновация, жобалар', 'Инновации, проекты', 'Innovation, projects'],
    '4.4': ['Топтар, қазылар алқасы', 'Группы, жюри', 'Groups, juries'],
    '5.1': ['Басқару курстары', 'Курсы по менеджменту', 'Management courses'],
  })),
];

export interface CriterionDemand {
  form: SheetForm;
  criterion: string;
  category: ClaimableCategory;
  /** sheets a year, hours, percent of the teachers trained, growth in percent (0: the same level) */
  what: 'SHEETS_A_YEAR' | 'HOURS' | 'PERCENT' | 'GROWTH_PERCENT';
  atLeast: number;
  /** hours of preschool, additional and special organisations and method offices, where they are fewer */
  reduced: number | null;
}
const HEADS = ['HEAD_3', 'HEAD_2', 'HEAD_1'] as const;
const TEACHERS = ['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER'] as const;
type Ask = Pick<CriterionDemand, 'form' | 'criterion' | 'what'>;
const asks = (ask: Ask, columns: readonly ClaimableCategory[], list: readonly number[], reduced: readonly number[] = []): CriterionDemand[] =>
  columns.map((category, column) => ({ ...ask, category, atLeast: list[column] ?? 0, reduced: reduced[column] ?? null }));

/** The numbers behind the points, as far as the sources give them (X-078…X-080). */
export const CRITERION_DEMANDS: Table<CriterionDemand> = rows(since2025('Приложения 12, 13 к Правилам (X-078…X-080)'), [
  ...asks({ form: 'METHODIST', criterion: '1.1', what: 'SHEETS_A_YEAR' }, TEACHERS, [4, 5, 6, 7]),
  ...asks({ form: 'METHODIST', criterion: '4.1', what: 'HOURS' }, TEACHERS, [72, 72, 80, 108], [36, 36, 72, 80]),
  ...asks({ form: 'HEAD', criterion: '1.7', what: 'GROWTH_PERCENT' }, HEADS, [0, 3, 5]),
  ...asks({ form: 'HEAD', criterion: '3.3', what: 'PERCENT' }, HEADS, [50, 60, 70]),
  ...asks({ form: 'HEAD', criterion: '5.1', what: 'HOURS' }, HEADS, [72, 80, 108], [36, 72, 80]),
  // of the first category "more than 72"
  ...asks({ form: 'HEAD_METHOD_OFFICE', criterion: '4.1', what: 'HOURS' }, HEADS, [36, 72, 73]),
]);
