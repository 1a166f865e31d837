import type { RuleSetId, Texts } from '@attestation/contracts';
import { factsInvalid } from './errors.js';
import { FACT_FAULTS } from './fact-faults.js';
import { SINGLE_TABLES, TABLE_KEYS, type RuleSet } from './rule-set.js';
import { SETTING_CHOICES, type Settings } from './settings.js';

/**
 * What a draft does to one row: changes the values named (`set`), the rest of the row staying; adds it (`add`: all of its values); or leaves it out
 * (`remove`). One of the three.
 */
export interface DraftChange {
  table: string;
  /** of the row, as `ruleSetDiff` names it; the table's name where it has one row only */
  key: string;
  set?: Readonly<Record<string, unknown>>;
  add?: Readonly<Record<string, unknown>>;
  remove?: true;
}
export interface Draft {
  id: string;
  title: Texts;
  /** the edition it departs from */
  base: RuleSet;
  changes: readonly DraftChange[];
}

/**
 * An edition to ask and to compare, never one to open a case under: `ruleSetOf` does not know it.
 * @throws RegulationError FACTS_INVALID naming the first change that fits no row, or a value that is of another kind
 */
export function draftRuleSet({ id, title, base, changes }: Draft): RuleSet {
  const tables = new Map<string, unknown>();
  const tableOf = (name: string): unknown => tables.get(name) ?? (base as unknown as Record<string, unknown>)[name];
  changes.forEach((change, index) => tables.set(change.table, changedTable(tableOf(change.table), change, { field: `changes.${index}`, id, base })));
  const descriptors = Object.getOwnPropertyDescriptors(base);
  const changed = Object.fromEntries([...tables].map(([name, value]) => [name, { value, enumerable: true }]));
  const named = { id: { value: id as RuleSetId, enumerable: true }, title: { value: title, enumerable: true } };
  return Object.freeze(Object.defineProperties({}, { ...descriptors, ...changed, ...named })) as RuleSet;
}

/** Which change it is, and in whose draft. */
interface At {
  field: string;
  id: string;
  base: RuleSet;
}

function changedTable(value: unknown, change: DraftChange, at: At): unknown {
  const { table, key, set, add, remove } = change;
  const { field } = at;
  if ([set, add, remove].filter((each) => each !== undefined).length !== 1) throw factsInvalid(`${field}.set`, FACT_FAULTS.oneOfThree);
  const keyOf = TABLE_KEYS.get(table);
  if (!keyOf && !SINGLE_TABLES.includes(table)) throw factsInvalid(`${field}.table`, FACT_FAULTS.noTable);
  if (!keyOf) return changedSingle(value as object, change, field);
  const rows = value as object[];
  if (add) return [...rows, addedRow(rows, keyOf, change, at)];
  if (!rows.some((row) => keyOf(row) === key)) throw factsInvalid(`${field}.key`, FACT_FAULTS.noRow);
  if (remove && rows.length === 1) throw factsInvalid(`${field}.remove`, FACT_FAULTS.lastRow);
  return remove ? rows.filter((row) => keyOf(row) !== key) : rows.map((row) => (keyOf(row) === key ? changedRow(row, set ?? {}, field, rows) : row));
}

/** A table of one row has no other, and is never without it. */
function changedSingle(row: object, { table, key, set }: DraftChange, field: string): object {
  if (!set) throw factsInvalid(`${field}.table`, FACT_FAULTS.oneRow);
  if (key !== table) throw factsInvalid(`${field}.key`, FACT_FAULTS.noRow);
  return changedRow(row, set, field, []);
}

/** A new row has each value that some row of its table has, of the same kind, and a key of its own. */
function addedRow(rows: readonly object[], keyOf: (row: object) => string, { key, add = {} }: DraftChange, { field, id, base }: At): object {
  const [like] = rows;
  const names = Object.keys(like ?? {}).filter((name) => !FIXED.includes(name));
  const [wrong] = [...names.filter((name) => !Object.hasOwn(add, name)), ...Object.keys(add).filter((name) => !names.includes(name))];
  if (wrong !== undefined) throw factsInvalid(`${field}.add.${wrong}`, FACT_FAULTS.wholeRow);
  for (const name of names) if (!rows.some((row) => kindOf(valueOf(row, name)) === kindOf(valueOf(add, name)))) throw factsInvalid(`${field}.add.${name}`, FACT_FAULTS.otherKind);
  if (keyOf(add) !== key || rows.some((row) => keyOf(row) === key)) throw factsInvalid(`${field}.key`, FACT_FAULTS.otherKey);
  return { ...add, validFrom: base.validFrom, validTo: base.validTo, source: id };
}

/** A value may only be replaced by one of its own kind, and by `null` where another row of the table has it. */
function changedRow(row: object, set: NonNullable<DraftChange['set']>, field: string, rows: readonly object[]): object {
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
const kindOf = (value: unknown): string => (value === null ? 'nothing' : Array.isArray(value) ? `list of ${kindOf(value[0])}` : Number.isInteger(value) ? 'whole number' : typeof value);

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
