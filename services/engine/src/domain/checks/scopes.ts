import { elementType, referenced } from '../model/element-type.js';
import { allInside, boundariesOf, eventDefinitions, isContainer, nodes, textOf } from '../model/nodes.js';
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
  for (const scope of [process, ...allInside(process).filter(isContainer)]) {
    checkDoubles(report, scope, eventSubProcessStarts(scope));
    checkLinks(report, scope);
  }
  checkSignals(report, process, containsStart(process));
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
  if (definition?.$type === 'bpmn:LinkEventDefinition' && starts[0]?.['isInterrupting'] === false) report.add(node, 'Non-Interrupting event of this type is not allowed');
}

const eventSubProcessStarts = (scope: Node): Node[] =>
  nodes(scope, 'flowElements').filter((node) => elementType(node) === 'EVENT_SUB_PROCESS').flatMap(containsStart);

function checkBoundaries(report: Report, node: Node): void {
  const boundaries = boundariesOf(node);
  checkDoubles(report, node, boundaries);
  const own = node.$type === 'bpmn:ReceiveTask' ? textOf(referenced(node, 'messageRef'), 'name') : undefined;
  const names = boundaries.map((event) => textOf(referenced(event, 'messageRef'), 'name'));
  if (own !== undefined && names.includes(own)) report.add(node, 'Cannot reference the same message name as a boundary event');
}

/** No two events that one element or scope waits for may be alike. */
export function checkDoubles(report: Report, node: Node, events: Node[]): void {
  const names = events.flatMap((event) => textOf(referenced(event, 'messageRef'), 'name') ?? []);
  for (const name of repeated(names)) report.add(node, `Multiple message event definitions with the same name '${name}' are not allowed.`);
  checkSignals(report, node, events);
  checkCodes(report, node, events, 'error', (event) => textOf(referenced(event, 'errorRef'), 'errorCode'));
  checkCodes(report, node, events, 'escalation', (event) => textOf(referenced(event, 'escalationRef'), 'escalationCode'));
}

function checkSignals(report: Report, node: Node, events: Node[]): void {
  const names = events.flatMap((event) => textOf(referenced(event, 'signalRef'), 'name') ?? []);
  for (const name of repeated(names)) report.add(node, `Multiple signal event definitions with the same name '${name}' are not allowed.`);
}

function checkCodes(report: Report, node: Node, events: Node[], kind: 'error' | 'escalation', codeOf: (event: Node) => string | undefined): void {
  const type = kind === 'error' ? 'bpmn:ErrorEventDefinition' : 'bpmn:EscalationEventDefinition';
  const catching = events.filter((event) => eventDefinitions(event)[0]?.$type === type);
  for (const code of repeated(catching.map((event) => codeOf(event) ?? ''))) {
    const [one, all] = [`${kind} catch event`, `${kind}s`];
    report.add(node, code === ''
      ? `The same scope can not contain more than one ${one} without ${kind} code. An ${one} without ${kind} code catches all ${all}.`
      : `Multiple ${one}s with the same ${kind} code '${code}' are not supported on the same scope.`);
  }
}

/** A catching link is unlike those beside and below it; a throwing one finds its catching one beside it. */
function checkLinks(report: Report, scope: Node): void {
  for (const name of repeated(linkNames(allInside(scope), 'bpmn:IntermediateCatchEvent'))) {
    report.add(scope, `Multiple intermediate catch link event definitions with the same name '${name}' are not allowed.`);
  }
  const beside = nodes(scope, 'flowElements');
  const caught = new Set(linkNames(beside, 'bpmn:IntermediateCatchEvent'));
  for (const name of new Set(linkNames(beside, 'bpmn:IntermediateThrowEvent'))) {
    if (!caught.has(name)) report.add(scope, `Can't find an catch link event for the throw link event with the name '${name}'.`);
  }
}

const linkNames = (events: Node[], type: string): string[] =>
  events.filter(({ $type }) => $type === type).flatMap((event) => eventDefinitions(event)).filter(({ $type }) => $type === 'bpmn:LinkEventDefinition').flatMap((link) => textOf(link, 'name') || []);

const repeated = (values: string[]): string[] => [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
