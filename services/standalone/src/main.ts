/** `npm start`: reads the settings, starts the platform, says that it is ready, stops it on Ctrl-C. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPlatform } from './run-platform.js';
import { deployModels } from './models.js';
import { PROCESSES } from './layout.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');

await runPlatform(process.argv.slice(2), {
  root,
  env: process.env,
  processes: PROCESSES,
  hostProgram: join(here, 'host.js'),
  deploy: deployModels(join(here, 'deploy.js'), join(root, 'workflows')),
  say: (text) => console.log(text),
});
