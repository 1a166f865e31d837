import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DecisionModelError, evaluateDecision, parseDecisions } from '../index.js';
import type { DecisionGraph, DecisionResult } from '../index.js';
import { combinations, SPACES } from './input-space.js';
import { connect } from './zeebe.js';
import type { Answer, Zeebe } from './zeebe.js';

/** With ZEEBE_ADDRESS the living broker is asked too; with RECORD_ORACLE=1 its answers are kept beside the cases. */
const { ZEEBE_ADDRESS, RECORD_ORACLE } = process.env;
const HERE = new URL('../../test-data/', import.meta.url);
const WORKFLOWS = new URL('../../../../workflows/decisions/', import.meta.url);
const text = (name: string, folder = HERE): string => readFileSync(new URL(name, folder), 'utf8');
const json = <T>(name: string): T => JSON.parse(text(name)) as T;
const keep = (name: string, content: string): void => writeFileSync(new URL(name, HERE), content);

let zeebe: Zeebe | undefined;
beforeAll(() => {
  zeebe = ZEEBE_ADDRESS ? connect(ZEEBE_ADDRESS) : undefined;
});
afterAll(() => zeebe?.close());

/** In an ordinary run so many rows of a space are asked of the living broker, evenly spread; all, when they are recorded. */
const SAMPLE = 400;
const sampled = <T>(rows: T[]): T[] => (RECORD_ORACLE ? rows : rows.filter((_, index) => index % Math.ceil(rows.length / SAMPLE) === 0));

/** Asks for all rows, a few at a time. */
async function askAll(broker: Zeebe, decisionId: string, rows: Record<string, unknown>[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < rows.length; start += 16) {
    answers.push(...(await Promise.all(rows.slice(start, start + 16).map((row) => broker.evaluate(decisionId, row)))));
  }
  return answers;
}

/** What of an answer is compared over a whole input space: the output, or the failure, and the rules that matched. */
const essence = ({ output, failed, evaluatedDecisions = [] }: Answer | DecisionResult): string => {
  const rules = (evaluatedDecisions as DecisionResult['evaluatedDecisions']).flatMap(({ matchedRules }) => matchedRules.map(({ ruleId }) => ruleId));
  return JSON.stringify(failed ? { failed, rules } : { output: sorted(output), rules });
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]));
};

/** Answers by number, and for each row, in order, the number of its answer. */
interface Recording {
  rows: number;
  answers: string[];
  /** runs of one answer: its number, and how often in a row */
  runs: [number, number][];
}

function packed(answers: readonly string[]): Recording {
  const distinct = [...new Set(answers)];
  const runs: [number, number][] = [];
  for (const answer of answers) {
    const number = distinct.indexOf(answer);
    const last = runs.at(-1);
    if (last?.[0] === number) last[1] += 1;
    else runs.push([number, 1]);
  }
  return { rows: answers.length, answers: distinct, runs };
}

const unpacked = ({ answers, runs }: Recording): string[] => runs.flatMap(([number, times]) => Array<string>(times).fill(answers[number] ?? ''));

describe.each(Object.entries(SPACES))('%s, over its whole input space', (decisionId, space) => {
  const rows = combinations(space);
  const file = `${decisionId}.json`;
  const ours = async () => {
    const graph = await parseDecisions(text(`${decisionId}.dmn`, WORKFLOWS));
    return rows.map((row) => essence(evaluateDecision(graph, decisionId, row)));
  };

  if (ZEEBE_ADDRESS) {
    it('is decided by the living Zeebe as by us', async () => {
      const refused = await zeebe?.deploy(`${decisionId}.dmn`, text(`${decisionId}.dmn`, WORKFLOWS));
      expect(refused).toBeUndefined();
      const theirs = zeebe ? (await askAll(zeebe, decisionId, sampled(rows))).map(essence) : [];
      if (RECORD_ORACLE) keep(file, `${JSON.stringify(packed(theirs))}\n`);
      expect(sampled(await ours())).toEqual(theirs);
    }, 120_000);
  }

  it('is decided as Zeebe was recorded to decide', async () => {
    expect(existsSync(new URL(file, HERE))).toBe(true);
    const recording = unpacked(json<Recording>(file));
    expect(recording).toHaveLength(rows.length);
    expect(await ours()).toEqual(recording);
  });
});

interface Case {
  decision: string;
  variables: Record<string, unknown>;
  answer?: Answer;
}

/** Java's exceptions and Scala's collections in a failure's text are theirs alone. */
const comparable = ({ output, failed, evaluatedDecisions }: Answer | DecisionResult): unknown =>
  sorted({ output, evaluatedDecisions, ...(failed && { failed }) });

describe('hit policies, expressions and failures', () => {
  const cases = json<Case[]>('policies.json');
  let graph: DecisionGraph;
  beforeAll(async () => {
    graph = await parseDecisions(text('policies.dmn'));
  });

  if (ZEEBE_ADDRESS) {
    it('are what the living Zeebe gives', async () => {
      expect(await zeebe?.deploy('policies.dmn', text('policies.dmn'))).toBeUndefined();
      const asked: Case[] = [];
      for (const { decision, variables } of cases) asked.push({ decision, variables, answer: await zeebe?.evaluate(decision, variables) });
      if (RECORD_ORACLE) keep('policies.json', `[\n${asked.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
      for (const { decision, variables, answer } of asked) expect({ decision, variables, answer: comparable(evaluateDecision(graph, decision, variables)) }).toEqual({ decision, variables, answer: comparable(answer ?? {}) });
    }, 60_000);
  }

  it.each(cases.map(({ decision, variables, answer }) => [decision, JSON.stringify(variables), answer] as const))('%s of %s is what Zeebe was recorded to give', (decision, variables, answer) => {
    expect(comparable(evaluateDecision(graph, decision, JSON.parse(variables) as Record<string, unknown>))).toEqual(comparable(answer ?? {}));
  });
});

describe('a file with', () => {
  const refused = json<{ title: string; elementId: string; xml: string }[]>('refused.json');

  it.each(refused)('$title is refused, naming the element', async ({ elementId, xml }) => {
    const error = await parseDecisions(xml).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DecisionModelError);
    expect((error as DecisionModelError).refusals.map((refusal) => refusal.elementId)).toContain(elementId);
  });

  if (ZEEBE_ADDRESS) {
    it.each(refused)('$title is refused by the living Zeebe too', async ({ xml }) => {
      expect(await zeebe?.deploy('refused.dmn', xml)).toBeDefined();
    });
  }
});
