/**
 * Runs the tests of a tier, or of several at once: `node test/tiers/run.mjs test zeebe sample`, or `deep`. The last line counts:
 * `N passed, N failed, N skipped`; exit code 1 when one failed or a suite took longer than it states.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { kafkaJars } from '../support/kafka-jars.mjs';
import { startTestPostgres } from '../support/test-postgres.mjs';
import { beside } from './beside.mjs';
import { endAll, perform } from './command.mjs';
import { packages, root, wholes } from './suites.mjs';
import { aZeebe, bringsExporter, NO_EXPORTER } from './zeebe.mjs';

const TIERS = ['test', 'zeebe', 'sample', 'deep'];
const CHECKS_SECONDS = 180;
const PACKAGES_SECONDS = 900;
const RANDOM_SECONDS = 5_400;
/** As many as there are cores where the least is to be had: with a third, what is awaited within seconds comes late now and then. */
const PLACES = 2;
const PACKAGES_AT_ONCE = 2;
const jest = join(root, 'test', 'tiers', 'jest.mjs');

const tiers = process.argv.slice(2);
if (tiers.length === 0 || !tiers.every((each) => TIERS.includes(each))) {
  console.error(`Which tests? Of: ${TIERS.join(', ')}.`);
  process.exit(2);
}
const isDeep = tiers.includes('deep');
const total = { passed: 0, failed: 0, skipped: 0 };
const remarks = [];
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (endAll(), process.exit(130)));

const from = performance.now();
await withPostgres(() => beside([...sourcesAndPackages(), ...onZeebe(), ...onEmbeddedEngine()].map(counted), PLACES));
for (const remark of remarks) console.log(remark);
console.log(`Tier ${tiers.join(', ')}: ${Math.round((performance.now() - from) / 1000)} s`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

/** The packages' own tests, and beside them the checks of the sources. */
function sourcesAndPackages() {
  if (!isDeep && !tiers.includes('test')) return [];
  return [{ places: PACKAGES_AT_ONCE, run: testPackages }, { places: 1, run: checkSources }];
}

async function checkSources() {
  await check('lint', ['npm', 'run', '--silent', 'lint:code']);
  await check('typecheck', [process.execPath, bin('typescript/bin/tsc'), '-p', 'tsconfig.json']);
  await check('typecheck of the pages', [process.execPath, bin('typescript/bin/tsc'), '-p', 'services/web/tsconfig.json']);
  await check('walls', ['npm', 'run', '--silent', 'walls']);
  await check('models', [process.execPath, bin('bpmnlint/bin/bpmnlint.js'), 'workflows/**/*.bpmn']);
}

/** What no single package owns, on the embedded engine: the longest first; at length each by itself. */
function onEmbeddedEngine() {
  const its = [...(isDeep ? ['test'] : []), ...tiers].filter((each) => each !== 'zeebe').flatMap((tier) => wholes().filter((suite) => suite.tiers[tier]).map((suite) => ({ suite, tier })));
  return its
    .sort((one, other) => other.suite.tiers[other.tier] - one.suite.tiers[one.tier])
    .map(({ suite, tier }) => ({ places: isDeep ? PLACES : (suite.workers ?? 1), run: () => testWhole(suite, tier, { ENGINE: 'embedded' }) }));
}

/** The whole once more, each suite on a real Zeebe of its own, one after another: a Zeebe whose clock was moved by days is no longer fit for the next. */
function onZeebe() {
  return isDeep || tiers.includes('zeebe') ? [{ places: isDeep ? PLACES : 1, run: wholesOnZeebe }] : [];
}

/** What breaks is a failure, and the others go on. */
function counted({ places, run }) {
  const broke = (problem) => {
    total.failed++;
    remarks.push(`FAILED ${problem.stack}`);
  };
  return { places, run: () => run().catch(broke) };
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
  const { ok, late, seconds } = await perform(command, { title, seconds: allowed });
  total[ok ? 'passed' : 'failed']++;
  remarks.push(`${ok ? 'ok    ' : 'FAILED'} ${title}, ${seconds} s${late ? `: more than the ${allowed} s it may take` : ''}`);
}

async function testPackages() {
  const suites = packages();
  for (const { folder } of suites) rmSync(reportOf(folder), { force: true });
  const tier = isDeep ? 'deep' : 'test';
  const env = { JEST_WORKERS: String(PACKAGES_AT_ONCE), TEST_TIER: tier };
  const { ok, seconds } = await perform([process.execPath, jest], { title: 'packages', seconds: PACKAGES_SECONDS, env, live: true });
  const before = total.failed;
  for (const suite of suites) add(suite, suite.tiers[tier] ?? suite.tiers.test ?? Infinity);
  if (!ok && total.failed === before) total.failed++;
  remarks.push(`${ok ? 'ok    ' : 'FAILED'} packages, ${seconds} s`);
}

async function testWhole(suite, suiteTier, env) {
  const title = `${suite.title} (${env.ENGINE})`;
  rmSync(reportOf(suite.folder), { force: true });
  const allowed = suite.tiers[suiteTier];
  const workers = isDeep ? {} : { JEST_WORKERS: String(suite.workers ?? 1) };
  await perform([process.execPath, jest], { title, seconds: allowed + 15, cwd: suite.folder, env: { TEST_TIER: suiteTier, ...workers, ...env } });
  add({ ...suite, title }, allowed);
}

async function wholesOnZeebe() {
  for (const suite of wholes().filter((each) => each.tiers.zeebe)) {
    const zeebe = suite.startsItsOwn ? ownZeebeAndKafka() : await aZeebe();
    if ('missing' in zeebe) {
      total.skipped++;
      if (!remarks.includes(zeebe.missing)) remarks.push(zeebe.missing);
      continue;
    }
    try {
      await testWhole(suite, 'zeebe', { ENGINE: 'zeebe', TEST_TIER: isDeep ? 'deep' : 'zeebe', ...zeebe.env });
    } finally {
      await zeebe.stop();
    }
  }
  // the first twenty are in the suite itself
  if (isDeep && process.env.ZEEBE_HOME) await check('random models on both engines', ['npm', 'run', '--silent', 'conformance:random', '--', '--from', '21', '--seeds', '2000'], RANDOM_SECONDS);
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

function bin(path) {
  return join(root, 'node_modules', path);
}

function reportOf(folder) {
  return join(folder, '.test', 'report.json');
}
