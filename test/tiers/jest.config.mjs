import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * One configuration for every package: ES modules, swc with decorator metadata, sources instead of `dist`.
 * @param {{ rootDir: string, testMatch?: string[] }} options the package that is tested
 */
export const jestConfig = ({ rootDir, testMatch = ['<rootDir>/**/*.spec.ts'] }) => ({
  rootDir,
  testMatch,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.data/'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/', '\\.pnp\\.[^\\/]+$'],
  globalSetup: `${root}test/support/postgres.global-setup.mjs`,
  globalTeardown: `${root}test/support/postgres.global-teardown.mjs`,
  reporters: ['default', `${root}test/tiers/count-reporter.mjs`],
  testTimeout: 30_000,
  maxWorkers: Number(process.env.JEST_WORKERS ?? 2),
  forceExit: false,
});

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
};
