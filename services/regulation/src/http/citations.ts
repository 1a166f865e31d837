import type { DecisionBook } from '@attestation/regulation';
import type { TSchema } from '@sinclair/typebox';
import { evaluationOf } from './evaluation.js';
import { EXAMPLES_ON } from './questions/examples.js';
import { QUESTIONS } from './questions/index.js';
import type { Question } from './questions/question.js';

/** Rule → the questions that name it in an answer. */
export type Citations = ReadonlyMap<string, ReadonlySet<string>>;
type Facts = Readonly<Record<string, unknown>>;

/**
 * Asks every question about its ordinary case and about each case that differs from it in one fact: which rules come up. What a fact may be is
 * read from the schema; nothing is drawn by chance.
 */
export function citations(book: DecisionBook): Citations {
  const cited = new Map<string, Set<string>>();
  for (const question of QUESTIONS.values()) {
    for (const rule of rulesOf(question, book)) cited.set(rule, (cited.get(rule) ?? new Set()).add(question.name));
  }
  return cited;
}

const rulesOf = (question: Question, book: DecisionBook): Set<string> => new Set(neighbours(question).flatMap((facts) => rulesIn(question, facts, book)));

function rulesIn(question: Question, facts: Facts, book: DecisionBook): string[] {
  try {
    const { reasons, details } = evaluationOf(question, facts, { date: EXAMPLES_ON, book });
    const warnings = (details.warnings ?? []) as { rule: string }[];
    return [...reasons, ...warnings].map(({ rule }) => rule);
  } catch {
    return []; // a case that cannot be is answered by no rule
  }
}

function neighbours({ schema, example }: Question): Facts[] {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, TSchema>);
  return [example, ...properties.flatMap(([name, of]) => valuesOf(of).map((value) => ({ ...example, [name]: value })))];
}

function valuesOf(schema: TSchema): unknown[] {
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as TSchema[]).flatMap(valuesOf);
  if (Array.isArray(schema.enum)) return schema.enum as unknown[];
  if (schema.type === 'boolean') return [true, false];
  if (schema.type === 'null') return [null];
  return schema.type === 'integer' ? [schema.minimum, schema.maximum] : [];
}
