import { isUuid } from '@attestation/contracts';
import { commonProblem } from '@attestation/service-kit';

/** A page of a list: `next` asks for what follows, null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** The key of a row in the order of the list: what its `order by` names, the last part unique. */
export type SortKey = (string | number | null)[];

/** What a part of a sort key is; a cursor with anything else in its place is none of ours. */
export type SortKeyPart = 'INSTANT' | 'UUID' | 'INTEGER' | 'TEXT';

const PARTS: Record<SortKeyPart, (value: unknown) => boolean> = {
  INSTANT: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value)),
  UUID: isUuid,
  TEXT: (value) => typeof value === 'string' && value.length <= 200 && !value.includes('\0'),
  INTEGER: (value) => Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d{1,18}$/.test(value)),
};

/** An opaque text for a row's sort key. */
export const toCursor = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The sort key behind a cursor, for `where (a, b) > ($1, $2)`; undefined for the first page.
 * @param parts what each of them is, so that no other text reaches a cast in the query
 * @throws ProblemException 422 for a text that is not one of our cursors with these parts
 */
export function fromCursor(cursor: string | undefined, parts: readonly SortKeyPart[]): SortKey | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const key = parse(Buffer.from(cursor, 'base64url').toString());
  if (fits(key, parts)) return key;
  const text = { kk: 'Бірінші беттен бастаңыз.', ru: 'Начните с первой страницы.', en: 'Start from the first page.' };
  throw commonProblem('VALIDATION_FAILED', { errors: [{ field: 'cursor', code: 'cursor-unknown', text }] });
}

/** A page out of rows that were asked for with `limit + 1`. */
export function toPage<T>(rows: T[], limit: number, keyOf: (row: T) => SortKey): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? toCursor(keyOf(last)) : null };
}

function fits(key: unknown, parts: readonly SortKeyPart[]): key is SortKey {
  return Array.isArray(key) && key.length === parts.length && parts.every((part, place) => PARTS[part](key[place]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
