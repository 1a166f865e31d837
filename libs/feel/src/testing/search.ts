/**
 * `npm run conformance:feel -- [--seed 1] [--count 20000] [--keep]`: random expressions, given to Zeebe's FEEL and to ours; those of which the two say
 * different things, the shortest first. With `--keep` the answers of Zeebe are laid down in random-golden.json, with which the tests compare.
 */
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { answerOfOurs, comparable, type Answer } from './answers.js';
import { feelOfZeebe } from '../../oracle/oracle.mjs';
import { randomExpressions } from './random-expressions.js';

const SHOWN = 40;
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '20000' }, keep: { type: 'boolean', default: false } } });

const expressions = randomExpressions(Number(values.seed), Number(values.count));
const text = feelOfZeebe(expressions);
const different = (JSON.parse(text) as Answer[]).filter((answer) => !isDeepStrictEqual(comparable(answer), comparable(answerOfOurs(answer.expression))));
for (const answer of different.sort((x, y) => x.expression.length - y.expression.length).slice(0, SHOWN))
  process.stdout.write(`${answer.expression}\n  Zeebe ${JSON.stringify(answer)}\n  ours  ${JSON.stringify(answerOfOurs(answer.expression))}\n`);
if (values.keep) writeFileSync(new URL('../../oracle/random-golden.json', import.meta.url), text);
process.stdout.write(`${expressions.length - different.length} passed, ${different.length} failed, 0 skipped\n`);
process.exitCode = different.length > 0 ? 1 : 0;
