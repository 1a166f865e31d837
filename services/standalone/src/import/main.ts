/** `npm run import -- KIND FILE.csv`: takes over a table into the running platform. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MINISTRY } from '../demo/people.js';
import { platformOf } from './platform.js';
import { registerBehind } from './register.js';
import { jsonReport, wordsReport } from './report.js';
import { runImport } from './run-import.js';
import { readImportSettings } from './settings.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
let stopped = false;
// the batch in hand is finished; asked twice, it ends at once
process.on('SIGINT', () => (stopped ? process.exit(130) : (stopped = true)));
process.on('SIGTERM', () => (stopped = true));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const settings = readImportSettings(process.argv.slice(2), process.env, root, MINISTRY.login);
  const { api, login, name } = platformOf(settings, process.env);
  process.exitCode = await runImport(settings, {
    register: registerBehind(api, login),
    platform: name,
    report: settings.json ? jsonReport(say) : wordsReport(say, settings.language),
    screen: process.stderr,
    isStopped: () => stopped,
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
