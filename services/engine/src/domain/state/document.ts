import type { Document } from './rows.js';

export const EMPTY: Document = Object.freeze({});

export const isEmpty = (document: Document): boolean => Object.keys(document).length === 0;

/** The document as one JSON text. */
export function documentText(document: Document): string {
  return `{${Object.entries(document).map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

/** The value of a JSON text for FEEL. */
export const parsed = (text: string): unknown => JSON.parse(text) as unknown;

/** The document as data, for records. */
export const documentData = (document: Document): Record<string, unknown> =>
  Object.fromEntries(Object.entries(document).map(([name, value]) => [name, parsed(value)]));
