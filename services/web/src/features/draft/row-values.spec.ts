import { describe, expect, it } from '@jest/globals';
import { columnsOf, read, valuesTyped, withChange, written } from './row-values';

const expert = { category: 'EXPERT', percent: 70, materials: ['STUDY_AID', 'TEXTBOOK'], until: null, free: false, validFrom: '2025-03-10', source: 'п. 46' };
const master = { ...expert, category: 'MASTER', percent: 90, until: '2026-01-01' };
const rows = [{ row: expert }, { row: master }];

describe('A row of an edition in the form of a draft', () => {
  it('is changed in its values, not in when it holds and where it stands', () => {
    expect(columnsOf(expert)).toEqual(['category', 'percent', 'materials', 'until', 'free']);
  });

  it.each([[70], ['EXPERT'], [true], [['STUDY_AID', 'TEXTBOOK']], [[1, 2]], [{ least: 3 }]])('reads %j as it was written', (value) => expect(read(written(value), value)).toEqual(value));

  it('sends only what was changed', () => {
    expect(valuesTyped(rows, expert, { percent: '68', category: 'EXPERT' }, false)).toEqual({ percent: 68 });
    expect(valuesTyped(rows, expert, { percent: '70' }, false)).toBeUndefined();
  });

  it('sends all values of a row more', () => {
    expect(valuesTyped(rows, expert, { category: 'MODERATOR' }, true)).toEqual({ category: 'MODERATOR', percent: 70, materials: ['STUDY_AID', 'TEXTBOOK'], until: null, free: false });
  });

  it('takes for a value it has not the kind that another row has', () => {
    expect(valuesTyped(rows, expert, { until: '2026-12-31' }, false)).toEqual({ until: '2026-12-31' });
    expect(valuesTyped(rows, master, { until: '' }, false)).toEqual({ until: null });
  });

  it.each([['percent', 'many'], ['free', 'perhaps']])('is not ready while %s is "%s"', (name, typed) => expect(valuesTyped(rows, expert, { [name]: typed }, false)).toBeUndefined());

  it('reads lists by commas, and what has members as JSON only', () => {
    expect(read(' A ,B', ['X'])).toEqual(['A', 'B']);
    expect(read('1, x', [1])).toBeUndefined();
    expect(read('{"least":', { least: 3 })).toBeUndefined();
  });
});

describe('The changes of a draft', () => {
  it('say one thing of each row: the last', () => {
    const first = [{ table: 'thresholds', key: 'EXPERT', set: { percent: 68 } }, { table: 'bonuses', key: 'EXPERT', remove: true as const }];
    expect(withChange(first, { table: 'thresholds', key: 'EXPERT', set: { percent: 65 } })).toEqual([first[1], { table: 'thresholds', key: 'EXPERT', set: { percent: 65 } }]);
  });
});
