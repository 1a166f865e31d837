import { elementType } from '../model/element-type.js';
import { allInside, child, eventDefinitions, extension, nodes, textOf } from '../model/nodes.js';
import type { Node } from '../model/nodes.js';

const COUNTED = new Set(['MANUAL_TASK', 'TASK', 'CALL_ACTIVITY']);
const PASSING = new Set([...COUNTED, 'EXCLUSIVE_GATEWAY', 'PARALLEL_GATEWAY', 'INCLUSIVE_GATEWAY', 'SUB_PROCESS', 'START_EVENT', 'END_EVENT']);

/**
 * A circle of elements that never wait, which would run without end: `a > b > a`. It may lead through sub-processes, and into
 * processes of the same file that are called.
 */
export function straightLoop(process: Node, processes: readonly Node[]): string | undefined {
  for (const node of allInside(process).filter((each) => COUNTED.has(elementType(each) ?? '') && passes(each))) {
    const circle = circleFrom({ start: node, processes, seen: new Set() }, node, [node]);
    if (circle) return circle.map(({ id }) => id).join(' > ');
  }
  return undefined;
}

interface Search {
  start: Node;
  processes: readonly Node[];
  seen: Set<Node>;
}

function circleFrom(search: Search, from: Node, path: Node[]): Node[] | undefined {
  for (const target of next(from, search.processes)) {
    if (target === search.start) return [...path, target];
    if (!passes(target) || search.seen.has(target)) continue;
    search.seen.add(target);
    const found = circleFrom(search, target, [...path, target]);
    if (found) return found;
  }
  return undefined;
}

/** A terminate end passes too; what is repeated for a list does not. */
const passes = (node: Node): boolean =>
  PASSING.has(elementType(node) ?? '') && !child(node, 'loopCharacteristics') && eventDefinitions(node).every(({ $type }) => $type === 'bpmn:TerminateEventDefinition');

function next(node: Node, processes: readonly Node[]): Node[] {
  const type = elementType(node);
  if (type === 'SUB_PROCESS') return noneStarts(node);
  if (type === 'CALL_ACTIVITY') return calledStarts(node, processes);
  const ends = type === 'END_EVENT' && node.$parent && elementType(node.$parent) === 'SUB_PROCESS';
  return targets(ends && node.$parent ? node.$parent : node);
}

const targets = (node: Node): Node[] => nodes(node, 'outgoing').flatMap((flow) => child(flow, 'targetRef') ?? []);

const noneStarts = (container: Node): Node[] =>
  nodes(container, 'flowElements').filter((node) => node.$type === 'bpmn:StartEvent' && eventDefinitions(node).length === 0);

function calledStarts(call: Node, processes: readonly Node[]): Node[] {
  const called = textOf(extension(call, 'CalledElement'), 'processId');
  return processes.filter(({ id }) => id === called).flatMap(noneStarts);
}
