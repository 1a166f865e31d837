import { FeelSyntaxError, parseExpression } from '@attestation/feel';
import type { Expression } from '@attestation/feel';
import { text } from './moddle.js';
import type { Element } from './moddle.js';

/** What is known while a file is read, and where its faults go. */
export interface Reading {
  readonly functions: ReadonlySet<string>;
  /** Ids of the business knowledge models, by name. */
  readonly knowledge: ReadonlyMap<string, string>;
  readonly refuse: (element: Element, reason: string) => void;
}

const FEEL_LANGUAGES = new Set([
  'feel',
  'http://www.omg.org/spec/feel/20140401',
  'http://www.omg.org/spec/dmn/20151101/feel.xsd',
  'http://www.omg.org/spec/dmn/20180521/feel/',
  'https://www.omg.org/spec/dmn/20191111/feel/',
]);

/** A FEEL expression that is not empty. */
export function readExpression(element: Element | undefined, owner: Element, reading: Reading): Expression | undefined {
  const written = text(element, 'text');
  if (!element || written === undefined) {
    reading.refuse(element ?? owner, "FEEL expression: failed to parse expression '': the expression must not be empty");
    return undefined;
  }
  const language = languageFault(element);
  if (language) reading.refuse(element, language);
  return language ? undefined : parsed(element, reading, () => parseExpression(written, reading));
}

/** Why an element's expression language cannot be evaluated; undefined if it is FEEL. */
export function languageFault(element: Element): string | undefined {
  const language = text(element, 'expressionLanguage');
  return language === undefined || FEEL_LANGUAGES.has(language.toLowerCase()) ? undefined : `Expression language '${language}' is not supported`;
}

/** Parses, or refuses the element with the reason. */
export function parsed<T>(element: Element, reading: Reading, parse: () => T, kind = 'expression'): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    reading.refuse(element, `FEEL ${kind}: ${error.message}`);
    return undefined;
  }
}

/** The items if none is missing. */
export const all = <T>(items: readonly (T | undefined)[]): T[] | undefined => {
  const whole = items.filter((item) => item !== undefined);
  return whole.length === items.length ? whole : undefined;
};
