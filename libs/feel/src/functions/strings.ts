import { Decimal } from '../decimal.js';
import { FeelError, FeelFailure } from '../values.js';
import type { FeelValue } from '../values.js';
import { define } from './define.js';
import type { Body, Functions } from './define.js';

/** From 1 on, or from the end with -1. Positions count UTF-16 units. */
const indexOf = (text: string, position: Decimal): number => (position.toInt() > 0 ? position.toInt() - 1 : text.length + position.toInt());

/** A part of a text. A part that reaches beyond it fails the whole expression. */
const substring: Body = ([text, start, length]) => {
  if (typeof text !== 'string' || !(start instanceof Decimal) || !(length === undefined || length instanceof Decimal)) return undefined;
  const from = indexOf(text, start);
  const to = length ? from + length.toInt() : text.length;
  if (from < 0 || to > text.length || from > to) throw new FeelFailure(`java.lang.StringIndexOutOfBoundsException: begin ${from}, end ${to}, length ${text.length}`);
  return text.slice(from, to);
};

type OfText = (text: string) => FeelValue;
type OfTwo = (text: string, other: string) => FeelValue;

const ofText = (body: OfText): Body => ([text]) => (typeof text === 'string' ? body(text) : undefined);
const ofTwo = (body: OfTwo): Body => ([text, other]) => (typeof text === 'string' && typeof other === 'string' ? body(text, other) : undefined);

/** A Java pattern with Java's flags, as far as JavaScript knows it. */
function patternOf(pattern: string, flags: string, always: string): RegExp | FeelError {
  const source = flags.includes('x') ? pattern.replace(/\\.|\s+|#.*$/gm, (part) => (part.startsWith('\\') ? part : '')) : pattern;
  try {
    return new RegExp(source, always + [...'smi'].filter((flag) => flags.includes(flag)).join(''));
  } catch (error) {
    if (error instanceof SyntaxError) return new FeelError(`Invalid pattern '${pattern}'`);
    throw error;
  }
}

const matches: Body = ([input, pattern, flags = '']) => {
  if (typeof input !== 'string' || typeof pattern !== 'string' || typeof flags !== 'string') return undefined;
  const regexp = patternOf(pattern, flags, '');
  return regexp instanceof RegExp ? regexp.test(input) : regexp;
};

const replace: Body = ([input, pattern, replacement, flags = '']) => {
  if (typeof input !== 'string' || typeof pattern !== 'string' || typeof replacement !== 'string' || typeof flags !== 'string') return undefined;
  const regexp = patternOf(pattern, flags, 'g');
  return regexp instanceof RegExp ? input.replace(regexp, (...found) => expanded(replacement, found)) : regexp;
};

/** `$1` stands for a group, `\$` for the sign itself. */
const expanded = (replacement: string, groups: unknown[]): string =>
  replacement.replace(/\\(.)|\$(\d)/g, (_, literal?: string, group?: string) => literal ?? (typeof groups[Number(group)] === 'string' ? String(groups[Number(group)]) : ''));

/** The parts between the delimiters, empty ones too; a delimiter of no length at the very start cuts nothing off. */
const split = (text: string, delimiter: string): FeelValue => {
  const regexp = patternOf(delimiter, '', 'g');
  if (regexp instanceof FeelError) return regexp;
  const cuts = [...text.matchAll(regexp)].filter(({ index, 0: found }) => index > 0 || found.length > 0);
  const starts = [0, ...cuts.map(({ index, 0: found }) => index + found.length)];
  return starts.map((start, place) => text.slice(start, cuts[place]?.index));
};

const extract = (text: string, pattern: string): FeelValue => {
  const regexp = patternOf(pattern, '', 'g');
  return regexp instanceof RegExp ? [...text.matchAll(regexp)].map(([found]) => found) : regexp;
};

const before = (text: string, match: string): string => text.slice(0, Math.max(text.indexOf(match), 0));
const after = (text: string, match: string): string => (text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '');

export const STRING_FUNCTIONS: Functions = {
  substring: [define(['string', 'start position'], substring), define(['string', 'start position', 'length'], substring)],
  'string length': [define(['string'], ofText((text) => Decimal.of(text.length)))],
  'upper case': [define(['string'], ofText((text) => text.toUpperCase()))],
  'lower case': [define(['string'], ofText((text) => text.toLowerCase()))],
  'substring before': [define(['string', 'match'], ofTwo(before))],
  'substring after': [define(['string', 'match'], ofTwo(after))],
  replace: [define(['input', 'pattern', 'replacement'], replace), define(['input', 'pattern', 'replacement', 'flags'], replace)],
  contains: [define(['string', 'match'], ofTwo((text, match) => text.includes(match)))],
  'starts with': [define(['string', 'match'], ofTwo((text, match) => text.startsWith(match)))],
  'ends with': [define(['string', 'match'], ofTwo((text, match) => text.endsWith(match)))],
  matches: [define(['input', 'pattern'], matches), define(['input', 'pattern', 'flags'], matches)],
  split: [define(['string', 'delimiter'], ofTwo(split))],
  extract: [define(['input', 'pattern'], ofTwo(extract))],
};
