import { describe, expect, it } from '@jest/globals';
import { type PlainDate, CATEGORIES, CLAIMABLE, plainDateOf, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import {
  amendmentToldBy, answerDue, campaignGaps, campaignOf, CAMPAIGN_2025_GIVEN, decidedInTime, DOCUMENT_CODES, documentsNeeded, eligibility, epochOf, isWorkingDay, localTime, nextCampaign, openCampaign, rankOf,
  refusalGrounds, registrationDay, ruleSetOf, trackOf, type Campaign, type EligibilityFacts,
} from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const day = plainDateOf;
const SEED = 5;
const facts = (more: Partial<EligibilityFacts>): EligibilityFacts => ({
  claimed: 'MODERATOR', current: 'TEACHER', serviceMonths: 36, profileEducation: true, categoryEndsOn: null, lastScheduledOn: null, attestedBefore: false,
  attestedThisSchoolYear: false, bannedUntil: null, on: day('2025-03-17'), ...more,
});
const rulesOf = ({ reasons }: { reasons: { rule: string }[] }) => reasons.map(({ rule }) => rule);

describe('who may claim what', () => {
  it.each([
    ['a teacher of three years claims moderator', {}, 'ELIGIBLE', []],
    ['1 year 10 months', { serviceMonths: 22 }, 'NOT_ELIGIBLE', ['X-012']],
    ['exactly two years', { serviceMonths: 24 }, 'ELIGIBLE', []],
    ['a moderator claims researcher', { claimed: 'RESEARCHER', current: 'MODERATOR' }, 'NOT_ELIGIBLE', ['X-010']],
    ['a moderator claims expert, due', { claimed: 'EXPERT', current: 'MODERATOR', categoryEndsOn: day('2025-06-01') }, 'ELIGIBLE', []],
    ['a trainee claims moderator', { current: 'TRAINEE' }, 'NOT_ELIGIBLE', ['X-010']],
    ['without education of the profile', { profileEducation: false }, 'NOT_ELIGIBLE', ['X-010']],
    ['banned until tomorrow', { bannedUntil: day('2025-03-18') }, 'NOT_ELIGIBLE', ['X-064']],
    ['banned until yesterday', { bannedUntil: day('2025-03-16') }, 'ELIGIBLE', []],
    ['a second time in the school year', { attestedThisSchoolYear: true }, 'NOT_ELIGIBLE', ['X-006']],
    ['legacy first claims expert', { claimed: 'EXPERT', current: 'LEGACY_FIRST', categoryEndsOn: day('2025-11-10') }, 'ELIGIBLE', []],
    ['legacy first claims master', { claimed: 'MASTER', current: 'LEGACY_FIRST', serviceMonths: 240, categoryEndsOn: day('2025-11-10') }, 'NOT_ELIGIBLE', ['X-021']],
    ['legacy highest claims master', { claimed: 'MASTER', current: 'LEGACY_HIGHEST', serviceMonths: 240 }, 'ELIGIBLE', []],
    ['legacy highest claims moderator', { current: 'LEGACY_HIGHEST' }, 'ELIGIBLE', []],
    ['a head’s first attestation, claims the first category', { claimed: 'HEAD_1', current: 'HEAD_BASE' }, 'ELIGIBLE', []],
    ['a head’s second attestation, two steps up', { claimed: 'HEAD_1', current: 'HEAD_3', attestedBefore: true }, 'NOT_ELIGIBLE', ['X-010']],
    ['a deputy’s category does not serve a head’s second attestation', { claimed: 'HEAD_1', current: 'DEPUTY_2', attestedBefore: true }, 'NOT_ELIGIBLE', ['X-016']],
    ['a year after the award', { claimed: 'EXPERT', current: 'MODERATOR', categoryEndsOn: day('2029-03-01'), lastScheduledOn: day('2024-03-18') }, 'NOT_ELIGIBLE', ['X-100']],
    ['the day two years are full', { claimed: 'EXPERT', current: 'MODERATOR', categoryEndsOn: day('2028-03-17'), lastScheduledOn: day('2023-03-17'), earlyConditions: 4 }, 'ELIGIBLE', []],
    ['the same, and three of the nine conditions', { claimed: 'EXPERT', current: 'MODERATOR', categoryEndsOn: day('2028-03-17'), lastScheduledOn: day('2023-03-17'), earlyConditions: 3 }, 'NOT_ELIGIBLE', ['X-100']],
    ['early, with conditions that nobody counted', { claimed: 'EXPERT', current: 'MODERATOR', categoryEndsOn: day('2028-03-17'), lastScheduledOn: day('2023-03-17') }, 'NOT_ELIGIBLE', ['X-100']],
    ['moderator has no early path', { current: 'MODERATOR', categoryEndsOn: day('2028-03-17'), lastScheduledOn: day('2023-03-17') }, 'NOT_ELIGIBLE', ['X-100']],
  ] as const)('%s: %s', (_title, more, outcome, refusedBy) => {
    const judged = eligibility(rules, facts(more));
    expect(judged.outcome).toBe(outcome);
    if (outcome === 'NOT_ELIGIBLE') expect(rulesOf(judged)).toEqual(refusedBy);
  });

  it('gives every ground at once, not the first only', () => {
    const judged = eligibility(rules, facts({ claimed: 'MODERATOR', current: 'TRAINEE', serviceMonths: 5, profileEducation: false, attestedThisSchoolYear: true, bannedUntil: day('2030-01-01') }));
    expect(rulesOf(judged)).toEqual(['X-010', 'X-012', 'X-010', 'X-064', 'X-006']);
    expect(judged.reasons[3]?.text.en).toBe('Not admitted to attestation: a ban is in force until 01.01.2030.');
  });

  it('says of a ban only what is', () => {
    const sentence = (bannedUntil: PlainDate | null) => eligibility(rules, facts({ bannedUntil })).reasons.find(({ rule }) => rule === 'X-064')?.text.en;
    expect(sentence(null)).toBe('No ban on attestation is in force.');
    expect(sentence(day('2025-03-16'))).toBe('No ban on attestation is in force: the last one ended on 16.03.2025.');
  });

  it('only warns of what stands in a secondary source', () => {
    const judged = eligibility(rules, facts({ claimed: 'RESEARCHER', current: 'EXPERT', serviceMonths: 30 }));
    expect(judged.outcome).toBe('ELIGIBLE');
    expect(judged.warnings).toMatchObject([{ rule: 'X-014', confidence: 'paraphrased', values: { requiredYears: 4, years: 2, months: 6 } }]);
  });

  it.each([
    ['MODERATOR', 'TEACHER', 23, 'NOT_ELIGIBLE', []],
    ['MODERATOR', 'TEACHER', 24, 'ELIGIBLE', []],
    ['EXPERT', 'MODERATOR', 35, 'ELIGIBLE', ['X-014']],
    ['EXPERT', 'MODERATOR', 36, 'ELIGIBLE', []],
    ['RESEARCHER', 'EXPERT', 47, 'ELIGIBLE', ['X-014']],
    ['RESEARCHER', 'EXPERT', 48, 'ELIGIBLE', []],
    ['MASTER', 'RESEARCHER', 59, 'ELIGIBLE', ['X-014']],
    ['MASTER', 'RESEARCHER', 60, 'ELIGIBLE', []],
  ] as const)('%s from %s with %i months of service: %s', (claimed, current, serviceMonths, outcome, warned) => {
    const judged = eligibility(rules, facts({ claimed, current, serviceMonths, categoryEndsOn: day('2025-08-31') }));
    expect([judged.outcome, judged.warnings.map(({ rule }) => rule)]).toEqual([outcome, [...warned]]);
  });

  it('warns of a master without higher education, where it is known', () => {
    const master = { claimed: 'MASTER' as const, current: 'RESEARCHER' as const, serviceMonths: 120 };
    expect(eligibility(rules, facts({ ...master, higherEducation: false }))).toMatchObject({ outcome: 'ELIGIBLE', warnings: [{ rule: 'X-014', confidence: 'paraphrased' }] });
    expect(eligibility(rules, facts({ ...master, higherEducation: true })).warnings).toEqual([]);
  });

  it.each([
    ['LEGACY_SECOND', ['MODERATOR', 'EXPERT']],
    ['LEGACY_FIRST', ['MODERATOR', 'EXPERT', 'RESEARCHER']],
    ['LEGACY_HIGHEST', ['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER']],
  ] as const)('lets a holder of %s claim what the law opens to her', (current, open) => {
    for (const claimed of ['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER'] as const) {
      const { outcome, reasons } = eligibility(rules, facts({ claimed, current, serviceMonths: 240, categoryEndsOn: day('2025-11-10') }));
      expect([claimed, outcome === 'ELIGIBLE']).toEqual([claimed, open.some((each) => each === claimed)]);
      expect(reasons.map(({ rule }) => rule)).toContain('X-021');
    }
  });

  it('tells a scheduled attestation from an early one', () => {
    const expert = { claimed: 'EXPERT' as const, current: 'MODERATOR' as const, lastScheduledOn: day('2022-01-10') };
    expect(eligibility(rules, facts({ ...expert, categoryEndsOn: day('2025-08-31') })).mode).toBe('SCHEDULED');
    expect(eligibility(rules, facts({ ...expert, categoryEndsOn: day('2025-09-01') })).mode).toBe('EARLY');
    expect(eligibility(rules, facts({ claimed: 'EXPERT', current: 'LEGACY_FIRST', categoryEndsOn: day('2025-11-10') })).mode).toBe('SCHEDULED');
  });

  it.each([
    ['EXPERT', 'MODERATOR', 4, 9],
    ['RESEARCHER', 'EXPERT', 5, 10],
    ['MASTER', 'RESEARCHER', 6, 8],
  ] as const)('takes %s from %s early after two years, with %i of %i conditions that the organisation found met', (claimed, current, needed, listed) => {
    const early = { claimed, current, serviceMonths: 120, categoryEndsOn: day('2028-03-17'), lastScheduledOn: day('2023-03-17') };
    for (let met = 0; met <= listed; met += 1) expect(eligibility(rules, facts({ ...early, earlyConditions: met })).outcome).toBe(met >= needed ? 'ELIGIBLE' : 'NOT_ELIGIBLE');
    const refused = eligibility(rules, facts({ ...early, earlyConditions: null }));
    expect(refused).toMatchObject({ outcome: 'NOT_ELIGIBLE', mode: 'EARLY', reasons: [{ values: { needed, listed, met: null } }] });
    expect(refused.reasons[0]?.text.en).toContain(`at least ${needed} of the ${listed} listed conditions.`);
  });

  it('never lets anyone skip a step in the teacher’s track', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CLAIMABLE), fc.constantFrom(...CATEGORIES), fc.nat(600), (claimed, current, serviceMonths) => {
        fc.pre(trackOf(claimed) === 'TEACHER' && trackOf(current) === 'TEACHER');
        const { outcome } = eligibility(rules, facts({ claimed, current, serviceMonths }));
        if (rankOf(claimed) > rankOf(current) + 1) expect(outcome).toBe('NOT_ELIGIBLE');
        if (outcome === 'NOT_ELIGIBLE') expect(rankOf(claimed) > rankOf(current) + 1 || (claimed === 'MODERATOR' && serviceMonths < 24)).toBe(true);
      }),
      { seed: SEED },
    ));
});

