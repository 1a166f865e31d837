import { writeFileSync } from 'node:fs';

/** Leaves a suite's counts and seconds beside it, so that the tiers can add them up, also from the cache. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    if (!process.env.TEST_REPORT) return;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites, startTime } = results;
    const report = {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests + numTodoTests,
      seconds: Math.round((Date.now() - startTime) / 100) / 10,
    };
    writeFileSync(process.env.TEST_REPORT, JSON.stringify(report));
  }
}
