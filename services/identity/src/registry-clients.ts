import { readFileSync } from 'node:fs';
import { ConfigError } from '@attestation/service-kit';

const NAME = /^[\w.:-]{1,100}$/;
const OURS = ['web', 'integrations'];

/**
 * The machine accounts of registries on one machine, from the file of REGISTRY_CLIENTS_FILE: `{ "<client>": "<secret>", … }`. What each
 * may publish is said in `integrations`.
 * @param shortest a secret has at least so many characters
 * @throws ConfigError naming the account that cannot be used, never its secret
 */
export function readRegistryClients(path: string | undefined, shortest: number): Record<string, string> {
  if (!path) return {};
  const clients = read(path);
  for (const [client, secret] of Object.entries(clients)) {
    if (!NAME.test(client) || OURS.includes(client)) throw new ConfigError(`REGISTRY_CLIENTS_FILE names "${client}", which cannot be a registry's account.`);
    if (typeof secret !== 'string' || secret.length < shortest) throw new ConfigError(`REGISTRY_CLIENTS_FILE must have a secret of at least ${shortest} characters for ${client}.`);
  }
  return clients as Record<string, string>;
}

function read(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch (problem) {
    const why = problem instanceof SyntaxError ? 'it is no JSON' : String((problem as NodeJS.ErrnoException).code);
    throw new ConfigError(`REGISTRY_CLIENTS_FILE cannot be read: ${why}.`);
  }
}
