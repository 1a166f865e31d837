import { beforeEach, describe, expect, it } from '@jest/globals';
import { Backlog, Overloaded } from './backlog.js';
import type { Waiting } from './backlog.js';
import type { Command } from '../domain/kernel/records.js';

const command = (valueType: Command['valueType'], intent: string): Command => ({ valueType, intent, key: -1, value: {} });
const waiting = (of = command('MESSAGE', 'PUBLISH')): Waiting => ({ command: of, resolve: () => undefined, reject: () => undefined });
const OUTCOME = { records: [], weight: 0, activatable: [], ended: [] };

describe('A backlog', () => {
  let time: number;
  let backlog: Backlog;
  let entered: Waiting[];
  beforeEach(() => {
    time = 0;
    backlog = new Backlog(() => time);
    entered = Array.from({ length: 2_000 }, () => backlog.enter(waiting()));
  });

  it('lets in whoever comes while those who wait are served in time', () => {
    time = 1_900;
    expect(() => backlog.enter(waiting())).not.toThrow();
  });

  it('that stands still refuses more work, and never what ends work', () => {
    time = 2_100;
    expect(() => backlog.enter(waiting())).toThrow(Overloaded);
    for (const ending of [command('JOB', 'COMPLETE'), command('JOB', 'FAIL'), command('PROCESS_INSTANCE', 'CANCEL')]) {
      expect(() => backlog.enter(waiting(ending))).not.toThrow();
    }
  });

  it('lets in again when those who waited are answered, however they are', () => {
    time = 2_100;
    entered[0]?.resolve(OUTCOME);
    entered[1]?.reject(new Error('undone'));
    expect(() => backlog.enter(waiting())).not.toThrow();
  });

  it('of few waits for the disk without a word', () => {
    for (const each of entered.slice(10)) each.resolve(OUTCOME);
    time = 60_000;
    expect(() => backlog.enter(waiting())).not.toThrow();
  });
});
