import { commonProblem } from '@attestation/service-kit';

/** A page of a list: `next` asks for what follows, null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** The key of a row in the order of the list: what its `order by` names, the last part unique. */
export type SortKey = (string | number | null)[];

/** An opaque text for a row's sort key. */
export const toCursor = (key: SortKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * The sort key behind a cursor, for `where (a, b) > ($1, $2)`; undefined for the first page.
 * @throws ProblemException 422 for a text that is not one of our cursors with that many parts
 */
export function fromCursor(cursor: string | undefined, parts: number): SortKey | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const key = parse(Buffer.from(cursor, 'base64url').toString());
  const known = Array.isArray(key) && key.length === parts && key.every((each) => each === null || ['string', 'number'].includes(typeof each));
  if (known) return key as SortKey;
  const text = { kk: 'Бірінші беттен бастаңыз.', ru: 'Начните с первой страницы.', en: 'Start from the first page.' };
  throw commonProblem('VALIDATION_FAILED', { errors: [{ field: 'cursor', code: 'cursor-unknown', text }] });
}

/** A page out of rows that were asked for with `limit + 1`. */
export function toPage<T>(rows: T[], limit: number, keyOf: (row: T) => SortKey): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? toCursor(keyOf(last)) : null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
