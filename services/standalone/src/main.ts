/** `npm start`: reads the settings, starts the platform, says that it is ready, stops it on Ctrl-C. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADMINISTRATOR, SHOWN } from './demo/people.js';
import { PROCESSES } from './layout.js';
import { runToEnd } from './one-shot.js';
import { runPlatform } from './run-platform.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');

await runPlatform(process.argv.slice(2), {
  root,
  env: process.env,
  processes: PROCESSES,
  hostProgram: join(here, 'host.js'),
  layDatabase: (adminUrl) => runToEnd('The event bus could not be laid', join(here, 'lay-bus.js'), [], { ...process.env, DATABASE_URL: adminUrl }),
  deploy: (env) => runToEnd('The models could not be deployed', join(here, 'deploy.js'), [join(root, 'workflows')], env),
  accounts: SHOWN.map(({ login, name }) => ({ login, name })),
  administrator: ADMINISTRATOR,
  settle: (dataDir) => runToEnd('The demo accounts and their world could not be made', join(here, 'settle.js'), [dataDir], process.env),
  say: (text) => console.log(text),
});
