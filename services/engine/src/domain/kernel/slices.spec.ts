import { describe, expect, it } from '@jest/globals';
import { Bench } from '../../testing/kernel.js';
import { execute, RESUME, SLICE } from './kernel.js';
import type { LogRecord } from './records.js';

const MANY = 10_000;
/** Records of a slice, which take their time: a command leaves a handful. */
const MOST_RECORDS = 10 * SLICE;

const model = (inner: string, condition = '') => `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:t"><bpmn:process id="many" isExecutable="true">
<bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
${inner.replace('LOOP', `<bpmn:multiInstanceLoopCharacteristics isSequential="false"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item"/></bpmn:extensionElements>${condition}</bpmn:multiInstanceLoopCharacteristics>`)}
<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"/></bpmn:process></bpmn:definitions>`;
const TASK = '<bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskDefinition type="work"/></bpmn:extensionElements><bpmn:incoming>f</bpmn:incoming>LOOP</bpmn:serviceTask>';
const PASSING = '<bpmn:manualTask id="t"><bpmn:incoming>f</bpmn:incoming>LOOP</bpmn:manualTask>';
const items = Array.from({ length: MANY }, (_, place) => place);

/** A kernel that stops after each slice, with an instance under way. */
async function begun(inner: string, condition = ''): Promise<Bench> {
  const bench = new Bench();
  bench.resumes = false;
  const { rejection } = await bench.deploy(model(inner, condition));
  if (rejection) throw rejection;
  bench.create('many', { items });
  return bench;
}

/** The most records of a slice; `between` happens after each. */
function resumeAll(bench: Bench, between: () => void = () => undefined): number {
  let longest = 0;
  while (bench.state.pending.size > 0) {
    const { records } = execute(bench.state, bench.models, RESUME, bench.now);
    bench.records.push(...records);
    longest = Math.max(longest, records.length);
    between();
  }
  return longest;
}

const counted = (records: readonly LogRecord[], valueType: string, intent: string) => records.filter((record) => record.valueType === valueType && record.intent === intent).length;

describe(`A loop of ${MANY} elements`, () => {
  it('begins in slices, so that nobody waits long for his turn, and all its jobs are there', async () => {
    const bench = await begun(TASK);
    expect(bench.state.jobs.size).toBeLessThan(SLICE);
    expect(resumeAll(bench)).toBeLessThan(MOST_RECORDS);
    expect(bench.state.activatable.of('work')).toHaveLength(MANY);
    expect(bench.variables([...bench.state.instances.values()].at(-1)?.key ?? -1)).toEqual({ item: MANY - 1, loopCounter: MANY });
    const batches = bench.records.filter(({ valueType, recordType }) => valueType === 'PROCESS_INSTANCE_BATCH' && recordType === 'COMMAND');
    expect(batches.map(({ value }) => value['index'])).toEqual(Array.from({ length: MANY / 200 }, (_, place) => MANY - place * 200));
  }, 60_000);

  it('runs through to its end where nothing in it waits', async () => {
    const bench = await begun(PASSING);
    resumeAll(bench);
    expect(bench.state.instances.size).toBe(0);
    expect(counted(bench.records, 'PROCESS_INSTANCE', 'ELEMENT_COMPLETED')).toBe(MANY + 3);
  }, 60_000);

  it('ends amid its beginning where its condition is met, and makes no more', async () => {
    const bench = await begun(TASK, '<bpmn:completionCondition>=numberOfCompletedInstances &gt;= 3</bpmn:completionCondition>');
    for (let count = 0; count < 3; count += 1) bench.complete('work');
    resumeAll(bench);
    expect(bench.state.instances.size).toBe(0);
    expect(counted(bench.records, 'JOB', 'CREATED')).toBeLessThan(SLICE);
  }, 60_000);

  it('is cancelled amid its beginning and after it, and leaves nothing', async () => {
    for (const early of [true, false]) {
      const bench = await begun(TASK);
      if (!early) resumeAll(bench);
      const instance = [...bench.state.instances.values()].find(({ value }) => value.bpmnElementType === 'PROCESS');
      expect(bench.run('PROCESS_INSTANCE', 'CANCEL', instance?.key ?? -1).rejection).toBeUndefined();
      expect(resumeAll(bench)).toBeLessThan(MOST_RECORDS);
      const { element_instance, job, variable, pending_command } = bench.snapshot();
      expect({ element_instance, job, variable, pending_command }).toEqual({ element_instance: [], job: [], variable: [], pending_command: [] });
    }
  }, 60_000);

  it('lets others have their turn between its slices, and positions stay without a gap', async () => {
    const bench = await begun(TASK);
    let done = 0;
    resumeAll(bench, () => {
      bench.complete('work');
      done += 1;
    });
    expect(done).toBeGreaterThan(5);
    expect(bench.state.jobs.size).toBe(MANY - done);
    expect(bench.records.every(({ position }, place) => position === place + 1)).toBe(true);
  }, 60_000);

  it('goes on from the rows that were kept, as after a restart', async () => {
    const [whole, broken] = [await begun(TASK), await begun(TASK)];
    const again = new Bench(broken.now);
    for (const [place, table] of broken.state.tables.entries()) {
      for (const row of table.values()) again.state.tables[place]?.restoreRow(JSON.parse(JSON.stringify(row)));
    }
    for (const { key } of again.state.processes.values()) again.models.learnProcess(key, broken.models.process(key));
    for (const bench of [whole, again]) resumeAll(bench);
    expect(again.snapshot()).toEqual(whole.snapshot());
  }, 60_000);
});

describe('A postponed command that fails unexpectedly', () => {
  it('is refused by itself, and those behind it have their turn', async () => {
    const bench = await begun(TASK);
    const [first] = bench.state.pendingInOrder.first(1);
    const row = bench.state.pending.get(first ?? -1);
    if (!row) throw new Error('nothing is pending');
    bench.state.pending.put({ ...row, value: { ...row.value, processDefinitionKey: 1 } });
    resumeAll(bench);
    const refused = bench.records.filter(({ recordType }) => recordType === 'COMMAND_REJECTION');
    expect(refused).toEqual([expect.objectContaining({ rejectionType: 'PROCESSING_ERROR', rejectionReason: 'the process 1 was never read' })]);
    expect(bench.state.jobs.size).toBe(MANY - 1);
  }, 60_000);
});
