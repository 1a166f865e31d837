import { describe, expect, it } from '@jest/globals';
import { plainDateOf, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { earlyAttestation, EARLY_CONDITIONS, ruleSetOf, type EarlyCondition, type EarlyFacts, type ShownCondition } from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const day = plainDateOf;
const early = (more: Partial<EarlyFacts> = {}) =>
  earlyAttestation(rules, { claimed: 'EXPERT', lastScheduledOn: day('2023-03-17'), conditions: [], serviceYears: 10, methodist: false, matchingSince: null, on: day('2025-03-17'), ...more });
const shown = (...conditions: [EarlyCondition, ShownCondition['level']?][]): ShownCondition[] => conditions.map(([condition, level = null]) => ({ condition, level }));

describe('an early attestation', () => {
  it('has nine conditions for expert, ten for researcher, eight for master', () => {
    for (const [claimed, { listed }] of Object.entries(rules.early.conditions)) expect(rules.earlyConditions.filter(({ category }) => category === claimed)).toHaveLength(listed);
  });
  it('52: with three of nine conditions is not recommended', () => {
    const judged = early({ conditions: shown(['CONTEST_PRIZE', 'REGION'], ['BEST_TEACHER', 'DISTRICT'], ['ENGLISH_C1_TEACHING']) });
    expect(judged).toMatchObject({ outcome: 'NOT_RECOMMENDED', met: 3, needed: 4, listed: 9 });
    expect(judged.reasons.map(({ rule }) => rule)).toEqual(['X-100', 'X-100', 'R-105']);
  });
  it('with a fourth is', () => expect(early({ conditions: shown(['CONTEST_PRIZE', 'REGION'], ['BEST_TEACHER', 'DISTRICT'], ['ENGLISH_C1_TEACHING'], ['MASTER_OF_SPORT']) }).outcome).toBe('RECOMMENDED'));
  it('54: one year after the award is too early (R-104)', () => expect(early({ lastScheduledOn: day('2024-03-17') })).toMatchObject({ outcome: 'TOO_EARLY', earliest: '2026-03-17' }));
  it.each([
    ['a prize of the district', shown(['CONTEST_PRIZE', 'DISTRICT']), 0],
    ['a prize of the republic', shown(['CONTEST_PRIZE', 'REPUBLIC']), 1],
    ['two prizes', shown(['CONTEST_PRIZE', 'REGION'], ['CONTEST_PRIZE', 'REPUBLIC']), 1],
    ['an innovation site of a teacher', shown(['INNOVATION_SITE_HEAD']), 0],
    ['a listed textbook, which is a researcher’s', shown(['LISTED_TEXTBOOK']), 0],
    ['a prize without its level', shown(['CONTEST_PRIZE']), 0],
  ])('counts of an expert %s', (_title, conditions, met) => expect(early({ conditions }).met).toBe(met));
  it('counts an innovation site of a methodist, and a degree with its years of service', () => {
    expect(early({ conditions: shown(['INNOVATION_SITE_HEAD']), methodist: true }).met).toBe(1);
    const degree = shown(['ACADEMIC_DEGREE_AND_SERVICE']);
    expect([early({ claimed: 'RESEARCHER', conditions: degree, serviceYears: 3 }).met, early({ claimed: 'MASTER', conditions: degree, serviceYears: 4 }).met]).toEqual([1, 0]);
  });
  it('has no path to moderator', () => expect(early({ claimed: 'MODERATOR' })).toMatchObject({ outcome: 'NOT_RECOMMENDED', needed: null }));
  it.each([
    ['two years without a break', day('2023-03-17'), 'RECOMMENDED'],
    ['a day less', day('2023-03-18'), 'NOT_RECOMMENDED'],
    ['not known', null, 'NOT_RECOMMENDED'],
  ] as const)('of a head rests on results of %s', (_title, matchingSince, outcome) => {
    const judged = early({ claimed: 'HEAD_2', matchingSince });
    expect([judged.outcome, judged.reasons[0]?.rule, judged.needed]).toEqual([outcome, 'X-101', null]);
  });
  it('counts its two years from the order, or where the ministry says so from the decision, if that is known (F-28)', () => {
    const facts = { lastScheduledOn: day('2023-04-01'), lastDecidedOn: day('2023-03-10') };
    const by = (earlyCountsFrom: 'ORDER' | 'DECISION', more: Partial<EarlyFacts> = {}) =>
      earlyAttestation(rules, { claimed: 'EXPERT', conditions: [], serviceYears: 10, methodist: false, matchingSince: null, on: day('2025-03-17'), ...facts, ...more }, { ...rules.settings, earlyCountsFrom });
    expect(by('ORDER')).toMatchObject({ outcome: 'TOO_EARLY', earliest: '2025-04-01' });
    expect(by('DECISION')).toMatchObject({ outcome: 'NOT_RECOMMENDED', earliest: '2025-03-10' });
    expect(by('DECISION').reasons.map(({ rule }) => rule)).toContain('F-28');
    expect(by('DECISION', { lastDecidedOn: null })).toMatchObject({ outcome: 'TOO_EARLY', earliest: '2025-04-01', reasons: [{ rule: 'X-100' }, { rule: 'F-28', text: { en: expect.stringContaining('order') } }] });
  });
  it('is never less recommended for one condition more', () => {
    const condition = fc.record({ condition: fc.constantFrom(...EARLY_CONDITIONS), level: fc.constantFrom('DISTRICT' as const, 'REGION' as const, 'INTERNATIONAL' as const) });
    fc.assert(
      fc.property(fc.constantFrom('EXPERT' as const, 'RESEARCHER' as const, 'MASTER' as const), fc.array(condition, { maxLength: 12 }), condition, (claimed, conditions, another) => {
        const before = early({ claimed, conditions });
        const after = early({ claimed, conditions: [...conditions, another] });
        expect(after.met!).toBeGreaterThanOrEqual(before.met!);
        if (before.outcome === 'RECOMMENDED') expect(after.outcome).toBe('RECOMMENDED');
      }),
      { seed: 100 },
    );
  });
});
