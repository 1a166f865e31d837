import { describe, expect, it } from '@jest/globals';
import { FactType, plainDateOf, type PersonId, type PlainDate, type Texts } from '@attestation/contracts';
import fc from 'fast-check';
import {
  addDays, changeSetting, FIXED_SETTINGS, fittingValue, inForce, laidOver, SETTING_CHOICE_NAMES, SETTING_CHOICES, SETTING_LIMITS, SETTING_NAMES, SETTINGS, settingsAt, settingsWith, timeFaults, valueOn,
  type KeptChange, type SettingHistory, type Settings, type WantedChange,
} from '../index.js';

const day = plainDateOf;
const TODAY = day('2025-03-17');
const OFFICIAL = 'ministry' as PersonId;
const REASON = { kk: 'себебі', ru: 'причина', en: 'reason' };
const wish = (more: Partial<WantedChange> = {}): WantedChange => ({
  key: 'majorityBase', value: 'ALL', effectiveFrom: day('2025-04-01'), version: 0, reason: REASON, source: '118-НҚ', by: OFFICIAL, ...more,
});

/** @throws Error where the change is refused */
function made(history: SettingHistory | undefined, wanted: WantedChange, today = TODAY): SettingHistory {
  const change = changeSetting(history, wanted, today);
  if (!change.ok) throw new Error(change.code);
  return change.next ?? { changes: [] };
}
const codeOf = (history: SettingHistory | undefined, wanted: WantedChange) => {
  const change = changeSetting(history, wanted, TODAY);
  return change.ok ? 'ACCEPTED' : change.code;
};

describe('a change of a setting', () => {
  it('says who made it, from which value to which, why, and from which day', () => {
    const change = changeSetting(undefined, wish(), TODAY);
    expect(change).toMatchObject({
      result: { key: 'majorityBase', from: 'PRESENT', value: 'ALL', by: OFFICIAL, reason: REASON, source: '118-НҚ', effectiveFrom: '2025-04-01', changedOn: TODAY, version: 1 },
      facts: [{ type: FactType.SettingChanged, data: { setting: 'majorityBase', value: 'ALL', effectiveFrom: '2025-04-01', version: 1 } }],
    });
    expect(JSON.stringify(change.ok && change.facts)).not.toContain(OFFICIAL); // who did it is the ministry's to know
  });
  it.each([
    ['today', { effectiveFrom: TODAY }, 'SETTING_NOT_AHEAD'],
    ['a day that has passed', { effectiveFrom: day('2025-01-01') }, 'SETTING_NOT_AHEAD'],
    ['the value it has', { value: 'PRESENT' }, 'SETTING_UNCHANGED'],
    ['a version that was not read', { version: 1 }, 'SETTING_CHANGED_MEANWHILE'],
    ['what the model fixes', { key: 'pipelineStrictOrder', value: false }, 'SETTING_FIXED'],
    ['tomorrow', { effectiveFrom: addDays(TODAY, 1) }, 'ACCEPTED'],
  ] as const)('for %s: %s %s', (_title, more, code) => expect(codeOf(undefined, wish(more))).toBe(code));

  it('of two who read the same, lets the first win', () => {
    const first = made(undefined, wish());
    expect(codeOf(first, wish({ effectiveFrom: day('2025-05-01'), value: 'PRESENT' }))).toBe('SETTING_CHANGED_MEANWHILE');
    expect(codeOf(first, wish({ effectiveFrom: day('2025-05-01'), value: 'PRESENT', version: 1 }))).toBe('ACCEPTED');
  });
  it('is taken back before its day by another for the same day', () => {
    const taken = made(made(undefined, wish()), wish({ value: 'PRESENT', version: 1 }));
    expect(valueOn('majorityBase', taken.changes, day('2025-04-01'))).toBe('PRESENT');
    expect(taken.changes).toHaveLength(2); // nothing is forgotten
  });
  it.each([
    ['scoreAggregate', 'BEST'], ['breakBoundaryYears', 21], ['breakBoundaryYears', 2.5], ['registryPatienceHours', 0], ['recusedAttend', 'yes'], ['majorityBase', null],
    ['certificateNumberPattern', '{year}'], ['certificateNumberPattern', '{KATO2}{level}{year}{seq6}{seq6}'], ['certificateNumberPattern', '{KATO2}{level}{year}{seq6}{weather}'], ['certificateNumberPattern', '<b>{KATO2}{level}{year}{seq6}'],
  ] as const)('to what it cannot have is refused by name: %s %s', (key, value) => expect(() => changeSetting(undefined, wish({ key, value }), TODAY)).toThrow(/value/));
  it.each([['refusalGroundOfEligibility', 1], ['legacyToModeratorMinServiceYears', 0], ['recusedAttend', false], ['certificateNumberPattern', '{KATO2}/{level}/{year}/{seq6}'], ['appealTransitMinutes', 1440]] as const)('may be: %s %s', (key, value) =>
    expect(fittingValue(key, value)).toBe(value));
});

