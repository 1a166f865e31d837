// U+0000 and half of a surrogate pair: JSON may carry them, no database keeps them
const isWhole = (text: string): boolean => !text.includes('\u0000') && !/\p{Cs}/u.test(text);

/** The paths of texts that no text file could hold: `name`, `items.3.title`. */
export function brokenTexts(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return isWhole(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = path ? `${path}.${key}` : key;
    return isWhole(key) ? brokenTexts(inner, at) : [path || 'body'];
  });
}
