import { allInside, child, nodes } from '../model/nodes.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

const PASSING = new Set(['bpmn:ManualTask', 'bpmn:Task', 'bpmn:CallActivity', 'bpmn:ExclusiveGateway', 'bpmn:ParallelGateway']);
const COUNTED = new Set(['bpmn:ManualTask', 'bpmn:Task', 'bpmn:CallActivity']);

/** Circles of elements that never wait would run without end. */
export function checkStraightLoops(report: Report, process: Node): void {
  const passing = allInside(process).filter(({ $type }) => PASSING.has($type));
  for (const node of passing.filter(({ $type }) => COUNTED.has($type))) {
    const circle = circleFrom(node, node, [node], new Set());
    if (!circle) continue;
    const text = circle.map(({ id }) => id).join(' > ');
    report.add(process, `Processes are not allowed to contain a straight-through processing loop: ${text}`);
    return;
  }
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
