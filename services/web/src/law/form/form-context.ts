import { createContext, useContext } from 'react';

/** What the platform found wrong, by the path of the fact: `facts.members.0.category`. */
export type Wrongs = ReadonlyMap<string, string>;
export const FormContext = createContext<Wrongs>(new Map());

/** What is wrong with the fact at a path. */
export const useWrong = (path: string): string | undefined => useContext(FormContext).get(path);

export const idOf = (path: string): string => `f-${path.replaceAll('.', '-')}`;
