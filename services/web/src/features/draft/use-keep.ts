import type { Draft } from './types';
import { useKeeping } from './use-drafts';

type Part = Partial<Pick<Draft, 'changes' | 'settings'>>;

/** Keeps a draft with one part of it changed; what is refused is told where it was asked. */
export function useKeep({ id, title, base, changes, settings }: Draft) {
  const keeping = useKeeping(id);
  const keep = (part: Part, onSuccess?: () => void) => keeping.mutate({ title: { ...title }, base, changes, settings, ...part }, { onSuccess });
  return { keep, keeping };
}
