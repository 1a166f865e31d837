import { beforeAll, describe, expect, it } from '@jest/globals';
import { CATEGORIES, CLAIMABLE, POSITION_GROUPS, SUBORDINATIONS, type PlainDate, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { addDays, addYears } from '../dates.js';
import type { DecisionBook } from '../decisions.js';
import { eligibility } from '../eligibility.js';
import { readDecisionBook } from '../files.js';
import { rankOf, trackOf } from '../ladder.js';
import { ruleSetOf } from '../rule-set.js';
import { settingsAt } from '../settings.js';
import { CRITERIA } from '../tables/scoring.js';
import { plan } from './plan.js';
import type { PlanFacts, PlannedCampaign } from './types.js';

const ON = '2025-03-17' as PlainDate;
const RULE_SET = '2025-03-10' as RuleSetId;
const RULES = ruleSetOf(RULE_SET);
const campaign = (year: number): PlannedCampaign => ({
  year, applicationFrom: `${year}-03-01` as PlainDate, applicationTo: `${year}-04-30` as PlainDate, testFrom: `${year}-02-01` as PlainDate, testTo: `${year}-06-30` as PlainDate, decisionsBy: `${year}-08-01` as PlainDate,
});
let book: DecisionBook;
beforeAll(async () => {
  book = await readDecisionBook();
});

const MODERATOR: PlanFacts = {
  on: ON, wanted: 'EXPERT', by: '2025-08-31' as PlainDate, current: 'MODERATOR', categoryEndsOn: '2025-05-20' as PlainDate, lastScheduledOn: '2020-05-20' as PlainDate, serviceMonths: 80, profileEducation: true,
  attestedBefore: true, attestedThisSchoolYear: false, bannedUntil: null, positionGroup: 'SECONDARY', subordination: 'DISTRICT', hasDistrictLevel: true, inRegistry: { diploma: false, workRecord: true },
  retrained: false, testReached: false, languageCertificateValid: false, consecutiveExemptConfirmations: 0,
};
const planned = (facts: Partial<PlanFacts>, campaigns: readonly PlannedCampaign[] = [campaign(2025), campaign(2026)]) =>
  plan(RULES, { ...MODERATOR, ...facts }, { settings: settingsAt(ON), book, ruleSet: RULE_SET, campaigns });

describe('A plan for a category by a day', () => {
  it('is one attestation in this campaign, where the category may be claimed now', () => {
    const { outcome, steps, channel, commission } = planned({});
    expect([outcome, channel, commission]).toEqual(['IN_TIME', 'PLATFORM', 'DISTRICT']);
    expect(steps).toEqual([{ category: 'EXPERT', mode: 'SCHEDULED', year: 2025, applyFrom: ON, applyTo: '2025-04-30', decidedBy: '2025-08-01', datesSet: true }]);
  });

  it('says what is missing, who can supply it and by when', () => {
    const { missing } = planned({ proved: ['1.1'] });
    expect(missing.find(({ what }) => what === 'DOCUMENT' )).toMatchObject({ suppliers: ['TEACHER'], by: '2025-04-30' });
    expect(missing.find(({ document }) => document === 'DIPLOMA')).toBeDefined();
    expect(missing.find(({ document }) => document === 'WORK_RECORD')).toBeUndefined();
    expect(missing.find(({ what }) => what === 'TEST')).toMatchObject({ suppliers: ['TEACHER'], by: '2025-06-30' });
    expect(missing.find(({ criterion }) => criterion === '3.1')?.suppliers).toEqual(['COUNCIL', 'TEACHER']);
    expect(missing.find(({ criterion }) => criterion === '1.1')).toBeUndefined();
    expect(missing.at(-1)).toMatchObject({ what: 'APPLICATION', by: '2025-04-30', reasons: [{ rule: 'X-006' }] });
  });

  it('advises on what has still to be proved, by the category claimed, and on nothing else', () => {
    const advised = (criterion: string, facts: Partial<PlanFacts> = {}) => planned(facts).missing.find((each) => each.criterion === criterion)?.advice.map(({ rule, text }) => `${rule} ${text.en}`) ?? [];
    const rules = (criterion: string, facts: Partial<PlanFacts> = {}) => advised(criterion, facts).map((each) => each.slice(0, 5));
    expect([rules('1.1'), rules('1.2'), rules('2.1')]).toEqual([['R-056'], ['R-066', 'R-067'], []]);
    expect(rules('3.1')).toEqual(['R-083', 'R-084', 'R-086']);
    expect(rules('3.1', { wanted: 'MASTER', current: 'RESEARCHER' })).toEqual(['R-083', 'R-084', 'R-085', 'R-086']);
    const material = ([wanted, current]: ['MODERATOR' | 'EXPERT' | 'RESEARCHER' | 'MASTER', PlanFacts['current']]) => advised('3.1', { wanted, current })[0];
    const ladder = [['MODERATOR', 'TEACHER'], ['EXPERT', 'MODERATOR'], ['RESEARCHER', 'EXPERT'], ['MASTER', 'RESEARCHER']] as const;
    expect(ladder.map(([wanted, current]) => material([wanted, current]))).toEqual(
      ['a moderator: extended didactic', 'an expert: a method development', 'a researcher: method material', 'a master: an author programme'].map((said) => expect.stringContaining(said)),
    );
    expect(planned({}).missing.filter(({ what }) => what !== 'EVIDENCE').flatMap(({ advice }) => advice)).toEqual([]);
  });

  it('asks for no test where she is exempt or has passed it', () => {
    const asksForTest = (facts: Partial<PlanFacts>) => planned(facts).missing.some(({ what }) => what === 'TEST');
    expect([asksForTest({}), asksForTest({ testReached: true }), asksForTest({ wanted: 'EXPERT', current: 'EXPERT', serviceMonths: 372 })]).toEqual([true, false, false]);
  });

  it('goes step by step, each in a school year of its own, and never guesses dates that are not set', () => {
    const { outcome, steps, reasons } = planned({ wanted: 'MASTER', by: '2036-08-31' as PlainDate });
    expect(steps.map(({ category, year, datesSet }) => [category, year, datesSet])).toEqual([['EXPERT', 2025, true], ['RESEARCHER', 2030, false], ['MASTER', 2035, false]]);
    expect(steps[1]).toMatchObject({ applyFrom: null, applyTo: null });
    expect(outcome).toBe('DATES_NOT_SET');
    expect(reasons.map(({ text }) => text.en).join(' ')).toContain('has not set the dates of 2030 yet');
  });

  it('is none where the day is too near, with what stands against it', () => {
    expect(planned({ by: '2025-07-31' as PlainDate }).outcome).toBe('NOT_IN_TIME');
    const early = planned({ categoryEndsOn: '2027-05-20' as PlainDate, lastScheduledOn: '2024-05-20' as PlainDate });
    expect([early.outcome, early.steps, early.missing, early.reasons.some(({ rule }) => rule === 'X-100')]).toEqual(['NOT_IN_TIME', [], [], true]);
  });

  it('waits for the end of a ban, and for service enough', () => {
    expect(planned({ bannedUntil: '2025-12-31' as PlainDate, categoryEndsOn: '2026-05-20' as PlainDate, by: '2026-12-31' as PlainDate }).steps).toMatchObject([{ year: 2026 }]);
    const { steps } = planned({ wanted: 'MODERATOR', current: 'TEACHER', categoryEndsOn: null, lastScheduledOn: null, attestedBefore: false, serviceMonths: 23 });
    expect(steps).toMatchObject([{ applyFrom: '2025-04-17', applyTo: '2025-04-30' }]);
  });

  it('is not possible where no attestation leads there', () => {
    expect(planned({ wanted: 'HEAD_2', current: 'HEAD_BASE', attestedBefore: false, categoryEndsOn: null, positionGroup: 'HEAD_OR_DEPUTY' })).toMatchObject({ outcome: 'IN_TIME' }); // at the first attestation of a head anything may be claimed
    expect(planned({ current: 'HEAD_3', wanted: 'EXPERT' })).toMatchObject({ outcome: 'NOT_POSSIBLE', steps: [], missing: [], channel: null, reasons: [{ rule: 'X-016' }] });
  });
});

const days = fc.integer({ min: 0, max: 4000 }).map((day) => addDays('2018-01-01' as PlainDate, day));
const anybody: fc.Arbitrary<Partial<PlanFacts>> = fc.record({
  wanted: fc.constantFrom(...CLAIMABLE), by: fc.integer({ min: 0, max: 5000 }).map((day) => addDays(ON, day)), current: fc.constantFrom(...CATEGORIES), categoryEndsOn: fc.option(days), lastScheduledOn: fc.option(days),
  serviceMonths: fc.integer({ min: 0, max: 500 }), profileEducation: fc.boolean(), attestedBefore: fc.boolean(), attestedThisSchoolYear: fc.boolean(), bannedUntil: fc.option(days), earlyConditions: fc.option(fc.integer({ min: 0, max: 10 })),
  positionGroup: fc.constantFrom(...POSITION_GROUPS), subordination: fc.constantFrom(...SUBORDINATIONS), hasDistrictLevel: fc.boolean(), testReached: fc.boolean(), proved: fc.subarray([...CRITERIA]),
});
const some = { seed: 2025, numRuns: 200 };

describe('Whatever is planned', () => {
  it('no category of the sequence is skipped, and no school year has two attestations', () => {
    fc.assert(fc.property(anybody, (facts) => {
      const { steps, outcome } = planned(facts);
      const categories = steps.map(({ category }) => category);
      for (const [at, next] of categories.slice(1).entries()) expect([trackOf(categories[at]!), rankOf(next)]).toEqual([trackOf(next), rankOf(categories[at]!) + 1]);
      expect(new Set(steps.map(({ year }) => year)).size).toBe(steps.length);
      if (outcome === 'IN_TIME' || outcome === 'DATES_NOT_SET') expect(categories.at(-1)).toBe(facts.wanted);
    }), some);
  });

  it('the first step may be claimed on its first day, and not the day before', () => {
    fc.assert(fc.property(anybody, (given) => {
      const facts = { ...MODERATOR, ...given };
      const [first] = planned(given).steps;
      if (!first?.applyFrom) return;
      const asked = (day: PlainDate) => eligibility(RULES, { ...facts, claimed: first.category, on: day, serviceMonths: facts.serviceMonths + monthsTo(day), attestedThisSchoolYear: facts.attestedThisSchoolYear && day <= '2025-08-31' }).outcome;
      expect(asked(first.applyFrom)).toBe('ELIGIBLE');
      const before = addDays(first.applyFrom, -1);
      if (before >= ON && before >= `${first.year}-03-01`) expect(asked(before)).toBe('NOT_ELIGIBLE');
    }), some);
  });

  it('a later day never makes it worse', () => {
    fc.assert(fc.property(anybody, fc.integer({ min: 1, max: 900 }), (facts, more) => {
      const [sooner, later] = [planned(facts), planned({ ...facts, by: addDays(facts.by!, more) })];
      if (sooner.outcome === 'IN_TIME') expect(later.outcome).toBe('IN_TIME');
      expect(later.steps.slice(0, sooner.steps.length)).toEqual(sooner.steps);
    }), some);
  });

  it('what is proved is not asked for again, and the more is proved the less is missing', () => {
    fc.assert(fc.property(anybody, (facts) => {
      const { missing } = planned(facts);
      for (const { criterion, suppliers } of missing) {
        expect(facts.proved).not.toContain(criterion ?? 'none');
        expect(suppliers.length > 0 || criterion !== null).toBe(true);
      }
      expect(planned({ ...facts, proved: [...CRITERIA] }).missing.length).toBeLessThanOrEqual(missing.length);
    }), some);
  });

  it('no date is told of a year whose campaign was not opened', () => {
    fc.assert(fc.property(anybody, (facts) => {
      const { steps, missing } = planned(facts, []);
      for (const { applyFrom, applyTo, datesSet } of steps) expect([applyFrom, applyTo, datesSet]).toEqual([null, null, false]);
      for (const { by } of missing) expect(by).toBeNull();
    }), some);
  });
});

function monthsTo(day: PlainDate): number {
  let months = 0;
  while (addMonths(months + 1) <= day) months += 1;
  return months;
}
const addMonths = (months: number): PlainDate => {
  const year = addYears(ON, Math.floor((months + 2) / 12));
  return `${year.slice(0, 4)}-${String(((months + 2) % 12) + 1).padStart(2, '0')}-17` as PlainDate;
};
