import { useCallback, useState } from 'react';

/**
 * Something entered that is kept on this device until it is sent: nothing typed is lost on a bad line, or when the page is left.
 * @param name says what it is of, e.g. the sheet of a case
 */
export function useKept<T>(name: string, initial: T) {
  const [value, setValue] = useState<T>(() => read(name) ?? initial);
  const change = useCallback(
    (next: (before: T) => T) =>
      setValue((before) => {
        const after = next(before);
        localStorage.setItem(name, JSON.stringify(after));
        return after;
      }),
    [name],
  );
  const forget = useCallback(() => localStorage.removeItem(name), [name]);
  return { value, change, forget };
}

function read<T>(name: string): T | undefined {
  try {
    const kept = localStorage.getItem(name);
    return kept === null ? undefined : (JSON.parse(kept) as T);
  } catch {
    return undefined;
  }
}
