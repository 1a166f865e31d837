import { describe, expect, it } from '@jest/globals';
import { Failures } from './failures.js';

describe('Counting failures in a row', () => {
  it('counts each job for itself and starts anew after a success', () => {
    const failures = new Failures();
    expect([failures.add('a'), failures.add('a'), failures.add('b')]).toEqual([1, 2, 1]);
    failures.forget('a');
    expect(failures.add('a')).toBe(1);
  });

  it('remembers no more than its capacity, the youngest', () => {
    const failures = new Failures(2);
    for (const job of ['a', 'b', 'a', 'c']) failures.add(job);
    expect([failures.add('a'), failures.add('b')]).toEqual([3, 1]);
  });
});
