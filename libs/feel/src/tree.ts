import { parseExpression as parseTree, parseUnaryTests as parseTests } from 'feelin';

/** A node of the parse tree with its text; comments are gone. */
export interface Node {
  readonly name: string;
  readonly text: string;
  readonly from: number;
  /** does nothing follow it? */
  readonly last: boolean;
  readonly children: readonly Node[];
}

interface Raw {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: Raw | null;
  readonly nextSibling: Raw | null;
}

/** A text that is no FEEL expression, or none that Zeebe would evaluate. */
export class FeelSyntaxError extends Error {
  constructor(
    readonly expression: string,
    readonly reason: string,
  ) {
    super(`failed to parse expression '${expression}': ${reason}`);
    this.name = 'FeelSyntaxError';
  }
}

/** Function names that the grammar would read as an operator unless it is told of them. */
const NAMES_WITH_OPERATORS = { 'get or else': null };

const COMMENTS = new Set(['LineComment', 'BlockComment']);

export function expressionTree(text: string): Node {
  const readable = withNamedOperators(text);
  return checked(text, readable, () => parseTree(readable, NAMES_WITH_OPERATORS, undefined).topNode);
}

export function unaryTestsTree(text: string): Node {
  const readable = withNamedOperators(text);
  return checked(text, readable, () => parseTests(readable, NAMES_WITH_OPERATORS, undefined).topNode);
}

function checked(text: string, readable: string, parse: () => Raw): Node {
  if (readable.trim() === '') throw new FeelSyntaxError(text, 'the expression is empty');
  if (readable.length > LONGEST) throw new FeelSyntaxError(text.slice(0, 100), `the expression is longer than ${LONGEST} characters`);
  return nodeOf(parse(), readable, text, 0);
}

/** Limits that no sensible expression reaches, so that a senseless one cannot stop the engine. */
const LONGEST = 50_000;
const DEEPEST = 400;

function nodeOf(raw: Raw, readable: string, text: string, depth: number): Node {
  const children: Node[] = [];
  if (depth > DEEPEST) throw new FeelSyntaxError(text, 'the expression is nested too deeply');
  if (raw.type.isError) throw new FeelSyntaxError(text, `unexpected ${describe(readable, raw)}`);
  for (let child = raw.firstChild; child; child = child.nextSibling) {
    if (!COMMENTS.has(child.name)) children.push(nodeOf(child, readable, text, depth + 1));
  }
  return { name: raw.name, text: readable.slice(raw.from, raw.to), from: raw.from, last: readable.slice(raw.to).trim() === '', children };
}

function describe(text: string, { from, to }: Raw): string {
  const found = text.slice(from, Math.max(to, from + 1)).trim();
  if (found.startsWith('`')) return `back-quote at position ${from + 1}: names in back-quotes are not supported, rename the variable`;
  return found === '' ? 'end of the expression' : `'${found}' at position ${from + 1}`;
}

/** `or(…)` and `and(…)` stand where a value is expected; the grammar knows the same functions as `any` and `all`. */
const TOKENS = /"(?:\\[\s\S]|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[\p{L}_$][\p{L}\p{N}_$]*|\S/gu;
const BEFORE_A_VALUE = new Set(['(', '[', ',', ':', '=', '<', '>', '+', '-', '*', '/', '.', 'and', 'or', 'if', 'then', 'else', 'return', 'satisfies', 'in', 'between']);

function withNamedOperators(text: string): string {
  if (!/\b(?:or|and)\s*\(/.test(text)) return text;
  let [before, result, last] = ['', '', 0];
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const opens = text.slice(index + token.length).trimStart().startsWith('(');
    if ((token === 'or' || token === 'and') && opens && (before === '' || BEFORE_A_VALUE.has(before))) {
      result += text.slice(last, index) + (token === 'or' ? 'any' : 'all');
      last = index + token.length;
    }
    if (!/^(?:\/\/|\/\*)/.test(token)) before = token;
  }
  return result + text.slice(last);
}
