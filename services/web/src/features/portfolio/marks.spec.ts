import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { completionOf, isWhole, NO_MARKS, returnOf, withConfirmed, withGap } from './marks';
import { piecesBeside } from './proves';

const ROWS = [
  { code: 'APPLICATION', required: true, presence: 'PRESENT' },
  { code: 'ESSAY', required: true, presence: 'TO_CONFIRM' },
  { code: '5.1', required: false, presence: 'MISSING' },
];

describe('What the responsible person marks', () => {
  it('admits when all that is required is there or was seen by her', () => {
    expect(isWhole(ROWS, NO_MARKS)).toBe(false);
    expect(isWhole(ROWS, withConfirmed(NO_MARKS, 'ESSAY', true))).toBe(true);
    expect(isWhole([...ROWS, { code: '4.1', required: true, presence: 'MISSING' }], withConfirmed(withConfirmed(NO_MARKS, 'ESSAY', true), '4.1', true))).toBe(false);
  });

  it('is never both seen and missing, whatever is clicked', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('ESSAY', 'COURSES', '4.1'), fc.constantFrom('see', 'unsee', 'mark', 'unmark'))), (clicks) => {
        let marks = NO_MARKS;
        for (const [code, click] of clicks) marks = click === 'mark' ? withGap(marks, code, '') : click === 'unmark' ? withGap(marks, code, undefined) : withConfirmed(marks, code, click === 'see');
        expect(marks.confirmed.filter((code) => code in marks.gaps)).toEqual([]);
        expect(new Set(marks.confirmed).size).toBe(marks.confirmed.length);
      }),
      { seed: 20250310 },
    ));

  it('returns the very items with her words, and no empty ones', () => {
    const marks = { ...withGap(withGap(NO_MARKS, 'COURSES', ' 40 сағат жетпейді '), '4.1', ' '), note: ' ' };
    expect(returnOf(marks)).toEqual({ gaps: [{ code: 'COURSES', note: '40 сағат жетпейді' }, { code: '4.1' }] });
    expect(completionOf({ ...NO_MARKS, confirmed: ['ESSAY'], note: 'бәрі бар' })).toEqual({ confirmed: ['ESSAY'], note: 'бәрі бар' });
  });
});

describe('The evidence beside an item', () => {
  const pieces: { registry: string; items: Record<string, unknown>[] }[] = [
    { registry: 'ACHIEVEMENTS', items: [{ achiever: 'LEARNER' }, { achiever: 'TEACHER' }] },
    { registry: 'DISSEMINATION', items: [{ form: 'TALK' }, { form: 'PUBLICATION' }] },
    { registry: 'COURSES', items: [{ hours: 72 }] },
  ];

  it.each<[string, string, object[]]>([['2.1', 'ACHIEVEMENTS', [{ achiever: 'LEARNER' }]], ['2.2', 'ACHIEVEMENTS', [{ achiever: 'TEACHER' }]], ['3.2', 'DISSEMINATION', [{ form: 'TALK' }]], ['3.5', 'DISSEMINATION', []], ['4.1', 'COURSES', [{ hours: 72 }]]])('%s is what its registry has about it', (code, registry, items) => {
    expect(piecesBeside(pieces, { code, registry }).flatMap((each) => each.items)).toEqual(items);
  });

  it('is nothing where no registry has it', () => expect(piecesBeside(pieces, { code: 'ESSAY', registry: null })).toEqual([]));
});
