export { evaluateDecision } from './evaluate.js';
export { parseDecisions } from './parse.js';
export { DecisionModelError } from './refusal.js';
export type { Refusal } from './refusal.js';
export type { Decision, DecisionGraph, DecisionType, HitPolicy, Logic, Table } from './model.js';
export type { DecisionResult, EvaluatedDecision, EvaluatedInput, EvaluatedOutput, MatchedRule } from './result.js';
