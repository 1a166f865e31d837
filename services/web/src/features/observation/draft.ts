import type { Shapes } from '../../api/client';

export type Sheet = Shapes['PortfolioObservationIn'];

/** A field of the sheet, as it is typed. Limits are those of the platform's description: a test holds them together. */
export interface SheetField {
  name: 'lesson' | 'subject' | 'className' | 'observedOn' | 'topic' | 'objectives' | 'conclusions' | 'recommendations';
  max: number;
  required?: true;
  kind?: 'date' | 'long';
}

export const FIELDS: readonly SheetField[] = [
  { name: 'observedOn', max: 10, required: true, kind: 'date' },
  { name: 'lesson', max: 300, required: true },
  { name: 'subject', max: 100, required: true },
  { name: 'className', max: 20 },
  { name: 'topic', max: 500 },
  { name: 'objectives', max: 2000, kind: 'long' },
  { name: 'conclusions', max: 4000, required: true, kind: 'long' },
  { name: 'recommendations', max: 4000, required: true, kind: 'long' },
];

export const HIGHEST_INDICATOR = 3;
export const HIGHEST = 102;

/** What somebody is typing. */
export interface Draft extends Record<SheetField['name'], string> {
  personId: string;
  /** the teacher's name, to be shown without a network */
  teacher: string;
  points: string;
  /** each 0 to 3 or still empty; absent: the total alone */
  indicators?: string[];
  /** as what she observes; empty: as the platform finds */
  as: string;
  /** when a penal institution was asked; empty: it was not, or need not be */
  requestedOn: string;
  /** what the platform says of the chosen teacher's sheet; absent: she is not chosen yet, or was kept before it said so */
  form?: Form;
}

/** The variant of the sheet, how many indicators it has where that is known, and whether her institution is asked before. */
export interface Form {
  variant: 'A' | 'B' | 'C' | 'D';
  indicators: number | null;
  penalInstitution: boolean;
}

export const NOTHING: Draft = { personId: '', teacher: '', lesson: '', subject: '', className: '', observedOn: '', topic: '', objectives: '', conclusions: '', recommendations: '', points: '', as: '', requestedOn: '' };

export type Wrong = 'required' | 'tooLong' | 'points' | 'future' | 'indicators' | 'requestLate';
export type Faults = Partial<Record<keyof Draft, Wrong>>;

/** The total: typed, or of the indicators. */
export const totalOf = ({ indicators, points }: Draft): string => (indicators ? String(indicators.reduce((sum, each) => sum + Number(each), 0)) : points);

/** What is wrong with a draft, field by field, before anybody is asked. @param today by the platform's clock, where it is known */
export function faultsOf(draft: Draft, today?: string): Faults {
  const faults: Faults = {};
  if (draft.personId === '') faults.personId = 'required';
  for (const { name, max, required } of FIELDS) {
    const text = draft[name].trim();
    if (required && text === '') faults[name] = 'required';
    if (text.length > max) faults[name] = 'tooLong';
  }
  if (draft.indicators?.includes('')) faults.indicators = 'indicators';
  if (!draft.indicators && !(/^\d{1,3}$/.test(draft.points) && Number(draft.points) <= HIGHEST)) faults.points = draft.points === '' ? 'required' : 'points';
  return { ...daysWrong(draft, today), ...faults };
}

/** The lesson is not of a day to come, and the institution was asked before it. */
const daysWrong = ({ observedOn, requestedOn }: Draft, today?: string): Faults => ({
  ...(observedOn !== '' && requestedOn > observedOn && { requestedOn: 'requestLate' as const }),
  ...(today !== undefined && observedOn > today && { observedOn: 'future' as const }),
});

/** A sound draft as it is sent. */
export function sheetOf(draft: Draft, observationId: string): Sheet {
  const { personId, indicators, as, requestedOn, observedOn, lesson, subject, conclusions, recommendations } = draft;
  const given = (['className', 'topic', 'objectives'] as const).filter((name) => draft[name].trim() !== '').map((name) => [name, draft[name].trim()]);
  return {
    observationId, personId, observedOn, lesson: lesson.trim(), subject: subject.trim(), conclusions: conclusions.trim(), recommendations: recommendations.trim(),
    points: Number(totalOf(draft)), ...Object.fromEntries(given), ...(indicators ? { indicators: indicators.map(Number) } : {}), ...(as ? { as: as as NonNullable<Sheet['as']> } : {}), ...(requestedOn ? { requestedOn } : {}),
  };
}

/** A sheet that came back, to be mended. */
export const draftOf = ({ observationId: _, points, indicators, ...sheet }: Sheet, teacher: string): Draft => ({
  ...NOTHING, ...sheet, teacher, points: String(points), ...(indicators ? { indicators: indicators.map(String) } : {}),
});
