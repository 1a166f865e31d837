import { Decimal } from '../decimal.js';
import { FeelError, FeelFailure } from '../values.js';
import type { FeelValue } from '../values.js';
import { define } from './define.js';
import type { Body, Functions } from './define.js';
import { allFound, costOfFinding, patternOf } from './patterns.js';
import type { Found } from './patterns.js';

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

const matches: Body = ([input, pattern, flags = '']) => {
  if (typeof input !== 'string' || typeof pattern !== 'string' || typeof flags !== 'string') return undefined;
  const wanted = patternOf(pattern, flags);
  return wanted instanceof FeelError ? wanted : wanted.matcher(input).find();
};

const replace: Body = ([input, pattern, replacement, flags = '']) => {
  if (typeof input !== 'string' || typeof pattern !== 'string' || typeof replacement !== 'string' || typeof flags !== 'string') return undefined;
  const wanted = patternOf(pattern, flags);
  if (wanted instanceof FeelError) return wanted;
  const found = allFound(wanted, input);
  return found.length === 0 || isReplacement(replacement, found[0]?.groups.length ?? 0) ? replaced(input, found, replacement) : new FeelError(`Invalid pattern '${pattern}'`);
};

function replaced(input: string, found: readonly Found[], replacement: string): string {
  const starts = [0, ...found.map(({ end }) => end)];
  return starts.map((start, place) => input.slice(start, found[place]?.start) + (found[place] ? expanded(replacement, found[place].groups) : '')).join('');
}

/** Is each `$` followed by the number of a group there is, and does no backslash end it? */
const isReplacement = (replacement: string, groups: number): boolean =>
  [...replacement.matchAll(/\\.?|\$(\d?)/gs)].every(([sign, digit]) => (sign.startsWith('\\') ? sign.length > 1 : digit !== '' && Number(digit) < groups));

/** `$1` stands for a group, of which the number is as long as there is such a group; `\$` for the sign itself. */
const expanded = (replacement: string, groups: Found['groups']): string =>
  replacement.replace(/\\(.)|\$(\d+)/gs, (_, literal?: string, digits = '') => {
    if (literal !== undefined) return literal;
    const longest = [...digits].map((__, index) => digits.slice(0, index + 1)).filter((each) => Number(each) < groups.length).at(-1) ?? '';
    return (groups[Number(longest)] ?? '') + digits.slice(longest.length);
  });

/** The parts between the delimiters, empty ones too; a delimiter of no length at the very start cuts nothing off. */
const split = (text: string, delimiter: string): FeelValue => {
  const wanted = patternOf(delimiter);
  if (wanted instanceof FeelError) return new FeelError(`Invalid pattern for delimiter '${delimiter}'`);
  const cuts = allFound(wanted, text).filter(({ start, end }) => start > 0 || end > start);
  const starts = [0, ...cuts.map(({ end }) => end)];
  return starts.map((start, place) => text.slice(start, cuts[place]?.start));
};

const extract = (text: string, pattern: string): FeelValue => {
  const wanted = patternOf(pattern);
  return wanted instanceof FeelError ? wanted : allFound(wanted, text).map(({ groups: [whole = ''] }) => whole);
};

const before = (text: string, match: string): string => text.slice(0, Math.max(text.indexOf(match), 0));
const after = (text: string, match: string): string => (text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '');

const finding = { cost: costOfFinding };

export const STRING_FUNCTIONS: Functions = {
  substring: [define(['string', 'start position'], substring), define(['string', 'start position', 'length'], substring)],
  'string length': [define(['string'], ofText((text) => Decimal.of(text.length)))],
  'upper case': [define(['string'], ofText((text) => text.toUpperCase()))],
  'lower case': [define(['string'], ofText((text) => text.toLowerCase()))],
  'substring before': [define(['string', 'match'], ofTwo(before))],
  'substring after': [define(['string', 'match'], ofTwo(after))],
  replace: [define(['input', 'pattern', 'replacement'], replace, finding), define(['input', 'pattern', 'replacement', 'flags'], replace, finding)],
  contains: [define(['string', 'match'], ofTwo((text, match) => text.includes(match)))],
  'starts with': [define(['string', 'match'], ofTwo((text, match) => text.startsWith(match)))],
  'ends with': [define(['string', 'match'], ofTwo((text, match) => text.endsWith(match)))],
  matches: [define(['input', 'pattern'], matches, finding), define(['input', 'pattern', 'flags'], matches, finding)],
  split: [define(['string', 'delimiter'], ofTwo(split), finding)],
  extract: [define(['input', 'pattern'], ofTwo(extract), finding)],
};
