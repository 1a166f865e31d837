import { Clock } from '@attestation/service-kit';
import { describe, expect, it } from '@jest/globals';
import { LastRead } from './last-read.js';

class MovedClock extends Clock {
  at = Date.parse('2025-03-17T04:00:00Z');

  now(): Date {
    return new Date(this.at);
  }
}

/** Reads how often it was read; as slowly and with such ends as a test wants. */
class Readings extends LastRead<number> {
  count = 0;
  ends: (() => Promise<void>) | undefined;

  protected override async read(): Promise<number> {
    const reading = (this.count += 1);
    await this.ends?.();
    return reading;
  }
}

const clock = new MovedClock();
const away = () => Promise.reject(new Error('the database is away'));

describe('what is remembered as it was last read', () => {
  it('is read once for all who ask within five seconds, also those who ask while it is read', async () => {
    const readings = new Readings(clock);
    expect(await Promise.all([readings.current(), readings.current()])).toEqual([1, 1]);
    clock.at += 4_999;
    expect(await readings.current()).toBe(1);
    clock.at += 1;
    expect(await readings.current()).toBe(2);
  });

  it('is read anew after one’s own change', async () => {
    const readings = new Readings(clock);
    await readings.current();
    readings.forget();
    expect(await readings.current()).toBe(2);
  });

  it('that could not be read is told to whoever asked, and read anew for the next', async () => {
    const readings = new Readings(clock);
    readings.ends = away;
    await expect(readings.current()).rejects.toThrow('away');
    readings.ends = undefined;
    expect(await readings.current()).toBe(2);
  });

  it('is not forgotten for a reading of before that fails late', async () => {
    const readings = new Readings(clock);
    let fail = (_: Error): void => undefined;
    readings.ends = () => new Promise((_, reject) => (fail = reject));
    const before = readings.current();
    readings.forget();
    readings.ends = undefined;
    expect(await readings.current()).toBe(2);
    fail(new Error('too late'));
    await expect(before).rejects.toThrow('too late');
    expect(await readings.current()).toBe(2);
  });
});
