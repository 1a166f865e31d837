import { ConfigError } from './config/read-config.js';
import type { ServiceDefinition } from './service.js';
import { startService } from './start.js';

/** The whole of a service's `main.ts`: starts it, stops it on SIGTERM and Ctrl-C, says in one sentence why it cannot start. */
export async function runService(definition: ServiceDefinition): Promise<void> {
  try {
    const service = await startService(definition);
    const stop = () => void service.stop().then(() => process.exit(0), fail);
    process.once('SIGTERM', stop).once('SIGINT', stop);
  } catch (problem) {
    fail(problem);
  }
}

function fail(problem: unknown): never {
  const text = problem instanceof ConfigError ? problem.message : problem instanceof Error ? problem.stack : String(problem);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
