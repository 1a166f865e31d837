import { elementType, referenced } from '../model/element-type.js';
import { allInside, child, eventDefinitions, isContainer, nodes, textOf } from '../model/nodes.js';
import { containsStart } from './activities.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

export function checkProcess(report: Report, process: Node): void {
  const starts = containsStart(process);
  if (starts.length === 0) report.add(process, 'Must have at least one start event');
  if (starts.filter((start) => eventDefinitions(start).length === 0).length > 1) report.add(process, 'Multiple none start events are not allowed');
}

/** What holds inside containers: their starts, and that no two events of a scope catch the same. */
export function checkScopes(report: Report, process: Node): void {
  for (const node of allInside(process)) {
    if (isContainer(node)) checkStarts(report, node);
    checkBoundaries(report, node);
  }
  for (const scope of [process, ...allInside(process).filter(isContainer)]) checkDoubles(report, scope, eventSubProcessStarts(scope));
}

function checkStarts(report: Report, node: Node): void {
  const starts = containsStart(node);
  if (starts.length !== 1) return report.add(node, 'Must have exactly one start event');
  const [definition] = eventDefinitions(starts[0] as Node);
  if (elementType(node) === 'SUB_PROCESS') {
    if (definition) report.add(node, 'Start events in subprocesses must be of type none');
    return;
  }
  const kinds = ['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition', 'bpmn:ErrorEventDefinition', 'bpmn:SignalEventDefinition', 'bpmn:EscalationEventDefinition'];
  if (!definition || !kinds.includes(definition.$type)) report.add(node, 'Start events in event subprocesses must be one of: message, timer, error, signal, escalation');
  if (node.$parent && elementType(node.$parent) === 'EVENT_SUB_PROCESS') report.add(node, 'An event sub-process directly inside an event sub-process is not supported by this engine');
}

const eventSubProcessStarts = (scope: Node): Node[] =>
  nodes(scope, 'flowElements').filter((node) => elementType(node) === 'EVENT_SUB_PROCESS').flatMap(containsStart);

function checkBoundaries(report: Report, node: Node): void {
  const beside = node.$parent ? nodes(node.$parent, 'flowElements') : [];
  const boundaries = beside.filter((other) => other.$type === 'bpmn:BoundaryEvent' && child(other, 'attachedToRef')?.id === node.id);
  checkDoubles(report, node, boundaries);
  const own = node.$type === 'bpmn:ReceiveTask' ? textOf(referenced(node, 'messageRef'), 'name') : undefined;
  const names = boundaries.map((event) => textOf(referenced(event, 'messageRef'), 'name'));
  if (own !== undefined && names.includes(own)) report.add(node, 'Cannot reference the same message name as a boundary event');
}

function checkDoubles(report: Report, node: Node, events: Node[]): void {
  const names = events.flatMap((event) => textOf(referenced(event, 'messageRef'), 'name') ?? []);
  for (const name of repeated(names)) report.add(node, `Multiple message event definitions with the same name '${name}' are not allowed.`);
  const errors = events.filter((event) => eventDefinitions(event)[0]?.$type === 'bpmn:ErrorEventDefinition');
  const codes = errors.map((event) => textOf(referenced(event, 'errorRef'), 'errorCode') ?? '');
  for (const code of repeated(codes)) {
    report.add(node, code === ''
      ? 'The same scope can not contain more than one error catch event without error code. An error catch event without error code catches all errors.'
      : `Multiple error catch events with the same error code '${code}' are not supported on the same scope.`);
  }
}

const repeated = (values: string[]): string[] => [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
