import { DateTime, Duration } from 'luxon';
import { Failure } from '../failure.js';
import { CronError, nextAfter, parseCron } from './cron.js';
import { evaluateAs, withWarnings } from './evaluate.js';
import type { Evaluating, Typed } from './evaluate.js';
import type { Step } from '../kernel/step.js';
import type { TimerDefinition } from '../model/types.js';

/** When a timer is due (epoch ms), how often (−1: for ever), and of cycles the interval: ISO 8601, or cron. */
export interface Schedule {
  dueDate: number;
  repetitions: number;
  interval?: string;
}

const DURATION = /^[-+]?P(?!$)(?:[-+]?\d+Y)?(?:[-+]?\d+M)?(?:[-+]?\d+W)?(?:[-+]?\d+D)?(?:T(?=[-+\d])(?:[-+]?\d+H)?(?:[-+]?\d+M)?(?:[-+]?\d+(?:[.,]\d+)?S)?)?$/i;
const ZONED = /(?:T.*(?:Z|[-+]\d{2}(?::?\d{2})?)(?:\[[^\]]+\])?|Z)$/i;

/** The last year that Zeebe knows, and the last moment (epoch ms) that is told here: what lies behind it never comes either. */
const LAST_YEAR = 999_999_999;
const LAST_MOMENT = 8.64e15;

/** Adds an ISO 8601 duration: days and more by the calendar of the process's time zone, the rest exactly. */
export function plus(epochMs: number, iso: string): number {
  const sign = iso.startsWith('-') ? -1 : 1;
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = Duration.fromISO(iso.replace(/^[-+]/, '').toUpperCase());
  const from = DateTime.fromMillis(epochMs);
  const year = from.year + sign * years;
  if (Math.abs(year) > LAST_YEAR) throw new TimeError(`Invalid value for Year (valid values -${LAST_YEAR} - ${LAST_YEAR}): ${year}`);
  const dated = from.plus({ years: sign * years, months: sign * months, weeks: sign * weeks, days: sign * days });
  const due = dated.toMillis() + sign * (((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds);
  return Number.isNaN(due) || Math.abs(due) > LAST_MOMENT ? sign * LAST_MOMENT : due;
}

export const isDuration = (text: string): boolean => DURATION.test(text) && Duration.fromISO(text.replace(/^[-+]/, '').toUpperCase()).isValid;

/** The instant (epoch ms) of a date-time with an offset or a zone; undefined if it is none. */
export function instantOf(text: string): number | undefined {
  if (!ZONED.test(text)) return undefined;
  const [dateTime = '', zone] = text.split(/[[\]]/);
  const at = DateTime.fromISO(dateTime, zone ? { zone, setZone: false } : {});
  return at.isValid ? at.toMillis() : undefined;
}

/** The same moment in the zone that it names: an offset beside it counts for the moment alone. None to UTC is `Z`. */
export function inItsZone(text: string): string {
  const [, written = text, zone] = /^(.*)\[([^\]]+)\]$/.exec(text) ?? [];
  const told = zone ? (DateTime.fromISO(written, { zone }).toISO() ?? written) : written;
  return told.replace(/[-+]00(?::?00)?$/, 'Z') + (zone ? `[${zone}]` : '');
}

/** A text that tells no time, in Zeebe's words. */
class TimeError extends Error {}

/** What a timer's expression says, before it is set. */
type Reading = { duration: string } | { date: number } | Cycle | { cron: string };

interface Cycle {
  repetitions: number;
  /** epoch ms; when it begins */
  start?: number;
  interval: string;
}

/** @throws Failure EXTRACT_VALUE_ERROR for what is no duration, date or cycle, or too far away */
export const schedule = (step: Step, timer: TimerDefinition, scopeKey: number): Schedule => {
  try {
    return scheduleOf(readTimer(step, timer, scopeKey), step.now);
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    throw new Failure('EXTRACT_VALUE_ERROR', error.message, scopeKey);
  }
};

/** @throws Failure EXTRACT_VALUE_ERROR for what is no duration, date or cycle */
export function readTimer(step: Evaluating, { kind, formula }: TimerDefinition, scopeKey: number): Reading {
  if (kind === 'DURATION') return readDuration(step, formula, scopeKey);
  return kind === 'DATE' ? readDate(step, formula, scopeKey) : readCycle(step, formula, scopeKey);
}

function readDuration(step: Evaluating, formula: TimerDefinition['formula'], scopeKey: number): Reading {
  const found = evaluateAs(step, formula, { scopeKey }, 'DURATION', 'PERIOD', 'STRING');
  const duration = String(found.value);
  if (isDuration(duration)) return { duration };
  throw unreadable('duration', formula, found, scopeKey);
}

function readDate(step: Evaluating, formula: TimerDefinition['formula'], scopeKey: number): Reading {
  const found = evaluateAs(step, formula, { scopeKey }, 'DATE_TIME', 'STRING');
  const text = String(found.value);
  const date = instantOf(text) ?? (found.type === 'DATE_TIME' ? DateTime.fromISO(text).toMillis() : undefined);
  if (date !== undefined) return { date };
  throw unreadable('date-time', formula, found, scopeKey);
}

function readCycle(step: Evaluating, formula: TimerDefinition['formula'], scopeKey: number): Reading {
  const text = String(evaluateAs(step, formula, { scopeKey }, 'STRING').value);
  try {
    if (text === '') throw new TimeError('Empty expression!');
    if (text.startsWith('R')) return parseCycle(text);
    parseCron(text);
    return { cron: text };
  } catch (error) {
    if (!(error instanceof TimeError) && !(error instanceof CronError)) throw error;
    throw new Failure('EXTRACT_VALUE_ERROR', error.message, scopeKey);
  }
}

/** `R3/PT10H`, `R/2024-01-01T00:00:00+05:00/P1D`. @throws TimeError for others */
function parseCycle(text: string): Cycle {
  const [, count = '', rest] = /^R([^/]*)(?:\/(.*))?$/.exec(text) ?? [];
  if (!/^(?:[-+]?\d+)?$/.test(count)) throw new TimeError('Cannot parse repetitions count');
  if (rest === undefined) throw new TimeError('No interval given');
  const slash = rest.lastIndexOf('/');
  const [start, interval] = [rest.slice(0, Math.max(slash, 0)), rest.slice(slash + 1)];
  const begins = start === '' ? undefined : beginOf(start);
  if (!isDuration(interval)) throw new TimeError(`Text cannot be parsed to a ${/^[-+]?P[^T]*T/i.test(interval) ? 'Duration' : 'Period'}`);
  return { repetitions: count === '' ? -1 : Number(count), interval, ...(begins !== undefined && { start: begins }) };
}

const BEGUN = /^(?:\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?)?)?)?)?/;

