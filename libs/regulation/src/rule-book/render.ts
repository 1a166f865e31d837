import type { Language, Reason } from '@attestation/contracts';
import { TERMS } from './terms.js';

type Value = Reason['values'][string];

const YES_NO: Record<Language, readonly [string, string]> = { kk: ['иә', 'жоқ'], ru: ['да', 'нет'], en: ['yes', 'no'] };
const PLACEHOLDER = /\{(\w+)(?:, (term|terms|date))?\}/g;

/**
 * Fills a sentence: `{value}`, `{value, term}` (a code of the glossary, e.g. EXPERT), `{value, terms}` (codes joined by a comma),
 * `{value, date}` (01.09.2025). A value that was not given is shown as a dash, never as `undefined`.
 */
export function render(template: string, values: Reason['values'], language: Language): string {
  return template.replace(PLACEHOLDER, (_whole, name: string, form?: string) => show(values[name], form, language));
}

function show(value: Value | undefined, form: string | undefined, language: Language): string {
  if (value === undefined || value === null || value === '') return '—';
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1];
  if (form === 'term') return term(String(value), language);
  if (form === 'terms') return String(value).split(/,\s*/).map((code) => term(code, language)).join(', ');
  if (form === 'date') return String(value).split('-').reverse().join('.');
  return String(value);
}

const term = (code: string, language: Language) => TERMS[code]?.[language] ?? code;

/** The names a sentence asks for. */
export const placeholders = (template: string): string[] => [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '').sort();
