import type { Entry } from '../../shell/entry';

/** The working calendar, by which deadlines are counted. */
export const CALENDAR_ENTRIES: readonly Entry[] = [{ path: '/calendar', title: 'calendar.calendar', acts: ['regulation.calendar.change'], page: () => import('./calendar-page'), texts: ['calendar'] }];
