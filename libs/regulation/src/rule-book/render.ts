import type { Language, Reason } from '@attestation/contracts';
import { TERMS } from './terms.js';

type Values = Reason['values'];
type Value = Values[string];

const YES_NO: Record<Language, readonly [string, string]> = { kk: ['иә', 'жоқ'], ru: ['да', 'нет'], en: ['yes', 'no'] };
const PLACEHOLDER = /\{(\w+)(?:, (term|terms|date))?\}/g;
const OPTIONAL = /\[([^[\]]*)\]/g;

/**
 * Fills a sentence: `{value}`, `{value, term}` (a code of the glossary, e.g. EXPERT), `{value, terms}` (codes joined by a comma),
 * `{value, date}` (01.09.2025). A part in square brackets is left out where one of its values was not given; elsewhere a missing value is
 * shown as a dash, never as `undefined`.
 */
export function render(template: string, values: Values, language: Language): string {
  const kept = template.replace(OPTIONAL, (_whole, part: string) => (placeholders(part).every((name) => isGiven(values[name])) ? part : ''));
  return kept.replace(PLACEHOLDER, (_whole, name: string, form?: string) => show(values[name], form, language));
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
export const termOf = (code: string, language: Language): string => TERMS[code]?.[language] ?? code;

/** The names a sentence asks for. */
export const placeholders = (template: string): string[] => [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '').sort();
