import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { Failure } from '../failure.js';
import { formula } from '../model/formula.js';
import { Step } from '../kernel/step.js';
import { ModelCache } from '../model/cache.js';
import { State } from '../state/state.js';
import { following, schedule } from './timer.js';
import type { TimerDefinition } from '../model/types.js';
import type { Schedule } from './timer.js';

const NOW = Date.parse('2025-03-17T04:00:00Z');
const HOUR = 3_600_000;

const scheduled = (kind: TimerDefinition['kind'], text: string): Schedule =>
  schedule(new Step(new State(), new ModelCache(), {}, NOW), { kind, formula: formula(text) }, -1);

describe('A timer', () => {
  it.each<[TimerDefinition['kind'], string, number, number]>([
    ['DURATION', 'PT1H', NOW + HOUR, 1],
    ['DURATION', '-PT1H', NOW - HOUR, 1],
    ['DURATION', '=duration("PT90M")', NOW + 1.5 * HOUR, 1],
    ['DATE', '2025-03-17T10:00:00+05:00', Date.parse('2025-03-17T05:00:00Z'), 1],
    ['DATE', '2025-03-17T10:00:00+05', Date.parse('2025-03-17T05:00:00Z'), 1],
    ['DATE', '=date and time("2025-03-17T10:00:00")', DateTime.fromISO('2025-03-17T10:00:00').toMillis(), 1],
    ['CYCLE', 'R3/PT1H', NOW + HOUR, 3],
    ['CYCLE', 'R/PT1H', NOW + HOUR, -1],
    ['CYCLE', 'R-1/PT1H', NOW + HOUR, -1],
    ['CYCLE', 'R2//PT1H', NOW + HOUR, 2],
    ['CYCLE', 'R2/2025-03-17T05:30:00Z/PT1H', NOW + 1.5 * HOUR, 2],
    ['CYCLE', 'R2/2020-01-01T00:00:00+05:00[Asia/Almaty]/PT1H', NOW + HOUR, 2],
  ])('of kind %s, %s, is due at its moment', (kind, text, dueDate, repetitions) => {
    expect(scheduled(kind, text)).toMatchObject({ dueDate, repetitions });
  });

  it('by a cron expression that never comes is due now, and once', () => {
    expect(scheduled('CYCLE', '0 0 0 30 2 *')).toEqual({ dueDate: NOW, repetitions: 0 });
  });

  it('beyond the moments that can be told is due at the last of them, and beyond the years that Zeebe knows it is refused', () => {
    expect(scheduled('DURATION', 'P9999999Y').dueDate).toBe(8.64e15);
    expect(() => scheduled('DURATION', 'P999999999Y')).toThrow('Invalid value for Year (valid values -999999999 - 999999999): 1000002024');
  });

  it.each<[TimerDefinition['kind'], string, string]>([
    ['DURATION', 'x', "Invalid duration format 'x' for expression 'x'."],
    ['DURATION', '1', "Expected result of the expression '1' to be one of '[DURATION, PERIOD, STRING]', but was 'NUMBER'."],
    ['DATE', '2020-01-01', "Invalid date-time format '2020-01-01' for expression '2020-01-01'."],
    ['CYCLE', 'R3', 'No interval given'],
    ['CYCLE', 'Rx/PT1H', 'Cannot parse repetitions count'],
    ['CYCLE', 'R3/P1MT', 'Text cannot be parsed to a Duration'],
    ['CYCLE', 'R3/2020-01-01T00:00:00Z', 'Text cannot be parsed to a Period'],
    ['CYCLE', 'R3/2020-01-01T00:00:00/PT1H', "Text '2020-01-01T00:00:00' could not be parsed at index 19"],
    ['CYCLE', 'PT1H', 'Cron expression contains 1 parts but we expect one of [6]'],
  ])('of kind %s, %s, is refused in Zeebe\'s words', (kind, text, message) => {
    expect(() => scheduled(kind, text)).toThrow(new Failure('EXTRACT_VALUE_ERROR', message));
  });
});

describe('The next moment of a cycle', () => {
  const interval = fc.integer({ min: 1, max: 100_000 });

  it('neither drifts with late looks nor bursts after a pause', () => {
    fc.assert(fc.property(interval, fc.integer({ min: 0, max: 1_000_000 }), (seconds, late) => {
      const next = following(`PT${seconds}S`, NOW, NOW + late);
      expect(next).toBe(late < seconds * 1000 ? NOW + seconds * 1000 : NOW + late + seconds * 1000);
    }), { seed: 20250317 });
  });
});
