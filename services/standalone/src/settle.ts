/** Makes the demo accounts and lays the demo's world on a new platform: `settle.js FOLDER`. Repeated without harm. A program of its own. */
import { almatyDate, systemNow } from '@attestation/service-kit/base';
import type { RunFile } from './data/run-file.js';
import { readRunFile } from './data/run-file.js';
import { Api } from './demo/api.js';
import type { DemoPerson } from './demo/people.js';
import { PEOPLE } from './demo/people.js';
import { layWorld } from './demo/world.js';

try {
  const run = readRunFile(process.argv[2] ?? '');
  if (!run) throw new Error('No platform runs on this folder.');
  await Promise.all(PEOPLE.map((person) => makeAccount(run, person)));
  const api = new Api({ address: run.address, oidcIssuer: run.oidcIssuer, passwordOf: () => run.demoPassword });
  await layWorld(api, almatyDate(new Date(systemNow() + run.clockOffset)), () => undefined);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function makeAccount({ services, secrets, demoPassword }: RunFile, { login, personId }: DemoPerson): Promise<void> {
  const answer = await fetch(`${services.identity}/internal/accounts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secrets.IDENTITY_BOOTSTRAP_SECRET}`, 'content-type': 'application/json' },
    body: JSON.stringify({ login, personId, password: demoPassword }),
  });
  if (!answer.ok) throw new Error(`The account ${login} could not be made: ${answer.status} ${await answer.text()}`);
}
