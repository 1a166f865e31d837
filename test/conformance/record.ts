/**
 * `npm run conformance:record -- [--records] [case …]`: runs the cases (all, if none is named) on a real Zeebe 8.3 and keeps what was seen as their
 * goldens, and where a case has its records kept, or with `--records`, all fields of its records too.
 * The broker is started out of ZEEBE_HOME, or is the one of ZEEBE_ADDRESS, with ZEEBE_CLOCK_URL and ZEEBE_LOG.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { aZeebe } from '../tiers/zeebe.mjs';
import { caseNames, readCase, readRecords, recordsFile } from './case.js';
import { runCaseWithRecords } from './driver.js';
import { zeebeOf } from './zeebe.js';

const { values, positionals: wanted } = parseArgs({ allowPositionals: true, options: { records: { type: 'boolean', default: false } } });
const unknown = wanted.filter((name) => !caseNames().includes(name));
if (unknown.length > 0) throw new Error(`There is no case ${unknown.join(', ')}.`);
const zeebe = await aZeebe();
if ('missing' in zeebe) throw new Error(zeebe.missing);
const target = zeebeOf(zeebe.env);
try {
  for (const name of wanted.length > 0 ? wanted : caseNames()) await record(name);
} finally {
  await target.close();
  await zeebe.stop();
}

/** A case that breaks leaves its golden as it was, and the others to be recorded. */
async function record(name: string): Promise<void> {
  const its = readCase(name);
  try {
    const { golden, records } = await runCaseWithRecords(target, its);
    writeFileSync(join(its.folder, 'golden.json'), `${JSON.stringify(golden, null, 1)}\n`);
    if (values.records || readRecords(name)) writeFileSync(recordsFile(name), `${JSON.stringify(records, null, 1)}\n`);
    process.stdout.write(`${name}\n`);
  } catch (problem) {
    process.stderr.write(`${name}: ${String(problem)}\n`);
    process.exitCode = 1;
  }
}
