import type { Language, Reason } from '@attestation/contracts';
import { TERMS } from './terms.js';

type Values = Reason['values'];
type Value = Values[string];

const YES_NO: Record<Language, readonly [string, string]> = { kk: ['иә', 'жоқ'], ru: ['да', 'нет'], en: ['yes', 'no'] };
const PLACEHOLDER = /\{(\w+)(?:, (term|terms|date))?\}/g;
const OPTIONAL = /\[([^[\]]*)\]/g;

/** A sentence read once: text, and values by name and form. */
type Piece = string | { name: string; form: string | undefined };
/** Pieces that stand always, or only where all their values are given. */
interface Part {
  optional: boolean;
  pieces: readonly Piece[];
}

/** A sentence is rendered with every answer: each template is read once. There are as many as the book has. */
const READ = new Map<string, readonly Part[]>();

/**
 * Fills a sentence: `{value}`, `{value, term}` (a code of the glossary, e.g. EXPERT), `{value, terms}` (codes joined by a comma),
 * `{value, date}` (01.09.2025). A part in square brackets is left out where one of its values was not given; elsewhere a missing value is
 * shown as a dash, never as `undefined`.
 */
export function render(template: string, values: Values, language: Language): string {
  let text = '';
  for (const { optional, pieces } of partsOf(template)) {
    if (optional && !pieces.every((piece) => typeof piece === 'string' || isGiven(values[piece.name]))) continue;
    for (const piece of pieces) text += typeof piece === 'string' ? piece : show(values[piece.name], piece.form, language); // with every reason of every answer: no lists are made
  }
  return text;
}

function partsOf(template: string): readonly Part[] {
  const known = READ.get(template);
  if (known) return known;
  // the odd members are what stood in brackets
  const parts = template.split(OPTIONAL).map((text, index): Part => ({ optional: index % 2 === 1, pieces: piecesOf(text) }));
  READ.set(template, parts);
  return parts;
}

/** Of a split by a pattern of two groups every third member is text, followed by the two. */
function piecesOf(text: string): Piece[] {
  const split = text.split(PLACEHOLDER) as (string | undefined)[];
  return split.flatMap((each, index): Piece[] => {
    if (index % 3 === 0) return each ? [each] : [];
    return index % 3 === 1 ? [{ name: each ?? '', form: split[index + 1] }] : [];
  });
}

const isGiven = (value: Value | undefined): value is string | number | boolean => value !== undefined && value !== null && value !== '';

function show(value: Value | undefined, form: string | undefined, language: Language): string {
  if (!isGiven(value)) return '—';
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1];
  if (form === 'term') return termOf(String(value), language);
  if (form === 'terms') return String(value).split(/,\s*/).map((code) => termOf(code, language)).join(', ');
  if (form === 'date') return String(value).split('-').reverse().join('.');
  return String(value);
}

/** The name of a code in the law's words; the code itself where the glossary has none. */
export const termOf = (code: string, language: Language): string => (Object.hasOwn(TERMS, code) ? TERMS[code]?.[language] : undefined) ?? code;

/** A sentence to be read where no values are at hand: an ellipsis where one stands, parts in brackets with the rest. */
export const plainly = (template: string): string => template.replaceAll(/[[\]]/g, '').replaceAll(PLACEHOLDER, '…').replaceAll('….', '…');

/** The names a sentence asks for. */
export const placeholders = (template: string): string[] => [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '').sort();
