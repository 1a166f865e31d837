/**
 * `npm run bench:lists -- [--cases 100000] [--calls 200] [--sign-ins 1000]`: how long a list of cases takes where a country has a hundred thousand of them, and
 * how many people may sign in within a minute. Cases are put straight into the tables of `applications`: states, categories, places mixed, names invented.
 * Calls go through the web entry as a browser's do, one after another; sign-ins come evenly over a minute whatever the answers take, passwords, tokens and the first call and all.
 */
import { parseArgs } from 'node:util';
import { DISTRICT_DEPT, MINISTRY_SECOND, openDraft, REGION_DEPT, TEACHER } from '@attestation/standalone/demo';
import { withClient } from '@attestation/service-kit';
import { Joined } from '../support/joined.js';
import type { TestPlatform } from '../support/platform.js';
import { manyCases, NAMES } from './lists/many-cases.js';
import { signInAll } from './lists/sign-ins.js';
import { measured } from './measured.js';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '100000' }, calls: { type: 'string', default: '200' }, 'sign-ins': { type: 'string', default: '1000' } } });
const [cases, calls, signIns] = [Number(values.cases), Number(values.calls), Number(values['sign-ins'])];
const BAR_MS = 50;
/** What a department looks at in a day, with the filters of its pages. */
const ASKED = [
  ['the first page by due', 'applications?order=DUE&limit=20'],
  ['by state and category', 'applications?order=DUE&limit=20&state=ADMITTED&category=EXPERT'],
  ['late ones', 'applications?order=DUE&limit=20&late=true'],
  ['of a year', 'applications?order=DUE&limit=20&year=2025'],
  ['by a first name', `applications?order=DUE&limit=20&q=${encodeURIComponent(NAMES.first[0] ?? '')}`],
  ['by a beginning of a surname', `applications?order=DUE&limit=20&q=${encodeURIComponent('сарс')}`],
  ['by a whole name', `applications?order=DUE&limit=20&q=${encodeURIComponent(`${NAMES.last[1]} ${NAMES.first[1]}`)}`],
  ['by a number', 'applications?order=DUE&limit=20&q=10-2025-000020'],
  ['counts', 'applications/counts'],
  ['counts by state', 'applications/counts?state=ADMITTED'],
  ['counts by a first name', `applications/counts?q=${encodeURIComponent(NAMES.first[0] ?? '')}`],
] as const;
const WHO = { 'a district': DISTRICT_DEPT.login, 'a region': REGION_DEPT.login, 'the country': MINISTRY_SECOND.login };

await measured(async (platform) => {
  const joined = await Joined.join(platform);
  await openDraft(joined.link, TEACHER.login, 'MODERATOR');
  await withClient(platform.run.databaseUrl, (client) => manyCases(client, cases));
  for (const [who, login] of Object.entries(WHO)) await lists(joined, who, login);
  if (signIns > 0) await letIn(platform, signIns);
});

async function lists(joined: Joined, who: string, login: string): Promise<void> {
  const { body } = await joined.ask<{ count: number }>('GET', 'applications/counts', { as: login });
  console.log(`${who}: ${body.count} cases; ${calls} calls each`);
  for (const [what, path] of ASKED) {
    const took: number[] = [];
    for (let call = 0; call < calls; call += 1) {
      const from = performance.now();
      const { status } = await joined.ask('GET', path, { as: login });
      if (status !== 200) throw new Error(`${path} was answered ${status}`);
      took.push(performance.now() - from);
    }
    const [p50, p95] = [0.5, 0.95].map((share) => at(took, share));
    console.log(`  ${what.padEnd(28)} p50 ${p50?.toFixed(1).padStart(6)} ms  p95 ${p95?.toFixed(1).padStart(6)} ms${(p95 ?? 0) > BAR_MS ? `  above ${BAR_MS} ms` : ''}`);
  }
}

/** The value that so large a share of them does not exceed. */
function at(took: readonly number[], share: number): number {
  return took.toSorted((a, b) => a - b)[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
}

async function letIn(platform: TestPlatform, count: number): Promise<void> {
  const { failed, because, took, seconds, cpu } = await signInAll(platform, count);
  console.log(`${count} sign-ins with their first call, coming over a minute: the last was in after ${seconds.toFixed(1)} s, ${failed} failed; p50 ${at(took, 0.5).toFixed(0)} ms, p95 ${at(took, 0.95).toFixed(0)} ms`);
  if (because) console.log(`  the first that failed: ${because}`);
  for (const [name, spent] of cpu.filter((each) => each[1] > 0.5)) console.log(`  ${name.padEnd(28)} ${((spent * 1000) / count).toFixed(1).padStart(6)} ms of a core each`);
}
