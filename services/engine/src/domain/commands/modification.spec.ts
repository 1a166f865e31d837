import { describe, expect, it } from '@jest/globals';
import { Bench } from '../../testing/kernel.js';

const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:test">
 <bpmn:process id="m" isExecutable="true">
  <bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
  <bpmn:subProcess id="p"><bpmn:incoming>f</bpmn:incoming>
   <bpmn:startEvent id="ps"><bpmn:outgoing>g</bpmn:outgoing></bpmn:startEvent>
   <bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskDefinition type="t"/></bpmn:extensionElements><bpmn:incoming>g</bpmn:incoming></bpmn:serviceTask>
   <bpmn:sequenceFlow id="g" sourceRef="ps" targetRef="t"/>
  </bpmn:subProcess>
  <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="p"/>
 </bpmn:process>
</bpmn:definitions>`;

async function running(): Promise<{ bench: Bench; instance: number }> {
  const bench = new Bench();
  await bench.deploy(MODEL);
  return { bench, instance: bench.create('m') };
}

const activation = (elementId: string, ancestorScopeKey = -1) => ({ elementId, ancestorScopeKey, variableInstructions: [] });
const modify = (bench: Bench, instance: number, ...activateInstructions: ReturnType<typeof activation>[]) =>
  bench.run('PROCESS_INSTANCE_MODIFICATION', 'MODIFY', instance, { activateInstructions, terminateInstructions: [] });

describe('A modification', () => {
  // a real broker breaks down here: it answers 13 and never touches the instance again
  it('asks for the ancestor where two scopes could be meant, and changes nothing', async () => {
    const { bench, instance } = await running();
    modify(bench, instance, activation('p'));
    const before = bench.snapshot();
    const { rejection } = modify(bench, instance, activation('t'), activation('p'));
    expect(rejection).toMatchObject({ type: 'INVALID_ARGUMENT', reason: expect.stringContaining("a flow scope with more than one active instance: 'p'") as unknown });
    expect({ ...bench.snapshot(), counter: [] }).toEqual({ ...before, counter: [] });
  });

  it('uses the scope that is named', async () => {
    const { bench, instance } = await running();
    modify(bench, instance, activation('p'));
    const scopes = bench.state.childrenOf.of(instance);
    modify(bench, instance, activation('t', scopes[0]));
    expect(scopes.map((key) => bench.state.childrenOf.of(key).length)).toEqual([2, 1]);
  });

  it('opens a scope of its own below the ancestor that is named', async () => {
    const { bench, instance } = await running();
    modify(bench, instance, activation('t', instance));
    expect(bench.active()).toEqual(['p', 'p', 't', 't']);
  });

  it('never begins a process inside itself', async () => {
    const { bench, instance } = await running();
    expect(modify(bench, instance, activation('m')).rejection?.reason).toContain("The activation of elements with type 'PROCESS' is not supported");
    const begun = bench.run('PROCESS_INSTANCE_CREATION', 'CREATE', -1, { bpmnProcessId: 'm', version: -1, variables: {}, startInstructions: [{ elementId: 'm' }] });
    expect(begun.rejection?.reason).toContain("the element with id 'm' targets unsupported element type 'PROCESS'");
  });
});
