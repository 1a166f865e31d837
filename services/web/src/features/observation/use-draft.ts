import { useState } from 'react';
import { type Draft, NOTHING } from './draft';

/** What is typed is kept on this device letter by letter, under whose sheet it is, until the sheet is handed on. */
export function useDraft(owner: string, start?: Draft) {
  const key = `observation-draft.${owner}`;
  const [draft, setDraft] = useState<Draft>(() => start ?? { ...NOTHING, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>) });
  const type = (more: Partial<Draft>) => {
    const next = { ...draft, ...more };
    setDraft(next);
    if (!start) localStorage.setItem(key, JSON.stringify(next));
  };
  const clear = () => {
    localStorage.removeItem(key);
    setDraft(NOTHING);
  };
  return { draft, type, clear };
}
