import type { Environment, ServiceDefinition } from '@attestation/service-kit';
import { startService } from '@attestation/service-kit';
import type { Part } from './layout.js';

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
  const { service, start } = (await import(part.package)) as PartModule;
  if (!service && !start) throw new Error(`${part.package} exports neither "service" nor "start": there is nothing to run.`);
  const { address, stop } = service ? await startService(service, env) : await (start as NonNullable<typeof start>)(env);
  return { name: part.name, address, stop: () => stop() };
}
