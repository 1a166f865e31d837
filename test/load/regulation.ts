/**
 * `npm run bench:regulation -- [--seconds 20] [--per-second 200] [--lines 10000]`: how long the law takes to answer. First without HTTP: each question's ordinary
 * case with its reasons, a decision table asked something new, the check at the start. Then a whole platform through its web entry: ten questions in turn at an
 * even pace whatever the answers take, and batches of eligibility facts in one call.
 */
import { parseArgs } from 'node:util';
import { readDecisionBook } from '@attestation/regulation/files';
import { Joined } from '../support/joined.js';
import { machineToken } from '../support/machine.js';
import { measured } from './measured.js';
import { firstTime, questions, startUp } from './regulation/in-process.js';
import { batch, paced } from './regulation/over-http.js';
import { share } from './regulation/share.js';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' }, 'per-second': { type: 'string', default: '200' }, lines: { type: 'string', default: '10000' } } });
const [seconds, perSecond, lines] = [Number(values.seconds), Number(values['per-second']), Number(values.lines)];
const BATCHES = 3;

process.env.EVALUATIONS_PER_MINUTE = '1000000'; // one address asks here what a country would

const { tables, decisions, book } = await startUp(readDecisionBook);
console.log(`check of all tables ${tables.toFixed(1)} ms (bar 300), decision files read in ${decisions.toFixed(0)} ms`);
const medians = questions(book);
const ofTables = medians.filter(({ portfolio }) => !portfolio);
console.log(`in the process, ${ofTables.length} questions of tables: median of their medians ${share(ofTables.map(({ median }) => median), 0.5).toFixed(0)} µs (bar 50); slowest ${shown(ofTables.slice(0, 5))}`);
console.log(`  of whole portfolios: ${shown(medians.filter(({ portfolio }) => portfolio))}; a decision table asked something new ${firstTime(book).toFixed(0)} µs`);

await measured(async (platform) => {
  const joined = await Joined.join(platform);
  await paced(platform.address, { perSecond, seconds: 3 }); // warm
  const took = await paced(platform.address, { perSecond, seconds });
  console.log(`${perSecond}/s over ${seconds} s through the web entry: p50 ${share(took, 0.5).toFixed(1)} ms, p95 ${share(took, 0.95).toFixed(1)} ms (bar 15), p99 ${share(took, 0.99).toFixed(1)} ms`);
  const token = await machineToken(joined, 'school-system');
  const batches: number[] = [];
  for (let each = 0; each < BATCHES; each += 1) batches.push(await batch(platform.address, token, lines));
  console.log(`batch of ${lines} eligibility facts: ${batches.map((each) => each.toFixed(2)).join(', ')} s (bar 2)`);
});

function shown(list: readonly { name: string; median: number }[]): string {
  return list.map(({ name, median }) => `${name} ${median.toFixed(0)} µs`).join(', ');
}
