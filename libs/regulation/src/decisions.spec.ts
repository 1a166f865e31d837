import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { CATEGORIES, CLAIMABLE, plainDateOf, POSITION_GROUPS, SUBORDINATIONS, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import {
  channel, commissionRouting, decisionBook, decisionSettings, isKnownRule, ruleSetOf, settingsAt, testExemption, testResult, testSpecification, type DecisionBook, type ExemptionFacts,
} from './index.js';

const folder = new URL('../../../workflows/decisions/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.dmn')).map((name) => readFileSync(new URL(name, folder), 'utf8'));
const ruleSet = '2025-03-10' as RuleSetId;
const openedOn = plainDateOf('2025-03-17');
const opened = { ruleSet, openedOn };
const settings = decisionSettings(settingsAt(openedOn));
const SEED = 57;

let book: DecisionBook;
beforeAll(async () => {
  book = await decisionBook(files);
});

describe('which commission decides', () => {
  const route = (claimedCategory: (typeof CLAIMABLE)[number], subordination: (typeof SUBORDINATIONS)[number], hasDistrictLevel = true) =>
    commissionRouting(book, { ...opened, claimedCategory, subordination, hasDistrictLevel });

  it('keeps a moderator in the organisation and sends a master to the ministry, whatever the subordination (R-112)', () =>
    fc.assert(
      fc.property(fc.constantFrom(...SUBORDINATIONS), fc.boolean(), (subordination, hasDistrictLevel) => {
        expect(route('MODERATOR', subordination, hasDistrictLevel).outcome).toBe('ORG');
        expect(route('MASTER', subordination, hasDistrictLevel).outcome).toBe('MINISTRY');
      }),
      { seed: SEED },
    ));

  it('finds a level, a body and a rule of the book for every claim', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CLAIMABLE), fc.constantFrom(...SUBORDINATIONS), fc.boolean(), (claimed, subordination, hasDistrictLevel) => {
        const found = route(claimed, subordination, hasDistrictLevel);
        expect(['ORG', 'DISTRICT', 'REGION', 'MINISTRY']).toContain(found.outcome);
        expect(found.attestingBody).toMatch(/^[A-Z_]+$/);
        expect(found.reasons[0]?.text.kk).not.toContain('—,');
      }),
      { seed: SEED },
    ));

  it('takes a city without districts to the city’s own department', () => {
    expect(route('EXPERT', 'DISTRICT', false)).toMatchObject({ outcome: 'REGION', attestingBody: 'CITY_DEPARTMENT', reasons: [{ rule: 'F-14' }] });
  });

  it('needs no commission for a teacher after the trainee year (X-017, F-26)', () => {
    expect(commissionRouting(book, { ...opened, claimedCategory: 'TEACHER', subordination: 'DISTRICT', hasDistrictLevel: true }).outcome).toBe('NONE');
  });
});

describe('the channel', () => {
  const of = (claimedCategory: (typeof CLAIMABLE)[number], on: string, channelSource: 'algorithm' | 'order' = 'algorithm') =>
    channel(book, { ruleSet: (on < '2025-03-10' ? '2024-04-08' : '2025-03-10') as RuleSetId, openedOn: plainDateOf(on), claimedCategory, settings: { channelSource } });

  it.each([
    ['MODERATOR', '2025-03-17', 'PLATFORM'],
    ['MASTER', '2025-12-31', 'PORTAL'],
    ['MASTER', '2026-01-01', 'PLATFORM'],
    ['HEAD_1', '2026-06-01', 'PORTAL'],
    ['EXPERT', '2024-12-31', 'PAPER'],
    ['EXPERT', '2025-01-01', 'PLATFORM'],
  ] as const)('%s on %s: %s', (category, on, expected) => expect(of(category, on).outcome).toBe(expected));

  it('says aloud that the sources differ from 2026, and follows the chosen one', () => {
    expect(of('RESEARCHER', '2026-02-01').warnings).toMatchObject([{ rule: 'F-01' }]);
    expect(of('RESEARCHER', '2026-02-01', 'order')).toMatchObject({ outcome: 'PORTAL', warnings: [] });
    expect(of('RESEARCHER', '2025-04-01').warnings).toEqual([]);
  });

  it('asks for a seal on evidence only outside the platform (R-047)', () => {
    expect(of('MODERATOR', '2025-03-17').sealRequired).toBe(false);
    expect(of('MASTER', '2025-03-17').sealRequired).toBe(true);
  });
});

describe('the test’s specification', () => {
  it('agrees with the thresholds of the library for every group, claim and disability', () =>
    fc.assert(
      fc.property(fc.constantFrom(...POSITION_GROUPS), fc.constantFrom(...CLAIMABLE), fc.boolean(), fc.constantFrom('PHYSICS', 'KAZAKH', ''), (positionGroup, claimedCategory, disability, subject) => {
        fc.pre((positionGroup === 'HEAD_OR_DEPUTY') === /HEAD|DEPUTY/.test(claimedCategory));
        const { outcome } = testSpecification(book, { ...opened, positionGroup, subject, disability, claimedCategory });
        const judged = testResult(ruleSetOf(ruleSet), { points: outcome.thresholdPoints, tasks: outcome.tasks, claimed: claimedCategory });
        expect(judged).toMatchObject({ outcome: 'REACHED', thresholdPercent: outcome.thresholdPercent, thresholdPoints: outcome.thresholdPoints });
        expect(outcome.tasks).toBe(positionGroup === 'HEAD_OR_DEPUTY' ? 60 : 50);
      }),
      { seed: SEED },
    ));

  it('gives physicists 125 minutes and 40 more for a disability', () => {
    const physics = { ...opened, positionGroup: 'SECONDARY' as const, subject: 'PHYSICS', claimedCategory: 'EXPERT' as const };
    expect(testSpecification(book, { ...physics, disability: false }).outcome.minutes).toBe(125);
    expect(testSpecification(book, { ...physics, disability: true }).outcome.minutes).toBe(165);
  });
});

