import { plainDateOf, type Instant, type PlainDate } from '@attestation/contracts';
import { dateOfDay, dayNumber } from './dates.js';

/**
 * The civil time of Kazakhstan as dated rows: one offset for the whole country since 01.03.2024. Computed from this table, never from the
 * zone data of the host, which may be older than the law.
 * @source Постановление Правительства РК № 38 от 19.01.2024 (единый часовой пояс с 01.03.2024)
 */
const OFFSETS = [
  { fromUtc: Date.parse('2024-02-29T18:00:00Z'), minutes: 300, text: '+05:00' },
  { fromUtc: Number.NEGATIVE_INFINITY, minutes: 360, text: '+06:00' },
] as const;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Regions (first two digits of KATO) whose clocks stood at +05:00 before already: Aktobe, Atyrau, West Kazakhstan, Kyzylorda, Mangystau. */
const WEST: ReadonlySet<string> = new Set(['15', '23', '27', '43', '47']);

const offsetAt = (utc: number, region?: string) => (utc >= OFFSETS[0].fromUtc || (region !== undefined && WEST.has(region)) ? OFFSETS[0] : OFFSETS[1]);

/** Milliseconds since the epoch of an ISO instant; a RangeError for anything without an offset or not an instant. */
export function epochOf(instant: Instant): number {
  const utc = /(Z|[+-]\d{2}:\d{2})$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(utc)) throw new RangeError(`"${instant}" is not an instant`);
  return utc;
}

export interface LocalTime {
  date: PlainDate;
  /** minutes since midnight */
  minute: number;
}

/**
 * The calendar date and minute at an instant: in Almaty, or in a region of which the first two digits of KATO are given; since 01.03.2024 they are the same.
 */
export function localTime(instant: Instant, region?: string): LocalTime {
  const utc = epochOf(instant);
  const minutes = Math.floor(utc / MINUTE_MS) + offsetAt(utc, region).minutes;
  return { date: dateOfDay(Math.floor(minutes / DAY_MINUTES)), minute: ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES };
}

export const localDate = (instant: Instant): PlainDate => localTime(instant).date;

/** The instant of a local date and minute (1440: the end of the day), with the fixed offset of that day: `2025-03-17T18:30:00+05:00`. */
export function instantOf(date: PlainDate, minute: number, region?: string): Instant {
  const day = minute === DAY_MINUTES ? dateOfDay(dayNumber(date) + 1) : date;
  const rest = minute % DAY_MINUTES;
  const asUtc = dayNumber(day) * DAY_MINUTES * MINUTE_MS + rest * MINUTE_MS;
  const later = OFFSETS[0];
  const { text } = offsetAt(asUtc - later.minutes * MINUTE_MS, region);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${plainDateOf(day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00${text}`;
}

/** An instant some minutes later as deadlines are written: to the second (rounded up), with the fixed offset of its day. */
export function minutesAfter(instant: Instant, minutes: number): Instant {
  const seconds = Math.ceil(epochOf(instant) / 1000) + minutes * 60;
  const { date, minute } = localTime(new Date(seconds * 1000).toISOString());
  const rest = String(((seconds % 60) + 60) % 60).padStart(2, '0');
  return instantOf(date, minute).replace(/00(?=[+-])/, rest);
}

/** The end of a calendar day: midnight after it. A deadline "by 1 August" ends here. */
export const endOfDay = (date: PlainDate): Instant => instantOf(date, DAY_MINUTES);
/** The beginning of a calendar day. */
export const startOfDay = (date: PlainDate): Instant => instantOf(date, 0);
