import type { PlainDate, Texts } from '@attestation/contracts';
import { isInForce, type Row, type Table } from '../dated.js';
import { addDays } from '../dates.js';
import { SETTINGS, settingsAt, type SettingEntry, type Settings, type SettingValue } from '../settings.js';

/** One change of a setting by the ministry. */
export interface SettingChange {
  key: keyof Settings;
  value: SettingValue;
  /** the first day of its cases */
  effectiveFrom: PlainDate;
  /** how often the setting has been changed, this time included; of two for the same day the higher holds */
  version: number;
  reason: Texts;
  /** the order or act */
  source: string;
}

/**
 * The settings as dated rows: those that come with the rules, and over them what the ministry has changed. Each day has exactly one row of each.
 * @source RULES.md B.18, F
 */
export function laidOver(changes: readonly SettingChange[], table: Table<SettingEntry> = SETTINGS): Table<SettingEntry> {
  const byKey = new Map<string, SettingChange[]>();
  for (const change of changes) byKey.set(change.key, [...(byKey.get(change.key) ?? []), change]);
  return [...new Set(table.map(({ key }) => key))].flatMap((key) => rowsOf(table.filter((row) => row.key === key), byKey.get(key) ?? []));
}

/** A change takes the place of whatever would hold from its day on, until the next change. */
function rowsOf(table: Table<SettingEntry>, changes: readonly SettingChange[]): Row<SettingEntry>[] {
  if (changes.length === 0) return [...table];
  const days = [...new Map([...changes].sort((a, b) => a.version - b.version).map((change) => [change.effectiveFrom, change])).values()];
  const ordered = days.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const first = ordered[0]?.effectiveFrom;
  const before = table.filter(({ validFrom }) => first === undefined || validFrom < first).map((row) => (first && isInForce(row, first) ? { ...row, validTo: addDays(first, -1) } : row));
  const known = table.at(-1);
  if (!known) return before;
  const after = ordered.map(({ value, effectiveFrom, reason, source }, index): Row<SettingEntry> => {
    const next = ordered[index + 1]?.effectiveFrom;
    return { ...known, value, reason, source, validFrom: effectiveFrom, validTo: next ? addDays(next, -1) : null };
  });
  return [...before, ...after];
}

/** What a projection knows of changes that hold on a day: values by their keys. */
export type ChangedValues = Readonly<Record<string, unknown>> | null;

/** The settings of a day, with what the ministry had changed by then; a key that is none any more counts for nothing. */
export function settingsWith(on: PlainDate, changed: ChangedValues): Settings {
  const settings = settingsAt(on);
  const known = Object.entries(changed ?? {}).filter(([key]) => Object.hasOwn(settings, key));
  return known.length > 0 ? { ...settings, ...Object.fromEntries(known) } : settings;
}
