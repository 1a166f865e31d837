export { evaluate, evaluateTyped, FeelEvaluationError, parseExpression, parseUnaryTests, unaryTest } from './evaluate.js';
export type { Evaluation, Expression, TypedEvaluation, UnaryTests } from './evaluate.js';
export { FeelSyntaxError } from './tree.js';
export type { FeelType } from './values.js';
export type { Warning, WarningType } from './scope.js';
