import { useState } from 'react';

/** What is typed into a form, kept on this device until it is taken. @param key whose form it is */
export function useTyped<T extends object>(key: string, nothing: T) {
  const [kept, setKept] = useState(() => ({ key, typed: readKept(key, nothing) }));
  const typed = kept.key === key ? kept.typed : readKept(key, nothing);
  const type = (more: Partial<T>) => {
    const next = { ...typed, ...more };
    localStorage.setItem(key, JSON.stringify(next));
    setKept({ key, typed: next });
  };
  const clear = () => {
    localStorage.removeItem(key);
    setKept({ key, typed: nothing });
  };
  return { typed, type, clear };
}

const readKept = <T extends object>(key: string, nothing: T): T => ({ ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<T>) });
