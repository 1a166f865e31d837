import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluateTyped, FeelEvaluationError, FeelSyntaxError } from './index.js';

interface Answer {
  expression: string;
  type?: string;
  value?: unknown;
  warnings?: string[];
  failed?: string;
  refused?: boolean;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../oracle/${name}`, import.meta.url), 'utf8')) as T;

const { now, variables } = read<{ now: string; variables: Record<string, unknown> }>('expressions.json');
const golden = read<Answer[]>('golden.json');

const REFUSED_BEFORE_DEPLOYMENT = 'a model that uses it is refused, instead of giving null for ever';

/** Where we differ from Zeebe on purpose, and why. */
const DIFFERENT: Record<string, string> = {
  '`a-b`': REFUSED_BEFORE_DEPLOYMENT,
  '`a`': REFUSED_BEFORE_DEPLOYMENT,
  'unknown(1)': REFUSED_BEFORE_DEPLOYMENT,
  'trim(" a ")': REFUSED_BEFORE_DEPLOYMENT,
  'uuid()': REFUSED_BEFORE_DEPLOYMENT,
  'is empty([])': REFUSED_BEFORE_DEPLOYMENT,
  'random number() < 0': 'an answer must be the same tomorrow',
  '(function(x) x) instance of function': 'the grammar has no function type without its parameters',
};

/** Zeebe's texts show the memory in which a nested variable lies. */
const inMemory = (text: string): string => text.replace(/UnsafeBuffer\{[^}]*\}|(?<=k:)\{v:1\}|(?<=v:)1(?=\})/g, '…');

function ours(expression: string): Answer {
  try {
    const { type, value, warnings } = evaluateTyped(expression, variables, () => Date.parse(now));
    return { expression, type, value: value ?? null, ...(warnings.length > 0 && { warnings: warnings.map((warning) => `${warning.type}: ${warning.message}`) }) };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { expression, refused: true };
    if (error instanceof FeelEvaluationError) return { expression, failed: error.message };
    throw error;
  }
}

const comparable = ({ failed, warnings, ...answer }: Answer): Answer => ({
  ...answer,
  ...(failed !== undefined && { failed: inMemory(failed) }),
  ...(warnings && { warnings: warnings.map(inMemory) }),
});

describe('FEEL as Zeebe 8.3.13 evaluates it', () => {
  const same = golden.filter(({ expression }) => !(expression in DIFFERENT));

  it('has been recorded for every expression that is asked', () => {
    expect(golden.map(({ expression }) => expression)).toEqual(read<{ expressions: string[] }>('expressions.json').expressions);
    expect(same.length).toBeGreaterThan(700);
  });

  it.each(same)('$expression gives the same type, value, warnings or failure', (answer) => {
    expect(comparable(ours(answer.expression))).toEqual(comparable(answer));
  });

  it.each(Object.entries(DIFFERENT))('%s is refused: %s', (expression) => {
    expect(golden.find((answer) => answer.expression === expression)).toBeDefined();
    expect(ours(expression)).toEqual({ expression, refused: true });
  });
});
