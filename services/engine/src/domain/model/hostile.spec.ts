import { performance } from 'node:perf_hooks';
import { describe, expect, it } from '@jest/globals';
import { MOST_ELEMENTS } from './limits.js';
import { readResource } from './read.js';

const HEAD = '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:t"><bpmn:process id="p" isExecutable="true">';
const TAIL = '</bpmn:process></bpmn:definitions>';
const many = (count: number, draw: (place: number) => string) => Array.from({ length: count }, (_, place) => draw(place)).join('');
/** As long as it may take on a machine that has other work. */
const SECONDS = 20;

/** A chain of so many tasks. */
const chain = (length: number): string => {
  const task = (place: number) => `<bpmn:serviceTask id="t${place}"><bpmn:extensionElements><zeebe:taskDefinition type="a"/></bpmn:extensionElements><bpmn:incoming>f${place}</bpmn:incoming><bpmn:outgoing>f${place + 1}</bpmn:outgoing></bpmn:serviceTask>`;
  const flow = (place: number) => `<bpmn:sequenceFlow id="f${place}" sourceRef="${place === 0 ? 's' : `t${place - 1}`}" targetRef="${place === length ? 'e' : `t${place}`}"/>`;
  return `${HEAD}<bpmn:startEvent id="s"><bpmn:outgoing>f0</bpmn:outgoing></bpmn:startEvent>${many(length, task)}<bpmn:endEvent id="e"><bpmn:incoming>f${length}</bpmn:incoming></bpmn:endEvent>${many(length + 1, flow)}${TAIL}`;
};

const read = async (text: string, name = 'a.bpmn') => {
  const from = performance.now();
  const found = await readResource(name, Buffer.from(text));
  expect(performance.now() - from).toBeLessThan(SECONDS * 1000);
  return found;
};

describe('A file made to do harm', () => {
  it.each([
    ['entities that double', `<!DOCTYPE x [<!ENTITY a "aaaa">${many(40, (n) => `<!ENTITY a${n} "&a${n - 1};&a${n - 1};">`)}]>${HEAD}${TAIL}`, 'a document type or entities are not allowed'],
    ['ten thousand sub-processes within each other', HEAD + many(10_000, (n) => `<bpmn:subProcess id="s${n}">`) + '</bpmn:subProcess>'.repeat(10_000) + TAIL, 'elements are nested more than 200 deep'],
    ['ten thousand unknown elements within each other', `${HEAD}${'<x>'.repeat(10_000)}${'</x>'.repeat(10_000)}${TAIL}`, 'elements are nested more than 200 deep'],
    ['elements without end', HEAD + '<bpmn:manualTask/>'.repeat(100_001) + TAIL, 'the file holds more than 100000 XML elements'],
    ['more elements than a model may have', chain(MOST_ELEMENTS / 2), `the file holds ${MOST_ELEMENTS + 3} flow elements, more than the ${MOST_ELEMENTS} that a model may have`],
    ['a file that breaks off', `${HEAD}<bpmn:startEvent id="s">`, 'unexpected end of file'],
    ['two million brackets', '<'.repeat(2_000_000), 'unparsable content'],
    ['no XML', '\u0000\u0001\u0002 {"a": 1}', 'unparsable content'],
    ['an empty file', '', "'a.bpmn': "],
  ])('is refused with its reason: %s', async (_, text, reason) => {
    const { errors, processes } = await read(text);
    expect(processes).toEqual([]);
    expect(errors).toContain(reason);
    expect(errors?.length).toBeLessThanOrEqual(50_000);
  });

  it('is refused as a decision too', async () => {
    expect((await read(`<!DOCTYPE x><definitions/>`, 'a.dmn')).errors).toBe(`'a.dmn': a document type or entities are not allowed`);
    expect((await read('<x>'.repeat(10_000), 'a.dmn')).errors).toBe(`'a.dmn': elements are nested more than 200 deep`);
  });
});

describe('A large model', () => {
  it('of more than two thousand tasks is read', async () => {
    const { errors, processes } = await read(chain(2_400));
    expect(errors).toBeUndefined();
    expect(processes[0]?.elements.size).toBe(2_403);
  });

  it('keeps the order of boundary events, each with its own activity', async () => {
    const task = (id: string) => `<bpmn:task id="${id}"/>`;
    const boundary = (id: string, on: string) => `<bpmn:boundaryEvent id="${id}" attachedToRef="${on}"><bpmn:outgoing>f-${id}</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id="e-${id}"><bpmn:incoming>f-${id}</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id="f-${id}" sourceRef="${id}" targetRef="e-${id}"/>`;
    const { errors, processes } = await read(`${HEAD}<bpmn:startEvent id="s"/>${task('a')}${task('b')}${boundary('b1', 'a')}${boundary('b2', 'b')}${boundary('b3', 'a')}${TAIL}`);
    expect(errors).toBeUndefined();
    expect(processes[0]?.elements.get('a')?.boundaries).toEqual(['b3', 'b1']);
    expect(processes[0]?.elements.get('b')?.boundaries).toEqual(['b2']);
  });
});