describe('receiving an application', () => {
  it.each([
    ['Saturday noon', '2025-03-15T12:00:00+05:00', '2025-03-17', '2025-03-17T09:00:00+05:00'],
    ['Monday morning in hours', '2025-03-17T09:30:00+05:00', '2025-03-17', '2025-03-17T09:30:00+05:00'],
    ['at lunch', '2025-03-17T13:15:00+05:00', '2025-03-17', '2025-03-17T13:15:00+05:00'],
    ['before the office opens', '2025-03-17T06:00:00+05:00', '2025-03-17', '2025-03-17T09:00:00+05:00'],
    ['a minute before closing', '2025-03-17T18:29:00+05:00', '2025-03-17', '2025-03-17T18:29:00+05:00'],
    ['at closing', '2025-03-17T18:30:00+05:00', '2025-03-18', '2025-03-18T09:00:00+05:00'],
    ['the evening before Наурыз', '2025-03-20T20:00:00+05:00', '2025-03-26', '2025-03-26T09:00:00+05:00'],
    ['at midnight of UTC, morning in Almaty', '2025-03-17T00:00:00Z', '2025-03-17', '2025-03-17T09:00:00+05:00'],
    ['on New Year’s eve', '2025-12-31T19:00:00+05:00', '2026-01-05', '2026-01-05T09:00:00+05:00'],
  ])('%s', (_title, submittedAt, dayOf, at) => {
    expect(registrationDay(submittedAt)).toMatchObject({ day: dayOf, at });
  });

  it('answers within one working day after the registration (X-025)', () => {
    expect(answerDue(rules, day('2025-03-17'))).toMatchObject({ day: '2025-03-18', at: '2025-03-18T18:30:00+05:00' });
    expect(answerDue(rules, day('2025-03-20'))).toMatchObject({ day: '2025-03-26' });
    expect(answerDue(rules, day('2025-03-14'))).toMatchObject({ day: '2025-03-17' });
    expect(() => answerDue(rules, day('2027-12-31'))).toThrow(/2028/);
  });

  it('tells providers and the contact centre of an amendment within three working days, Nauryz not counted (X-030)', () => {
    const { day: by, at, reasons } = amendmentToldBy(rules, day('2025-03-20'));
    expect([by, at, reasons[0]?.rule]).toEqual(['2025-03-28', '2025-03-28T18:30:00+05:00', 'X-030']);
    expect(amendmentToldBy(rules, day('2025-04-14')).day).toBe('2025-04-17');
    expect(() => amendmentToldBy(rules, day('2027-12-30'))).toThrow(/2028/);
  });

  it('registers never before the submission, always on a working day, in office hours (X-027)', () =>
    fc.assert(
      fc.property(fc.integer({ min: epochOf('2024-03-02T00:00:00Z') / 60_000, max: epochOf('2027-12-20T00:00:00Z') / 60_000 }), (minutes) => {
        const submittedAt = new Date(minutes * 60_000).toISOString();
        const { day: registered, at } = registrationDay(submittedAt);
        expect(epochOf(at)).toBeGreaterThanOrEqual(epochOf(submittedAt));
        expect(isWorkingDay(registered)).toBe(true);
        expect(localTime(at).minute).toBeGreaterThanOrEqual(540);
        expect(localTime(at).minute).toBeLessThan(1110);
      }),
      { seed: SEED },
    ));

  it.each([
    ['all in order', {}, 'ACCEPT', []],
    ['without consent', { consent: false }, 'REFUSE', [3]],
    ['documents missing', { missing: ['ESSAY', 'COURSES'] }, 'REFUSE', [2]],
    ['untrue data and no consent', { untrueData: true, consent: false }, 'REFUSE', [1, 3]],
  ] as const)('%s: %s', (_title, more, outcome, grounds) => {
    const judged = refusalGrounds(rules, { untrueData: false, missing: [], consent: true, ...more } as Parameters<typeof refusalGrounds>[1]);
    expect(judged).toMatchObject({ outcome, grounds });
    expect(new Set(rulesOf(judged))).toEqual(new Set(['X-029']));
  });

  it('lists the missing first, then the mismatched, each once, and says that its form holds no more', () => {
    const judged = refusalGrounds(rules, { untrueData: false, missing: ['ESSAY', 'COURSES'], mismatched: ['COURSES', 'DIPLOMA', 'CATEGORY'], consent: true });
    expect(judged).toMatchObject({ grounds: [2], listed: ['ESSAY', 'COURSES', 'DIPLOMA'] });
    expect(rulesOf(judged)).toEqual(['X-029', 'X-027']);
  });

  it('tells sequence, service and repetition under ground 2, or under the ground of the setting', () => {
    const notEligible = eligibility(rules, facts({ claimed: 'RESEARCHER', current: 'MODERATOR', categoryEndsOn: day('2025-08-31') })).reasons;
    const given = { untrueData: false, missing: [], consent: true, notEligible };
    expect(refusalGrounds(rules, given)).toMatchObject({ outcome: 'REFUSE', grounds: [2] });
    expect(rulesOf(refusalGrounds(rules, given))).toEqual(['X-029', 'X-010']);
    expect(refusalGrounds(rules, given, { ...rules.settings, refusalGroundOfEligibility: 1 }).grounds).toEqual([1]);
  });

  it('is refused on exactly the grounds that are there, and lists only what is missing', () =>
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.subarray([...DOCUMENT_CODES]), (untrueData, consent, missing) => {
        const { outcome, grounds, listed } = refusalGrounds(rules, { untrueData, missing, consent });
        expect(grounds).toEqual([...(untrueData ? [1] : []), ...(missing.length > 0 ? [2] : []), ...(consent ? [] : [3])]);
        expect(outcome === 'ACCEPT').toBe(grounds.length === 0);
        expect(listed).toEqual(missing.slice(0, 3));
      }),
      { seed: SEED },
    ));

  it('asks for each document once, and for the essay always', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CLAIMABLE), fc.constantFrom(...CATEGORIES), fc.boolean(), fc.boolean(), fc.boolean(), (claimed, current, diploma, workRecord, retrained) => {
        const { documents } = documentsNeeded(rules, { claimed, current, inRegistry: { diploma, workRecord }, retrained });
        const names = documents.map(({ document }) => document);
        expect(new Set(names).size).toBe(names.length);
        expect(documents).toContainEqual({ document: 'ESSAY', from: 'UPLOAD' });
        expect(names.includes('RETRAINING')).toBe(retrained);
        if (claimed !== 'MODERATOR' && claimed !== 'EXPERT') expect(documents.some(({ from }) => from === 'PLATFORM')).toBe(false);
      }),
      { seed: SEED },
    ));

  it('lists at most three documents, and refuses on what E.7 found', () => {
    expect(refusalGrounds(rules, { untrueData: false, missing: ['ESSAY', 'COURSES', 'DIPLOMA', 'CATEGORY'], consent: true }).listed).toHaveLength(3);
    const notEligible = eligibility(rules, facts({ serviceMonths: 22 })).reasons;
    expect(rulesOf(refusalGrounds(rules, { untrueData: false, missing: [], consent: true, notEligible }))).toEqual(['X-029', 'X-012']);
  });

  it('forms a moderator’s evidence on the platform and asks a master for files (R-040, X-028)', () => {
    const of = (claimed: 'MODERATOR' | 'MASTER', current: 'TEACHER' | 'RESEARCHER') =>
      Object.fromEntries(documentsNeeded(rules, { claimed, current, inRegistry: { diploma: true, workRecord: false }, retrained: false }).documents.map(({ document, from }) => [document, from]));
    expect(of('MODERATOR', 'TEACHER')).toEqual({
      APPLICATION: 'UPLOAD', IDENTITY: 'REGISTRY', DIPLOMA: 'REGISTRY', WORK_RECORD: 'UPLOAD', COURSES: 'PLATFORM', ACHIEVEMENTS: 'PLATFORM', LEARNER_ACHIEVEMENTS: 'PLATFORM', ESSAY: 'UPLOAD',
    });
    expect(of('MASTER', 'RESEARCHER')).toMatchObject({ COURSES: 'UPLOAD', CATEGORY: 'UPLOAD', ACHIEVEMENTS: 'UPLOAD' });
  });
});

