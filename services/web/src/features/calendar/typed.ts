import { isSaid, NO_TEXTS, type Texts, trimmed } from '../../parts/texts-fields';
import type { Day, DayChange, Hours } from './types';

/** A day as it stands in the form. `kind` empty: an ordinary day of the week again. */
export interface Typed {
  date: string;
  kind: Day['kind'] | '';
  name: Texts;
  act: string;
  confirmed: boolean;
}

/** @param day one to be changed; none: one more, usually by an act that was read */
export const typedOf = (day?: Day): Typed => (day ? { ...day, name: { ...day.name } } : { date: '', kind: 'MOVED_OFF', name: NO_TEXTS, act: '', confirmed: true });

/** As it is sent. @returns undefined while something is missing, or the day is of another year */
export function dayOfTyped({ date, kind, name, act, confirmed }: Typed, year: number): DayChange | undefined {
  if (!date.startsWith(`${year}-`)) return undefined;
  if (kind === '') return { date, day: null };
  return isSaid(name) && act.trim() !== '' ? { date, day: { kind, name: trimmed(name), act: act.trim(), confirmed } } : undefined;
}

/** One more day of a change; a day named before is replaced. */
export const withDay = (days: readonly DayChange[], added: DayChange): DayChange[] => [...days.filter(({ date }) => date !== added.date), added].sort((a, b) => (a.date < b.date ? -1 : 1));

/** Office hours as they stand in the form: times of the day. */
export type TypedHours = Record<'opens' | 'closes' | 'lunchFrom' | 'lunchTo', string> & { act: string; confirmed: boolean };

const HOUR = 60;
const two = (part: number): string => String(part).padStart(2, '0');

/** 570 → "09:30" */
export const timeOfDay = (minutes: number): string => `${two(Math.floor(minutes / HOUR))}:${two(minutes % HOUR)}`;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3, 5));

export const NO_HOURS: TypedHours = { opens: '', closes: '', lunchFrom: '', lunchTo: '', act: '', confirmed: true };

/** As they are sent. @returns undefined while something is missing */
export function hoursOf({ opens, closes, lunchFrom, lunchTo, act, confirmed }: TypedHours): Hours | undefined {
  if ([opens, closes, lunchFrom, lunchTo, act.trim()].includes('')) return undefined;
  return { opens: minutesOf(opens), closes: minutesOf(closes), lunchFrom: minutesOf(lunchFrom), lunchTo: minutesOf(lunchTo), act: act.trim(), confirmed };
}
