import { runningPlatform } from '../data/run-file.js';
import { Api } from '../demo/api.js';
import { StartProblem } from '../problem.js';
import type { ImportSettings } from './settings.js';

/** The platform a table goes to. */
export interface Platform {
  api: Api;
  login: string;
  /** tells it from others in the progress files */
  name: string;
}

/**
 * The platform at IMPORT_ADDRESS with IMPORT_TOKEN, else the one that runs on the data folder, signed in with one of its accounts.
 * @throws StartProblem when there is none, or no way to sign in
 */
export function platformOf({ dataDir, login }: ImportSettings, env: NodeJS.ProcessEnv): Platform {
  const { IMPORT_ADDRESS: address, IMPORT_TOKEN: token } = env;
  if (address && !token) throw new StartProblem('IMPORT_ADDRESS is set: IMPORT_TOKEN must be the access token of somebody of the authorised body.');
  if (address && token) return { api: new Api({ address: address.replace(/\/+$/, ''), token }), login: 'IMPORT_TOKEN', name: address };
  const run = runningPlatform(dataDir);
  if (!run) throw new StartProblem(`No platform runs on ${dataDir}: start one (npm start), or name one by IMPORT_ADDRESS and IMPORT_TOKEN.`);
  if (run.accounts.length === 0 && !token) throw new StartProblem('This platform has an issuer of its own: IMPORT_TOKEN must be the access token of somebody of the authorised body.');
  const entry = token ? { address: run.address, token } : { address: run.address, oidcIssuer: run.oidcIssuer, passwordOf: () => run.demoPassword };
  return { api: new Api(entry), login, name: dataDir };
}
