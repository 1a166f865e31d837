import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Bench } from '../../testing/kernel.js';
import { blocksOf } from '../../testing/random/blocks.js';
import { Drawing } from '../../testing/random/drawing.js';
import { inOrder, Rebuilt } from '../../testing/rebuilt.js';
import type { State } from '../state/state.js';

const SEED = 20250317;
const blocks = blocksOf({ ends: false });
const MESSAGES = ['a', 'b', 'c', 'd'];
type Row = Record<string, unknown>;

/** The same of the state's tables: what the records tell of each row. */
function told(state: State): Record<string, Row[]> {
  const only = (rows: Iterable<object>, ...names: string[]) => inOrder([...rows].map((row) => Object.fromEntries(names.map((name) => [name, (row as Row)[name]]))));
  return {
    elements: only(state.instances.values(), 'key', 'state', 'value'),
    variables: only(state.variables.values(), 'key', 'scopeKey', 'name', 'value'),
    jobs: only(state.jobs.values(), 'key', 'state', 'type', 'retries', 'customHeaders', 'elementId', 'elementInstanceKey', 'processInstanceKey'),
    incidents: only(state.incidents.values(), 'key', 'errorType', 'errorMessage', 'bpmnProcessId', 'processDefinitionKey', 'processInstanceKey', 'elementId', 'elementInstanceKey', 'jobKey', 'variableScopeKey'),
    timers: only(state.timers.values(), 'key', 'elementInstanceKey', 'processInstanceKey', 'processDefinitionKey', 'targetElementId', 'dueDate', 'repetitions'),
    messages: only(state.messages.values(), 'key', 'name', 'correlationKey', 'messageId', 'timeToLive', 'deadline'),
    waiting: only([...state.subscriptions.values()].filter(({ phase }) => phase !== 'CORRELATED'), 'elementInstanceKey', 'messageName', 'correlationKey', 'elementId'),
    starts: only(state.starts.values(), 'key', 'processDefinitionKey', 'startEventId', 'messageName'),
    processes: only(state.processes.values(), 'key', 'bpmnProcessId', 'version', 'resourceName', 'checksum'),
  };
}

/** What clients and the clock may do, by number; jobs also fail, with and without retries, throw and are set going again. */
function act(bench: Bench, choice: number): void {
  const job = [...bench.state.jobs.values()].map(({ key }) => key)[choice % Math.max(1, bench.state.jobs.size)] ?? -1;
  const acts = [
    () => bench.state.activatable.has('work') && bench.complete('work', { choice: choice % 3 }),
    () => bench.run('JOB_BATCH', 'ACTIVATE', -1, { type: 'work', worker: 'w', timeout: 5_000, maxJobsToActivate: 2, fetchVariable: [] }),
    () => bench.publish(MESSAGES[choice % MESSAGES.length] ?? '', 'key', { timeToLive: (choice % 2) * 60_000, variables: { choice } }),
    () => bench.pass(660_000),
    () => bench.run('JOB', 'FAIL', job, { retries: choice % 3, errorMessage: 'it fails', retryBackoff: (choice % 2) * 1_000, variables: {} }),
    () => bench.run('JOB', 'THROW_ERROR', job, { errorCode: 'NOBODY', errorMessage: '', variables: {} }),
    () => bench.run('JOB', 'UPDATE_RETRIES', job, { retries: 1 + (choice % 3) }),
    () => [...bench.state.incidents.values()].slice(0, 1).map(({ key }) => bench.run('INCIDENT', 'RESOLVE', key)),
    () => [...bench.state.instances.values()].filter(({ value }) => value.bpmnElementType === 'PROCESS' && choice % 5 === 0).slice(0, 1).map(({ key }) => bench.run('PROCESS_INSTANCE', 'CANCEL', key)),
    () => bench.broadcast(`random-${'pqr'[choice % 3]}`, { choice }),
    () => bench.create('random', { k: 'key', items: [1, 2], choice: choice % 3 }),
  ];
  acts[choice % acts.length]?.();
}

describe('The log', () => {
  it('tells the state: rebuilt from the records alone it equals the tables, after each step', async () => {
    await fc.assert(fc.asyncProperty(blocks, fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 25 }), async (block, choices) => {
      const bench = new Bench();
      await bench.deploy(Drawing.of(block, 'random'));
      const rebuilt = new Rebuilt();
      for (const choice of [10, ...choices]) {
        act(bench, choice);
        rebuilt.apply(bench.records.splice(0));
        expect(rebuilt.snapshot()).toEqual(told(bench.state));
        expect(rebuilt.position).toBe(bench.state.counters.get('position')?.value);
        const children = (key: unknown) => [...rebuilt.elements.values()].filter(({ value }) => (value as Row)['flowScopeKey'] === key).length;
        for (const { key, children: counted } of bench.state.instances.values()) expect(counted).toBe(children(key));
      }
    }), { seed: SEED, numRuns: 80 });
  });

  it('tells it too of a message that starts a process, and of a new version that takes the subscription over', async () => {
    const bench = new Bench();
    const rebuilt = new Rebuilt();
    for (const version of ['', ' ']) {
      await bench.deploy(STARTED_BY_MESSAGE.replace('</bpmn:process>', `${version}</bpmn:process>`));
      bench.publish('begin', 'case', { timeToLive: 60_000 });
      rebuilt.apply(bench.records.splice(0));
      expect(rebuilt.snapshot()).toEqual(told(bench.state));
    }
    expect(rebuilt.processes.size).toBe(2);
    expect(rebuilt.starts.size).toBe(1);
  });
});

const STARTED_BY_MESSAGE = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:t">
<bpmn:message id="m" name="begin"/><bpmn:process id="begun" isExecutable="true">
<bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing><bpmn:messageEventDefinition messageRef="m"/></bpmn:startEvent>
<bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskDefinition type="work"/></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming></bpmn:serviceTask>
<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"/></bpmn:process></bpmn:definitions>`;
