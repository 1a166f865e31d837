import { DecisionModelError, evaluateDecision, parseDecisions } from '../index.js';
import type { Question } from './random-tables.js';

/** What becomes of a question: the decision's output, why there is none, or that the file is refused; and the rules that matched. */
export interface TableAnswer {
  output?: unknown;
  failed?: string;
  refused?: boolean;
  rules?: number[];
}

/** Our answer. */
export async function answerOfOurs({ xml, variables }: Question): Promise<TableAnswer> {
  try {
    const { output, failed, evaluatedDecisions } = evaluateDecision(await parseDecisions(xml), 'd', variables);
    const rules = evaluatedDecisions.flatMap(({ matchedRules }) => matchedRules.map(({ ruleIndex }) => ruleIndex));
    return failed ? { failed: failed.message, rules } : { output, rules };
  } catch (error) {
    if (error instanceof DecisionModelError) return { refused: true };
    throw error;
  }
}

/** An answer without what is no promise: the list of the values found in a failure's text stands in no order. */
export const comparable = (answer: TableAnswer | undefined): TableAnswer | undefined =>
  answer?.failed === undefined ? answer : { ...answer, failed: answer.failed.replace(/(?<=found: ').*'$/s, "…'") };
