const SHAPE = /^[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]$/;

/** A login name as it is kept: trimmed, lower case. `undefined` if it cannot be one (3 to 64 of a-z 0-9 . _ @ -). */
export function readLoginName(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const name = text.trim().toLowerCase();
  return SHAPE.test(name) ? name : undefined;
}

/** A password long enough to keep and short enough to hash: 10 to 200 characters. */
export const isAcceptablePassword = (text: unknown): text is string => typeof text === 'string' && text.length >= 10 && text.length <= 200;
