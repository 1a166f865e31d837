import { describe, expect, it } from '@jest/globals';
import type { RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { observationSheet, ruleSetOf, sheetVariantOf } from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const ask = (facts: Parameters<typeof observationSheet>[1]) => observationSheet(rules, facts);
const all = (value: number) => Array.from({ length: 34 }, () => value);

describe('an observation sheet', () => {
  it('of a school has thirty-four indicators of at most three points: 102', () => {
    expect(ask({ variant: 'A', indicators: all(3) })).toMatchObject({ outcome: 'VALID', points: 102, reasons: [{ rule: 'X-082' }] });
    expect(ask({ variant: 'A', indicators: all(0) }).points).toBe(0);
  });

  it.each([
    ['an indicator too few', all(2).slice(1)],
    ['an indicator too many', [...all(2), 2]],
    ['four points', [4, ...all(2).slice(1)]],
    ['half a point', [0.5, ...all(2).slice(1)]],
    ['less than nothing', [-1, ...all(2).slice(1)]],
  ])('may not stand with %s', (_title, indicators) => expect(ask({ variant: 'A', indicators })).toMatchObject({ outcome: 'INVALID', points: null, reasons: [{ rule: 'X-082' }] }));

  it('may not say another total than its indicators', () => {
    expect(ask({ variant: 'A', indicators: all(2), total: 68 }).points).toBe(68);
    expect(ask({ variant: 'A', indicators: all(2), total: 70 }).outcome).toBe('INVALID');
  });

  it.each(['A', 'B', 'C', 'D'] as const)('of variant %s may be given by its total', (variant) => {
    expect([0, 102, 103, -1, 61.5].map((total) => ask({ variant, total }).points)).toEqual([0, 102, null, null, null]);
    expect(ask({ variant }).outcome).toBe('INVALID');
  });

  it.each(['B', 'C', 'D'] as const)('of variant %s has indicators whose number nobody gave: the total alone is taken', (variant) => {
    expect(ask({ variant, indicators: all(2) })).toMatchObject({ outcome: 'INVALID', reasons: [{ rule: 'X-082', confidence: 'default' }] });
  });

  it('is the sum of its indicators, whatever they are', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 34, maxLength: 34 }), (indicators) => {
        expect(ask({ variant: 'A', indicators }).points).toBe(indicators.reduce((sum, each) => sum + each, 0));
      }),
      { seed: 82 },
    ));

  it('is chosen by the organisation, and by the post of special teachers', () => {
    expect([sheetVariantOf('SCHOOL', 'SECONDARY'), sheetVariantOf('KINDERGARTEN', 'PUPIL_SUPPORT'), sheetVariantOf('SCHOOL', 'PRESCHOOL'), sheetVariantOf('OTHER', 'SPECIAL'), sheetVariantOf('SPECIAL', 'SPECIAL'), sheetVariantOf('COLLEGE', 'COLLEGE_OTHER')]).toEqual(['A', 'B', 'B', 'C', 'A', 'A']);
  });
});
