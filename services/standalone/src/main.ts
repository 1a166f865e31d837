/** `npm start`: reads the settings, starts the platform, says that it is ready, stops it on Ctrl-C. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unlessLaid, versionOf } from './database/laid.js';
import { ADMINISTRATOR, SHOWN } from './demo/people.js';
import { PROCESSES } from './layout.js';
import { runToEnd } from './one-shot.js';
import { runPlatform } from './run-platform.js';
import type { Surroundings } from './supervise/surroundings.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');

/** Programs of their own, which cost seconds: only when something has changed. */
const layDatabase: Surroundings['layDatabase'] = (adminUrl) => {
  const env = { ...process.env, DATABASE_URL: adminUrl };
  const schema = join(fileURLToPath(import.meta.resolve('@attestation/events')), '..', 'bus', 'schema.js');
  return unlessLaid(adminUrl, 'bus', versionOf(schema), () => runToEnd('The event bus could not be laid', join(here, 'lay-bus.js'), [], env));
};
const deploy: Surroundings['deploy'] = ({ env, adminUrl, ownEngine }) => {
  const models = join(root, 'workflows');
  const bring = () => runToEnd('The models could not be deployed', join(here, 'deploy.js'), [models], env);
  return ownEngine ? unlessLaid(adminUrl, 'models', versionOf(models), bring) : bring();
};

await runPlatform(process.argv.slice(2), {
  root,
  env: process.env,
  processes: PROCESSES,
  hostProgram: join(here, 'host.js'),
  layDatabase,
  deploy,
  demoAuthority: async () => (await import('@attestation/documents/signature')).createDemoAuthority(),
  accounts: SHOWN.map(({ login, name }) => ({ login, name })),
  administrator: ADMINISTRATOR,
  settle: (dataDir) => runToEnd('The demo accounts and their world could not be made', join(here, 'settle.js'), [dataDir], process.env),
  say: (text) => console.log(text),
});
