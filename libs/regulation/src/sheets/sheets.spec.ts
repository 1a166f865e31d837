import { describe, expect, it } from '@jest/globals';
import type { ClaimableCategory, RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { POSITION_SHEETS, positionSheet, ruleSetOf, scorePosition, type PositionSheet } from '../index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const totals = rules.positionTotals.map(({ sheet, category, total }) => [sheet, category, total] as const);

/** Every criterion at its threshold. */
const atThreshold = (sheet: PositionSheet, claimed: ClaimableCategory): Record<string, number> =>
  Object.fromEntries(positionSheet(rules, { sheet, claimed }).rows.map(({ criterion, values }) => [criterion, values[0] ?? 0]));
const score = (sheet: PositionSheet, claimed: ClaimableCategory, points: Record<string, number>, settings = rules.settings) => scorePosition(rules, { sheet, claimed, points }, settings);

describe('the sheets of methodists, heads and deputies', () => {
  it('have a total for each category of each', () => {
    expect(new Set(totals.map(([sheet]) => sheet))).toEqual(new Set(POSITION_SHEETS));
    expect(totals).toHaveLength(3 * 4 + 13 * 3);
  });

  // the rows of deputies sum to 30, 48 and 63, printed are 30, 47 and 61 (F-29)
  it.each([
    ['METHODIST', 'MODERATOR', 10, '10'], ['METHODIST', 'EXPERT', 15, '15'], ['METHODIST', 'RESEARCHER', 35, '35'], ['METHODIST', 'MASTER', 47, '47'],
    ['METHOD_OFFICE_METHODIST', 'MODERATOR', 9, '9'], ['METHOD_OFFICE_METHODIST', 'RESEARCHER', 32, '32'], ['METHOD_OFFICE_METHODIST', 'MASTER', 43, '43'],
    ['HEAD', 'HEAD_3', 40, '40'], ['HEAD', 'HEAD_2', 56, '56'], ['HEAD', 'HEAD_1', 69, '69'],
    ['HEAD_METHOD_OFFICE', 'HEAD_3', 14, '14'], ['HEAD_METHOD_OFFICE', 'HEAD_2', 23, '23'], ['HEAD_METHOD_OFFICE', 'HEAD_1', 27, '27'],
    ['DEPUTY', 'DEPUTY_3', 30, '30'], ['DEPUTY', 'DEPUTY_2', 47, '48'], ['DEPUTY', 'DEPUTY_1', 61, '63'],
  ] as const)('%s for %s asks %i points, and all thresholds together bring %s (X-078…X-081)', (sheet, claimed, minimum, total) => {
    expect(score(sheet, claimed, atThreshold(sheet, claimed))).toMatchObject({ outcome: 'MEETS', minimum, total, failed: [], warnings: [] });
  });

  it('are not met where one criterion that is asked stands at 0, whatever the total', () => {
    const points = { ...atThreshold('DEPUTY', 'DEPUTY_1'), '4.3': 0 };
    const judged = score('DEPUTY', 'DEPUTY_1', points);
    expect(judged).toMatchObject({ outcome: 'NOT_MEETS', failed: ['4.3'] });
    expect(judged.reasons.map(({ rule }) => rule)).toEqual(['R-049', 'X-081', 'F-29']);
  });

  it('let a winner have one point more, by the setting in the highest column only', () => {
    const masterOnly = { ...rules.settings, winnerBonusColumns: 'MASTER_ONLY' as const };
    expect(score('HEAD', 'HEAD_3', { ...atThreshold('HEAD', 'HEAD_3'), '2.4': 3 })).toMatchObject({ outcome: 'MEETS', total: '41' });
    expect(score('HEAD', 'HEAD_3', { ...atThreshold('HEAD', 'HEAD_3'), '2.4': 3 }, masterOnly).outcome).toBe('OUT_OF_RANGE');
    expect(score('HEAD', 'HEAD_1', { ...atThreshold('HEAD', 'HEAD_1'), '2.4': 5 }, masterOnly).outcome).toBe('MEETS');
  });

  it('ask a person where the sources do not say which criteria a lower total leaves out', () => {
    const points = { ...atThreshold('HEAD_PMPK', 'HEAD_3'), '2.2': 0, '2.3': 0, '2.4': 0 };
    const judged = score('HEAD_PMPK', 'HEAD_3', points);
    expect(judged).toMatchObject({ outcome: 'MEETS', minimum: 30, total: '34', failed: [] });
    expect(judged.warnings).toMatchObject([{ rule: 'F-29', confidence: 'uncertain', values: { criteria: '2.2, 2.3, 2.4' } }]);
    expect(score('DEPUTY_METHOD_OFFICE', 'DEPUTY_2', { '1.1': 24 })).toMatchObject({ outcome: 'NOT_MEETS', minimum: 25, warnings: [{ rule: 'F-29' }] });
  });

  it('name a criterion that the sheet does not have, and a point nobody may set', () => {
    expect(score('HEAD_METHOD_OFFICE', 'HEAD_3', { '5.1': 2 })).toMatchObject({ outcome: 'OUT_OF_RANGE', reasons: [{ rule: 'X-078', values: { criterion: '5.1', allowed: '0' } }] });
    expect(score('METHODIST', 'MODERATOR', { '1.1': 4 }).outcome).toBe('OUT_OF_RANGE');
    expect(() => score('METHODIST', 'MODERATOR', { '1.1': 3.001 })).toThrow(expect.objectContaining({ code: 'FACTS_INVALID' }));
  });

  it('do not count contests of a methodist of a method office', () => {
    const points = { ...atThreshold('METHOD_OFFICE_METHODIST', 'EXPERT'), '2.2': 2 };
    expect(score('METHOD_OFFICE_METHODIST', 'EXPERT', points).total).toBe('13');
  });

  it('ask more observation sheets of a higher methodist', () => {
    const aYear = (['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER'] as const).map((claimed) => positionSheet(rules, { sheet: 'METHODIST', claimed }).observationsAYear);
    expect(aYear).toEqual([4, 5, 6, 7]);
    expect(positionSheet(rules, { sheet: 'HEAD', claimed: 'HEAD_1' }).observationsAYear).toBeNull();
  });

  it('are never met with less: taking points away makes nothing better', () =>
    fc.assert(
      fc.property(fc.constantFrom(...totals), fc.nat(), (row, pick) => {
        const [sheet, claimed] = row;
        const all = atThreshold(sheet, claimed);
        const names = Object.keys(all);
        fc.pre(names.length > 0);
        const less = score(sheet, claimed, { ...all, [names[pick % names.length]!]: 0 });
        const whole = score(sheet, claimed, all);
        if (less.outcome === 'MEETS') expect(whole.outcome).toBe('MEETS');
        expect(Number(less.total)).toBeLessThanOrEqual(Number(whole.total));
      }),
      { seed: 78 },
    ));
});
