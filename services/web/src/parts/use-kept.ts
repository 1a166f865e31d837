import { useCallback, useEffect, useState } from 'react';

const nameOf = (key: string): string => `kept:${key}`;

/**
 * What somebody is typing, kept in this browser unasked until it is sent: it outlives a lost line, a closed page, an ended session.
 * @param key names the form, and the case it is about
 * @returns what was typed, how to type on, and how to forget it once the platform has it
 */
export function useKept<T extends object>(key: string, empty: T): [T, (change: Partial<T>) => void, () => void] {
  const [typed, type] = useState<T>(() => ({ ...empty, ...kept(key) }));
  const [touched, touch] = useState(false);
  useEffect(() => {
    if (touched) localStorage.setItem(nameOf(key), JSON.stringify(typed));
  }, [key, touched, typed]);
  const change = useCallback((part: Partial<T>) => {
    touch(true);
    type((before) => ({ ...before, ...part }));
  }, []);
  const forget = useCallback(() => {
    touch(false);
    localStorage.removeItem(nameOf(key));
  }, [key]);
  return [typed, change, forget];
}

/** What was kept before; what cannot be read is nothing. */
function kept(key: string): object {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(nameOf(key)) ?? '{}');
    return typeof found === 'object' && found ? found : {};
  } catch {
    return {};
  }
}
