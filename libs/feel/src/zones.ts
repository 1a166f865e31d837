import { Temporal } from 'temporal-polyfill';

/** An offset from UTC ("Z", "+05:00"), a region ("Asia/Almaty") with the offset that held there, or an offset that has a name ("UTC+05:00"). */
export interface Zone {
  readonly id: string;
  readonly offsetSeconds: number;
  /** a region's offset changes */
  readonly kind: 'offset' | 'region' | 'named offset';
}

const LARGEST_OFFSET_HOURS = 18;
export const LARGEST_OFFSET_SECONDS = LARGEST_OFFSET_HOURS * 3600;

/** Java's words for a zone that is none. */
export class ZoneError extends RangeError {}

const refused = (reason: string): never => {
  throw new ZoneError(reason);
};
const badOffset = (reason: string, id: string): never => refused(`java.time.DateTimeException: Invalid ID for ZoneOffset, ${reason}: ${id}`);

/** Text such as "+05:00" or "Z" for an offset of so many seconds. */
function offsetId(seconds: number): string {
  if (seconds === 0) return 'Z';
  const size = Math.abs(seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const tail = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${tail}`;
}

export const offsetZone = (offsetSeconds: number): Zone => ({ id: offsetId(offsetSeconds), offsetSeconds, kind: 'offset' });

/** The zone that Java's `ZoneId.of` gives for an id: "Z", "+5", "-05:30:15", "UTC+5", "Asia/Almaty". @throws {ZoneError} of an unknown one, in Java's words */
export function zoneCalled(id: string): Zone {
  if (id.length <= 1 || /^[+-]/.test(id)) return offsetZone(offsetOf(id));
  const [, prefix = '', rest = ''] = /^(UTC|GMT|UT)(?=$|[+-])(.*)$/.exec(id) ?? [];
  return prefix ? namedOffset(id, prefix, rest) : regionCalled(id);
}

function namedOffset(id: string, prefix: string, rest: string): Zone {
  const offsetSeconds = rest === '' ? 0 : namedSeconds(id, rest);
  return { id: offsetSeconds === 0 ? prefix : prefix + offsetId(offsetSeconds), offsetSeconds, kind: 'named offset' };
}

function namedSeconds(id: string, rest: string): number {
  try {
    return offsetOf(rest);
  } catch {
    return refused(`java.time.DateTimeException: Invalid ID for offset-based ZoneId: ${id}`);
  }
}

/** Case counts, and four old names are none. */
function regionCalled(id: string): Zone {
  if (!/^[A-Za-z][\w~/.+-]+$/.test(id)) refused(`java.time.DateTimeException: Invalid ID for region-based ZoneId, invalid format: ${id}`);
  const zone = ['EST', 'MST', 'HST', 'ROC'].includes(id) ? undefined : knownRegion(id);
  return zone?.id === id ? zone : refused(`java.time.zone.ZoneRulesException: Unknown time-zone ID: ${id}`);
}

function knownRegion(id: string): Zone | undefined {
  try {
    const zoned = new Temporal.ZonedDateTime(0n, id);
    return { id: zoned.timeZoneId, offsetSeconds: Number(zoned.offsetNanoseconds / 1e9), kind: 'region' };
  } catch {
    return undefined;
  }
}

/** Where the two digits of hours, minutes and seconds begin, by the length of the whole. */
const OFFSETS: Record<number, readonly number[]> = { 3: [1], 5: [1, 3], 6: [1, 4], 7: [1, 3, 5], 9: [1, 4, 7] };

/** Seconds of "+h", "+hh", "+hh:mm", "+hhmm", "+hh:mm:ss" or "+hhmmss". */
function offsetOf(given: string): number {
  if (given === 'Z') return 0;
  const id = given.length === 2 ? `${given[0]}0${given[1]}` : given;
  const places = OFFSETS[id.length] ?? badOffset('invalid format', given);
  const parts = places.map((place) => digitsAt(id, place));
  if (!/^[+-]/.test(id)) badOffset('plus/minus not found when expected', id);
  return (id.startsWith('-') ? -1 : 1) * secondsOf(parts, id.startsWith('-'));
}

function digitsAt(id: string, place: number): number {
  if ((id.length === 6 || id.length === 9) && place > 1 && id[place - 1] !== ':') badOffset('colon not found when expected', id);
  const digits = id.slice(place, place + 2);
  return /^\d\d$/.test(digits) ? Number(digits) : badOffset('non numeric characters found', id);
}

/** The largest of hours, of minutes and of seconds, with what each is called. */
const PARTS = [['hours', LARGEST_OFFSET_HOURS], ['minutes', 59], ['seconds', 59]] as const;

function secondsOf(parts: readonly number[], negative: boolean): number {
  PARTS.forEach(([name, largest], place) => {
    const part = parts[place] ?? 0;
    if (part > largest) refused(`java.time.DateTimeException: Zone offset ${name} not in valid range: value ${negative ? -part : part} is not in the range -${largest} to ${largest}`);
  });
  const all = parts.reduce((sum, part, place) => sum + part * 60 ** (2 - place), 0);
  return all > LARGEST_OFFSET_SECONDS ? refused('java.time.DateTimeException: Zone offset not in valid range: -18:00 to +18:00') : all;
}
