import { describe, expect, it } from '@jest/globals';
import { serviceMonthsOn } from './service-months';

const counted = { serviceYears: 3, serviceMonths: 2, serviceAsOf: '2025-03-17' };

describe('The months of service on a day', () => {
  it('are those that were counted, on the day they were counted', () => {
    expect(serviceMonthsOn('2025-03-17', counted)).toBe(38);
  });

  it('grow by each whole month since', () => {
    expect(serviceMonthsOn('2025-04-16', counted)).toBe(38);
    expect(serviceMonthsOn('2025-04-17', counted)).toBe(39);
    expect(serviceMonthsOn('2026-03-17', counted)).toBe(50);
  });

  it('never shrink before that day', () => {
    expect(serviceMonthsOn('2024-01-01', counted)).toBe(38);
  });
});