describe('the yearly campaign', () => {
  const campaign: Campaign = {
    ...CAMPAIGN_2025_GIVEN, applicationFrom: day('2025-01-15'), applicationTo: day('2025-05-31'), orderNumber: '12-НҚ',
  };

  it('is ready where nothing is missing and nothing runs backwards', () => expect(campaignGaps(campaign)).toEqual([]));

  it('names what is missing, outside its year or before its beginning (X-060)', () => {
    expect(campaignGaps({ ...campaign, orderNumber: '' })).toEqual([{ field: 'orderNumber', fault: 'MISSING' }]);
    expect(campaignGaps({ ...campaign, bonusFrom: day('2026-09-01') })).toEqual([{ field: 'bonusFrom', fault: 'OUTSIDE_YEAR' }]);
    expect(campaignGaps({ ...campaign, applicationTo: day('2025-01-14') })).toEqual([{ field: 'applicationTo', fault: 'BEFORE', other: 'applicationFrom' }]);
    expect(campaignGaps({ ...campaign, applicationFrom: day('2024-12-01') })).toEqual([]);
    expect(campaignGaps({ year: 2026 }).map(({ fault }) => fault)).toEqual(Array.from({ length: 9 }, () => 'MISSING'));
  });

  it('is prepared from last year’s, but for the order', () => {
    expect(nextCampaign(campaign)).toMatchObject({ year: 2026, applicationFrom: '2026-01-15', decisionsBy: '2026-08-01', bonusFrom: '2026-09-01' });
    expect(campaignGaps(nextCampaign(campaign))).toEqual([{ field: 'orderNumber', fault: 'MISSING' }]);
  });

  it('is refused by the year’s name where it was never opened: nothing is guessed', () => {
    expect(campaignOf([campaign], 2025)).toBe(campaign);
    expect(() => campaignOf([campaign], 2026)).toThrow(/2026/);
    expect(openCampaign([campaign], day('2025-05-31'))).toBe(campaign);
    expect(openCampaign([campaign], day('2025-06-01'))).toBeUndefined();
  });

  it('tells a decision in time from a late one', () => {
    expect(decidedInTime(campaign, day('2025-08-01')).outcome).toBe('IN_TIME');
    expect(decidedInTime(campaign, day('2025-08-02'))).toMatchObject({ outcome: 'LATE', reasons: [{ rule: 'R-113' }] });
  });
});
