import { createHash } from 'node:crypto';

/** A text that is asked but once is a text that was put together: a name for it would only be kept in vain. */
const seenOnce = new Set<string>();
const names = new Map<string, string>();
/** So many texts a process knows by name; the services of one process ask about five hundred. */
const MOST = 2_000;

/** The name under which a connection keeps the plan of a statement; none for what is asked the first time, and none beyond a bound. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (!seenOnce.has(text)) {
    if (seenOnce.size < MOST) seenOnce.add(text);
    return undefined;
  }
  if (names.size >= MOST) return undefined;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}
