import type { PartName, ProcessPlan } from '../layout.js';
import { defaultPort, ENGINE_MANAGEMENT_PORT, envName } from '../layout.js';
import { portNear, requirePort } from '../ports.js';
import type { Settings } from '../settings.js';
import { readPort } from '../settings.js';

/** Where everything will listen. */
export interface Addresses {
  /** the parts that are started: without the engine or the issuer when those come from outside */
  processes: ProcessPlan[];
  ports: Map<PartName, number>;
  zeebeAddress: string;
  /** of our own engine */
  engineManagement?: string;
  oidcIssuer: string;
}

/**
 * Chooses a port for each part: the one of `<NAME>_PORT`, else its usual one, else, when that is taken, any free one.
 * A platform in another folder than the usual one takes free ones at once: two that start together would reach for the same.
 * @throws StartProblem when the entry's port or one asked for by name is taken
 */
export async function chooseAddresses(settings: Settings, all: readonly ProcessPlan[], env: NodeJS.ProcessEnv): Promise<Addresses> {
  await requirePort('PORT', settings.host, settings.port);
  const processes = withoutForeign(settings, all);
  const ports = new Map<PartName, number>([['web', settings.port]]);
  const chosen = new Set([settings.port]);
  const choose = async (variable: string, usual: number): Promise<number> => {
    const asked = env[variable];
    const port = asked ? readPort(variable, asked) : await portNear(settings.usualPorts ? usual : undefined, chosen);
    if (asked) await requirePort(variable, '127.0.0.1', port);
    chosen.add(port);
    return port;
  };
  for (const { name } of processes.flatMap(({ parts }) => parts)) {
    if (name !== 'web') ports.set(name, await choose(`${envName(name)}_PORT`, defaultPort(name)));
  }
  const ownEngine = ports.has('engine');
  return {
    processes,
    ports,
    zeebeAddress: settings.zeebeAddress ?? `127.0.0.1:${ports.get('engine')}`,
    ...(ownEngine && { engineManagement: `http://127.0.0.1:${await choose('ENGINE_MANAGEMENT_PORT', ENGINE_MANAGEMENT_PORT)}` }),
    oidcIssuer: settings.oidcIssuer ?? `${settings.publicUrl}/oidc`,
  };
}

function withoutForeign({ zeebeAddress, oidcIssuer }: Settings, all: readonly ProcessPlan[]): ProcessPlan[] {
  const foreign = new Set<PartName>([...(zeebeAddress ? ['engine' as const] : []), ...(oidcIssuer ? ['identity' as const] : [])]);
  return all
    .map(({ name, parts }) => ({ name, parts: parts.filter((part) => !foreign.has(part.name)) }))
    .filter(({ parts }) => parts.length > 0);
}
