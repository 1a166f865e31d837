/**
 * Runs Jest for the package in the current folder: `npm test -w @attestation/feel`, or with arguments `npm test -w … -- quorum`.
 * In the root: for all packages together, in processes that they share, so that what most of them load is loaded once.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { jestConfig } from './jest.config.mjs';
import { packages, root, wholes } from './suites.mjs';

/** How long a run that is late may go on before it is ended: one that does not end would hold up all others. */
const GRACE_SECONDS = 30;

const rootDir = process.cwd();
const work = join(rootDir, '.test');
mkdirSync(work, { recursive: true });
const config = join(work, 'jest.config.json');
const report = join(work, 'report.json');
const together = join(rootDir, sep) === root;
writeFileSync(config, JSON.stringify(jestConfig({ rootDir, roots: together ? packages().map(({ folder }) => folder) : [rootDir] })));
rmSync(report, { force: true });

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const fromSource = ['--conditions=source', '--enable-source-maps', ...['../support/from-source.mjs', './spec-globals.mjs'].map((each) => `--import=${new URL(each, import.meta.url)}`)];
const run = spawnSync(process.execPath, [...fromSource, jest, '--config', config, '--rootDir', rootDir, '--passWithNoTests', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_REPORT_OF: rootDir },
  timeout: limitMs(),
});
if (run.status !== 0) countTheEnd();
process.exit(run.status ?? 1);

/** Within a tier a suite has its stated seconds; by itself it may take what it likes. */
function limitMs() {
  const tier = process.env.TEST_TIER;
  const suite = tier && [...packages(), ...wholes()].find(({ folder }) => folder === rootDir);
  return suite ? ((suite.tiers[tier] ?? suite.tiers.test ?? 3600) + GRACE_SECONDS) * 1000 : undefined;
}

/** A run that was ended, or broke, has failed even where each of its tests had passed. */
function countTheEnd() {
  const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passed: 0, failed: 0, skipped: 0, seconds: 0 };
  if (run.error) console.error(`The tests of ${rootDir} did not end: ${run.error.message}`);
  if (counted.failed === 0) writeFileSync(report, JSON.stringify({ ...counted, failed: 1 }));
}
