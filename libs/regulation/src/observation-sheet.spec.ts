import { describe, expect, it } from '@jest/globals';
import { plainDateOf } from '@attestation/contracts';
import type { OrganisationKind, SheetPosition, PositionGroup, RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { observationSheet, ruleSetOf, sheetRulesOn, type SheetVariant, sheetVariant, sheetVariantOf } from './index.js';

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
    expect(ask({ variant: 'A', indicators: all(2), total: 70 })).toMatchObject({ outcome: 'INVALID', reasons: [{ rule: 'X-082', values: { sum: 68, total: 70 } }] });
  });

  it.each(['A', 'B', 'C', 'D'] as const)('of variant %s may be given by its total', (variant) => {
    expect([0, 102, 103, -1, 61.5].map((total) => ask({ variant, total }).points)).toEqual([0, 102, null, null, null]);
    expect(ask({ variant }).outcome).toBe('INVALID');
    expect(ask({ variant, total: 80 }).reasons.some(({ confidence }) => confidence === 'default')).toBe(variant !== 'A'); // and says that nobody gave its indicators
  });

  it.each(['B', 'C', 'D'] as const)('of variant %s has indicators whose number nobody gave: the total alone is taken', (variant) => {
    expect(ask({ variant, indicators: all(2) })).toMatchObject({ outcome: 'INVALID', reasons: [{ rule: 'X-082', confidence: 'default' }] });
  });

  it('is by the edition in force on its day, or the first whose sheet the sources give', () => {
    expect(['2024-10-01', '2025-03-09', '2025-03-10', '2026-01-15'].map((day) => sheetRulesOn(plainDateOf(day)).id)).toEqual(Array(4).fill('2025-03-10'));
  });

  it('is the sum of its indicators, whatever they are', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 34, maxLength: 34 }), (indicators) => {
        expect(ask({ variant: 'A', indicators }).points).toBe(indicators.reduce((sum, each) => sum + each, 0));
      }),
      { seed: 82 },
    ));

  it.each<[SheetVariant, string, OrganisationKind, PositionGroup, SheetPosition | null]>([
    ['A', 'a school', 'SCHOOL', 'SECONDARY', null],
    ['A', 'a special school', 'SPECIAL', 'SPECIAL', null],
    ['A', 'a college', 'COLLEGE', 'COLLEGE_OTHER', null],
    ['A', 'an orphanage', 'ORPHANAGE', 'PUPIL_SUPPORT', 'EDUCATOR'],
    ['B', 'a kindergarten', 'KINDERGARTEN', 'PUPIL_SUPPORT', null],
    ['B', 'a pre-school class', 'SCHOOL', 'PRESCHOOL', null],
    ['C', 'a centre of correction, rehabilitation or autism', 'SUPPORT_CENTRE', 'PUPIL_SUPPORT', null],
    ['C', 'a special teacher at a school', 'SCHOOL', 'SPECIAL', null],
    ['C', 'a special teacher at a kindergarten', 'KINDERGARTEN', 'PRESCHOOL', 'SPECIAL_TEACHER'],
    ['C', 'a special teacher elsewhere', 'OTHER', 'SPECIAL', null],
    ['D', 'the consultation (ПМПК)', 'PMPK', 'SPECIAL', 'SPECIAL_TEACHER'],
  ])('is of variant %s at %s (X-082)', (variant, _at, organisationKind, positionGroup, position) => {
    expect(sheetVariantOf({ organisationKind, positionGroup, position })).toBe(variant);
    const { outcome, indicators, maxPoints, reasons } = sheetVariant(rules, { organisationKind, positionGroup, position });
    expect({ outcome, indicators, maxPoints }).toEqual({ outcome: variant, indicators: variant === 'A' ? 34 : null, maxPoints: 102 });
    expect(reasons.map(({ confidence }) => confidence)).toEqual(['exact', variant === 'A' ? 'exact' : 'default']);
  });
});
