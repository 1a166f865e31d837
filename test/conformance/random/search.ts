/**
 * `npm run conformance:random -- [--seeds 2000] [--from 1] [--calls] [--keep]`: for each seed a random model and a random way through it, or with
 * `--calls` a model that is always the same and random calls, well made and not; on a real Zeebe and on the embedded engine. Where the two differ, it is
 * made as short as it goes and laid down as a case `random-<seed>` or `calls-<seed>`, its golden from the real broker; with `--keep` each is laid down.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startTestPostgres } from '../../support/test-postgres.mjs';
import { aZeebe } from '../../tiers/zeebe.mjs';
import { CASES, type Case } from '../case.js';
import { runCase } from '../driver.js';
import { embeddedTarget } from '../embedded.js';
import { zeebeOf } from '../zeebe.js';
import { madeOf, trySeed, type Source } from './both.js';
import { callings, caseOfCalls } from './calls.js';
import { caseOf, walks } from './walks.js';

const SHRINK_MS = 60_000;
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '200' }, from: { type: 'string', default: '1' }, calls: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } } });
const [seeds, from] = [Number(values.seeds), Number(values.from)];

const zeebe = await aZeebe();
if ('missing' in zeebe) throw new Error(zeebe.missing);
const postgres = await startTestPostgres();
process.env['TEST_DATABASE_URL'] = postgres.url;
const [oracle, embedded] = [zeebeOf(zeebe.env, { sweep: false }), await embeddedTarget()];
let failed = 0;
try {
  await (values.calls ? search({ arbitrary: callings, caseOf: caseOfCalls }, 'calls') : search({ arbitrary: walks, caseOf }, 'random'));
} finally {
  await Promise.all([oracle.close(), embedded.close()]);
  await Promise.all([zeebe.stop(), postgres.stop()]);
}
process.stdout.write(`${seeds - failed} passed, ${failed} failed, 0 skipped\n`);
process.exit(failed > 0 ? 1 : 0);

async function search<T>(source: Source<T>, kind: string): Promise<void> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    const found = await trySeed(oracle, embedded, source, seed, SHRINK_MS);
    if (found) failed += 1;
    if (found) process.stdout.write(`seed ${seed} differs: kept as a case\n`);
    if (found || values.keep) await keep(source.caseOf(found ? found.its : madeOf(source, seed), `${kind}-${seed}`));
    if ((seed - from) % 20 === 19) process.stdout.write(`${seed - from + 1} seeds in ${Math.round(performance.now() / 1000)} s, ${failed} with a difference\n`);
  }
}

async function keep(its: Case): Promise<void> {
  const folder = join(CASES, its.name);
  cpSync(its.folder, folder, { recursive: true });
  rmSync(its.folder, { recursive: true });
  writeFileSync(join(folder, 'golden.json'), `${JSON.stringify(await runCase(oracle, { ...its, folder }), null, 1)}\n`);
}
