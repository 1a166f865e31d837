import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Bench, document } from '../../testing/kernel.js';

const file = (processes: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="urn:test">
<bpmn:signal id="go" name="go"/>${processes}</bpmn:definitions>`;

const waiting = file(`<bpmn:process id="waiting" isExecutable="true">
  <bpmn:startEvent id="s"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
  <bpmn:intermediateCatchEvent id="c"><bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing><bpmn:signalEventDefinition signalRef="go"/></bpmn:intermediateCatchEvent>
  <bpmn:endEvent id="e"><bpmn:incoming>b</bpmn:incoming></bpmn:endEvent>
  <bpmn:sequenceFlow id="a" sourceRef="s" targetRef="c"/><bpmn:sequenceFlow id="b" sourceRef="c" targetRef="e"/></bpmn:process>`);

const started = (id: string): string => file(`<bpmn:process id="${id}" isExecutable="true">
  <bpmn:startEvent id="s"><bpmn:outgoing>a</bpmn:outgoing><bpmn:signalEventDefinition signalRef="go"/></bpmn:startEvent>
  <bpmn:endEvent id="e"><bpmn:incoming>a</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="e"/></bpmn:process>`);

const broadcast = (bench: Bench, signalName = 'go'): unknown =>
  bench.run('SIGNAL', 'BROADCAST', -1, { signalName, variables: document({ x: 1 }) }).answer;

const reached = (bench: Bench): unknown[] =>
  bench.records.filter(({ valueType, intent }) => valueType === 'PROCESS_EVENT' && intent === 'TRIGGERING').map(({ value }) => value['processInstanceKey']);

describe('A signal', () => {
  it('reaches every instance that waits and every start event once, in the order in which they began to wait', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('instance', 'start'), { maxLength: 8 }), async (kinds) => {
      const bench = new Bench();
      await bench.deploy(waiting);
      const waits: (number | 'new')[] = [];
      for (const [place, kind] of kinds.entries()) {
        if (kind === 'instance') waits.push(bench.create('waiting'));
        else {
          await bench.deploy(started(`started${place}`), `${place}.bpmn`);
          waits.push('new');
        }
      }
      broadcast(bench);
      const keys = reached(bench);
      expect(keys.map((key, place) => (waits[place] === 'new' ? 'new' : key))).toEqual(waits);
      expect(new Set(keys).size).toBe(kinds.length);
      expect(bench.state.instances.size).toBe(0);
    }), { seed: 20250317, numRuns: 30 });
  });

  it('is not kept for those who come later, and does not reach another name', async () => {
    const bench = new Bench();
    await bench.deploy(waiting);
    expect(broadcast(bench)).toMatchObject({ key: expect.any(Number) });
    bench.create('waiting');
    broadcast(bench, 'stay');
    expect(bench.active()).toEqual(['c']);
    broadcast(bench);
    expect(bench.active()).toEqual([]);
    expect(bench.state.signals.size).toBe(0);
  });

  it('starts the latest version only', async () => {
    const bench = new Bench();
    await bench.deploy(started('one'));
    await bench.deploy(started('one').replace('id="s">', 'id="s" name="again">'));
    broadcast(bench);
    const versions = bench.records.filter(({ intent, value }) => intent === 'ELEMENT_ACTIVATING' && value['bpmnElementType'] === 'PROCESS').map(({ value }) => value['version']);
    expect(versions).toEqual([2]);
  });
});
