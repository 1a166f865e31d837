import { DateTime, Duration } from 'luxon';
import { Failure } from '../failure.js';
import { evaluateAs } from './evaluate.js';
import type { Step } from '../kernel/step.js';
import type { TimerDefinition } from '../model/types.js';

/** When a timer is due (epoch ms), how often (−1: for ever), and of cycles the interval. */
export interface Schedule {
  dueDate: number;
  repetitions: number;
  interval?: string;
}

const DURATION = /^[-+]?P(?!$)(?:[-+]?\d+Y)?(?:[-+]?\d+M)?(?:[-+]?\d+W)?(?:[-+]?\d+D)?(?:T(?=[-+\d])(?:[-+]?\d+H)?(?:[-+]?\d+M)?(?:[-+]?\d+(?:[.,]\d+)?S)?)?$/i;
const ZONED = /(?:Z|[-+]\d{2}:?\d{2}(?:\[[^\]]+\])?)$/i;
const CYCLE = /^R(\d*)\/(?:([^P/]+)\/)?(P.+)$/i;

/** Adds an ISO 8601 duration: days and more by the calendar of the process's time zone, the rest exactly. */
export function plus(epochMs: number, iso: string): number {
  const sign = iso.startsWith('-') ? -1 : 1;
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = Duration.fromISO(iso.replace(/^[-+]/, '').toUpperCase());
  const dated = DateTime.fromMillis(epochMs).plus({ years: sign * years, months: sign * months, weeks: sign * weeks, days: sign * days });
  return dated.toMillis() + sign * (((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds);
}

export const isDuration = (text: string): boolean => DURATION.test(text) && Duration.fromISO(text.replace(/^[-+]/, '').toUpperCase()).isValid;

/** The instant (epoch ms) of a date-time with an offset or a zone; undefined if it is none. */
export function instantOf(text: string): number | undefined {
  if (!ZONED.test(text)) return undefined;
  const [dateTime = '', zone] = text.split(/[[\]]/);
  const at = DateTime.fromISO(dateTime, zone ? { zone, setZone: false } : {});
  return at.isValid ? at.toMillis() : undefined;
}

/** `R3/PT10H`, `R/2024-01-01T00:00:00+05:00/P1D`; undefined if it is no such text. */
export function parseCycle(text: string): { repetitions: number; start?: number; interval: string } | undefined {
  const [, count, start, interval = ''] = CYCLE.exec(text) ?? [];
  const begins = start === undefined ? undefined : instantOf(start);
  if (count === undefined || !isDuration(interval) || (start !== undefined && begins === undefined)) return undefined;
  return { repetitions: count === '' ? -1 : Number(count), start: begins, interval };
}

/** @throws Failure EXTRACT_VALUE_ERROR for what is no duration, date or cycle */
export function schedule(step: Step, { kind, formula }: TimerDefinition, scopeKey: number): Schedule {
  if (kind === 'DURATION') return afterDuration(step, formula, scopeKey);
  return kind === 'DATE' ? atDate(step, formula, scopeKey) : inCycles(step, formula, scopeKey);
}

function afterDuration(step: Step, formula: TimerDefinition['formula'], scopeKey: number): Schedule {
  const text = String(evaluateAs(step, formula, { scopeKey }, 'DURATION', 'PERIOD', 'STRING').value);
  if (!isDuration(text)) throw unreadable('duration', text, formula.text, scopeKey);
  return { dueDate: plus(step.now, text), repetitions: 1 };
}

function atDate(step: Step, formula: TimerDefinition['formula'], scopeKey: number): Schedule {
  const text = String(evaluateAs(step, formula, { scopeKey }, 'DATE_TIME', 'STRING').value);
  const dueDate = instantOf(text);
  if (dueDate === undefined) throw unreadable('date-time', text, formula.text, scopeKey);
  return { dueDate, repetitions: 1 };
}

function inCycles(step: Step, formula: TimerDefinition['formula'], scopeKey: number): Schedule {
  const text = String(evaluateAs(step, formula, { scopeKey }, 'STRING').value);
  const cycle = parseCycle(text);
  if (!cycle) throw unreadable('cycle', text, formula.text, scopeKey);
  const { start, interval, repetitions } = cycle;
  return { dueDate: start === undefined ? plus(step.now, interval) : Math.max(start, step.now), repetitions, interval };
}

const unreadable = (what: string, value: string, expression: string, scopeKey: number): Failure =>
  new Failure('EXTRACT_VALUE_ERROR', `Invalid ${what} format '${value}' for expression '${expression}'.`, scopeKey);
