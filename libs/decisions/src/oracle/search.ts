/**
 * `npm run conformance:decisions -- [--seed 1] [--count 5000] [--keep]`: random decision tables, decided by Zeebe's engine (Java, out of `ZEEBE_HOME`)
 * and by ours; those of which the two say different things, the shortest first. With `--keep` Zeebe's answers are laid down for the tests.
 */
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { answersOfZeebe } from '../../../../test/support/zeebe-java.mjs';
import { answerOfOurs, comparable, type TableAnswer } from './table-answers.js';
import { randomTables } from './random-tables.js';

const SHOWN = 25;
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '5000' }, keep: { type: 'boolean', default: false } } });

const questions = randomTables(Number(values.seed), Number(values.count));
const text = answersOfZeebe(new URL('DmnOracle.java', import.meta.url), questions);
const answers = JSON.parse(text) as TableAnswer[];
const pairs = await Promise.all(questions.map(async (question, place) => ({ question, theirs: answers[place], ours: await answerOfOurs(question) })));
const different = pairs.filter(({ theirs, ours }) => !isDeepStrictEqual(comparable(theirs), comparable(ours)));
for (const { question, theirs, ours } of different.sort((one, other) => one.question.xml.length - other.question.xml.length).slice(0, SHOWN))
  process.stdout.write(`${question.xml.split('\n').slice(1, -1).join('\n')}\n${JSON.stringify(question.variables)}\n  Zeebe ${JSON.stringify(theirs)}\n  ours  ${JSON.stringify(ours)}\n`);
if (values.keep) writeFileSync(new URL('../../test-data/random-tables.json', import.meta.url), `{"seed":${values.seed},"answers":${text.trim()}}\n`);
process.stdout.write(`${questions.length - different.length} passed, ${different.length} failed, 0 skipped\n`);
process.exitCode = different.length > 0 ? 1 : 0;
