/**
 * Records what Zeebe's FEEL gives for the expressions of expressions.json into src/golden.json:
 *   ZEEBE_HOME=… node oracle/record.mjs
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const home = process.env.ZEEBE_HOME;
if (!home) {
  console.error('Set ZEEBE_HOME to an unpacked Zeebe 8.3 (Java 17 or later).');
  process.exit(1);
}
const asked = readFileSync(new URL('expressions.json', import.meta.url));
const classPath = ['-cp', join(home, 'lib', '*')];
const run = spawnSync('java', ['-Dfile.encoding=UTF-8', ...classPath, new URL('FeelOracle.java', import.meta.url).pathname], { input: asked, maxBuffer: 1 << 26 });
if (run.status !== 0) {
  console.error(String(run.stderr));
  process.exit(1);
}
const answers = String(run.stdout);
writeFileSync(new URL('golden.json', import.meta.url), answers.slice(answers.indexOf('[\n')));
