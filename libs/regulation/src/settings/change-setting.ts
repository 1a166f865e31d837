import { accept, FactType, refuse, type Change, type PersonId, type PlainDate, type Texts } from '@attestation/contracts';
import { factsInvalid } from '../errors.js';
import { FACT_FAULTS } from '../fact-faults.js';
import { SETTING_CHOICES, SETTING_LIMITS, SETTINGS, settingsAt, type SettingEntry, type Settings, type SettingValue } from '../settings.js';
import { laidOver, type SettingChange } from './laid-over.js';

/** A change as it is kept: who made it, when, and from which value. Nothing of it is ever altered. */
export interface KeptChange extends SettingChange {
  /** the value that would have held on its first day */
  from: SettingValue;
  by: PersonId;
  changedOn: PlainDate;
}

/** All changes of one setting, the oldest first; `added`: what this act adds. */
export interface SettingHistory {
  changes: readonly KeptChange[];
  added?: KeptChange;
}

/** What the ministry wants, and which version of the setting it has read. */
export interface WantedChange {
  key: keyof Settings;
  value: unknown;
  effectiveFrom: PlainDate;
  version: number;
  reason: Texts;
  source: string;
  by: PersonId;
}

/**
 * Changes a setting from a day ahead: cases opened before that day keep the value of theirs, whatever is changed later.
 * Refusals: SETTING_FIXED, SETTING_CHANGED_MEANWHILE, SETTING_NOT_AHEAD, SETTING_UNCHANGED.
 * @throws RegulationError FACTS_INVALID for a value the setting cannot have
 * @source RULES.md B.18, F, F-23
 */
export function changeSetting(history: SettingHistory | undefined, { by, version, ...wanted }: WantedChange, today: PlainDate): Change<SettingHistory, KeptChange> {
  const changes = history?.changes ?? [];
  const { key, effectiveFrom, reason, source } = wanted;
  if (FIXED_SETTINGS[key]) return refuse('SETTING_FIXED');
  const value = fittingValue(key, wanted.value);
  if (version !== changes.length) return refuse('SETTING_CHANGED_MEANWHILE');
  if (effectiveFrom <= today) return refuse('SETTING_NOT_AHEAD');
  const from = valueOn(key, changes, effectiveFrom);
  if (from === value) return refuse('SETTING_UNCHANGED');
  const added: KeptChange = { key, value, effectiveFrom, version: version + 1, reason, source, from, by, changedOn: today };
  const told = { setting: key, value, effectiveFrom, version: added.version, reason, source, changedOn: today };
  return accept({ next: { changes: [...changes, added], added }, result: added, facts: [{ type: FactType.SettingChanged, data: told }] });
}

/** What a setting is on a day, changes included. */
export const valueOn = (key: keyof Settings, changes: readonly SettingChange[], on: PlainDate): SettingValue => settingsAt(on, laidOver(changes))[key];

/** Settings that no change at run time could carry out: why. */
export const FIXED_SETTINGS: Partial<Record<keyof Settings, Texts>> = {
  pipelineStrictOrder: {
    kk: 'Кезеңдердің реті модельде: қорыту тестіден кейін шақырылады. Басқа рет — кезеңдердің жаңа редакциясы.',
    ru: 'Порядок этапов — в модели: обобщение вызывается после теста. Иной порядок — новая редакция этапов.',
    en: 'The order of the stages stands in the model: the summary is called after the test. Another order is a new edition of the stages.',
  },
};

/**
 * The value, where the setting can have it.
 * @throws RegulationError FACTS_INVALID
 */
export function fittingValue(key: keyof Settings, value: unknown): SettingValue {
  const now = SETTINGS.find((row: SettingEntry) => row.key === key)?.value;
  const choices: readonly unknown[] | undefined = SETTING_CHOICES[key];
  const { from, to } = SETTING_LIMITS[key] ?? {};
  if (from !== undefined && to !== undefined && !(Number.isInteger(value) && Number(value) >= from && Number(value) <= to)) throw factsInvalid('value', FACT_FAULTS.wholeNumber(from, to));
  if (typeof value !== typeof now || (choices && !choices.includes(value))) throw factsInvalid('value', FACT_FAULTS.otherKind);
  if (key === 'certificateNumberPattern' && !isNumberPattern(value as string)) throw factsInvalid('value', FACT_FAULTS.noNumberPattern);
  return value as SettingValue;
}

/** Of its own parts only, each once at most, and with what makes a number one of its kind: region, level, year and serial. */
const PARTS = ['{KATO2}', '{level}', '{year}', '{seq6}'];
const isNumberPattern = (pattern: string): boolean =>
  pattern.length <= 60 && PARTS.every((part) => pattern.split(part).length === 2) && !/[{}]/.test(PARTS.reduce((rest, part) => rest.replace(part, ''), pattern)) && /^[\p{L}\p{N}{}/. -]+$/u.test(pattern);
