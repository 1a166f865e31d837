import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { credentials, status } from '@grpc/grpc-js';
import { gatewayClient } from './protocol.js';
import { startTestEngine, until } from '../testing/engine.js';
import type { TestEngine } from '../testing/engine.js';

let engine: TestEngine;

beforeAll(async () => {
  engine = await startTestEngine();
  for (const name of ['implicit-end', 'fail-variables']) {
    await engine.client.call('DeployResource', { resources: [{ name: `${name}.bpmn`, content: readFileSync(fileURLToPath(new URL(`../../test/models/${name}.bpmn`, import.meta.url))) }] });
  }
});

afterAll(() => engine.close());

const create = (name: string) => engine.client.call('CreateProcessInstance', { bpmnProcessId: name, version: -1, variables: '{"a":1}' });
const clock = (path: string, method = 'GET', body?: object) =>
  fetch(`http://${engine.engine.managementAddress}/actuator/clock${path}`, { method, body: body && JSON.stringify(body) });

describe('A message that is too large', () => {
  it.each([5, 20])('is cut off as soon as it says how large it is: %i MB', async (megabytes) => {
    const variables = JSON.stringify({ a: 'x'.repeat(megabytes * 1024 * 1024) });
    const refusal = await engine.client.call('CreateProcessInstance', { bpmnProcessId: 'implicit-end', version: -1, variables }).catch((problem: unknown) => problem);
    expect(refusal).toMatchObject({ code: status.CANCELLED, details: 'Call cancelled' });
    await expect(engine.client.call('Topology', {})).resolves.toMatchObject({ clusterSize: 1 });
  });
});

describe('A poll for jobs', () => {
  it('that waits is answered as soon as a job appears, and each job goes to one only', async () => {
    const polls = [1, 2].map(() => engine.client.activate('implicit-end-t', { requestTimeout: 8_000, max: 1 }));
    await create('implicit-end');
    const first = await Promise.race(polls);
    await create('implicit-end');
    const both = (await Promise.all(polls)).flat();
    expect(first).toHaveLength(1);
    expect(new Set(both.map(({ key }) => key)).size).toBe(2);
  });

  it('is ended by the engine when its time is over, empty and without an error', async () => {
    expect(await engine.client.activate('nobody', { requestTimeout: 150 })).toEqual([]);
  });

  it('brings only the variables that it names', async () => {
    await create('fail-variables');
    const [job] = await engine.client.activate('fail-variables-t', { fetchVariable: ['b', 'a'] });
    expect(job?.variables).toEqual({ a: 1 });
  });

  it('that its client gave up leaves the job to others at once, with its retries', async () => {
    const Gateway = gatewayClient();
    const leaving = new Gateway(engine.engine.grpcAddress, credentials.createInsecure());
    const polls = leaving as unknown as { ActivateJobs(request: object): NodeJS.EventEmitter & { cancel(): void } };
    const stream = polls.ActivateJobs({ type: 'implicit-end-t', worker: 'gone', timeout: 600_000, maxJobsToActivate: 1, requestTimeout: 60_000 });
    stream.on('error', () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    stream.cancel();
    leaving.close();
    await create('implicit-end');
    await until(async () => {
      const [job] = await engine.client.activate('implicit-end-t', { max: 1 });
      return job?.retries === 3;
    });
  });
});

describe('A stream of jobs', () => {
  const opened = async () => {
    const stream = engine.client.stream('StreamActivatedJobs', { type: 'fail-variables-t', worker: 'w', timeout: 600_000 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    return stream;
  };

  it('gives each job to one of those who are open, in turns', async () => {
    const streams = [await opened(), await opened()];
    for (let made = 0; made < 6; made += 1) await create('fail-variables');
    const taken: string[][] = [[], []];
    await until(() => {
      streams.forEach((stream, index) => taken[index]?.push(...stream.taken().map(({ key }) => key)));
      return taken.flat().length === 6;
    });
    for (const stream of streams) stream.cancel();
    expect(taken.map(({ length }) => length)).toEqual([3, 3]);
    expect(new Set(taken.flat()).size).toBe(6);
  });

  it('that its client left is given nothing any more: jobs are there for polls', async () => {
    (await opened()).cancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await create('fail-variables');
    expect(await engine.client.activate('fail-variables-t', { max: 1 })).toHaveLength(1);
  });
});

describe('An instance whose result is awaited', () => {
  const begin = (requestTimeout: number) =>
    engine.client.call('CreateProcessInstanceWithResult', { request: { bpmnProcessId: 'implicit-end', version: -1, variables: '{"a":1}' }, requestTimeout });

  it('answers when it completes', async () => {
    const result = begin(20_000);
    const [job] = await engine.client.activate('implicit-end-t', { requestTimeout: 8_000, max: 32 });
    await engine.client.call('CompleteJob', { jobKey: job?.key, variables: '{"b":2}' });
    expect(JSON.parse(String((await result)['variables']))).toEqual({ a: 1, b: 2 });
  });

  it('goes on when the time of its client is over', async () => {
    await expect(begin(150)).rejects.toMatchObject({ code: 4, details: 'Time out between gateway and broker: Request timed out after PT0.15S' });
    expect(await engine.client.activate('implicit-end-t', { max: 1 })).toHaveLength(1);
  });
});

describe('For operators', () => {
  it('the engine says that it is ready, counts its calls, and moves its clock as Zeebe does', async () => {
    expect((await fetch(`http://${engine.engine.managementAddress}/ready`)).status).toBe(204);
    const figures = await (await fetch(`http://${engine.engine.managementAddress}/metrics`)).text();
    expect(figures).toMatch(/engine_calls_total\{rpc="DeployResource",code="0"\} 2/);
    const before = (await (await clock('')).json()) as { epochMilli: number };
    const after = (await (await clock('/add', 'POST', { offsetMilli: 60_000 })).json()) as { epochMilli: number; instant: string };
    expect(after.epochMilli).toBe(before.epochMilli + 60_000);
    expect(Date.parse(after.instant)).toBe(after.epochMilli);
    expect((await clock('/add', 'POST', { offset: 1 })).status).toBe(400);
  });

  it('a topology of one node with its partition', async () => {
    expect(await engine.client.call('Topology', {})).toMatchObject({
      brokers: [{ nodeId: 0, partitions: [{ partitionId: 1, role: 'LEADER', health: 'HEALTHY' }], version: '8.3.13' }],
      clusterSize: 1, partitionsCount: 1, replicationFactor: 1, gatewayVersion: '8.3.13',
    });
  });
});

describe('zeebe-node', () => {
  it('works against the engine as against a broker: instances, workers, repeated messages, unknown keys', async () => {
    const program = fileURLToPath(new URL('../../test/stock-client.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [program, engine.engine.grpcAddress], { env: { ...process.env, NODE_OPTIONS: '' }, timeout: 25_000 });
    expect(JSON.parse(stdout)).toEqual({ made: 20, again: 6, unknown: 5 });
  }, 30_000);
});
