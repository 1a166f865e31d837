import { describe, expect, it } from '@jest/globals';
import { Bench, document } from '../../testing/kernel.js';

const MODEL = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:t">
<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
<bpmn:userTask id="t"><bpmn:extensionElements><zeebe:taskSchedule dueDate="=due"/></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming></bpmn:userTask>
<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"/></bpmn:process></bpmn:definitions>`;

describe('The date of a user task', () => {
  // as a real Zeebe 8.3.13 was seen to give them
  it.each([
    ['2025-01-01T10:00:00Z', '2025-01-01T10:00Z'],
    ['2025-01-01T10:00:30+05:00', '2025-01-01T10:00:30+05:00'],
    ['2025-01-01T10:00:00.5Z', '2025-01-01T10:00:00.500Z'],
    ['2024-06-01T10:00:00+00:00', '2024-06-01T10:00Z'],
    ['2025-01-01T10:00:00+05:00[Asia/Almaty]', '2025-01-01T10:00+05:00[Asia/Almaty]'],
    ['2024-01-01T10:00:30.500+05:00[Asia/Almaty]', '2024-01-01T11:00:30.500+06:00[Asia/Almaty]'],
    ['2024-06-01T10:00:00Z[Europe/Berlin]', '2024-06-01T12:00+02:00[Europe/Berlin]'],
    ['2024-06-01T10:00:00Z[UTC]', '2024-06-01T10:00Z[UTC]'],
    ['2024-06-01T10:00+02:00[Europe/Berlin]', '2024-06-01T10:00+02:00[Europe/Berlin]'],
  ])('%s is told as %s', async (due, told) => {
    const bench = new Bench();
    await bench.deploy(MODEL);
    bench.create('p', { due });
    expect(bench.incidents()).toEqual([]);
    expect([...bench.state.jobs.values()].map(({ customHeaders }) => customHeaders)).toEqual([{ 'io.camunda.zeebe:dueDate': told }]);
  });

  it('that is empty is none', async () => {
    const bench = new Bench();
    await bench.deploy(MODEL);
    bench.create('p', { due: '' });
    expect([...bench.state.jobs.values()].map(({ customHeaders }) => customHeaders)).toEqual([{}]);
  });
});

describe('The type of a job', () => {
  const BY_FEEL = MODEL.replace('userTask', 'serviceTask').replace('/bpmn:userTask', '/bpmn:serviceTask').replace('<zeebe:taskSchedule dueDate="=due"/>', '<zeebe:taskDefinition type="=kind"/>');

  // a real broker fails at it and bans the instance
  it('that turns out empty is an incident, not a job that nobody can ask for, and is made when that is mended', async () => {
    const bench = new Bench();
    await bench.deploy(BY_FEEL);
    const scopeKey = bench.create('p', { kind: '' });
    expect([bench.state.jobs.size, bench.incidents()]).toEqual([0, ['EXTRACT_VALUE_ERROR t']]);
    expect([...bench.state.incidents.values()][0]?.errorMessage).toBe("Expected result of the expression 'kind' to be the type of a job, but was empty.");
    bench.run('VARIABLE_DOCUMENT', 'UPDATE', -1, { scopeKey, variables: document({ kind: 'packing' }), updateSemantics: 'PROPAGATE' });
    for (const { key } of [...bench.state.incidents.values()]) bench.run('INCIDENT', 'RESOLVE', key);
    expect([...bench.state.jobs.values()].map(({ type }) => type)).toEqual(['packing']);
  });
});
