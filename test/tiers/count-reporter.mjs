import { mkdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { packages, root } from './suites.mjs';

/** Leaves a suite's counts and seconds beside it, so that the tiers can add them up; where all packages run together, those of each beside each. */
export default class CountReporter {
  onRunComplete(_contexts, { testResults, startTime }) {
    const folder = process.env.TEST_REPORT_OF;
    if (!folder) return;
    if (join(folder, sep) !== root) return keep(folder, testResults, (Date.now() - startTime) / 1000);
    for (const each of packages()) {
      const its = testResults.filter(({ testFilePath }) => testFilePath.startsWith(each.folder + sep));
      if (its.length > 0) keep(each.folder, its, sum(its, ({ perfStats }) => perfStats.runtime) / 1000);
    }
  }
}

function keep(folder, files, seconds) {
  const report = {
    passed: sum(files, ({ numPassingTests }) => numPassingTests),
    failed: sum(files, ({ numFailingTests, testExecError }) => numFailingTests + (testExecError ? 1 : 0)),
    skipped: sum(files, ({ numPendingTests, numTodoTests }) => numPendingTests + numTodoTests),
    seconds: Math.round(seconds * 10) / 10,
  };
  mkdirSync(join(folder, '.test'), { recursive: true });
  writeFileSync(join(folder, '.test', 'report.json'), JSON.stringify(report));
}

const sum = (files, figure) => files.reduce((all, file) => all + figure(file), 0);
