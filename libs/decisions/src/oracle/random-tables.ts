/** Random decision tables: each hit policy, cells of every form, inputs that now and then are of another kind than the cells. */
import fc from 'fast-check';

/** A file with a decision `d`, and what it is asked with. */
export interface Question {
  xml: string;
  variables: Record<string, unknown>;
}

/** Inputs by their expression, with the cells that are meant for their kind. */
const INPUTS: Record<string, readonly string[]> = {
  n: ['1', '2', '-1', '1.5', '< 2', '<= 2', '> 1', '>= 1.0', '[1..3]', '(1..3)', ']1..3]', '[0..2)', '1, 2', '1, > 5', '< 0, [2..4]', 'not(1)', 'not(1, 2)', 'not(> 1)', 'limit', '< limit', '[0..limit]', 'limit + 1', 'n', 'n = 1', '? > 1', 'numbers', 'null', 'not(null)', 'some x in numbers satisfies x = ?', 'max(numbers)', 'count(numbers)', '-', ''],
  't': ['"a"', '"b"', '"a", "b"', 'not("a")', 'not("a", "b")', 'texts', 'not(texts)', '< "b"', '["a".."c"]', 'upper case("a")', 't', 'contains(?, "a")', 'starts with(?, "b") or ? = "a"', 'null', '"a", null', 'string length(?) = 1', 'if ? = "a" then true else false', '-', ''],
  'b': ['true', 'false', 'not(true)', 'not(false)', 'b', 'not(b)', 'b, false', 'null', 'n > 1', 'true, false', '-', ''],
  'date(d)': ['date("2024-02-29")', '< date("2024-06-01")', '[date("2024-01-01")..date("2024-12-31")]', '>= date(d)', 'date(d)', 'not(date(d))', 'd', '"2024-02-29"', '@"2024-02-29"', '? + duration("P1D") > date(d)', 'null', '-'],
  'c.k': ['1', '> 0', 'c.k', 'c', 'not(c.k)', '{k: 1}.k', 'null', '-'],
  numbers: ['[1,2]', 'numbers', '1', '2', 'list contains(?, 1)', 'count(?) > 1', '[1..3]', 'null', '-'],
  'n + 1': ['2', '> 2', '[1..n + 1]', 'not(n + 1)', '-'],
  'if b then 1 else "x"': ['1', '"x"', '> 0', 'not("x")', '-'],
  missing: ['null', '1', 'not(1)', '> 1', 'true', '"a"', 'missing', 'not(null)', '-'],
};
const OUTPUTS = ['1', '2', '10', '"low"', '"high"', '"middle"', 'true', 'null', 'n', 't', 'n * 2', '{a: n}', '[n, t]', 'missing', 'date("2024-02-29")', '1.50'];
const NUMBERS = ['1', '2', '10', 'n', '-1', '0.5', 'limit', 'null', '"x"'];
const PRIORITIES = ['"low", "middle", "high"', '"high", "low"', '1, 2, 10'];

interface Policy { hitPolicy: string; aggregation?: string; ordered?: boolean; numeric?: boolean }
const POLICIES: readonly Policy[] = [
  ...['UNIQUE', 'FIRST', 'ANY', 'RULE ORDER', 'COLLECT'].map((hitPolicy) => ({ hitPolicy })), { hitPolicy: 'PRIORITY', ordered: true }, { hitPolicy: 'OUTPUT ORDER', ordered: true },
  ...['SUM', 'MIN', 'MAX', 'COUNT'].map((aggregation) => ({ hitPolicy: 'COLLECT', aggregation, numeric: aggregation !== 'COUNT' })),
];

const variables = fc.record({
  n: fc.constantFrom<unknown>(0, 1, 1, 2, 3, -1, 1.5, null, '1'), t: fc.constantFrom<unknown>('a', 'b', 'c', '', null, 1), b: fc.constantFrom<unknown>(true, false, null, 'x'),
  d: fc.constantFrom<unknown>('2024-02-29', '2023-12-31', 'soon', null), limit: fc.constantFrom<unknown>(1, 2, null), numbers: fc.constantFrom<unknown>([1, 2], [], [2, 'a'], null), texts: fc.constantFrom<unknown>(['a', 'c'], []),
  c: fc.constantFrom<unknown>({ k: 1 }, {}, { k: null }, null),
});

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const texted = (name: string, id: string, text: string): string => `<${name} id="${id}"><text>${escaped(text)}</text></${name}>`;

interface Table { policy: Policy; inputs: string[]; outputs: string[]; rules: { cells: string[]; results: string[] }[]; values: string; fallback: string | undefined }

const tables: fc.Arbitrary<Table> = fc.constantFrom(...POLICIES).chain((policy) => {
  const most = policy.aggregation ? 1 : 2;
  const result = fc.constantFrom(...(policy.numeric ? NUMBERS : OUTPUTS));
  return fc.tuple(fc.array(fc.constantFrom(...Object.keys(INPUTS)), { minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: most })).chain(([inputs, count]) =>
    fc.record({
      policy: fc.constant(policy), inputs: fc.constant(inputs), outputs: fc.constant(Array.from({ length: count }, (_, place) => `out${place}`)), values: fc.constantFrom(...PRIORITIES), fallback: fc.option(result, { freq: 4, nil: undefined }),
      rules: fc.array(fc.record({ cells: fc.tuple(...inputs.map(cellFor)), results: fc.array(result, { minLength: count, maxLength: count }) }), { minLength: 1, maxLength: 4 }),
    }));
});

/** Mostly one that is meant for the input, now and then any. */
const cellFor = (input: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(INPUTS[input] ?? [])) }, { weight: 1, arbitrary: fc.constantFrom(...Object.values(INPUTS).flat()) });

function xmlOf({ policy: { hitPolicy, aggregation, ordered }, inputs, outputs, rules, values, fallback }: Table): string {
  const output = (name: string) => `<output id="${name}" name="${name}">${ordered ? texted('outputValues', `${name}v`, values) : ''}${fallback === undefined ? '' : texted('defaultOutputEntry', `${name}d`, fallback)}</output>`;
  const rule = ({ cells, results }: Table['rules'][number], at: number) =>
    `<rule id="r${at}">${cells.map((cell, place) => texted('inputEntry', `r${at}i${place}`, cell)).join('')}${results.map((result, place) => texted('outputEntry', `r${at}o${place}`, result)).join('')}</rule>`;
  const input = (text: string, place: number) => `<input id="i${place}">${texted('inputExpression', `i${place}e`, text)}</input>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="g" name="g" namespace="urn:random"><decision id="d" name="d"><decisionTable id="table" hitPolicy="${hitPolicy}"${aggregation ? ` aggregation="${aggregation}"` : ''}>
${inputs.map(input).join('')}${outputs.map(output).join('')}${rules.map(rule).join('\n')}
</decisionTable></decision></definitions>`;
}

/** So many questions, the same for a seed for ever. */
export const randomTables = (seed: number, count: number): Question[] =>
  fc.sample(fc.record({ xml: tables.map(xmlOf), variables }), { seed, numRuns: count });
