import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startTestEngine, until } from './testing/engine.js';
import type { TestEngine } from './testing/engine.js';

/** How many instances have come to their end; by itself `FINISHED=200000` says what a step costs after so many. */
const FINISHED = Number(process.env['FINISHED'] ?? 400);
const AT_ONCE = 64;
const ROUNDS = 300;

const model = (id: string, middle: string) => `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:t"><bpmn:process id="${id}" isExecutable="true">
<bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>${middle}<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="m"/></bpmn:process></bpmn:definitions>`;
const PASSING = model('passing', '<bpmn:manualTask id="m"><bpmn:incoming>f</bpmn:incoming></bpmn:manualTask>');
const WORKING = model('working', '<bpmn:serviceTask id="m"><bpmn:extensionElements><zeebe:taskDefinition type="work"/></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming></bpmn:serviceTask>');

describe('Instances that are finished', () => {
  let engine: TestEngine;
  let database: pg.Client;
  beforeAll(async () => {
    engine = await startTestEngine();
    database = new pg.Client({ connectionString: engine.databaseUrl });
    await database.connect();
    for (const [name, xml] of Object.entries({ PASSING, WORKING })) await engine.client.call('DeployResource', { resources: [{ name: `${name}.bpmn`, content: Buffer.from(xml) }] });
  });
  afterAll(async () => {
    await database?.end();
    await engine?.close();
  });

  const create = (bpmnProcessId: string) => engine.client.call('CreateProcessInstance', { bpmnProcessId, version: -1, variables: '{"order":"1","points":[1,2,3]}' });

  /** Rows of all tables of the engine. */
  async function rows(): Promise<Record<string, number>> {
    const { rows: tables } = await database.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'engine'`);
    const counts: Record<string, number> = {};
    for (const { name } of tables) counts[name] = Number((await database.query<{ count: string }>(`select count(*) from engine.${name}`)).rows[0]?.count);
    return counts;
  }

  /** The same once all that was carried out has reached the tables, which takes a moment. */
  async function rowsAtRest(): Promise<Record<string, number>> {
    await until(async () => {
      const { element_instance, kept_change } = await rows();
      return element_instance === 0 && kept_change === 0;
    }, 20_000);
    return rows();
  }

  /** Milliseconds of a start and a completion, one after the other; the median. */
  async function step(): Promise<number> {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = performance.now();
      await create('working');
      const [job] = await engine.client.activate('work', { max: 1 });
      await engine.client.call('CompleteJob', { jobKey: job?.key });
      times.push(performance.now() - from);
    }
    return times.sort((one, other) => one - other)[ROUNDS / 2] ?? NaN;
  }

  async function finishMany(): Promise<void> {
    let left = FINISHED;
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while ((left -= 1) >= 0) await create('passing');
    }));
  }

  it(`leave no row behind: there are as many after ${FINISHED} as before`, async () => {
    await step();
    const before = await step();
    const few = await rowsAtRest();
    await finishMany();
    expect(await rowsAtRest()).toEqual(few);
    const after = await step();
    process.stdout.write(`a start and a completion: ${before.toFixed(2)} ms, after ${FINISHED} finished instances ${after.toFixed(2)} ms\n`);
  }, 900_000);

  it('are gone from memory as from the tables after a restart, and no key is given twice', async () => {
    const { processInstanceKey: last } = await create('passing');
    await engine.restart();
    const { processInstanceKey: next } = await create('passing');
    expect(Number(next)).toBeGreaterThan(Number(last));
    expect(await engine.client.activate('work')).toEqual([]);
  }, 30_000);
});
