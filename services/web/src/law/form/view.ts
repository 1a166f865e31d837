import { type ComponentType, createContext, useContext } from 'react';
import type { Draft } from './draft';
import type { Field } from './fields';

export interface ViewProps<F = Field> {
  field: F;
  draft: Draft;
  /** where the fact stands: `facts.members.0` */
  path: string;
  /** what it is called where the schema does not say */
  fallback?: string;
  change: (draft: Draft) => void;
}

/** The control for any fact: what holds other facts shows them by it, without knowing which kinds there are. */
export const AnyField = createContext<ComponentType<ViewProps>>(() => null);
export const useAnyField = (): ComponentType<ViewProps> => useContext(AnyField);

/** What was typed; nothing where all was taken away again. */
export const given = (field: Pick<Field, 'optional' | 'nullable'>, typed: string): Draft => (typed === '' ? (field.nullable ? null : undefined) : typed);
