import { RE2JS } from 're2js';
import { FeelError } from '../values.js';
import type { FeelValue } from '../values.js';

const FLAGS: Readonly<Record<string, number>> = { s: RE2JS.DOTALL, m: RE2JS.MULTILINE, i: RE2JS.CASE_INSENSITIVE };
const KEPT = 200;
const known = new Map<string, RE2JS | FeelError>();

/**
 * A pattern of Java's regular expressions, with its flags. The matcher is RE2's: its time grows with the text and never with the ways in
 * which the text could be read, so that no pattern can hang whoever asks. What RE2 does not know is refused: back-references, looking
 * ahead, possessive and atomic groups.
 */
export function patternOf(pattern: string, flags = ''): RE2JS | FeelError {
  const name = `${flags}/${pattern}`;
  const found = known.get(name) ?? compiled(pattern, flags);
  if (known.size >= KEPT) known.clear();
  known.set(name, found);
  return found;
}

function compiled(pattern: string, flags: string): RE2JS | FeelError {
  const source = flags.includes('x') ? pattern.replace(/\\.|\s+|#.*$/gm, (part) => (part.startsWith('\\') ? part : '')) : pattern;
  const bits = Object.entries(FLAGS).reduce((sum, [flag, bit]) => sum | (flags.includes(flag) ? bit : 0), 0);
  if (isOtherInJava(source)) return new FeelError(`Invalid pattern '${pattern}'`);
  try {
    return RE2JS.compile(source, bits);
  } catch {
    return new FeelError(`Invalid pattern '${pattern}'`);
  }
}

/** A brace that repeats nothing, which Java refuses, or a class of classes, which RE2 would read in another way. */
function isOtherInJava(source: string): boolean {
  const [outside, classes] = [source.replace(CLASS, 'x'), source.match(CLASS) ?? []];
  return /(?<!\\[pPxQ])\{(?!\d+(?:,\d*)?\})/.test(outside.replace(/\\[^pPx]/g, 'x')) || classes.some((each) => /\[|&&/.test(each.slice(1).replace(/\\./g, '')));
}

const CLASS = /\[\^?\]?(?:\\.|[^\]\\])*\]/g;

/** A part of a text that fits; a group that took no part is undefined. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** All that fits, from left to right; nothing overlaps. */
export function allFound(pattern: RE2JS, text: string): Found[] {
  const matcher = pattern.matcher(text);
  const found: Found[] = [];
  while (matcher.find()) {
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined);
    found.push({ start: matcher.start(), end: matcher.end(), groups });
  }
  return found;
}

const STEPS_EACH = 64;

/** What it costs to look for a pattern (the second argument) in a text (the first): the matcher tries all its places at once. */
export function costOfFinding([text, pattern, ...others]: readonly FeelValue[]): number {
  const flags = others.at(-1);
  const found = typeof text === 'string' && typeof pattern === 'string' ? patternOf(pattern, typeof flags === 'string' && others.length !== 1 ? flags : '') : undefined;
  return found instanceof RE2JS && typeof text === 'string' ? (text.length * found.programSize()) / STEPS_EACH : 1;
}
