import { allInside, child, nodes } from '../model/nodes.js';
import type { Node } from '../model/nodes.js';

const PASSING = new Set(['bpmn:ManualTask', 'bpmn:Task', 'bpmn:CallActivity', 'bpmn:ExclusiveGateway', 'bpmn:ParallelGateway']);
const COUNTED = new Set(['bpmn:ManualTask', 'bpmn:Task', 'bpmn:CallActivity']);

/** A circle of elements that never wait, which would run without end: `a > b > a`. */
export function straightLoop(process: Node): string | undefined {
  const passing = allInside(process).filter(({ $type }) => PASSING.has($type));
  for (const node of passing.filter(({ $type }) => COUNTED.has($type))) {
    const circle = circleFrom(node, node, [node], new Set());
    if (circle) return circle.map(({ id }) => id).join(' > ');
  }
  return undefined;
}

function circleFrom(start: Node, from: Node, path: Node[], seen: Set<Node>): Node[] | undefined {
  for (const target of nodes(from, 'outgoing').flatMap((flow) => child(flow, 'targetRef') ?? [])) {
    if (target === start) return [...path, target];
    if (!PASSING.has(target.$type) || seen.has(target)) continue;
    const found = circleFrom(start, target, [...path, target], seen.add(target));
    if (found) return found;
  }
  return undefined;
}
