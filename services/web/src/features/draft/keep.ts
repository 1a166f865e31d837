import type { Draft } from './types';

/** How the parts of a draft's page keep it, changed. */
export interface Keep {
  keep: (part: Partial<Pick<Draft, 'changes' | 'settings'>>, onSuccess?: () => void) => void;
  act: { error: Error | null; isPending: boolean };
}
