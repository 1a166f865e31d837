import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, plainDateOf, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { attestationPeriod, consequences, moving, regionalList, registriesDue, retake, ruleSetOf, SETTINGS, settingsAt, testAnnulment, testNoticeDue, timeFaults, trackOf, withdrawal, type ConsequenceFacts, type RetakeFacts } from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const day = plainDateOf;
const rulesOf = ({ reasons }: { reasons: { rule: string }[] }) => reasons.map(({ rule }) => rule);

describe('another attempt', () => {
  const facts = (more: Partial<RetakeFacts> = {}): RetakeFacts => ({ kind: 'SCHEDULED', used: 1, reached: false, on: day('2025-05-01'), windowTo: day('2025-06-30'), ...more });
  it.each([
    ['the second of the year, paid', {}, 'RETAKE', true, 'X-058'],
    ['on the last day of the window', { on: day('2025-06-30') }, 'RETAKE', true, 'X-058'],
    ['a day later', { on: day('2025-07-01') }, 'NO_RETAKE', null, 'R-026'],
    ['with the threshold reached', { reached: true }, 'NO_RETAKE', null, 'X-058'],
    ['after both of the year', { used: 2 }, 'NO_RETAKE', null, 'X-058'],
    ['early, after the only one', { kind: 'EARLY' }, 'NO_RETAKE', null, 'X-058'],
    ['of a returner, again and again', { kind: 'RETURNING', used: 7 }, 'RETAKE', true, 'X-058'],
    ['the first of a new year, free', { used: 0 }, 'RETAKE', false, 'X-058'],
  ] as const)('%s', (_title, more, outcome, paid, rule) => {
    const judged = retake(rules, facts(more));
    expect([judged.outcome, judged.paid, judged.reasons[0]?.rule]).toEqual([outcome, paid, rule]);
  });
});

describe('the notice of the test', () => {
  it('goes out the day before, at its hour', () => {
    expect(testNoticeDue(rules, '2025-05-12T09:30:00+05:00')).toMatchObject({ outcome: '2025-05-11T09:30:00+05:00', reasons: [{ rule: 'R-023', values: { noticeOn: '2025-05-11' } }] });
    expect(testNoticeDue(rules, '2025-03-01T04:00:00Z').outcome).toBe('2025-02-28T09:00:00+05:00');
  });

  it('is due one day before any test, over month and year ends and leap days', () => {
    const minutes = fc.integer({ min: Date.UTC(2024, 5, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const startsAt = new Date(minute * 60_000);
        expect(startsAt.getTime() - Date.parse(testNoticeDue(rules, startsAt.toISOString()).outcome)).toBe(86_400_000);
      }),
      { seed: 20250409, numRuns: 300 },
    );
  });

  it('is not told under an edition whose sources do not give it', () => {
    expect(() => testNoticeDue(ruleSetOf('2024-04-08' as RuleSetId), '2025-02-12T09:30:00+05:00')).toThrow(expect.objectContaining({ code: 'RULES_NOT_GIVEN' }));
  });
});

describe('a breach found at the test', () => {
  const found = { foundOn: day('2025-06-20'), actNumber: '7' };
  it('ends a running attestation; the sanction is another decision', () => {
    const judged = testAnnulment(rules, { ...found, attestation: 'RUNNING' });
    expect(judged).toMatchObject({ outcome: 'ANNULLED', caseOutcome: 'ANNULLED', awardUnderReview: false });
    expect(rulesOf(judged)).toEqual(['R-036', 'R-036', 'X-064']);
  });
  it('after the decision puts the award under review, and works not backwards', () => {
    const judged = testAnnulment(rules, { ...found, attestation: 'DECIDED' });
    expect(judged).toMatchObject({ caseOutcome: null, awardUnderReview: true });
    expect(rulesOf(judged)).toEqual(['R-036', 'F-06', 'X-064']);
  });
});

