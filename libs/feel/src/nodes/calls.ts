import { BUILTINS } from '../functions/builtins.js';
import type { Code, Scope } from '../scope.js';
import { readDate, readDateTime, readDuration, readTime } from '../temporal-text.js';
import { normalName } from '../check.js';
import type { Node } from '../tree.js';
import { display, FeelContext, FeelError, FeelFunction } from '../values.js';
import type { FeelValue } from '../values.js';
import { childAt, childrenCalled, valuesOf } from './handler.js';
import type { Handler } from './handler.js';
import { rawText } from './literals.js';
import { rangeOf } from './tests.js';

type Arguments = { positional: Code[] } | { named: Map<string, Code> };

const READERS: Record<string, (text: string) => FeelValue | undefined> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  duration: readDuration,
};

/** `date("2024-01-01")` is read once, and is null without a word if it is none; `date(x)` is a call. */
const dateTimeLiteral: Handler = (node, compile) => {
  const [constructor, argument] = [childAt(node, 0), node.children[2]];
  if (constructor.name === 'AtLiteral') return compile(constructor);
  const name = normalName(constructor.text);
  const [only, ...others] = argument ? valuesOf(argument) : [];
  if (only?.name === 'StringLiteral' && others.length === 0 && argument?.name === 'PositionalParameters') {
    const value = READERS[name]?.(rawText(only)) ?? null;
    return () => value;
  }
  return callOf(name, argumentsOf(argument, compile));
};

const invocation: Handler = (node, compile) => {
  const [target, parameters] = [childAt(node, 0), node.children[2]];
  const args = argumentsOf(parameters, compile);
  if (target.name !== 'PathExpression') return callOf(normalName(target.text), args);
  return memberCall(compile(childAt(target, 0)), normalName(childAt(target, -1).text), args);
};

const callOf =
  (name: string, args: Arguments): Code =>
  (scope) => {
    const found = fitting([...scope.functions(name), ...(BUILTINS.get(name) ?? [])], args);
    if (!found) return notFound(scope, name, args);
    const result = invoke(scope, found, args);
    if (!(result instanceof FeelError)) return result;
    if (name === 'assert') return scope.fail('ASSERT_FAILURE', result.message);
    scope.warn('FUNCTION_INVOCATION_FAILURE', `Failed to invoke function '${name}': ${result.message}`);
    return null;
  };

/** `context.f(1)`: a function that a context holds. */
const memberCall =
  (target: Code, name: string, args: Arguments): Code =>
  (scope) => {
    const context = target(scope);
    if (!(context instanceof FeelContext)) return scope.fail('INVALID_TYPE', `Expect context but found '${display(context)}'`);
    const own = context.function(name);
    const found = fitting(own ? [own] : [], args);
    return found ? invoke(scope, found, args) : notFound(scope, name, args);
  };

function notFound(scope: Scope, name: string, args: Arguments): null {
  const given = 'named' in args ? `parameters: ${[...args.named.keys()].join(',')}` : `${args.positional.length} parameters`;
  scope.warn('NO_FUNCTION_FOUND', `No function found with name '${name}' and ${given}`);
  return null;
}

function fitting(candidates: readonly FeelFunction[], args: Arguments): FeelFunction | undefined {
  if ('named' in args) return candidates.find(({ params }) => [...args.named.keys()].every((name) => params.includes(name)));
  const { length } = args.positional;
  return candidates.find(({ params, varArgs }) => params.length === length || (varArgs && params.length < length));
}

function invoke(scope: Scope, target: FeelFunction, args: Arguments): FeelValue {
  const { budget, now } = scope.run;
  const values = 'named' in args ? target.params.map((name) => args.named.get(name)?.(scope) ?? null) : args.positional.map((argument) => argument(scope));
  const given = target.varArgs && !('named' in args) ? gathered(values, target.params.length - 1) : values;
  for (const value of given) budget.spend(Array.isArray(value) ? value.length : 1);
  budget.spend(target.cost(given));
  return budget.pay(target.invoke(given, now));
}

/** The last parameter takes a list, or all that is left as one. */
function gathered(values: FeelValue[], fixed: number): FeelValue[] {
  const rest = values.slice(fixed);
  const [only] = rest;
  return [...values.slice(0, fixed), fixed === 0 && rest.length === 1 && Array.isArray(only) ? only : rest];
}

function argumentsOf(node: Node | undefined, compile: (node: Node) => Code): Arguments {
  if (node?.name === 'NamedParameters') {
    const entries = childrenCalled(node, 'NamedParameter').map((part): [string, Code] => [normalName(childAt(part, 0).text), argument(childAt(part, -1), compile)]);
    return { named: new Map(entries) };
  }
  return { positional: node?.name === 'PositionalParameters' ? valuesOf(node).map((part) => argument(part, compile)) : [] };
}

/** A range that is an argument is a value; anywhere else it tests the input. */
function argument(node: Node, compile: (node: Node) => Code): Code {
  const interval = node.name === 'SimplePositiveUnaryTest' ? node.children[0] : undefined;
  return interval?.name === 'Interval' ? rangeOf(interval, compile) : compile(node);
}

const definition: Handler = (node, compile) => {
  const params = childrenCalled(node, 'FormalParameters').flatMap((list) => childrenCalled(list, 'FormalParameter')).map(({ text }) => normalName(text));
  const body = compile(childAt(childAt(node, -1), 0));
  return (scope) => {
    const bind = (args: FeelValue[]) => new FeelContext(new Map(params.map((name, index) => [name, args[index] ?? null])));
    const run = (args: FeelValue[]): FeelValue => {
      scope.run.budget.spend(1); // also of those that a sorting asks
      return body(scope.with(bind(args)));
    };
    return new FeelFunction(params, run);
  };
};

export const CALLS: Record<string, Handler> = {
  DateTimeLiteral: dateTimeLiteral,
  FunctionInvocation: invocation,
  FunctionDefinition: definition,
};

