import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DecisionModelError, evaluateDecision, parseDecisions } from './index.js';

const POLICIES = readFileSync(new URL('../test-data/policies.dmn', import.meta.url), 'utf8');
const CURRENT = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

const file = (body: string): string => `<definitions xmlns="${CURRENT}" id="g" name="Graph" namespace="n">${body}</definitions>`;
const literal = (id: string, expression: string, requires: string[] = []): string =>
  `<decision id="${id}" name="${id}">${requires.map((one) => `<informationRequirement><requiredDecision href="#${one}" /></informationRequirement>`).join('')}<literalExpression id="${id}-l"><text>${expression}</text></literalExpression></decision>`;

describe('a file of decisions', () => {
  it.each([
    ['1.1', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd'],
    ['1.2', 'http://www.omg.org/spec/DMN/20180521/MODEL/'],
    ['1.3', CURRENT],
  ])('is read in DMN %s', async (_, namespace) => {
    const graph = await parseDecisions(POLICIES.replace(CURRENT, namespace));
    expect(evaluateDecision(graph, 'first', { x: 4 }).output).toBe('low');
    expect(graph).toMatchObject({ id: 'policies', name: 'Policies', namespace: 'test' });
  });

  it('tells all that is wrong with it together, each with its element', async () => {
    const broken = file(literal('a', '1 +') + literal('b', 'nope(1)') + literal('c', '1', ['zz']) + '<decision id="d" name="d" />');
    const error = await parseDecisions(broken).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DecisionModelError);
    expect((error as DecisionModelError).refusals).toEqual([
      { elementId: 'a-l', reason: "FEEL expression: failed to parse expression '1 +': unexpected end of the expression" },
      { elementId: 'b-l', reason: "FEEL expression: failed to parse expression 'nope(1)': unknown function 'nope'" },
      { elementId: 'd', reason: "unsupported decision expression 'null'" },
      { elementId: 'c', reason: 'Unable to find a model element instance for id zz' },
    ]);
  });

  it('refuses requirements that lead in a circle, also a long one', async () => {
    const circle = file(literal('a', '1', ['b']) + literal('b', '1', ['c']) + literal('c', '1', ['a']));
    await expect(parseDecisions(circle)).rejects.toThrow('Cyclic dependencies between decisions detected.');
  });

  it('lets two decisions require the same third', async () => {
    const diamond = file(literal('a', 'b + c', ['b', 'c']) + literal('b', 'd + 1', ['d']) + literal('c', 'd + 2', ['d']) + literal('d', '10'));
    const { output, evaluatedDecisions } = evaluateDecision(await parseDecisions(diamond), 'a', {});
    expect(output).toBe(23);
    expect(evaluatedDecisions.map(({ decisionId }) => decisionId)).toEqual(['d', 'b', 'd', 'c', 'a']);
  });
});

describe('an evaluation', () => {
  it('knows the present only from the clock handed in', async () => {
    const graph = await parseDecisions(file(literal('a', 'today()')));
    expect(evaluateDecision(graph, 'a', {}, () => Date.UTC(2025, 2, 17)).output).toBe('2025-03-17');
    expect(evaluateDecision(graph, 'a', {}).failed).toMatchObject({ decisionId: 'a', message: expect.stringContaining('no clock was handed in') });
  });

  it('of a decision that is not there is a mistake of the caller', async () => {
    const graph = await parseDecisions(file(literal('a', '1')));
    expect(() => evaluateDecision(graph, 'zz', {})).toThrow(RangeError);
  });

  it('names the required decision that failed, and has no output', async () => {
    const graph = await parseDecisions(file(literal('a', 'b', ['b']) + literal('b', 'number(x)')));
    expect(evaluateDecision(graph, 'a', { x: 'seven' })).toMatchObject({
      output: null,
      failed: { decisionId: 'b', message: expect.stringMatching(/^Expected to evaluate decision 'a', but failed to evaluate expression 'number\(x\)'/) },
    });
  });

  it('leaves the variables it was given as they are', async () => {
    const graph = await parseDecisions(POLICIES);
    const variables = { x: 6, limit: 3, in_list: [1] };
    const before = structuredClone(variables);
    for (const id of graph.decisions.keys()) evaluateDecision(graph, id, variables);
    expect(variables).toEqual(before);
  });

  it('keeps temporal values between decisions, and writes them as text only at the end', async () => {
    const graph = await parseDecisions(file(literal('later', 'day + duration("P1M")', ['day']) + literal('day', 'date(text)')));
    expect(evaluateDecision(graph, 'later', { text: '2024-01-31' }).output).toBe('2024-02-29');
  });
});
