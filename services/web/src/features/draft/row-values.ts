import type { DraftChange, Row } from './types';

/** What no draft changes: when a row holds and where it stands. */
const FIXED = ['validFrom', 'validTo', 'source'];

/** The columns of a row that a draft may change. */
export const columnsOf = (row: Row): string[] => Object.keys(row).filter((name) => !FIXED.includes(name));

/** A value as it stands in a field: a list by commas, nothing as nothing, what has members as JSON. */
export function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every(isPlain)) return value.join(', ');
  return isPlain(value) ? String(value) : JSON.stringify(value);
}

const isPlain = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

/**
 * What was typed, as a value of the kind that the column has.
 * @param like a value of the column in this row or, where it has none, in another
 * @returns undefined for what cannot be read so
 */
export function read(typed: string, like: unknown): unknown {
  const text = typed.trim();
  if (Array.isArray(like) && like.every(isPlain)) return text === '' ? [] : whole(text.split(',').map((each) => read(each, like[0] ?? '')));
  if (text === '') return null;
  if (typeof like === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (typeof like === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  return typeof like === 'object' && like !== null ? parsed(text) : text;
}

const whole = (values: unknown[]): unknown[] | undefined => (values.includes(undefined) || values.includes(null) ? undefined : values);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A value of a column: of the row itself, else of the first row that has one. */
export const likeOf = (rows: readonly { row: Row }[], row: Row, name: string): unknown => row[name] ?? rows.map((each) => each.row[name]).find((value) => value !== null && value !== undefined);

/** What was typed into the fields of a row, by their columns. */
export type TypedRow = Readonly<Record<string, string>>;

/**
 * The values that differ from those of the row, or all of them for a row more.
 * @returns undefined where something typed cannot be read
 */
export function valuesTyped(rows: readonly { row: Row }[], row: Row, typed: TypedRow, all: boolean): Row | undefined {
  const read_ = columnsOf(row).map((name) => [name, typed[name] === undefined ? row[name] : read(typed[name], likeOf(rows, row, name))] as const);
  if (read_.some(([, value]) => value === undefined)) return undefined;
  const changed = read_.filter(([name, value]) => all || JSON.stringify(value) !== JSON.stringify(row[name]));
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

/** A draft's changes with one more: what was said of the same row before gives way. */
export const withChange = (changes: readonly DraftChange[], added: DraftChange): DraftChange[] => [...changes.filter(({ table, key }) => table !== added.table || key !== added.key), added];
