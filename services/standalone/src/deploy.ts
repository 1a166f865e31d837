/** Brings every model and decision table of `workflows/` to the engine; what is unchanged keeps its version. A program of its own. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Resource } from '@attestation/workflow';
import { Gateway, ZeebeEngineClient } from '@attestation/workflow';

const HEALTHY_SECONDS = 30;

const gateway = new Gateway(process.env.ZEEBE_ADDRESS ?? '127.0.0.1:26500');
try {
  const engine = new ZeebeEngineClient(gateway);
  await healthy(engine);
  const resources = modelsIn(process.argv[2] ?? '');
  if (resources.length > 0) await engine.deploy(resources);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  gateway.close();
}

/** A Zeebe that has just started answers before its partition has a leader. */
async function healthy(engine: ZeebeEngineClient): Promise<void> {
  for (let second = 0; second < HEALTHY_SECONDS; second++) {
    if ((await engine.topology()).healthy) return;
    await pause(1000);
  }
  throw new Error(`The engine at ${gateway.address} answers, but is not healthy after ${HEALTHY_SECONDS} s.`);
}

function modelsIn(folder: string): Resource[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(bpmn|dmn)$/.test(name))
    .sort()
    .map((name) => ({ name: basename(name), content: readFileSync(join(folder, name)) }));
}
