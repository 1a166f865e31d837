import type { Reason, Texts } from '@attestation/contracts';
import { KAZAKHSTAN, ruleSetInForce, ruleSetOf, type Answer, type DecisionBook, type Settings } from '@attestation/regulation';
import { watched } from '../domain/settings-used.js';
import { termsOf } from './names/terms.js';
import { EXAMPLES_ON } from './questions/examples.js';
import { QUESTIONS } from './questions/index.js';
import type { Question } from './questions/question.js';
import { headOf } from './questions/shown.js';
import type { PreviewedOut } from './setting.dto.js';

/** What each question that looks at a setting answers to its ordinary case, as it is and as it would be. */
export const previewOf = (key: keyof Settings, before: Settings, after: Settings, book: DecisionBook): PreviewedOut[] =>
  [...QUESTIONS.values()].flatMap((question) => {
    const used = new Set<keyof Settings>();
    const was = ask(question, watched(before, used), book);
    return used.has(key) ? [shown(question, was, ask(question, after, book))] : [];
  });

function ask(question: Question, settings: Settings, book: DecisionBook): Answer<unknown> {
  const ruleSet = ruleSetInForce(EXAMPLES_ON);
  return question.answer(question.example, { on: EXAMPLES_ON, ruleSet, rules: ruleSetOf(ruleSet), settings, book, calendar: KAZAKHSTAN, campaigns: [] });
}

const shown = (question: Question, before: Answer<unknown>, after: Answer<unknown>): PreviewedOut => ({
  ...headOf(question), facts: question.example, before: before.outcome, after: after.outcome, differs: wordsOf(before) !== wordsOf(after),
  saidBefore: onlyIn(before, after), saidAfter: onlyIn(after, before),
});

/** The names of what the outcomes tell: `member` and `CODE`, as of an evaluation. */
export const termsOfPreview = (questions: readonly PreviewedOut[]): Record<string, Texts> =>
  Object.assign({}, ...questions.flatMap(({ question, before, after }) => [termsOf(question, before, {}), termsOf(question, after, {})])) as Record<string, Texts>;

const onlyIn = ({ reasons }: Answer<unknown>, other: Answer<unknown>): Texts[] => {
  const known = new Set(other.reasons.map(({ text }: Reason) => JSON.stringify(text)));
  return reasons.map(({ text }: Reason) => text).filter((text) => !known.has(JSON.stringify(text)));
};

const wordsOf = ({ reasons, ...answer }: Answer<unknown>): string => JSON.stringify([answer, reasons.map(({ text }: Reason) => text)]);
