/** Runs a small Java program on Zeebe's own classes, out of an unpacked Zeebe 8.3 in `ZEEBE_HOME`; Java 17 or later. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LARGEST_OUTPUT = 1 << 28;

/** Its answers, a JSON array with a line for each. @param {URL} program @param {unknown} asked given to it as JSON */
export function answersOfZeebe(program, asked) {
  const home = process.env.ZEEBE_HOME;
  if (!home) throw new Error('Set ZEEBE_HOME to an unpacked Zeebe 8.3 (Java 17 or later).');
  const command = ['-Dfile.encoding=UTF-8', '-cp', join(home, 'lib', '*'), fileURLToPath(program)];
  const run = spawnSync('java', command, { input: JSON.stringify(asked), maxBuffer: LARGEST_OUTPUT });
  if (run.error ?? run.status !== 0) throw new Error(String(run.error ?? run.stderr));
  const answers = String(run.stdout);
  return answers.slice(answers.indexOf('[\n'));
}