describe('what follows a decision', () => {
  const facts = (more: Partial<ConsequenceFacts> = {}): ConsequenceFacts => ({ outcome: 'AWARDED', category: 'EXPERT', decidedOn: day('2025-06-02'), currentEndsOn: day('2025-08-31'), bonusFrom: day('2025-09-01'), ...more });
  it.each([
    ['AWARDED', 'EXPERT', '2030-06-02', 35],
    ['CONFIRMED', 'MASTER', '2030-06-02', 50],
    ['LOWER_AWARDED', 'MODERATOR', '2030-06-02', 30],
    ['LOWER_AWARDED', 'TEACHER', '2030-06-02', null],
    ['AWARDED', 'HEAD_2', '2028-06-02', null],
    ['AWARDED', 'DEPUTY_2', '2030-06-02', null],
  ] as const)('%s %s: order and certificate until %s, bonus %s %%', (outcome, category, validUntil, bonusPercent) => {
    const judged = consequences(rules, facts({ outcome, category }));
    expect(judged).toMatchObject({ outcome: 'ORDER_AND_CERTIFICATE', order: true, certificate: true, validUntil, bonusPercent });
    expect(rulesOf(judged)).toEqual(expect.arrayContaining(['R-114', 'X-004', 'X-095', 'X-044']));
  });
  it('a category that is kept takes no order and no certificate, its term stays', () => {
    const judged = consequences(rules, facts({ outcome: 'NOT_CONFIRMED_KEEP', category: 'MODERATOR' }));
    expect(judged).toMatchObject({ outcome: 'EXTRACT_ONLY', order: false, certificate: false, validUntil: '2025-08-31', bonusPercent: null });
    expect(rulesOf(judged)).toEqual(['X-090', 'X-044']);
    expect(judged.reasons[0]?.confidence).toBe('default');
  });
  it('a category of the former system is awarded to nobody', () => {
    expect(() => consequences(rules, facts({ category: 'LEGACY_FIRST' }))).toThrow(/LEGACY_FIRST/);
  });
});

describe('the list of attestees', () => {
  it('is approved by the region and goes to the authorised body; no day is set', () => {
    expect(regionalList(rules)).toMatchObject({ outcome: 'REGION_DEPT', sentTo: 'AUTHORISED_BODY', due: null, reasons: [{ rule: 'R-024' }, { rule: 'F-13' }] });
  });
});

describe('an application taken back', () => {
  const facts = { decided: false, attemptsUsed: 1, applicationTo: day('2025-04-30'), on: day('2025-04-30') };
  it('before the decision may be made anew within the window; attempts stay used', () => {
    expect(withdrawal(rules, facts)).toMatchObject({ outcome: 'WITHDRAWN', mayApplyAgain: true, reasons: [{ confidence: 'default', values: { attemptsUsed: 1 } }] });
    expect(withdrawal(rules, { ...facts, on: day('2025-05-01') }).mayApplyAgain).toBe(false);
  });
  it('after the decision is too late', () => expect(withdrawal(rules, { ...facts, decided: true }).outcome).toBe('TOO_LATE'));
});

describe('moving to another organisation', () => {
  const facts = { current: 'RESEARCHER' as const, categoryEndsOn: day('2027-03-01') };
  it('keeps a valid category to its end date (case 59 of the examples)', () => {
    expect(moving(rules, facts)).toMatchObject({ outcome: 'NO_CASE', categoryEndsOn: '2027-03-01', reasons: [{ rule: 'X-047', confidence: 'exact' }] });
  });
  it('takes a running case along until a commission holds it', () => {
    expect(moving(rules, { ...facts, heldByCommission: false }).outcome).toBe('CONTINUES');
    expect(moving(rules, { ...facts, heldByCommission: true }).outcome).toBe('STAYS');
  });
  it('never touches the category, whatever it is', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CATEGORIES), fc.boolean(), (current, heldByCommission) => {
        expect(moving(rules, { ...facts, current, heldByCommission }).categoryEndsOn).toBe(facts.categoryEndsOn);
      }),
      { seed: 47 },
    ));
});