describe('exemption from the test', () => {
  const facts = (more: Partial<ExemptionFacts>): ExemptionFacts => ({
    ...opened, claimedCategory: 'EXPERT', currentCategory: 'MODERATOR', serviceYears: 10, consecutiveExemptConfirmations: 0, languageCertificateValid: false, settings, ...more,
  });
  it.each([
    ['a step up is tested', {}, 'NOT_EXEMPT', 'X-005'],
    ['30 years confirming', { currentCategory: 'EXPERT', serviceYears: 30 }, 'EXEMPT', 'R-034a'],
    ['29 years confirming', { currentCategory: 'EXPERT', serviceYears: 29 }, 'NOT_EXEMPT', 'X-005'],
    ['legacy highest, 31 years, to moderator', { claimedCategory: 'MODERATOR', currentCategory: 'LEGACY_HIGHEST', serviceYears: 31 }, 'EXEMPT', 'R-034b'],
    ['legacy highest, 12 years, to moderator', { claimedCategory: 'MODERATOR', currentCategory: 'LEGACY_HIGHEST', serviceYears: 12 }, 'NOT_EXEMPT', 'X-005'],
    ['researcher confirming the first time', { claimedCategory: 'RESEARCHER', currentCategory: 'RESEARCHER' }, 'EXEMPT', 'R-034c'],
    ['researcher confirming the second time', { claimedCategory: 'RESEARCHER', currentCategory: 'RESEARCHER', consecutiveExemptConfirmations: 1 }, 'EXEMPT', 'R-034c'],
    ['researcher confirming the third time', { claimedCategory: 'RESEARCHER', currentCategory: 'RESEARCHER', consecutiveExemptConfirmations: 2 }, 'NOT_EXEMPT', 'X-005'],
    ['a language certificate', { languageCertificateValid: true }, 'EXEMPT', 'X-072'],
  ] as const)('%s: %s', (_title, more, outcome, rule) => expect(testExemption(book, facts(more))).toMatchObject({ outcome, reasons: expect.arrayContaining([expect.objectContaining({ rule })]) }));

  it('names the limit that stands against it', () => {
    const rulesOf = (more: Partial<ExemptionFacts>) => testExemption(book, facts(more)).reasons.map(({ rule }) => rule);
    expect(rulesOf({ claimedCategory: 'MASTER', currentCategory: 'MASTER', consecutiveExemptConfirmations: 2 })).toEqual(['F-04', 'X-005']);
    expect(rulesOf({ claimedCategory: 'MODERATOR', currentCategory: 'LEGACY_FIRST', serviceYears: 29 })).toEqual(['F-03', 'X-005']);
    expect(rulesOf({ claimedCategory: 'EXPERT', currentCategory: 'MODERATOR' })).toEqual(['X-005']);
  });

  it('asks no years of a legacy holder where the Order’s value is set', () => {
    const legacy = facts({ claimedCategory: 'MODERATOR', currentCategory: 'LEGACY_FIRST', serviceYears: 3, settings: { ...settings, legacyToModeratorMinServiceYears: 0 } });
    expect(testExemption(book, legacy)).toMatchObject({ outcome: 'EXEMPT', reasons: [{ rule: 'X-073' }] });
  });

  it('always says by which rule', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CLAIMABLE), fc.constantFrom(...CATEGORIES), fc.nat(50), fc.nat(4), fc.boolean(), (claimedCategory, currentCategory, serviceYears, consecutive, certificate) => {
        const found = testExemption(book, facts({ claimedCategory, currentCategory, serviceYears, consecutiveExemptConfirmations: consecutive, languageCertificateValid: certificate }));
        expect(found.ground === null).toBe(found.outcome === 'NOT_EXEMPT');
        expect(found.reasons.map(({ rule }) => rule)).toEqual([found.reasons[0]?.rule, ...(found.reasons[0]?.rule.startsWith('R-034') ? ['X-073'] : [])]);
      }),
      { seed: SEED },
    ));
});

it('knows every rule that a decision file names', () => {
  const named = files.flatMap((xml) => [...xml.matchAll(/<text>"([RXFC]-\d+[a-d]?)"<\/text>/g)].map((match) => match[1]!));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((rule) => !isKnownRule(rule))).toEqual([]);
});

it('is silent by name about an edition the files do not give', () => {
  const facts = { ruleSet: '2024-04-08' as RuleSetId, openedOn: plainDateOf('2024-06-01'), claimedCategory: 'EXPERT' as const, subordination: 'DISTRICT' as const, hasDistrictLevel: true };
  expect(() => commissionRouting(book, facts)).toThrow(/"commission-routing" for the edition 2024-04-08/);
});
