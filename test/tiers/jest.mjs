/** Runs Jest for the package in the current folder: `npm test -w @attestation/feel`, or with arguments `npm test -w … -- quorum`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { jestConfig } from './jest.config.mjs';

const rootDir = process.cwd();
const work = join(rootDir, '.test');
mkdirSync(work, { recursive: true });
const config = join(work, 'jest.config.json');
writeFileSync(config, JSON.stringify(jestConfig({ rootDir })));

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
const run = spawnSync(process.execPath, [jest, '--config', config, '--rootDir', rootDir, '--passWithNoTests', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: options.trim(), TEST_REPORT: join(work, 'report.json') },
});
process.exit(run.status ?? 1);
