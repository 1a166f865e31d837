import type { Document } from './rows.js';

export const EMPTY: Document = Object.freeze({});

export const isEmpty = (document: Document): boolean => Object.keys(document).length === 0;

/** The document as one JSON text. */
export function documentText(document: Document): string {
  return `{${Object.entries(document).map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

/** The value of a JSON text for FEEL. */
export const parsed = (text: string): unknown => JSON.parse(text) as unknown;

/** How many characters the data of documents came from. */
const lengths = new WeakMap<object, number>();

/** The document as data, for records. */
export function documentData(document: Document): Record<string, unknown> {
  const entries = Object.entries(document);
  const data = Object.fromEntries(entries.map(([name, text]) => [name, parsed(text)]));
  if (entries.length > 0) lengths.set(data, entries.reduce((sum, [name, text]) => sum + name.length + text.length, 0));
  return data;
}

/** Characters of the text that a document's data was made of; 0 of other data. */
export const lengthOfData = (data: unknown): number => (typeof data === 'object' && data !== null ? (lengths.get(data) ?? 0) : 0);
