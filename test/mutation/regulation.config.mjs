/**
 * `npm run regulation:mutate [-- --mutate 'libs/regulation/src/career/*.ts']`: changes the law's functions one small thing at a time and runs the tests
 * that reach it; a change that no test notices is a promise nobody holds. Run by hand.
 * Left out: sentences for people, and what is computed once when a file is loaded, such as the rows of the tables (their own checks hold those).
 */
const library = 'libs/regulation/src';

export default {
  packageManager: 'npm',
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--conditions=source', '--import=./test/support/from-source.mjs', '--import=./test/mutation/jest-globals.mjs'],
  /** own-numbers reads the sources as text and would read the changed ones */
  mochaOptions: { spec: [`${library}/**/*.spec.ts`, 'services/regulation/src/answers.spec.ts'], ignore: [`${library}/own-numbers.spec.ts`] },
  coverageAnalysis: 'perTest',
  mutate: [`${library}/**/*.ts`, `!${library}/**/*.spec.ts`, `!${library}/rule-book/**`, `!${library}/testing/**`],
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  ignorePatterns: ['.mutants', '.nx', 'dist', '.data', '.test', 'services/*', '!services/regulation', 'test/*', '!test/mutation', '!test/support'],
  concurrency: Number(process.env.MUTANTS_AT_ONCE ?? 1),
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true, skipFull: true },
  jsonReporter: { fileName: '.data/mutation/regulation.json' },
  tempDirName: '.mutants',
  cleanTempDir: 'always',
};
