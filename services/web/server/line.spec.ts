import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Line } from './line.js';

/** Joins under a name and notes who is called. */
const joining = (line: Line, called: string[]) => (name: string) => line.join(() => void called.push(name));

describe('A line', () => {
  it('calls so many at once, and who came first next', () => {
    const called: string[] = [];
    const [leaveA, leaveB] = ['a', 'b', 'c', 'd'].map(joining(new Line(2), called));
    expect(called).toEqual(['a', 'b']);
    leaveB?.();
    expect(called).toEqual(['a', 'b', 'c']);
    leaveA?.();
    leaveA?.(); // twice does no harm
    expect(called).toEqual(['a', 'b', 'c', 'd']);
  });

  it('goes on past whoever has left before his turn', () => {
    const called: string[] = [];
    const [leaveA, leaveB] = ['a', 'b', 'c'].map(joining(new Line(1), called));
    leaveB?.();
    leaveA?.();
    expect(called).toEqual(['a', 'c']);
  });

  it('never serves more than it may, and nobody waits while there is room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.oneof(fc.constant('join' as const), fc.nat({ max: 20 })), { maxLength: 80 }), (atOnce, steps) => {
        const line = new Line(atOnce);
        const all: { called: boolean; gone: boolean; leave: () => void }[] = [];
        for (const step of steps) {
          if (step === 'join') {
            const one = { called: false, gone: false, leave: () => undefined as void };
            all.push(one);
            one.leave = line.join(() => void (one.called = true));
          } else {
            const one = all[step];
            if (one) one.gone = true;
            one?.leave();
          }
          const served = all.filter(({ called, gone }) => called && !gone).length;
          const waiting = all.filter(({ called, gone }) => !called && !gone).length;
          expect(served).toBeLessThanOrEqual(atOnce);
          expect(waiting === 0 || served === atOnce).toBe(true);
        }
      }),
    );
  });
});
