import { describe, expect, it } from '@jest/globals';
import { plainDateOf, type RuleSetId } from '@attestation/contracts';
import { draftRuleSet, draftSettings, ruleSetDiff, ruleSetOf, sanction, settingsAt, SETTING_CHOICES, SETTINGS, testResult, type DraftChange } from './index.js';

const base = ruleSetOf('2025-03-10' as RuleSetId);
const title = { kk: 'Жоба', ru: 'Проект', en: 'Draft' };
const draft = (...changes: DraftChange[]) => draftRuleSet({ id: 'draft-2026', title, base, changes });
const change = (table: string, key: string, set: object): DraftChange => ({ table, key, set: { ...set } });

describe('a draft of the Rules', () => {
  it('answers by what it changes, and leaves the edition as it is', () => {
    const lower = draft(change('thresholds', 'MASTER', { percent: 85 }));
    const facts = { points: 43, tasks: 50, claimed: 'MASTER' as const };
    expect([testResult(lower, facts).outcome, testResult(base, facts).outcome]).toEqual(['REACHED', 'NOT_REACHED']);
    expect(lower.sanctions).toBe(base.sanctions);
  });

  it('may change a table of one row, a list and what may be missing', () => {
    const changed = draft(
      change('commission', 'commission', { minMembers: 5 }), change('claimEvidence', 'MASTER', { materials: ['STUDY_AID', 'AUTHOR_PROGRAMME', 'RECOMMENDATIONS'] }),
      change('scoring', '3.3 MASTER', { threshold: null }), change('sanctions', 'TEST_VIOLATION true TEACHER', { years: 3 }), change('sanctions', 'TEST_VIOLATION true TEACHER', { rule: 'R-037' }),
    );
    expect(changed.commission.minMembers).toBe(5);
    expect(changed.claimEvidence.find(({ category }) => category === 'MASTER')?.materials).toContain('RECOMMENDATIONS');
    const breach = { cause: 'TEST_VIOLATION' as const, position: 'TEACHER' as const, current: 'EXPERT' as const, earlierBreaches: 1, decidedOn: plainDateOf('2026-09-01') };
    expect(sanction(changed, breach)).toMatchObject({ years: 3, reasons: [{ rule: 'R-037' }, {}, {}, {}] });
  });

  it('may have a row more or a row less, and no row that is not like the others', () => {
    const like = { category: 'TEACHER', percent: 10 };
    const more = draft({ table: 'bonuses', key: 'TEACHER', add: like }, { table: 'bonuses', key: 'MASTER', remove: true }, change('bonuses', 'TEACHER', { percent: 15 }));
    expect(more.bonuses.map(({ category, percent, source }) => [category, percent, source]).at(-1)).toEqual(['TEACHER', 15, 'draft-2026']);
    expect(ruleSetDiff(base, more)).toMatchObject([{ table: 'bonuses', added: [{ category: 'TEACHER' }], removed: [{ category: 'MASTER' }], changed: [] }]);
    const wrong: DraftChange[] = [
      { table: 'bonuses', key: 'TEACHER', add: { category: 'TEACHER' } }, { table: 'bonuses', key: 'TEACHER', add: { ...like, weather: 1 } }, { table: 'bonuses', key: 'TEACHER', add: { ...like, percent: 'all' } },
      { table: 'bonuses', key: 'OTHER', add: like }, { table: 'bonuses', key: 'EXPERT', add: { category: 'EXPERT', percent: 1 } }, { table: 'bonuses', key: 'TEACHER', remove: true },
      { table: 'commission', key: 'commission', remove: true }, { table: 'commission', key: 'commission', add: { minMembers: 3 } }, { table: 'bonuses', key: 'MASTER' }, { table: 'bonuses', key: 'MASTER', remove: true, set: {} },
    ];
    for (const each of wrong) expect(() => draft(each)).toThrow(/changes\.0/);
    const emptied = base.courses.map(({ category }): DraftChange => ({ table: 'courses', key: category, remove: true }));
    expect(() => draft(...emptied)).toThrow(new RegExp(`changes\\.${emptied.length - 1}\\.remove`));
  });

  it('is told apart from its edition by exactly what it changes', () => {
    expect(ruleSetDiff(base, base)).toEqual([]);
    expect(ruleSetDiff(base, draft(change('thresholds', 'MASTER', { percent: 85 }), change('early', 'early', { years: 3 })))).toEqual([
      { table: 'early', given: 'BOTH', added: [], removed: [], changed: [{ key: 'early', from: expect.objectContaining({ years: 2 }), to: expect.objectContaining({ years: 3 }) }] },
      { table: 'thresholds', given: 'BOTH', added: [], removed: [], changed: [{ key: 'MASTER', from: { category: 'MASTER', percent: 90 }, to: { category: 'MASTER', percent: 85 } }] },
    ]);
  });

  it('is no edition: no case can be opened under it', () => expect(() => ruleSetOf(draft().id)).toThrow(expect.objectContaining({ code: 'RULE_SET_UNKNOWN' })));

  it.each([
    ['a table that there is none of', change('weather', 'x', {}), 'changes.0.table'],
    ['the name of what every object has', change('constructor', 'x', {}), 'changes.0.table'],
    ['a row that there is none of', change('thresholds', 'EMPEROR', { percent: 1 }), 'changes.0.key'],
    ['another key for a table of one row', change('early', 'x', { years: 1 }), 'changes.0.key'],
    ['a field that there is none of', change('thresholds', 'MASTER', { weather: 1 }), 'changes.0.set.weather'],
    ['a validity', change('thresholds', 'MASTER', { validFrom: '2026-01-01' }), 'changes.0.set.validFrom'],
    ['a text for a number', change('thresholds', 'MASTER', { percent: '85' }), 'changes.0.set.percent'],
    ['nothing, where every row has something', change('thresholds', 'MASTER', { percent: null }), 'changes.0.set.percent'],
    ['half a percent', change('thresholds', 'MASTER', { percent: 84.5 }), 'changes.0.set.percent'],
    ['a number in a list of texts', change('claimEvidence', 'MASTER', { materials: [1] }), 'changes.0.set.materials'],
  ])('is refused for %s, by its place', (_title, wrong, field) => expect(() => draft(wrong)).toThrow(expect.objectContaining({ code: 'FACTS_INVALID', detail: { field } })));
});

