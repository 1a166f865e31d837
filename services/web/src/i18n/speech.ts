import { useSyncExternalStore } from 'react';
import { filled } from './filled';
import type { Language } from './languages';

/** Texts by their keys, at any depth. */
export interface Tree {
  readonly [key: string]: string | Tree;
}

type Values = Readonly<Record<string, unknown>> & { readonly defaultValue?: string };

/**
 * The text of a key such as `list.all`, or of the first of several that there is, with its blanks filled in.
 * @returns where there is none `defaultValue`, and without one the key itself: a missing text is seen
 */
export type Say = (key: string | readonly string[], values?: Values) => string;

/** What the page says, and in which language: both new together, so that whoever shows something is shown anew. */
export interface Speech {
  readonly t: Say;
  readonly i18n: { readonly language: Language };
}

const known: Record<Language, Tree> = { kk: {}, ru: {}, en: {} };
const listeners = new Set<() => void>();
let speech = speechIn('kk');

function speechIn(language: Language): Speech {
  const t: Say = (key, values = {}) => {
    const keys = typeof key === 'string' ? [key] : key;
    const text = keys.map((each) => textOf(known[language], each.split('.'))).find((found) => found !== undefined);
    return text === undefined ? (values.defaultValue ?? keys.at(-1) ?? '') : filled(text, values);
  };
  return { t, i18n: { language } };
}

function textOf(texts: Tree, [name = '', ...rest]: readonly string[]): string | undefined {
  const found = texts[name];
  if (typeof found === 'string') return rest.length === 0 ? found : undefined;
  return found && textOf(found, rest);
}

/** The language of the page, as it is now. */
export const languageNow = (): Language => speech.i18n.language;

/** From now on in this language. */
export function speak(language: Language): void {
  speech = speechIn(language);
  for (const listener of listeners) listener();
}

/** @returns the way to hear no more of it */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Adds texts to those known of a language. */
export function learn(language: Language, texts: Tree): void {
  known[language] = merged(known[language], texts);
}

function merged(before: Tree, more: Tree): Tree {
  const both = Object.entries(more).map(([key, value]) => {
    const old = before[key];
    return [key, typeof old === 'object' && typeof value === 'object' ? merged(old, value) : value] as const;
  });
  return { ...before, ...Object.fromEntries(both) };
}

const now = (): Speech => speech;

/** The texts of the page, in its language. */
export const useTranslation = (): Speech => useSyncExternalStore(onLanguage, now, now);
