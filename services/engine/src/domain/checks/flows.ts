import { feelOnly } from '../model/formula.js';
import { child, nodes, textOf } from '../model/nodes.js';
import { orReport } from './formulas.js';
import { checkDoubles } from './scopes.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

const CONDITIONAL = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);

export function checkFlow(report: Report, formulas: Report, flow: Node): void {
  const source = child(flow, 'sourceRef');
  if (!source || !child(flow, 'targetRef')) return report.add(flow, 'Must have a source and a target');
  const condition = child(flow, 'conditionExpression');
  if (!condition) return;
  if (!CONDITIONAL.has(source.$type)) report.add(source, 'Conditional sequence flows are only supported at exclusive or inclusive gateway');
  orReport(formulas, condition, () => feelOnly(textOf(condition, 'body') ?? '', 'static'));
}

export function checkGateway(report: Report, node: Node): void {
  if (node.$type === 'bpmn:ExclusiveGateway') checkConditional(report, node, 'Must have a condition or be default flow');
  if (node.$type === 'bpmn:InclusiveGateway') checkInclusive(report, node);
  if (node.$type === 'bpmn:EventBasedGateway') checkEventBased(report, node);
}

function checkInclusive(report: Report, node: Node): void {
  if (nodes(node, 'incoming').length > 1) report.add(node, 'Currently the inclusive gateway can only have one incoming sequence flow');
  checkConditional(report, node, 'Must have a condition');
}

function checkConditional(report: Report, node: Node, missing: string): void {
  const byDefault = child(node, 'default');
  if (byDefault && child(byDefault, 'sourceRef')?.id !== node.id) report.add(node, 'Default flow must start at gateway');
  const flows = nodes(node, 'outgoing');
  if (flows.length < 2) return;
  for (const flow of flows) {
    if (flow.id !== byDefault?.id && !child(flow, 'conditionExpression')) report.add(flow, missing);
  }
}

const EVENTS = new Set(['bpmn:MessageEventDefinition', 'bpmn:TimerEventDefinition', 'bpmn:SignalEventDefinition']);

function checkEventBased(report: Report, node: Node): void {
  const flows = nodes(node, 'outgoing');
  if (flows.length < 2) report.add(node, 'Event-based gateway must have at least 2 outgoing sequence flows.');
  const targets = flows.flatMap((flow) => child(flow, 'targetRef') ?? []);
  const waits = ({ $type, eventDefinitions }: Node) =>
    $type === 'bpmn:IntermediateCatchEvent' && (eventDefinitions as Node[] | undefined)?.every((definition) => EVENTS.has(definition.$type));
  if (!targets.every(waits)) {
    report.add(node, 'Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal intermediate catch events.');
  }
  checkDoubles(report, node, targets);
  if (targets.some((target) => nodes(target, 'incoming').length > 1)) {
    report.add(node, 'Target elements of an event gateway must not have any additional incoming sequence flows other than that from the event gateway.');
  }
}
