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

export const INDICATORS = 34;
export const HIGHEST_INDICATOR = 3;
export const HIGHEST = INDICATORS * HIGHEST_INDICATOR;

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
}

export const NOTHING: Draft = { personId: '', teacher: '', lesson: '', subject: '', className: '', observedOn: '', topic: '', objectives: '', conclusions: '', recommendations: '', points: '', as: '' };

export type Wrong = 'required' | 'tooLong' | 'points' | 'future' | 'indicators';
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
  if (!faults.observedOn && today !== undefined && draft.observedOn > today) faults.observedOn = 'future';
  return faults;
}

/** A sound draft as it is sent. */
export function sheetOf(draft: Draft, observationId: string): Sheet {
  const { personId, indicators, as, observedOn, lesson, subject, conclusions, recommendations } = draft;
  const given = (['className', 'topic', 'objectives'] as const).filter((name) => draft[name].trim() !== '').map((name) => [name, draft[name].trim()]);
  return {
    observationId, personId, observedOn, lesson: lesson.trim(), subject: subject.trim(), conclusions: conclusions.trim(), recommendations: recommendations.trim(),
    points: Number(totalOf(draft)), ...Object.fromEntries(given), ...(indicators ? { indicators: indicators.map(Number) } : {}), ...(as ? { as: as as NonNullable<Sheet['as']> } : {}),
  };
}

/** A sheet that came back, to be mended. */
export const draftOf = ({ observationId: _, points, indicators, ...sheet }: Sheet, teacher: string): Draft => ({
  ...NOTHING, ...sheet, teacher, points: String(points), ...(indicators ? { indicators: indicators.map(String) } : {}),
});
