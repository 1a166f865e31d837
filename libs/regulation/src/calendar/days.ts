import type { DAY_KINDS, PlainDate, Texts } from '@attestation/contracts';

/**
 * Days that differ from the plain week (Monday to Friday work, Saturday and Sunday rest), as rows of the acts that make them so.
 * `UNCONFIRMED`: the act or its application to this day was not read; the day counts, and whoever shows it can say so.
 */
export type DayKind = (typeof DAY_KINDS)[number];
export interface CalendarDay {
  date: PlainDate;
  kind: DayKind;
  name: Texts;
  act: string;
  confirmed: boolean;
}

const LAW = 'Закон РК № 267-II от 13.12.2001 «О праздниках», ст. 3–4';
const RELIGIOUS = 'Закон РК № 267-II от 13.12.2001 «О праздниках», ст. 5; Трудовой кодекс, ст. 84';
const LABOUR = 'Трудовой кодекс РК, ст. 85 п. 2';
const ORDER_2024 = 'Приказ министра труда и социальной защиты населения от 17.04.2024 «О переносе дня отдыха в 2024 году» (Трудовой кодекс, ст. 85 п. 3)';
const ORDER_2025 = 'Приказ министра труда и социальной защиты населения о переносе дня отдыха в 2025 году (Трудовой кодекс, ст. 85 п. 3)';
const CONSTITUTION_2026 = 'Конституция 2026 года, переходные положения: день принятия на референдуме 15.03.2026 — День Конституции';

interface Year {
  /** month-day of feasts that fall on fixed dates */
  holidays: readonly string[];
  kurbanAit: string;
  kurbanConfirmed: boolean;
  /** the working day that follows a feast on a day of rest */
  substitutes: readonly string[];
  moved?: readonly Omit<CalendarDay, 'confirmed' | 'name'>[];
}

const COMMON = ['01-01', '01-02', '03-08', '03-21', '03-22', '03-23', '05-01', '05-07', '05-09', '07-06', '10-25', '12-16'] as const;
const WITH_AUGUST = [...COMMON, '08-30'] as const;

const YEARS: Readonly<Record<number, Year>> = {
  2024: {
    holidays: WITH_AUGUST,
    kurbanAit: '06-16',
    kurbanConfirmed: true,
    substitutes: ['03-25', '07-08'],
    moved: [
      { date: '2024-05-08' as PlainDate, kind: 'MOVED_OFF', act: ORDER_2024 },
      { date: '2024-05-04' as PlainDate, kind: 'MOVED_WORKING', act: ORDER_2024 },
    ],
  },
  2025: {
    holidays: WITH_AUGUST,
    kurbanAit: '06-06',
    kurbanConfirmed: true,
    substitutes: ['03-10', '03-24', '03-25', '07-07', '09-01', '10-27'],
    moved: [
      { date: '2025-01-03' as PlainDate, kind: 'MOVED_OFF', act: ORDER_2025 },
      { date: '2025-01-05' as PlainDate, kind: 'MOVED_WORKING', act: ORDER_2025 },
    ],
  },
  2026: {
    holidays: COMMON,
    kurbanAit: '05-27',
    kurbanConfirmed: false,
    substitutes: ['03-09', '03-24', '03-25', '05-11', '10-26'],
  },
  2027: {
    holidays: [...COMMON, '03-15'],
    kurbanAit: '05-16',
    kurbanConfirmed: false,
    substitutes: ['01-04', '03-24', '05-03', '05-10'],
  },
};

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });
const NEW_YEAR = t('Жаңа жыл', 'Новый год', 'New Year');
const NAURYZ = t('Наурыз мейрамы', 'Наурыз мейрамы', 'Nauryz');
const CONSTITUTION = t('Конституция күні', 'День Конституции', 'Constitution Day');
const NAMES: Readonly<Record<string, Texts>> = {
  '01-01': NEW_YEAR,
  '01-02': NEW_YEAR,
  '03-08': t('Халықаралық әйелдер күні', 'Международный женский день', 'International Women’s Day'),
  '03-15': CONSTITUTION,
  '03-21': NAURYZ,
  '03-22': NAURYZ,
  '03-23': NAURYZ,
  '05-01': t('Қазақстан халқының бірлігі мерекесі', 'Праздник единства народа Казахстана', 'Unity Day'),
  '05-07': t('Отан қорғаушы күні', 'День защитника Отечества', 'Defender of the Fatherland Day'),
  '05-09': t('Жеңіс күні', 'День Победы', 'Victory Day'),
  '07-06': t('Астана күні', 'День столицы', 'Capital Day'),
  '08-30': CONSTITUTION,
  '10-25': t('Республика күні', 'День Республики', 'Republic Day'),
  '12-16': t('Тәуелсіздік күні', 'День Независимости', 'Independence Day'),
};
const CHRISTMAS = t('Православиелік Рождество', 'Православное Рождество', 'Orthodox Christmas');
const KURBAN_AIT = t('Құрбан айттың бірінші күні', 'Первый день Курбан-айта', 'First day of Kurban Ait');
const INSTEAD = t('Мереке орнына демалыс', 'Выходной вместо праздника', 'Day off instead of a holiday');
const MOVED_OFF = t('Ауыстырылған демалыс күні', 'Перенесённый день отдыха', 'Day of rest, moved here');
const MOVED_WORKING = t('Ауыстырылған жұмыс күні', 'Рабочий день вместо перенесённого отдыха', 'Working day, its rest moved');