describe('the settings of a draft', () => {
  const settings = settingsAt(plainDateOf('2025-03-17'));
  it('are those of the day but for what it changes', () => expect(draftSettings(settings, { majorityBase: 'ALL', breakBoundaryYears: 3 })).toEqual({ ...settings, majorityBase: 'ALL', breakBoundaryYears: 3 }));
  it.each([['weather', 'fine'], ['majorityBase', 'NOBODY'], ['breakBoundaryYears', '3'], ['breakBoundaryYears', -1], ['pipelineStrictOrder', 1], ['constructor', 'x']])('are refused for %s = %s', (key, value) =>
    expect(() => draftSettings(settings, { [key]: value })).toThrow(expect.objectContaining({ detail: { field: `settings.${key}` } })));
  it('can be each of their choices, the present one among them', () => {
    for (const { key, value } of SETTINGS) if (SETTING_CHOICES[key]) expect([key, (SETTING_CHOICES[key] as readonly unknown[]).includes(value)]).toEqual([key, true]);
  });
});

it('of the edition of 2024 the sources give two tables, everything else is of 2025 only', () => {
  const diff = ruleSetDiff(ruleSetOf('2024-04-08' as RuleSetId), base);
  expect(diff.filter(({ given }) => given === 'BOTH')).toMatchObject([{ table: 'legacy', removed: [], added: expect.arrayContaining([{ legacy: 'LEGACY_SECOND', claimable: 'EXPERT', rule: 'X-021' }]) }]);
  expect(diff.filter(({ given }) => given === 'ONLY_FIRST')).toEqual([]);
});