describe('the period of which evidence counts', () => {
  const facts = { claimed: 'EXPERT' as const, lastAwardOn: null, teachingSince: null, on: day('2025-03-17') };
  it.each([
    ['from the last award', { lastAwardOn: day('2021-05-20') }, '2021-05-20'],
    ['from the last award however long ago', { lastAwardOn: day('2015-05-20') }, '2015-05-20'],
    ['as long as a category is valid where none is known', {}, '2020-03-18'],
    ['of a first head three years', { claimed: 'HEAD_1' as const }, '2022-03-18'],
    ['not from before she taught', { teachingSince: day('2022-09-01') }, '2022-09-01'],
    ['not longer for whoever has taught longer', { teachingSince: day('2001-09-01') }, '2020-03-18'],
    ['never from after the application', { lastAwardOn: day('2025-06-01') }, '2025-03-17'],
  ] as const)('runs %s', (_title, more, from) => expect(attestationPeriod(rules, { ...facts, ...more }).outcome).toEqual({ from, to: '2025-03-17' }));

  it('ends on the day of the application and never begins after it', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CATEGORIES.filter((category) => trackOf(category) !== 'LEGACY')), fc.option(fc.constantFrom('2019-01-01', '2024-02-29', '2026-01-01').map(day)), fc.constantFrom('2024-02-29', '2025-12-31').map(day), (claimed, lastAwardOn, on) => {
        const { outcome } = attestationPeriod(rules, { claimed, lastAwardOn, teachingSince: null, on });
        expect(outcome.to).toBe(on);
        expect(outcome.from <= on).toBe(true);
      }),
      { seed: 3 },
    ));
});

describe('the registries asked for a draft (F-17)', () => {
  const draft = { openedAt: '2025-03-17T04:00:00.000Z', windowEnds: '2025-05-31T00:00:00+05:00' };
  it.each([
    [72, '2025-03-20T09:00:00+05:00'],
    [24, '2025-03-18T09:00:00+05:00'],
    [1, '2025-03-17T10:00:00+05:00'],
    [24 * 365, '2025-05-31T00:00:00+05:00'],
  ])('are waited for %i hours, as the setting says, and not beyond the window: until %s', (registryPatienceHours, until) => {
    expect(registriesDue(draft, { registryPatienceHours })).toBe(until);
  });

  it('are waited for as the setting of the day of opening says: a later row changes no earlier draft', () => {
    const first = SETTINGS.find(({ key }) => key === 'registryPatienceHours')!;
    const table = [...SETTINGS.filter((row) => row !== first), { ...first, validTo: day('2025-03-31') }, { ...first, value: 24, validFrom: day('2025-04-01') }];
    expect(timeFaults('settings', table, ({ key }) => key)).toEqual([]);
    expect([settingsAt(day('2025-03-31'), table), settingsAt(day('2025-04-01'), table)]).toMatchObject([{ registryPatienceHours: 72 }, { registryPatienceHours: 24 }]);
  });

  it('are never waited for before the draft was opened nor after the window has ended, whatever is set', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 75 * 1440 }), (registryPatienceHours, minutes) => {
        const openedAt = new Date(Date.parse(draft.openedAt) + minutes * 60_000).toISOString();
        if (openedAt > new Date(draft.windowEnds).toISOString()) return;
        const due = Date.parse(registriesDue({ ...draft, openedAt }, { registryPatienceHours }));
        expect(due).toBe(Math.min(Date.parse(openedAt) + registryPatienceHours * 3_600_000, Date.parse(draft.windowEnds)));
      }),
      { seed: 17 },
    ));
});

it('keeps what is ours to choose as dated settings', () => {
  expect(settingsAt(day('2025-03-17'))).toMatchObject({
    registryPatienceHours: 72, refusalGroundOfEligibility: 2, recusedAttend: true, practiceProof: 'WARN', monitoringMinimum: 'LOWERED', dynamicsYears: 'LAST',
  });
});