describe('the settings', () => {
  it('have a name in three languages, an owner, a date and a reason each, and say between what they may be chosen', () => {
    for (const { key, owner, reason, validFrom, value } of SETTINGS) {
      for (const texts of [SETTING_NAMES[key], reason]) expect([texts.kk, texts.ru, texts.en].every((text) => text.length > 5)).toBe(true);
      expect([owner, validFrom]).toEqual([expect.stringMatching(/^(AUTHORISED_BODY|PLATFORM)$/), '2024-04-08']);
      expect([key, FIXED_SETTINGS[key] ? value : fittingValue(key, value)]).toEqual([key, value]);
      const named = Object.entries<Texts>(SETTING_CHOICE_NAMES[key] ?? {});
      expect([key, named.map(([choice]) => choice).sort()]).toEqual([key, (SETTING_CHOICES[key] ?? []).map(String).sort()]);
      for (const language of ['kk', 'ru', 'en'] as const) expect([key, new Set(named.map(([, texts]) => texts[language])).size]).toEqual([key, named.length]);
      if (typeof value === 'number') expect([key, SETTING_CHOICES[key] ?? SETTING_LIMITS[key]]).toEqual([key, expect.anything()]);
    }
  });
});

const DAYS = fc.integer({ min: 0, max: 400 }).map((days) => addDays(day('2025-03-18'), days));
const VALUES: { [K in keyof Settings]?: readonly Settings[K][] } = { majorityBase: ['PRESENT', 'ALL'], breakBoundaryYears: [3, 4, 5, 6], scoreAggregate: ['MEAN', 'MEDIAN', 'CONSENSUS'] };
const wishes = fc.array(fc.constantFrom(...(Object.keys(VALUES) as (keyof typeof VALUES)[])).chain((key) => fc.record({ key: fc.constant(key), value: fc.constantFrom(...(VALUES[key] ?? [])), effectiveFrom: DAYS })), { maxLength: 12 });
type Wish = { key: keyof Settings; value: Settings[keyof Settings]; effectiveFrom: PlainDate };

/** All of them made one after the other on one day, but for those that change nothing. */
const after = (all: readonly Wish[]): KeptChange[] => all.reduce<KeptChange[]>((changes, each) => {
  const own = changes.filter(({ key }) => key === each.key);
  const change = changeSetting({ changes: own }, wish({ ...each, version: own.length }), TODAY);
  return change.ok ? [...changes, change.result] : changes;
}, []);

describe('settings with changes laid over them', () => {
  it('have exactly one value on each day, whatever was changed in which order', () =>
    fc.assert(fc.property(wishes, DAYS, (all, on) => {
      const table = laidOver(after(all));
      expect(timeFaults('settings', table, ({ key }) => key)).toEqual([]);
      expect(inForce(table, on).map(({ key }) => key).sort()).toEqual(SETTINGS.map(({ key }) => key).sort());
    }), { seed: 9, numRuns: 200 }));

  it('never change what holds for a case that was opened when the change was made', () =>
    fc.assert(fc.property(wishes, fc.integer({ min: 0, max: 300 }), (all, daysBefore) => {
      const openedOn = addDays(TODAY, -daysBefore);
      expect(settingsAt(openedOn, laidOver(after(all)))).toEqual(settingsAt(openedOn));
    }), { seed: 9, numRuns: 200 }));

  it('are on each day what the newest change for the latest day up to it says', () =>
    fc.assert(fc.property(wishes, DAYS, fc.constantFrom(...(Object.keys(VALUES) as (keyof Settings)[])), (all, on, key) => {
      const changes = after(all);
      const holding = changes.filter((each) => each.key === key && each.effectiveFrom <= on).sort((a, b) => (a.effectiveFrom === b.effectiveFrom ? a.version - b.version : a.effectiveFrom < b.effectiveFrom ? -1 : 1)).at(-1);
      const expected = holding?.value ?? settingsAt(on)[key];
      expect(settingsAt(on, laidOver(changes))[key]).toBe(expected);
      expect(settingsWith(on, holding ? { [key]: holding.value } : null)[key]).toBe(expected); // as a service's own copy tells it
    }), { seed: 9, numRuns: 300 }));

  it('leave out a key that is none any more', () => expect(settingsWith(TODAY, { weather: 'fine' })).toEqual(settingsAt(TODAY)));
});
