import { describe, expect, it } from '@jest/globals';
import { asShown, asTold } from './almaty';

describe('A day and an hour in a form', () => {
  it('are those of the clocks in Almaty', () => {
    expect(asShown('2025-04-12T12:00:00+05:00')).toBe('2025-04-12T12:00');
    expect(asShown('2025-04-12T22:30:00Z')).toBe('2025-04-13T03:30');
    expect(asTold('2025-04-12T12:00')).toBe('2025-04-12T12:00:00+05:00');
  });

  it('are nothing where nothing was given', () => {
    expect([asShown(''), asShown('soon'), asTold('')]).toEqual(['', '', '']);
  });
});
