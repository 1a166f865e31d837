import { describe, expect, it } from '@jest/globals';
import { garbageBeside } from './heap.js';

const MB = 1024 * 1024;

describe('the garbage beside an engine’s state', () => {
  it('is V8’s to decide while the state is small, and the smaller the larger the state is', () => {
    expect([0, 64, 65, 128, 129, 4096].map((megabytes) => garbageBeside(megabytes * MB))).toEqual([0, 0, 60, 60, 15, 15]);
  });

  it('is V8’s to decide where the process holds less than it did before it led', () => {
    expect(garbageBeside(-10 * MB)).toBe(0);
  });
});
