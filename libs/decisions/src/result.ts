import type { DecisionType } from './model.js';

export interface EvaluatedInput {
  inputId: string;
  inputName: string;
  inputValue: unknown;
}

export interface EvaluatedOutput {
  outputId: string;
  outputName: string;
  outputValue: unknown;
}

export interface MatchedRule {
  ruleId: string;
  /** From 1. */
  ruleIndex: number;
  outputs: EvaluatedOutput[];
}

/** How one decision came to its result. Inputs and rules are those of decision tables. */
export interface EvaluatedDecision {
  decisionId: string;
  decisionName: string;
  decisionType: DecisionType;
  output: unknown;
  inputs: EvaluatedInput[];
  matchedRules: MatchedRule[];
}

export interface DecisionResult {
  /** Plain JSON data; null if the evaluation failed. */
  output: unknown;
  /** Which decision failed and why. */
  failed?: { decisionId: string; message: string };
  /** All that were evaluated, required ones first. */
  evaluatedDecisions: EvaluatedDecision[];
}
