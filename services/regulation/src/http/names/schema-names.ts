import type { Texts } from '@attestation/contracts';
import type { TSchema } from '@sinclair/typebox';
import { codeName, factName } from './called.js';

/** A fact or a code that nobody has named yet is shown as it is written, in words: `groundFrom` → "ground from". */
const asWritten = (name: string): Texts => {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();
  return { kk: words, ru: words, en: words };
};

/**
 * The schema of a question with `x-title` on every fact and `x-choices` (code → name) on every choice, each in kk, ru, en: what a form is made of.
 * Nothing of what it accepts changes.
 */
export const withNames = (question: string, schema: TSchema): TSchema => named(question, schema, question);

function named(question: string, schema: TSchema, fact: string): TSchema {
  const members = (key: 'properties' | 'patternProperties') =>
    schema[key] && { [key]: mapped(schema[key] as Record<string, TSchema>, (each, name) => withTitle(question, each, key === 'properties' ? name : fact)) };
  return {
    ...schema,
    ...members('properties'),
    ...members('patternProperties'),
    ...(schema.items ? { items: named(question, schema.items as TSchema, fact) } : {}),
    ...(Array.isArray(schema.anyOf) ? { anyOf: (schema.anyOf as TSchema[]).map((each) => named(question, each, fact)) } : {}),
    ...choicesOf(schema, fact),
  };
}

const mapped = (from: Record<string, TSchema>, map: (schema: TSchema, name: string) => TSchema): Record<string, TSchema> =>
  Object.fromEntries(Object.entries(from).map(([name, schema]) => [name, map(schema, name)]));

function withTitle(question: string, schema: TSchema, fact: string): TSchema {
  return { ...named(question, schema, fact), 'x-title': factName(question, fact) ?? asWritten(fact), ...(SHOWABLE.has(fact) ? { 'x-shareable': true } : {}) };
}

function choicesOf(schema: TSchema, fact: string): object {
  const codes = Array.isArray(schema.enum) ? (schema.enum as string[]) : typeof schema.const === 'string' ? [schema.const] : [];
  if (codes.length === 0) return {};
  return { 'x-choices': Object.fromEntries(codes.map((code) => [code, codeName(fact, code) ?? factName(fact, code) ?? asWritten(code)])) };
}

/** Texts that name no person: they may stand in an address that is sent on. */
const SHOWABLE: ReadonlySet<string> = new Set(['subject', 'positionSubject', 'kind', 'result', 'percent', 'startPercent', 'grade']);
