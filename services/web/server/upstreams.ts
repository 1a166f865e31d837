import { prefixesOf, SERVICES, type ServiceName } from '@attestation/contracts';
import { address, type Environment, readConfig, setting, variableOf } from '@attestation/service-kit';

/** A service behind the entry: requests below its prefixes go to its address. */
export interface Upstream {
  name: ServiceName;
  prefixes: readonly string[];
  target: string;
}

const NAMES = (Object.keys(SERVICES) as ServiceName[]).filter((name) => name !== 'web');
const http = address(['http:', 'https:']);

/**
 * Where each service is: `APPLICATIONS_URL` …, else its default port on this machine.
 * @throws ConfigError for an address that is none
 */
export function readUpstreams(env: Environment): Upstream[] {
  const settings = Object.fromEntries(
    NAMES.map((name) => [name, setting(variableOf(name, 'URL'), (given) => http(given ?? `http://127.0.0.1:${SERVICES[name].port}`))]),
  );
  const targets = readConfig(env, settings);
  return NAMES.map((name) => ({ name, prefixes: prefixesOf(name), target: String(targets[name]) }));
}
