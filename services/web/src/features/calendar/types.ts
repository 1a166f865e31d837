import type { Shapes } from '../../api/client';

export type Calendar = Shapes['RegulationCalendarOut'];
export type Day = Shapes['RegulationCalendarDayOut'];
export type Hours = Shapes['RegulationOfficeHoursIn'];
export type Move = Shapes['RegulationMoveOut'];
export type Change = Shapes['RegulationCalendarChangeIn'];
export type Entry = Shapes['RegulationCalendarEntryOut'];
/** A day as it is from now on; none: an ordinary day of the week again. */
export type DayChange = Change['days'][number];

/** What a day may be other than an ordinary one. */
export const KINDS = ['HOLIDAY', 'RELIGIOUS', 'SUBSTITUTE', 'MOVED_OFF', 'MOVED_WORKING'] as const satisfies readonly Day['kind'][];
