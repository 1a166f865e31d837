/**
 * Runs the tests of a tier: `node test/tiers/run.mjs test | zeebe | sample | deep`. The last line counts:
 * `N passed, N failed, N skipped`; exit code 1 when one failed or a suite took longer than it states.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { kafkaJars } from '../support/kafka-jars.mjs';
import { startTestPostgres } from '../support/test-postgres.mjs';
import { endAll, perform } from './command.mjs';
import { packages, root, wholes } from './suites.mjs';
import { aZeebe, bringsExporter, NO_EXPORTER } from './zeebe.mjs';

const TIERS = ['test', 'zeebe', 'sample', 'deep'];
const CHECKS_SECONDS = 180;
const PACKAGES_SECONDS = 700;
const RANDOM_SECONDS = 5_400;

const tier = process.argv[2];
if (!TIERS.includes(tier)) {
  console.error(`Which tests? One of: ${TIERS.join(', ')}.`);
  process.exit(2);
}
const total = { passed: 0, failed: 0, skipped: 0 };
const remarks = [];
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (endAll(), process.exit(130)));

const from = performance.now();
if (tier === 'test' || tier === 'deep') await sourcesAndPackages();
await onEmbeddedEngine(tier === 'deep' ? ['test', 'deep'] : [tier]);
if (tier === 'zeebe' || tier === 'deep') await onZeebe();
for (const remark of remarks) console.log(remark);
console.log(`Tier ${tier}: ${Math.round((performance.now() - from) / 1000)} s`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

/** Checks of the sources, then the packages' own tests, all on one PostgreSQL. */
async function sourcesAndPackages() {
  await check('lint', ['npm', 'run', '--silent', 'lint:code']);
  await Promise.all([check('typecheck', [process.execPath, bin('typescript/bin/tsc'), '-p', 'tsconfig.json']), shorterChecks()]);
  await withPostgres(testPackages);
}

/** Together they take as long as the types of all services, which keep one core busy. */
async function shorterChecks() {
  await check('typecheck of the pages', [process.execPath, bin('typescript/bin/tsc'), '-p', 'services/web/tsconfig.json']);
  await check('walls', ['npm', 'run', '--silent', 'walls']);
  await check('models', [process.execPath, bin('bpmnlint/bin/bpmnlint.js'), 'workflows/**/*.bpmn']);
}

/** What no single package owns, on the embedded engine. */
async function onEmbeddedEngine(tiers) {
  const suites = tiers.filter((each) => each !== 'zeebe').flatMap((each) => wholes().filter((suite) => suite.tiers[each]).map((suite) => [suite, each]));
  if (suites.length === 0) return;
  await withPostgres(async () => {
    for (const [suite, of] of suites) await testWhole(suite, of, { ENGINE: 'embedded' });
  });
}

async function withPostgres(work) {
  if (process.env.TEST_DATABASE_URL) return work();
  const postgres = await startTestPostgres();
  process.env.TEST_DATABASE_URL = postgres.url;
  try {
    await work();
  } finally {
    delete process.env.TEST_DATABASE_URL;
    await postgres.stop();
  }
}

async function check(title, command, allowed = CHECKS_SECONDS) {
  heading(title);
  const { ok, late, seconds } = await perform(command, { seconds: allowed });
  total[ok ? 'passed' : 'failed']++;
  remarks.push(`${ok ? 'ok    ' : 'FAILED'} ${title}, ${seconds} s${late ? `: more than the ${allowed} s it may take` : ''}`);
}

async function testPackages() {
  heading('packages');
  const suites = packages();
  for (const { folder } of suites) rmSync(reportOf(folder), { force: true });
  const cache = tier === 'deep' ? ['--skip-nx-cache'] : [];
  const env = { JEST_WORKERS: '1', TEST_TIER: tier };
  await perform([...nx(), 'run-many', '-t', 'test', '--outputStyle=static', '--parallel=2', ...cache], { seconds: PACKAGES_SECONDS, env });
  for (const suite of suites) add(suite, suite.tiers[tier] ?? suite.tiers.test ?? Infinity);
}

async function testWhole(suite, suiteTier, env) {
  heading(`${suite.title} (${env.ENGINE})`);
  rmSync(reportOf(suite.folder), { force: true });
  const allowed = suite.tiers[suiteTier];
  await perform([process.execPath, join(root, 'test', 'tiers', 'jest.mjs')], { seconds: allowed + 15, cwd: suite.folder, env: { TEST_TIER: suiteTier, ...env } });
  add({ ...suite, title: `${suite.title} (${env.ENGINE})` }, allowed);
}

/** The whole once more, each suite on a real Zeebe of its own: one whose clock was moved by days is no longer fit for the next. */
async function onZeebe() {
  for (const suite of wholes().filter((each) => each.tiers.zeebe)) {
    const zeebe = suite.startsItsOwn ? ownZeebeAndKafka() : await aZeebe();
    if ('missing' in zeebe) {
      total.skipped++;
      if (!remarks.includes(zeebe.missing)) remarks.push(zeebe.missing);
      continue;
    }
    try {
      await testWhole(suite, 'zeebe', { ENGINE: 'zeebe', TEST_TIER: tier, ...zeebe.env });
    } finally {
      await zeebe.stop();
    }
  }
  // the first twenty are in the suite itself
  if (tier === 'deep' && process.env.ZEEBE_HOME) await check('random models on both engines', ['npm', 'run', '--silent', 'conformance:random', '--', '--from', '21', '--seeds', '2000'], RANDOM_SECONDS);
}

/** For a suite that starts both by itself: whether it can. */
function ownZeebeAndKafka() {
  const kafka = bringsExporter() ? kafkaJars() : { missing: NO_EXPORTER };
  return 'missing' in kafka ? kafka : { env: {}, stop: async () => undefined };
}

/** Adds a suite's report; none at all, or more seconds than stated, is a failure. */
function add({ title, folder }, allowed) {
  if (!existsSync(reportOf(folder))) {
    total.failed++;
    remarks.push(`FAILED ${title}: it ended without a report`);
    return;
  }
  const { passed, failed, skipped, seconds } = JSON.parse(readFileSync(reportOf(folder), 'utf8'));
  const late = seconds > allowed;
  total.passed += passed;
  total.failed += failed + (late ? 1 : 0);
  total.skipped += skipped;
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped, ${seconds} s`;
  remarks.push(`${failed || late ? 'FAILED' : 'ok    '} ${title}: ${counts}${late ? `, more than the ${allowed} s it states` : ''}`);
}

function heading(text) {
  console.log(`\n== ${text}`);
}

function nx() {
  return [process.execPath, bin('nx/dist/bin/nx.js')];
}

function bin(path) {
  return join(root, 'node_modules', path);
}

function reportOf(folder) {
  return join(folder, '.test', 'report.json');
}
