import type { Texts } from '@attestation/contracts';
import { TERMS } from '@attestation/regulation';
import { CATALOGUE, ELSEWHERE, type Stage } from './catalogue.js';
import { ANSWER_CODES } from './codes-of-answers.js';
import { FACT_CODES } from './codes-of-facts.js';
import { CASE_FACTS } from './facts-of-a-case.js';
import { EVIDENCE_FACTS } from './facts-of-evidence.js';
import { ANSWER_MEMBERS } from './members.js';
import { nameIn, textsOf, type Names } from './names.js';
import { TABLE_CODES, TABLE_NAMES } from './tables.js';

const FACTS: Names = { ...CASE_FACTS, ...EVIDENCE_FACTS };
const CODES: Names = { ...TABLE_CODES, ...ANSWER_CODES, ...FACT_CODES };
const MEMBERS: Names = { ...TABLE_NAMES, ...FACTS, ...ANSWER_MEMBERS };

/** What a fact of a question is called; `undefined`: it has no name yet. Codes may be facts too, as the groups a commission is made of. */
export const factName = (question: string, fact: string): Texts | undefined => nameIn(FACTS, question, fact) ?? codeName(fact, fact);

/** What a member of an answer is called: as the fact of the same name, where it has none of its own. */
export const memberName = (question: string, member: string): Texts | undefined => nameIn(MEMBERS, question, member) ?? codeName(member, member);

/** What a code given for a fact or a member is called: by the law's glossary, where no other word is meant there. */
export function codeName(of: string, code: string): Texts | undefined {
  const own = Object.hasOwn(CODES, `${of}.${code}`) ? CODES[`${of}.${code}`] : undefined;
  if (own) return textsOf(own);
  return (Object.hasOwn(TERMS, code) ? TERMS[code] : undefined) ?? nameIn(CODES, of, code);
}

export interface Place {
  stage: Stage;
  /** as a person would ask; `undefined`: not worded yet */
  title: Texts | undefined;
}

/** Where a question stands among the others, and how a person would ask it. */
export function placeOf(question: string): Place {
  const stage = CATALOGUE.find(({ questions }) => Object.hasOwn(questions, question)) ?? ELSEWHERE;
  const name = stage.questions[question];
  return { stage, title: name && textsOf(name) };
}

/** In the order of a case's life; what no stage names comes last. */
export function inOrderOfLife<T extends { name: string }>(questions: Iterable<T>): T[] {
  const order = new Map(CATALOGUE.flatMap(({ questions: named }) => Object.keys(named)).map((name, index) => [name, index]));
  return [...questions].sort((a, b) => (order.get(a.name) ?? order.size) - (order.get(b.name) ?? order.size));
}
