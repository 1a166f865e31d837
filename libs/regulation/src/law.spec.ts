import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, plainDateOf, type RuleSetId } from '@attestation/contracts';
import { because, checkLaw, CHAPTERS, lawFaults, RULE_BOOK, SETTINGS, ruleSetInForce, ruleSetOf, ruleSets, settingsAt, timeFaults } from './index.js';
import { FACT_FAULTS } from './fact-faults.js';
import { placeholders } from './rule-book/render.js';

const day = plainDateOf;

describe('the law as dated tables', () => {
  it('has neither gap nor overlap in time', () => {
    expect(lawFaults()).toEqual([]);
    expect(() => checkLaw()).not.toThrow();
  });

  it('finds a day left out, a day covered twice and a row that ends before it begins', () => {
    const row = (key: string, validFrom: string, validTo: string | null) => ({ key, validFrom: day(validFrom), validTo: validTo && day(validTo), source: 's' });
    const table = [
      row('gap', '2024-01-01', '2024-12-31'),
      row('gap', '2025-02-01', null),
      row('twice', '2024-01-01', null),
      row('twice', '2025-01-01', null),
      row('backwards', '2025-01-01', '2024-01-01'),
      row('whole', '2024-01-01', '2024-12-31'),
      row('whole', '2025-01-01', null),
    ].map((r) => ({ ...r, validTo: r.validTo || null }));
    expect(timeFaults('t', table, (r) => r.key)).toEqual([
      { table: 't', key: 'gap', fault: 'GAP', at: '2025-01-01' },
      { table: 't', key: 'twice', fault: 'OVERLAP', at: '2025-01-01' },
      { table: 't', key: 'backwards', fault: 'BACKWARDS', at: '2025-01-01' },
    ]);
  });

  it.each([
    ['2024-04-08', '2024-04-08'],
    ['2025-03-09', '2024-04-08'],
    ['2025-03-10', '2025-03-10'],
    ['2027-01-01', '2025-03-10'],
  ])('on %s the edition %s is in force', (on, edition) => {
    expect(ruleSetInForce(day(on))).toBe(edition);
  });

  it('names a day for which no edition is loaded, and an edition that does not exist', () => {
    expect(() => ruleSetInForce(day('2024-04-07'))).toThrow(/2024-04-07/);
    expect(() => ruleSetOf('2030-01-01' as RuleSetId)).toThrow(/2030-01-01/);
  });

  it('borrows nothing from a later edition: what the sources do not give for 2024 is refused by name', () => {
    const rules = ruleSetOf('2024-04-08' as RuleSetId);
    expect(() => rules.commission).toThrow(/"commission" for the edition 2024-04-08/);
    expect(rules.legacy.map(({ legacy, claimable }) => `${legacy} ${claimable}`)).toEqual([
      'LEGACY_SECOND MODERATOR',
      'LEGACY_FIRST EXPERT',
      'LEGACY_HIGHEST RESEARCHER',
    ]);
  });

  it('every row says from when it holds and where it stands (R-008, R-011)', () => {
    const rules = ruleSetOf('2025-03-10' as RuleSetId);
    const rows = [...rules.thresholds, ...rules.scoring, ...rules.documents, ...rules.attempts, rules.commission, rules.service];
    for (const row of rows) expect(row).toMatchObject({ validFrom: expect.any(String), source: expect.stringMatching(/.{5}/) });
    expect(ruleSets().map(({ id }) => id)).toEqual(['2024-04-08', '2025-03-10']);
  });

  it('keeps the defaults for what the sources leave open as visible settings', () => {
    expect(settingsAt(day('2025-03-17'))).toMatchObject({
      channelSource: 'algorithm',
      legacyToModeratorMinServiceYears: 30,
      researcherMasterMaxConsecutive: 2,
      majorityBase: 'PRESENT',
      scoreAggregate: 'MEAN',
    });
    for (const { key, reason, owner, source } of SETTINGS) {
      expect([key, new Set(Object.values(reason)).size]).toEqual([key, 3]);
      expect([key, owner.length > 0 && source.length > 0]).toEqual([key, true]);
    }
  });

  it('says in three languages what is wrong with facts', () => {
    for (const fault of Object.values(FACT_FAULTS)) {
      const texts = typeof fault === 'function' ? fault(1, 7) : fault;
      for (const language of LANGUAGES) expect(texts[language]).toMatch(/^\S.*\.$/u);
      expect(new Set(Object.values(texts)).size).toBe(3);
    }
  });
});

describe('the rule book', () => {
  const entries = Object.entries(RULE_BOOK);

  it.each(entries)('%s has a sentence in each language, with the same values in all', (_id, { text, source }) => {
    expect(source.length).toBeGreaterThan(5);
    const asked = LANGUAGES.map((language) => [...new Set(placeholders(text[language]))]);
    for (const language of LANGUAGES) expect(text[language].length).toBeGreaterThan(15);
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[2]).toEqual(asked[0]);
  });

  it('has Kazakh in Kazakh and Russian in Russian: no text stands under two languages', () => {
    for (const [id, { text }] of entries) expect([id, new Set([text.kk, text.ru, text.en]).size]).toEqual([id, 3]);
  });

  it('holds each rule in one chapter only', () => {
    const all = Object.values(CHAPTERS).flatMap((chapter) => Object.keys(chapter));
    expect(new Set(all).size).toBe(all.length);
  });

  it('fills a sentence with names, dates and answers, the official point first', () => {
    const reason = because('X-004', { category: 'MODERATOR', years: 5, from: '2025-06-02', until: '2030-06-02' });
    expect(reason.source).toMatch(/^п\. 3, 26 Правил \(Приказ № 83/);
    expect(reason.text.ru).toBe('Категория «педагог-модератор» действует 5 лет: 02.06.2025 – 02.06.2030.');
    expect(reason.text.kk).toContain('педагог-модератор');
    expect(because('X-041/tie', { votes: 3 }).rule).toBe('X-041');
    expect(because('X-040', {}).text.en).toContain('—');
  });

  it('refuses a rule that does not exist', () => {
    expect(() => because('X-999')).toThrow(/X-999/);
  });
});
