import { FeelSyntaxError } from './tree.js';
import type { Node } from './tree.js';

const IDENTIFIER = /^[\p{L}\p{Sc}\p{Pc}\p{Nl}][\p{L}\p{Sc}\p{Pc}\p{Nl}\p{N}\p{M}]*$/u;
const GENERIC_TYPES = new Set(['ListType', 'ContextType', 'FunctionType', 'RangeType']);

/** What cannot be compared with, or be the end of a range, unless in brackets. */
const LOOSE = new Set(['Comparison', 'Conjunction', 'Disjunction', 'InstanceOfExpression', 'IfExpression', 'ForExpression', 'QuantifiedExpression', 'SimplePositiveUnaryTest']);

const LOOSE_OPERAND = 'only values and calculations can be compared with or end a range: use brackets';

/** What stands by itself or in brackets, and is no operand. */
const STATEMENTS = new Set(['IfExpression', 'ForExpression', 'QuantifiedExpression']);

const STATEMENT_OPERAND = 'if, for, some and every are no operands: use brackets';

const isStatement = (node: Node | undefined): boolean => node !== undefined && STATEMENTS.has(node.name);

const isLoose = (node: Node | undefined): boolean => node !== undefined && LOOSE.has(node.name);

type Check = (node: Node, known: (name: string) => boolean) => string | undefined;

/** Why Zeebe would not take a node that the grammar lets through, or would never find what it names. */
const CHECKS: Record<string, Check> = {
  VariableName: nameReason,
  PathName: (node) => (node.text === 'time offset' ? undefined : nameReason(node)),
  NumericLiteral: ({ text }) => (/e/i.test(text) ? `'${text}' is no number: write it without an exponent` : undefined),
  UnaryTests: ({ children, text }) => (children[0]?.name !== 'not' && /^\s*not\s*\(/.test(text) ? 'a cell that begins with not(…) must end there: use brackets' : undefined),
  Comparison: comparisonReason,
  ArithmeticExpression: arithmeticReason,
  Conjunction: statementReason,
  Disjunction: statementReason,
  SimplePositiveUnaryTest: ({ children }) => (isLoose(children[1]) ? LOOSE_OPERAND : undefined),
  FunctionInvocation: callReason,
  InstanceOfExpression: ({ children }) => (isComparison(children[0]) ? 'comparisons cannot be chained: use brackets' : undefined),
  Interval: ({ children }) => (children.some(isLoose) ? LOOSE_OPERAND : undefined),
  IterationContext: loopReason,
  Type: ({ children, text }) => (children.some(({ name }) => GENERIC_TYPES.has(name)) ? `the type '${text}' is not supported` : undefined),
  FormalParameter: ({ children }) => (children.length > 1 ? 'types of parameters are not supported' : undefined),
};

/** Refuses what the grammar accepts and Zeebe does not: unknown functions, names with blanks, exponents, chained comparisons. */
export function checkTree(root: Node, text: string, isBuiltin: (name: string) => boolean): void {
  const local = localNames(root);
  const known = (name: string) => isBuiltin(name) || local.has(name);
  visit(root, (node, parent) => {
    if (node.name === 'VariableName' && parent && mayHaveBlanks(parent, node)) return;
    const reason = CHECKS[node.name]?.(node, known);
    if (reason) throw new FeelSyntaxError(text, reason);
  });
}

function visit(node: Node, act: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  act(node, parent);
  for (const child of node.children) visit(child, act, node);
}

/** Names of functions and of types are looked up elsewhere. */
const mayHaveBlanks = (parent: Node, node: Node): boolean =>
  parent.name === 'QualifiedName' || (parent.name === 'FunctionInvocation' && parent.children[0] === node);

function nameReason({ text }: Node): string | undefined {
  if (IDENTIFIER.test(text)) return undefined;
  return /\s/.test(text) ? `'${text}' is two names in a row: names with blanks are not supported` : `'${text}' is no name: names with special characters are not supported`;
}

function statementReason({ children }: Pick<Node, 'children'>): string | undefined {
  return children.some(isStatement) ? STATEMENT_OPERAND : undefined;
}

function arithmeticReason({ children }: Node): string | undefined {
  const [first, second] = children;
  if (first?.text === '+') return "a number has no sign '+' before it: leave it out";
  if (first?.name === 'InstanceOfExpression') return 'a type ends where a sign follows: use brackets';
  return children.length === 2 && isNegation(second) ? 'a value has one sign before it: use brackets' : statementReason({ children });
}

/** `-x`, but not the number `-1`. */
const isNegation = (node: Node | undefined): boolean => node?.name === 'ArithmeticExpression' && node.children.length === 2 && node.children[1]?.name !== 'NumericLiteral';

/** A loop goes over a value or counts from one calculation to another. */
function loopReason({ children }: Node): string | undefined {
  if (children[0]?.name === 'SimplePositiveUnaryTest') return 'a loop counts with 1..3, without brackets';
  const calculates = children.length === 1 && children[0]?.name === 'ArithmeticExpression';
  return calculates || children.some(isLoose) ? 'a loop goes over a value, or from one calculation to another: use brackets' : undefined;
}

function comparisonReason({ children }: Node): string | undefined {
  const [left, operator, ...right] = children;
  if (isComparison(left)) return 'comparisons cannot be chained: use brackets';
  return operator?.text !== 'in' && right.some(isLoose) ? LOOSE_OPERAND : undefined;
}

function callReason({ children }: Node, known: (name: string) => boolean): string | undefined {
  const [target] = children;
  if (target?.name === 'SpecialFunctionName' || (target?.name === 'PathExpression' && referenceOf(target))) return undefined;
  if (target?.name !== 'VariableName') return 'only a named function can be called';
  const name = normalName(target.text);
  return known(name) ? undefined : `unknown function '${name}'`;
}

const isComparison = (node: Node | undefined): boolean => node?.name === 'Comparison' || node?.name === 'InstanceOfExpression';

/** Names that the expression itself gives: they may turn out to be functions. */
function localNames(root: Node): Set<string> {
  const names = new Set<string>();
  visit(root, (node) => {
    if (node.name === 'Key' || node.name === 'ParameterName') names.add(normalName(node.text));
  });
  return names;
}

/** The names of a plain `a.b.c`; undefined of any other node. */
export function referenceOf(node: Node | undefined): string[] | undefined {
  if (node?.name === 'VariableName') return [node.text];
  if (node?.name !== 'PathExpression') return undefined;
  const inner = referenceOf(node.children[0]);
  return inner && [...inner, normalName(node.children.at(-1)?.text ?? '')];
}

/** A name with single blanks. */
export const normalName = (text: string): string => text.trim().replace(/\s+/g, ' ');
