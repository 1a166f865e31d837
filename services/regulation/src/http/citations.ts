import type { DecisionBook } from '@attestation/regulation';
import { evaluationOf } from './evaluation.js';
import { EXAMPLES_ON } from './questions/examples.js';
import { QUESTIONS } from './questions/index.js';
import { neighbours } from './questions/neighbours.js';
import { reasonsWithin } from './reasons-within.js';
import type { Question } from './questions/question.js';

/** Rule → the questions that name it in an answer. */
export type Citations = ReadonlyMap<string, ReadonlySet<string>>;
type Facts = Readonly<Record<string, unknown>>;

/**
 * Asks every question about its ordinary case and about each case that differs from it in one fact: which rules come up.
 */
export function citations(book: DecisionBook): Citations {
  const cited = new Map<string, Set<string>>();
  for (const question of QUESTIONS.values()) {
    for (const rule of rulesOf(question, book)) cited.set(rule, (cited.get(rule) ?? new Set()).add(question.name));
  }
  return cited;
}

function rulesOf(question: Question, book: DecisionBook): Set<string> {
  const cases: Facts[] = [question.example, ...neighbours(question).map(({ facts }) => facts)];
  return new Set(cases.flatMap((facts) => rulesIn(question, facts, book)));
}

function rulesIn(question: Question, facts: Facts, book: DecisionBook): string[] {
  try {
    const { reasons, details } = evaluationOf(question, facts, { date: EXAMPLES_ON, book });
    return [...reasons, ...reasonsWithin(details)].map(({ rule }) => rule);
  } catch {
    return []; // a case that cannot be is answered by no rule
  }
}
