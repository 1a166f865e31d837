import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * One configuration for every package. The specs run in processes of their own, in Node as it is; `jest.mjs` lets it read the sources.
 * @param {{ rootDir: string, roots: string[] }} options what is tested, and the folders in which its specs lie
 */
export const jestConfig = ({ rootDir, roots }) => ({
  rootDir,
  roots,
  testMatch: ['**/*.spec.ts'],
  testRunner: `${root}test/tiers/spec-runner.mjs`,
  testSequencer: `${root}test/tiers/in-order.mjs`,
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.data/'],
  transform: {},
  injectGlobals: false,
  globalSetup: `${root}test/support/postgres.global-setup.mjs`,
  globalTeardown: `${root}test/support/postgres.global-teardown.mjs`,
  reporters: ['default', `${root}test/tiers/count-reporter.mjs`],
  testTimeout: 30_000,
  maxWorkers: Number(process.env.JEST_WORKERS ?? 2),
  workerIdleMemoryLimit: '1GB', // whose specs hold more begins anew
});
