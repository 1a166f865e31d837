/** Asks Zeebe's own FEEL. It needs Java 17 and, in `ZEEBE_HOME`, an unpacked Zeebe 8.3. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LARGEST_OUTPUT = 1 << 28;

/** The variables and the moment that all expressions are evaluated with. @type {{ now: string, variables: Record<string, unknown>, expressions: string[] }} */
export const asked = JSON.parse(readFileSync(new URL('expressions.json', import.meta.url), 'utf8'));

/** Its answers to so many expressions, as JSON text with a line for each. @param {readonly string[]} expressions */
export function answersOfZeebe(expressions) {
  const home = process.env.ZEEBE_HOME;
  if (!home) throw new Error('Set ZEEBE_HOME to an unpacked Zeebe 8.3 (Java 17 or later).');
  const command = ['-Dfile.encoding=UTF-8', '-cp', join(home, 'lib', '*'), fileURLToPath(new URL('FeelOracle.java', import.meta.url))];
  const run = spawnSync('java', command, { input: JSON.stringify({ ...asked, expressions }), maxBuffer: LARGEST_OUTPUT });
  if (run.error ?? run.status !== 0) throw new Error(String(run.error ?? run.stderr));
  const answers = String(run.stdout);
  return answers.slice(answers.indexOf('[\n'));
}
