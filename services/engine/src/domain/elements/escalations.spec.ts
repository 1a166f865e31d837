import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Bench } from '../../testing/kernel.js';

/** What hangs on a sub-process: a boundary event for a code (empty: for all), interrupting or beside it; or nothing. */
type Level = { code: 'X' | 'Y' | ''; interrupting: boolean } | undefined;

const levels: fc.Arbitrary<Level[]> = fc.array(
  fc.option(fc.record({ code: fc.constantFrom('X' as const, 'Y' as const, '' as const), interrupting: fc.boolean() }), { nil: undefined }),
  { minLength: 1, maxLength: 5 },
);

const flow = (from: string, to: string): string => `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const ends = (from: string[], to: string[]): string =>
  [...to.map((id) => `<bpmn:incoming>${id}</bpmn:incoming>`), ...from.map((id) => `<bpmn:outgoing>${id}</bpmn:outgoing>`)].join('');

/** An escalation event thrown in the innermost of nested sub-processes; the outermost level is last. */
function nested(around: Level[]): string {
  const thrower = `<bpmn:intermediateThrowEvent id="throw">${ends(['throw-end'], ['start-throw'])}<bpmn:escalationEventDefinition escalationRef="X"/></bpmn:intermediateThrowEvent>`;
  return around.reduce((inner, level, place) => wrapped(inner, level, place), container('', 'throw', thrower));
}

const container = (suffix: string, first: string, xml: string): string =>
  `<bpmn:startEvent id="start${suffix}">${ends([`start${suffix}-${first}`], [])}</bpmn:startEvent>${xml}
   <bpmn:endEvent id="end${suffix}">${ends([], [`${first}-end${suffix}`])}</bpmn:endEvent>${flow(`start${suffix}`, first)}${flow(first, `end${suffix}`)}`;

function wrapped(inner: string, level: Level, place: number): string {
  const sub = `sub${place}`;
  const catching = level && `<bpmn:boundaryEvent id="caught${place}" attachedToRef="${sub}" cancelActivity="${level.interrupting}">
    ${ends([`caught${place}-after${place}`], [])}<bpmn:escalationEventDefinition ${level.code && `escalationRef="${level.code}"`}/></bpmn:boundaryEvent>
    <bpmn:endEvent id="after${place}">${ends([], [`caught${place}-after${place}`])}</bpmn:endEvent>${flow(`caught${place}`, `after${place}`)}`;
  const body = `<bpmn:subProcess id="${sub}">${ends([`${sub}-end${place}`], [`start${place}-${sub}`])}${inner}</bpmn:subProcess>${catching ?? ''}`;
  return container(String(place), sub, body);
}

const model = (around: Level[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="definitions" targetNamespace="urn:test">
<bpmn:escalation id="X" escalationCode="X"/><bpmn:escalation id="Y" escalationCode="Y"/>
<bpmn:process id="nested" isExecutable="true">${nested(around)}</bpmn:process></bpmn:definitions>`;

async function run(around: Level[]): Promise<Bench> {
  const bench = new Bench();
  const { rejection } = await bench.deploy(model(around));
  if (rejection) throw rejection;
  bench.create('nested');
  return bench;
}

const completed = (bench: Bench, elementId: string): boolean =>
  bench.records.some(({ intent, value }) => intent === 'ELEMENT_COMPLETED' && value['elementId'] === elementId);

describe('An escalation', () => {
  it('is caught by the innermost event for its code or for all, and only by that', async () => {
    await fc.assert(fc.asyncProperty(levels, async (around) => {
      const bench = await run(around);
      const innermost = around.findIndex((level) => level !== undefined && level.code !== 'Y');
      const [escalation, ...more] = bench.records.filter(({ valueType }) => valueType === 'ESCALATION');
      expect(more).toEqual([]);
      expect([escalation?.intent, escalation?.value['catchElementId']]).toEqual(innermost < 0 ? ['NOT_ESCALATED', ''] : ['ESCALATED', `caught${innermost}`]);
      expect(around.map((_, place) => completed(bench, `caught${place}`))).toEqual(around.map((_, place) => place === innermost));
    }), { seed: 20250317, numRuns: 60 });
  });

  it('ends its thrower also where one beside it was caught by the same event first', async () => {
    const loop = '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2]"/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>';
    const xml = model([{ code: 'X', interrupting: true }]).replace('xmlns:bpmn', 'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:bpmn').replace(/(<bpmn:subProcess id="sub0">(?:<bpmn:(?:incoming|outgoing)>[^<]*<[^>]*>)*)/, `$1${loop}`);
    const bench = new Bench();
    expect((await bench.deploy(xml)).rejection).toBeUndefined();
    bench.create('nested');
    expect(bench.records.filter(({ valueType }) => valueType === 'ESCALATION').map(({ intent }) => intent)).toEqual(['ESCALATED', 'NOT_ESCALATED']);
    expect(completed(bench, 'throw')).toBe(false);
    expect(bench.snapshot()).toMatchObject({ element_instance: [], variable: [], event_trigger: [], incident: [] });
  });

  it('ends its thrower only when an interrupting event catches it, and leaves nothing behind', async () => {
    await fc.assert(fc.asyncProperty(levels, async (around) => {
      const bench = await run(around);
      const caught = around.find((level) => level !== undefined && level.code !== 'Y');
      expect(completed(bench, 'throw')).toBe(caught?.interrupting !== true);
      expect(bench.snapshot()).toMatchObject({ element_instance: [], variable: [], event_trigger: [], incident: [] });
    }), { seed: 20250318, numRuns: 60 });
  });
});
