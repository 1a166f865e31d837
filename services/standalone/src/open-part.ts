import type { Environment, ServiceDefinition } from '@attestation/service-kit';
import type { Part } from './layout.js';
import { PART_MODULES } from './part-modules.js';

/** One service that runs in this process. */
export interface RunningPart {
  name: string;
  address: string;
  stop(): Promise<void>;
}

/** What a part's package exports: a service, or, for what is none of Nest's, its own start. */
interface PartModule {
  service?: ServiceDefinition;
  start?(env: Environment): Promise<{ address: string; stop(): Promise<void> }>;
}

/**
 * Loads a part's package and starts it.
 * @throws ConfigError in one sentence, for people; others are faults
 */
export async function openPart(part: Part, env: Environment): Promise<RunningPart> {
  const { service, start } = (await PART_MODULES[part.name]()) as PartModule;
  if (!service && !start) throw new Error(`${part.name} exports neither "service" nor "start": there is nothing to run.`);
  // the engine knows nothing of Nest: its process does not load it
  const { address, stop } = service ? await (await import('@attestation/service-kit')).startService(service, env) : await (start as NonNullable<typeof start>)(env);
  return { name: part.name, address, stop: () => stop() };
}
