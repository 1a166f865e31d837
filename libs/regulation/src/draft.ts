import type { RuleSetId, Texts } from '@attestation/contracts';
import { factsInvalid } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { SINGLE_TABLES, TABLE_KEYS, type RuleSet } from './rule-set.js';
import { SETTING_CHOICES, type Settings } from './settings.js';

/** What a draft changes in one row: the values named, the rest of the row stays. */
export interface DraftChange {
  table: string;
  /** of the row, as `ruleSetDiff` names it; the table's name where it has one row only */
  key: string;
  set: Readonly<Record<string, unknown>>;
}
export interface Draft {
  id: string;
  title: Texts;
  /** the edition it departs from */
  base: RuleSet;
  changes: readonly DraftChange[];
}

/**
 * An edition to ask and to compare, never one to open a case under: `ruleSetOf` does not know it. Rows are changed, none is added or left out.
 * @throws RegulationError FACTS_INVALID naming the first change that fits no row, or a value that is of another kind
 */
export function draftRuleSet({ id, title, base, changes }: Draft): RuleSet {
  const tables = new Map<string, unknown>();
  const tableOf = (name: string): unknown => tables.get(name) ?? (base as unknown as Record<string, unknown>)[name];
  changes.forEach(({ table, key, set }, index) => tables.set(table, changedTable(tableOf(table), { table, key, set }, `changes.${index}`)));
  const descriptors = Object.getOwnPropertyDescriptors(base);
  const changed = Object.fromEntries([...tables].map(([name, value]) => [name, { value, enumerable: true }]));
  const named = { id: { value: id as RuleSetId, enumerable: true }, title: { value: title, enumerable: true } };
  return Object.freeze(Object.defineProperties({}, { ...descriptors, ...changed, ...named })) as RuleSet;
}

function changedTable(value: unknown, { table, key, set }: DraftChange, field: string): unknown {
  const keyOf = TABLE_KEYS.get(table);
  if (!keyOf && !SINGLE_TABLES.includes(table)) throw factsInvalid(`${field}.table`, FACT_FAULTS.noTable);
  if (!keyOf) {
    if (key !== table) throw factsInvalid(`${field}.key`, FACT_FAULTS.noRow);
    return changedRow(value as object, set, field, []);
  }
  const rows = value as object[];
  if (!rows.some((row) => keyOf(row) === key)) throw factsInvalid(`${field}.key`, FACT_FAULTS.noRow);
  return rows.map((row) => (keyOf(row) === key ? changedRow(row, set, field, rows) : row));
}

/** A value may only be replaced by one of its own kind, and by `null` where another row of the table has it. */
function changedRow(row: object, set: DraftChange['set'], field: string, rows: readonly object[]): object {
  const mayBeNull = (name: string) => rows.some((each) => valueOf(each, name) === null);
  for (const [name, value] of Object.entries(set)) {
    if (!Object.hasOwn(row, name) || FIXED.includes(name)) throw factsInvalid(`${field}.set.${name}`, FACT_FAULTS.noRow);
    const now = valueOf(row, name);
    if (value === null ? !mayBeNull(name) : now !== null && kindOf(now) !== kindOf(value)) throw factsInvalid(`${field}.set.${name}`, FACT_FAULTS.otherKind);
  }
  return { ...row, ...set };
}

const valueOf = (row: object, name: string): unknown => (row as Record<string, unknown>)[name];

const FIXED = ['validFrom', 'validTo', 'source'];
const kindOf = (value: unknown): string => (Array.isArray(value) ? `list of ${kindOf(value[0])}` : Number.isInteger(value) ? 'whole number' : typeof value);

/**
 * The settings as a draft would have them.
 * @throws RegulationError FACTS_INVALID naming a setting that there is none of, or a value it cannot have
 */
export function draftSettings(settings: Settings, changed: Readonly<Record<string, unknown>>): Settings {
  for (const [key, value] of Object.entries(changed)) {
    const now: unknown = Object.hasOwn(settings, key) ? settings[key as keyof Settings] : undefined;
    if (now === undefined) throw factsInvalid(`settings.${key}`, FACT_FAULTS.noSetting);
    const choices = SETTING_CHOICES[key as keyof Settings];
    if (kindOf(now) !== kindOf(value) || (choices && !choices.includes(value as never)) || (typeof value === 'number' && value < 0)) throw factsInvalid(`settings.${key}`, FACT_FAULTS.otherKind);
  }
  return { ...settings, ...changed };
}