function beginOf(text: string): number {
  const start = instantOf(text);
  if (start === undefined) throw new TimeError(`Text '${text}' could not be parsed at index ${BEGUN.exec(text)?.[0].length ?? 0}`);
  return start;
}

const unreadable = (what: string, { text }: TimerDefinition['formula'], found: Typed, scopeKey: number): Failure =>
  withWarnings(`Invalid ${what} format '${String(found.value)}' for expression '${text}'.`, found, scopeKey);

function scheduleOf(reading: Reading, now: number): Schedule {
  if ('duration' in reading) return { dueDate: plus(now, reading.duration), repetitions: 1 };
  if ('date' in reading) return { dueDate: reading.date, repetitions: 1 };
  if ('cron' in reading) return byCron(reading.cron, now);
  const { start, interval, repetitions } = reading;
  return { dueDate: start !== undefined && start > now ? start : plus(now, interval), repetitions, interval };
}

/** A moment that never comes is now, and once. */
function byCron(text: string, now: number): Schedule {
  const dueDate = nextAfter(parseCron(text), now);
  return dueDate === undefined ? { dueDate: now, repetitions: 0 } : { dueDate, repetitions: -1, interval: text };
}

/** The moment after the last one, unless that has passed as well: no drift, no burst after a pause. */
export function following(interval: string, lastDue: number, now: number): number | undefined {
  if (!isDuration(interval)) return nextAfter(parseCron(interval), now);
  const next = plus(lastDue, interval);
  return next > now ? next : plus(now, interval);
}
