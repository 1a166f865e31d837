import { useCallback, useEffect, useState } from 'react';

const nameOf = (key: string): string => `kept:${key}`;

/**
 * Something entered, kept in this browser unasked until it is sent: it outlives a lost line, a closed page, an ended session.
 * @param key names what it is of, e.g. the sheet of a case
 * @param restored what becomes of something kept before, where it may be of an older shape
 * @returns what was entered, how to go on from there, and how to forget it once the platform has it
 */
export function useKeptValue<T>(key: string, initial: T, restored: (found: T) => T = (found) => found) {
  const [value, setValue] = useState<T>(() => {
    const found = kept<T>(key);
    return found === undefined ? initial : restored(found);
  });
  const [touched, touch] = useState(false);
  useEffect(() => {
    if (touched) localStorage.setItem(nameOf(key), JSON.stringify(value));
  }, [key, touched, value]);
  const change = useCallback((next: (before: T) => T) => {
    touch(true);
    setValue(next);
  }, []);
  const forget = useCallback(() => {
    touch(false);
    localStorage.removeItem(nameOf(key));
  }, [key]);
  return { value, change, forget };
}

/** The fields of a form, kept as `useKeptValue` does; a field that was not there when it was kept begins empty. */
export function useKept<T extends object>(key: string, empty: T): [T, (change: Partial<T>) => void, () => void] {
  const { value, change, forget } = useKeptValue<T>(key, empty, (found) => ({ ...empty, ...found }));
  const changePart = useCallback((part: Partial<T>) => change((before) => ({ ...before, ...part })), [change]);
  return [value, changePart, forget];
}

/** What was kept before; what cannot be read is nothing. */
function kept<T>(key: string): T | undefined {
  try {
    const found = localStorage.getItem(nameOf(key));
    return found === null ? undefined : (JSON.parse(found) as T);
  } catch {
    return undefined;
  }
}
