import { definitionsOf } from './definitions.js';
import { elementType, eventType } from './element-type.js';
import { allInside, boundariesOf, child, nodes, textOf } from './nodes.js';
import { formula } from './formula.js';
import type { Node } from './nodes.js';
import type { Element, Flow, ProcessModel } from './types.js';

/** The executable form of a process that was checked. Zeebe walks children back to front: so are the lists here. */
export function buildProcess(process: Node): ProcessModel {
  const all = [process, ...allInside(process)];
  const flows = all.filter(({ $type }) => $type === 'bpmn:SequenceFlow').reverse().map(flowOf);
  const elements = new Map<string, Element>();
  for (const node of all) if (elementType(node)) elements.set(idOf(node), elementFrom(node, flows));
  markAfterGateways(elements);
  return { id: idOf(process), elements, bodies: splitLoops(elements, all) };
}

const idOf = (node: Node): string => node.id ?? '';

function flowOf(node: Node): Flow {
  const condition = textOf(child(node, 'conditionExpression'), 'body');
  return {
    id: idOf(node),
    source: idOf(child(node, 'sourceRef') as Node),
    target: idOf(child(node, 'targetRef') as Node),
    ...(condition ? { condition: formula(condition) } : {}),
  };
}

function elementFrom(node: Node, flows: Flow[]): Element {
  const id = idOf(node);
  const inside = nodes(node, 'flowElements');
  return {
    id,
    type: elementType(node) ?? 'TASK',
    eventType: eventType(node) ?? 'UNSPECIFIED',
    scope: node.$type === 'bpmn:Process' ? undefined : node.$parent?.id,
    outgoing: flows.filter(({ source }) => source === id),
    incoming: flows.filter(({ target }) => target === id),
    defaultFlow: child(node, 'default')?.id,
    boundaries: boundariesOf(node).map(idOf).reverse(),
    eventSubProcesses: inside.filter((other) => elementType(other) === 'EVENT_SUB_PROCESS').map(idOf),
    starts: inside.filter(({ $type }) => $type === 'bpmn:StartEvent').map(idOf).reverse(),
    attachedTo: child(node, 'attachedToRef')?.id,
    interrupting: node['cancelActivity'] !== false && node['isInterrupting'] !== false,
    afterEventGateway: false,
    ...definitionsOf(node),
  };
}

function markAfterGateways(elements: Map<string, Element>): void {
  const gateways = [...elements.values()].filter(({ type }) => type === 'EVENT_BASED_GATEWAY');
  for (const { target } of gateways.flatMap(({ outgoing }) => outgoing)) {
    const event = elements.get(target);
    if (event) elements.set(target, { ...event, afterEventGateway: true });
  }
}

/** A multi-instance activity becomes two: the body has flows and boundary events, the inner one does the work. */
function splitLoops(elements: Map<string, Element>, all: Node[]): Map<string, Element> {
  const bodies = new Map<string, Element>();
  for (const node of all) {
    const element = elements.get(idOf(node));
    if (!element?.loop) continue;
    const { job: _, message: __, call: ___, work: ____, ...rest } = element;
    bodies.set(element.id, { ...rest, type: 'MULTI_INSTANCE_BODY', eventType: 'UNSPECIFIED', inputs: [], outputs: [], eventSubProcesses: [], starts: [] });
    elements.set(element.id, { ...element, loop: undefined, outgoing: [], incoming: [], boundaries: [] });
  }
  return bodies;
}