function nameOf(monthDay: string): Texts {
  const name = NAMES[monthDay];
  if (!name) throw new RangeError(`the feast of ${monthDay} has no name`);
  return name;
}

const dateIn = (year: number, monthDay: string) => `${year}-${monthDay}` as PlainDate;

function daysOf(year: number, { holidays, kurbanAit, kurbanConfirmed, substitutes, moved = [] }: Year): CalendarDay[] {
  const known = year <= 2025; // later years were read from published calendars before the year's end
  const feast = (monthDay: string): CalendarDay => ({
    date: dateIn(year, monthDay),
    kind: 'HOLIDAY',
    name: nameOf(monthDay),
    act: monthDay === '03-15' ? CONSTITUTION_2026 : LAW,
    confirmed: monthDay !== '03-15',
  });
  return [
    ...holidays.map(feast),
    { date: dateIn(year, '01-07'), kind: 'RELIGIOUS', name: CHRISTMAS, act: RELIGIOUS, confirmed: true },
    { date: dateIn(year, kurbanAit), kind: 'RELIGIOUS', name: KURBAN_AIT, act: RELIGIOUS, confirmed: kurbanConfirmed },
    ...substitutes.map((monthDay): CalendarDay => ({ date: dateIn(year, monthDay), kind: 'SUBSTITUTE', name: INSTEAD, act: LABOUR, confirmed: known })),
    ...moved.map((day): CalendarDay => ({ ...day, name: day.kind === 'MOVED_OFF' ? MOVED_OFF : MOVED_WORKING, confirmed: true })),
  ];
}

/** The years whose calendar is loaded, and every day of them that differs from the plain week. */
export const LOADED_YEARS: readonly number[] = Object.keys(YEARS).map(Number);
export const CALENDAR_DAYS: readonly CalendarDay[] = Object.entries(YEARS).flatMap(([year, rows]) => daysOf(Number(year), rows));

/** Office hours of the bodies that receive applications, in minutes of the local day. */
export const OFFICE_HOURS = [
  {
    opens: 9 * 60,
    closes: 18 * 60 + 30,
    lunchFrom: 13 * 60,
    lunchTo: 14 * 60 + 30,
    validFrom: '2024-01-01' as PlainDate,
    validTo: null,
    source: 'Стандарт государственной услуги (Приложение 1 к Правилам), график работы',
    confirmed: false, // read in a copy, without the row of the annex that names the hours of each provider
  },
] as const;
