import { beforeEach, describe, expect, it } from '@jest/globals';
import { Bench, document } from '../../testing/kernel.js';

const MEGABYTE = 1024 * 1024;
const large = (megabytes: number): string => 'x'.repeat(megabytes * MEGABYTE);

const MODEL = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:t">
<bpmn:process id="caller" isExecutable="true">
<bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
<bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskDefinition type="work"/></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>
<bpmn:callActivity id="c"><bpmn:extensionElements><zeebe:calledElement processId="called"/></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming></bpmn:callActivity>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t"/><bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="c"/></bpmn:process>
<bpmn:process id="called" isExecutable="true"><bpmn:startEvent id="cs"/></bpmn:process></bpmn:definitions>`;

describe('What the records of one command hold together', () => {
  let bench: Bench;
  let instance: number;
  beforeEach(async () => {
    bench = new Bench();
    await bench.deploy(MODEL);
    instance = bench.create('caller', { a: large(1.5) });
  });
  const set = (variables: Record<string, unknown>) => bench.run('VARIABLE_DOCUMENT', 'UPDATE', -1, { scopeKey: instance, updateSemantics: 'PROPAGATE', variables: document(variables) });

  it('is no more than one message: a command that brings more is refused, and nothing of it remains', () => {
    const { rejection } = set({ b: large(2.5) });
    expect(rejection?.type).toBe('EXCEEDED_BATCH_RECORD_SIZE');
    expect(Object.keys(bench.variables(instance))).toEqual(['a']);
  });

  it('is measured of what follows too: the element stands still and goes on when its variables are smaller', () => {
    for (const name of ['b', 'c']) expect(set({ [name]: large(1.5) }).rejection).toBeUndefined();
    bench.complete('work');
    expect(bench.incidents()).toEqual(['MESSAGE_SIZE_EXCEEDED c']);
    expect(bench.active()).toEqual(['c']);
    expect(bench.state.variables.size).toBe(3);
    set({ b: '', c: '' });
    const [incident] = [...bench.state.incidents.values()];
    expect(bench.run('INCIDENT', 'RESOLVE', incident?.key ?? -1).rejection).toBeUndefined();
    expect(bench.incidents()).toEqual([]);
    expect(bench.state.instances.size).toBe(0);
  });
});
