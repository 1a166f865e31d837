import { describe, expect, it } from '@jest/globals';
import { FactType, REGISTRIES, type Category, type ClaimableCategory, type Fact, type PlainDate, type RuleSetId } from '@attestation/contracts';
import type { CaseFile } from './case-file.js';
import { project } from './projection.js';
import { recommend } from './recommendation.js';

const file = (claimed: ClaimableCategory, currentCategory: Category, profile: Partial<CaseFile['profile']> = {}, more: Partial<CaseFile> = {}) =>
  ({
    claimed, ruleSet: '2025-03-10' as RuleSetId, openedAt: '2025-03-17T04:00:00.000Z', openedOn: '2025-03-17', submission: { at: '2025-03-17T04:00:00.000Z', consent: true },
    standing: { state: 'DRAFT', since: '2025-03-17T04:00:00.000Z' }, news: [], touched: [],
    registries: Object.fromEntries(REGISTRIES.map((registry) => [registry, { status: 'ANSWERED', at: '2025-03-17T04:00:00.000Z', byHand: null }])), lastAwardOn: null,
    profile: { currentCategory, serviceMonths: 72, categoryValidUntil: null, ...profile }, ...more,
  }) as unknown as CaseFile;
const rules = (given: CaseFile, attestedThisYear = false, bannedUntil: PlainDate | null = null) => {
  const { answer, grounds, reasons } = recommend(given, { attestedThisYear, bannedUntil });
  return { answer, grounds, rules: reasons.map(({ rule }) => rule) };
};
const UNTIL = { categoryValidUntil: '2025-06-01' as PlainDate };

describe('what the rules say of a claim', () => {
  it.each([
    ['the next step with two years of service', file('MODERATOR', 'TEACHER', { serviceMonths: 24 }), 'ACCEPT', []],
    ['a month too few', file('MODERATOR', 'TEACHER', { serviceMonths: 23 }), 'REFUSE', ['X-012']],
    ['two steps at once', file('RESEARCHER', 'MODERATOR', UNTIL), 'REFUSE', ['X-010']],
    ['a category that ends in this school year', file('EXPERT', 'MODERATOR', UNTIL), 'ACCEPT', ['X-003']],
    ['no consent', file('MODERATOR', 'TEACHER', {}, { submission: { at: '2025-03-17T04:00:00.000Z', consent: false } as CaseFile['submission'] }), 'REFUSE', ['X-029']],
  ] as const)('of %s', (_what, given, answer, because) => {
    expect(rules(given)).toMatchObject({ answer, rules: expect.arrayContaining([...because]) });
  });

  it('of a second attestation in the year is a refusal', () => {
    expect(rules(file('MODERATOR', 'TEACHER'), true)).toMatchObject({ answer: 'REFUSE', grounds: ['2'], rules: expect.arrayContaining(['X-006']) });
  });

  it('of three years of service for expert warns and does not refuse', () => {
    const judged = rules(file('EXPERT', 'MODERATOR', { ...UNTIL, serviceMonths: 30 }));
    expect(judged).toMatchObject({ answer: 'ACCEPT', rules: expect.arrayContaining(['X-014']) });
  });

  it('of a category that is not due is counted from its award, which the register of categories tells (F-28)', () => {
    const early = file('EXPERT', 'MODERATOR', { categoryValidUntil: '2028-03-01' as PlainDate });
    expect(rules(early).answer).toBe('REFUSE');
    const told = (validFrom: string) => {
      const data = { registry: 'CATEGORY', status: 'ANSWERED', source: 'register', answeredAt: '2025-03-17T05:00:00.000Z', items: [{ category: 'MODERATOR', validFrom }, { category: 'TEACHER', validFrom: '2019-01-01' }] };
      const change = project(early, { type: FactType.RegistryAnswered, data } as unknown as Fact, '2025-03-17T05:00:00.000Z');
      if (!change.ok || !change.next) throw new Error('the fact was not kept');
      return recommend(change.next, { attestedThisYear: false, bannedUntil: null });
    };
    const [due, tooSoon] = [told('2023-03-17'), told('2023-03-18')];
    expect(tooSoon).toMatchObject({ answer: 'REFUSE', against: [{ rule: 'X-100', values: { earliest: '2025-03-18' } }] });
    expect(due).toMatchObject({ answer: 'REFUSE', against: [{ rule: 'X-100', values: { needed: 4, listed: 9, met: null } }] });
  });

  it.each([
    ['EXPERT', 'MODERATOR', 'at least 4 of the 9 listed conditions'],
    ['RESEARCHER', 'EXPERT', 'at least 5 of the 10 listed conditions'],
    ['MASTER', 'RESEARCHER', 'at least 6 of the 8 listed conditions'],
    ['MODERATOR', 'MODERATOR', 'There is no early path to teacher-moderator'],
  ] as const)('of %s before its time refuses by name what only the organisation may recommend', (claimed, current, named) => {
    const early = file(claimed, current, { categoryValidUntil: '2028-03-01' as PlainDate }, { lastAwardOn: '2020-03-01' as PlainDate });
    const { answer, grounds, against } = recommend(early, { attestedThisYear: false, bannedUntil: null });
    expect({ answer, grounds, named: against[0]?.text.en }).toEqual({ answer: 'REFUSE', grounds: ['2'], named: expect.stringContaining(named) });
  });

  it('of whoever is banned is a refusal to the last day of the ban, and none a day later', () => {
    const judged = (day: string) => rules(file('MODERATOR', 'TEACHER'), false, day as PlainDate);
    expect(judged('2025-03-17')).toMatchObject({ answer: 'REFUSE', grounds: ['2'], rules: expect.arrayContaining(['X-064']) });
    expect(judged('2025-03-16').answer).toBe('ACCEPT');
  });
});
