import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { prepareBus } from '@attestation/events';
import { freePort } from '@attestation/persistence/embedded';
import { testDatabase } from '@attestation/persistence/testing';
import { RawClient } from './testing/client.js';
import { until } from './testing/engine.js';
import { engineRecords } from './testing/log.js';
import { readFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';

const here = fileURLToPath(new URL('..', import.meta.url));
const INSTANCES = 40;
const running: ChildProcess[] = [];

// a process of its own runs what was built: the engine is built here, its libraries are built before all tests, as before the tiers it is itself
beforeAll(() => {
  if (!process.env['TEST_TIER']) execFileSync('npx', ['swc', 'src', '-d', 'dist', '--strip-leading-paths', '--config-file', '../../.swcrc'], { cwd: here });
}, 60_000);

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** An engine as a process of its own. */
async function startProcess(databaseUrl: string): Promise<{ child: ChildProcess; port: number; management: number }> {
  const [port, management] = [await freePort(), await freePort()];
  const env = { ...process.env, NODE_OPTIONS: '', ENGINE_DATABASE_URL: databaseUrl, ENGINE_PORT: String(port), ENGINE_MANAGEMENT_PORT: String(management) };
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: here, env, stdio: ['ignore', 'ignore', 'inherit'] });
  running.push(child);
  return { child, port, management };
}

const ready = (management: number) => until(() => fetch(`http://127.0.0.1:${management}/ready`).then(({ status }) => status === 204, () => false), 20_000);

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const model = () => readFileSync(fileURLToPath(new URL('../test/models/two-ends.bpmn', import.meta.url)));

/** Completes whatever is there until the engine dies or nothing is left. */
async function workOff(client: RawClient, done: string[]): Promise<void> {
  for (let empty = 0; empty < 2; ) {
    const jobs = (await Promise.all(['two-ends-a', 'two-ends-b'].map((type) => client.activate(type, { max: 8, timeout: 1_000 })))).flat();
    for (const { key } of jobs) {
      await client.call('CompleteJob', { jobKey: key, variables: '{}' }).catch((problem: { code: number }) => {
        if (problem.code !== 5) throw problem; // 5: done before, and the answer was lost
      });
      done.push(key);
    }
    empty = jobs.length === 0 ? empty + 1 : 0;
    if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 1_200));
  }
}

it('keeps every acknowledged command when it is killed in the middle, and does no job twice', async () => {
  const database = await testDatabase();
  await prepareBus(database.url);
  let engine = await startProcess(database.url);
  await ready(engine.management);
  let client = new RawClient(`127.0.0.1:${engine.port}`);
  await client.call('DeployResource', { resources: [{ name: 'm.bpmn', content: model() }] });

  const created: string[] = [];
  const create = async () => {
    for (let count = 0; count < INSTANCES; count += 1) {
      const { processInstanceKey } = await client.call('CreateProcessInstance', { bpmnProcessId: 'two-ends', version: -1 });
      created.push(String(processInstanceKey));
    }
  };
  const done: string[] = [];
  const busy = [create().catch(() => undefined), workOff(client, done).catch(() => undefined)];
  for (let kills = 0; kills < 3; kills += 1) {
    const before = done.length;
    await until(() => done.length > before + 5);
    await kill(engine.child);
    await Promise.all(busy.splice(0));
    client.close();
    engine = await startProcess(database.url);
    await ready(engine.management);
    client = new RawClient(`127.0.0.1:${engine.port}`);
    busy.push(workOff(client, done).catch(() => undefined), create().catch(() => undefined));
  }
  await Promise.all(busy);
  await workOff(client, done);

  const records = await engineRecords(database.url);
  const completed = (type: string, intent: string) => records.filter(({ valueType, intent: its, recordType }) => recordType === 'EVENT' && valueType === type && its === intent);
  const ended = completed('PROCESS_INSTANCE', 'ELEMENT_COMPLETED').filter(({ value }) => value['bpmnElementType'] === 'PROCESS').map(({ key }) => String(key));
  expect(ended).toEqual(expect.arrayContaining(created));
  expect(new Set(ended).size).toBe(ended.length);
  const jobs = completed('JOB', 'COMPLETED').map(({ key }) => key);
  expect(new Set(jobs).size).toBe(jobs.length);
  expect(jobs.length).toBe(2 * ended.length);
  expect(records.map(({ position }) => position)).toEqual(records.map((_, index) => index + 1));
  client.close();
  await kill(engine.child);
  await database.drop();
}, 120_000);

it('lets a second engine stand by, which takes over when the first one dies', async () => {
  const database = await testDatabase();
  await prepareBus(database.url);
  const first = await startProcess(database.url);
  await ready(first.management);
  const client = new RawClient(`127.0.0.1:${first.port}`);
  await client.call('DeployResource', { resources: [{ name: 'm.bpmn', content: model() }] });
  await client.call('CreateProcessInstance', { bpmnProcessId: 'two-ends', version: -1 });

  const second = await startProcess(database.url);
  await until(() => fetch(`http://127.0.0.1:${second.management}/ready`).then(({ status }) => status === 503, () => false));
  const standby = new RawClient(`127.0.0.1:${second.port}`);
  await expect(standby.call('CreateProcessInstance', { bpmnProcessId: 'two-ends', version: -1 })).rejects.toMatchObject({ code: 14 });

  await kill(first.child);
  await ready(second.management);
  expect(await standby.activate('two-ends-a')).toHaveLength(1);
  client.close();
  standby.close();
  await kill(second.child);
  await database.drop();
}, 60_000);
