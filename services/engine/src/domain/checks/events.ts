import { isActivity } from '../model/element-type.js';
import { child, eventDefinitions, extension, nodes } from '../model/nodes.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

const kindOf = (definition: Node | undefined): string => definition?.$type.replace(/^bpmn:(.*)EventDefinition$/, '$1').toLowerCase() ?? 'none';

const isOneOf = (definition: Node | undefined, ...kinds: string[]): boolean => kinds.includes(kindOf(definition));

export function checkStart(report: Report, node: Node): void {
  if (node.$type !== 'bpmn:StartEvent') return;
  const [definition, ...more] = eventDefinitions(node);
  if (more.length > 0) report.add(node, "Start event can't have more than one type");
  const starts = node.$parent?.$type === 'bpmn:Process';
  const scope = starts || !node.$parent ? node : node.$parent;
  if (isOneOf(definition, 'timer')) checkTimer(report, scope, definition as Node, { cycle: node['isInterrupting'] === false || starts });
  if (isOneOf(definition, 'error') && node['isInterrupting'] === false) report.add(scope, 'Non-Interrupting event of this type is not allowed');
}

export function checkCatch(report: Report, node: Node): void {
  if (node.$type !== 'bpmn:IntermediateCatchEvent') return;
  const [definition, ...more] = eventDefinitions(node);
  if (!definition || more.length > 0) return report.add(node, 'Must have exactly one event definition');
  if (!isOneOf(definition, 'message', 'timer', 'signal', 'link')) report.add(node, 'Event definition must be one of: message, timer, signal, or link');
  if (!isOneOf(definition, 'timer')) return;
  if (!child(definition, 'timeDuration') && !child(definition, 'timeDate')) report.add(node, 'Intermediate timer catch event must have either a time duration or a time date.');
  checkTimer(report, node, definition, { cycle: true });
}

export function checkBoundary(report: Report, node: Node): void {
  if (node.$type !== 'bpmn:BoundaryEvent') return;
  const attachedTo = child(node, 'attachedToRef');
  if (!attachedTo || !isActivity(attachedTo)) report.add(node, 'Must be attached to an activity');
  if (nodes(node, 'incoming').length > 0) report.add(node, 'Cannot have incoming sequence flows');
  if (nodes(node, 'outgoing').length < 1) report.add(node, 'Must have at least one outgoing sequence flow');
  const [definition, ...more] = eventDefinitions(node);
  if (!definition || more.length > 0) return report.add(node, 'Must have exactly one event definition');
  if (!isOneOf(definition, 'timer', 'message', 'error', 'signal', 'escalation')) {
    report.add(node, 'Boundary events must be one of: timer, message, error, signal, escalation');
  }
  if (isOneOf(definition, 'escalation') && attachedTo && !['bpmn:SubProcess', 'bpmn:CallActivity'].includes(attachedTo.$type)) {
    report.add(node, 'An escalation boundary event should only be attached to a subprocess, or a call activity.');
  }
  const beside = node['cancelActivity'] === false;
  if (beside && isOneOf(definition, 'error')) report.add(node, 'Non-Interrupting event of this type is not allowed');
  if (isOneOf(definition, 'timer')) checkTimer(report, node, definition, { cycle: beside });
}

export function checkThrow(report: Report, node: Node): void {
  if (node.$type !== 'bpmn:IntermediateThrowEvent') return;
  const [definition, ...more] = eventDefinitions(node);
  if (more.length > 0) report.add(node, 'Must have at most one event definition');
  if (isOneOf(definition, 'message')) return checkJob(report, node);
  if (definition && !isOneOf(definition, 'signal', 'escalation', 'link')) report.add(node, 'Event definition of this type is not supported');
}

export function checkEnd(report: Report, node: Node): void {
  if (node.$type !== 'bpmn:EndEvent') return;
  if (nodes(node, 'outgoing').length > 0) report.add(node, 'End events must not have outgoing sequence flows to other elements.');
  const [definition, ...more] = eventDefinitions(node);
  if (more.length > 0) report.add(node, 'Must have at most one event definition');
  if (!definition) return;
  if (!isOneOf(definition, 'error', 'message', 'terminate', 'signal', 'escalation')) {
    report.add(node, 'End events must be one of: none, error, message, terminate, signal, or escalation');
  }
  if (isOneOf(definition, 'message')) checkJob(report, node);
}

/** A message is thrown by a job. */
function checkJob(report: Report, node: Node): void {
  if (extension(node, 'TaskDefinition')) return;
  report.add(node, "Must have either one 'zeebe:publishMessage' or one 'zeebe:taskDefinition' extension element");
}

const TIMERS = ['timeDuration', 'timeDate', 'timeCycle'] as const;

function checkTimer(report: Report, node: Node, definition: Node, { cycle }: { cycle: boolean }): void {
  const given = TIMERS.filter((name) => child(definition, name));
  const [kind] = given;
  if (!kind || given.length > 1) return report.add(definition, 'Must be exactly one type of timer: timeDuration, timeDate or timeCycle');
  if (kind === 'timeCycle' && !cycle) report.add(node, 'Interrupting timer event with time cycle is not allowed.');
}
