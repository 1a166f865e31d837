import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineRecords, startTestEngine, type TestEngine } from '@attestation/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fromNpm, fromPyPI, perform } from './installed.js';
import { zbctlStory } from './zbctl.js';

const [stock, sdk, zbctl, pyzeebe] = await Promise.all([
  fromNpm('zeebe-node', '8.3.2'), fromNpm('@camunda8/sdk', '8.8.13'), fromNpm('zbctl', '8.4.1'), fromPyPI('pyzeebe', '4.7.0'),
]);

const PATIENCE_MS = 60_000;
const program = (name: string): string => fileURLToPath(new URL(`programs/${name}`, import.meta.url));

let engine: TestEngine;
let folder: string;
beforeAll(async () => {
  engine = await startTestEngine();
  folder = mkdtempSync(join(tmpdir(), 'clients-'));
});
afterAll(async () => {
  await engine?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The model under the client's own name, so that clients do not meet. */
function modelFor(client: string): string {
  const file = join(folder, `${client}.bpmn`);
  writeFileSync(file, readFileSync(new URL('smoke.bpmn', import.meta.url), 'utf8').replaceAll('CLIENT', client));
  return file;
}

const run = async (command: string, args: string[]): Promise<unknown> => {
  const { stdout } = await perform(command, args, { timeout: PATIENCE_MS, env: { ...process.env, NODE_OPTIONS: '' } });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
};

/** What became of the client's two instances, as the engine's records tell. */
async function outcome(client: string): Promise<Record<string, number>> {
  const its = (await engineRecords(engine.databaseUrl)).filter(({ recordType, value }) => recordType === 'EVENT' && value['bpmnProcessId'] === client);
  const count = (valueType: string, intent: string, element?: string) =>
    its.filter((record) => record.valueType === valueType && record.intent === intent && (element === undefined || record.value['bpmnElementType'] === element)).length;
  return {
    deployed: count('PROCESS', 'CREATED'),
    completed: count('PROCESS_INSTANCE', 'ELEMENT_COMPLETED', 'PROCESS'),
    jobs: count('JOB', 'COMPLETED'),
    incidents: count('INCIDENT', 'CREATED'),
    cancelled: count('PROCESS_INSTANCE', 'ELEMENT_TERMINATED', 'PROCESS'),
  };
}

const DONE = { deployed: 1, completed: 1, jobs: 2, incidents: 1, cancelled: 1 };
const where = (installed: string | undefined) => (installed === undefined ? it.skip : it);

describe('Deploy, start, work, message, incident, cancel', () => {
  where(stock)('with stock zeebe-node and its old gRPC, and 4,000 calls more', async () => {
    expect(await run(process.execPath, [program('zeebe-node.mjs'), stock ?? '', engine.engine.grpcAddress, 'stock', modelFor('stock')])).toEqual({ failed: 0 });
    expect(await outcome('stock')).toEqual(DONE);
  }, PATIENCE_MS);

  where(sdk)('with @camunda8/sdk over gRPC', async () => {
    await run(process.execPath, [program('camunda-sdk.mjs'), sdk ?? '', engine.engine.grpcAddress, 'sdk', modelFor('sdk')]);
    expect(await outcome('sdk')).toEqual(DONE);
  }, PATIENCE_MS);

  where(zbctl)('with zbctl', async () => {
    await zbctlStory(zbctl ?? '', engine.engine.grpcAddress, 'zbctl', modelFor('zbctl'));
    expect(await outcome('zbctl')).toEqual(DONE);
  }, PATIENCE_MS);

  where(pyzeebe)('with pyzeebe', async () => {
    await run(pyzeebe ?? '', [program('pyzeebe_story.py'), engine.engine.grpcAddress, 'py', modelFor('py')]);
    expect(await outcome('py')).toEqual(DONE);
  }, PATIENCE_MS);
});
