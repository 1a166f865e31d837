import type { ApiBodyOptions } from '@nestjs/swagger';
import { QUESTIONS } from './questions/index.js';
import type { Question } from './questions/question.js';
import { namedFacts } from './questions/shown.js';

type Schema = Extract<ApiBodyOptions, { schema: object }>['schema'];

/** What TypeBox keeps under symbols is none of JSON Schema. The names of codes are told with the question itself: they would make the description twice as long. */
const plain = (value: object): Schema => JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'x-choices' ? undefined : each))) as Schema;

const DATE = { type: 'string', format: 'date', description: 'The day of the question, by whose rules it is answered; default: today in Almaty' } as const;
const RULE_SET = { type: 'string', maxLength: 100, description: 'One of GET /api/v1/regulation/rule-sets; default: the edition in force on the day', example: '2025-03-10' } as const;

const bodyOf = (question: Question): Schema => {
  const { name, about, example } = question;
  return {
    type: 'object',
    title: name,
    description: about,
    required: ['question', 'facts'],
    properties: { question: { type: 'string', enum: [name] }, facts: { ...plain(namedFacts(question)), example }, date: DATE, ruleSet: RULE_SET },
  };
};

/** The body of an evaluation: one shape for each question, with facts of an ordinary case. */
export const EVALUATION_BODY: ApiBodyOptions = {
  schema: { oneOf: [...QUESTIONS.values()].map(bodyOf) },
  examples: Object.fromEntries([...QUESTIONS.values()].map(({ name, about, example }) => [name, { summary: about, value: { question: name, facts: example } }])),
};
