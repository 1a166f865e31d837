import { referenced } from '../model/element-type.js';
import { child, extension, extensions, nodes, textOf } from '../model/nodes.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

export function checkActivity(report: Report, node: Node): void {
  CHECKS[node.$type]?.(report, node);
  checkLoop(report, node);
}

const exactlyOne = (name: string) => `Must have exactly one 'zeebe:${name}' extension element`;
const eitherOr = (name: string) => `Must have either one 'zeebe:${name}' or one 'zeebe:taskDefinition' extension element`;

const CHECKS: Readonly<Record<string, (report: Report, node: Node) => void>> = {
  'bpmn:ServiceTask': (report, node) => {
    if (extensions(node, 'TaskDefinition').length !== 1) report.add(node, exactlyOne('taskDefinition'));
  },
  'bpmn:SendTask': (report, node) => {
    if (extensions(node, 'TaskDefinition').length !== 1) report.add(node, eitherOr('publishMessage'));
  },
  'bpmn:BusinessRuleTask': (report, node) => checkInside(report, node, 'CalledDecision', 'calledDecision', ['decisionId', 'resultVariable']),
  'bpmn:ScriptTask': (report, node) => checkInside(report, node, 'Script', 'script', ['expression', 'resultVariable']),
  'bpmn:CallActivity': (report, node) => {
    const [called, ...more] = extensions(node, 'CalledElement');
    if (!called || more.length > 0) report.add(node, exactlyOne('calledElement'));
    else if (!textOf(called, 'processId')) report.add(called, "Attribute 'processId' must be present and not empty");
    refuseBinding(report, called);
  },
  'bpmn:ReceiveTask': (report, node) => {
    if (!referenced(node, 'messageRef')) report.add(node, 'Must reference a message');
  },
};

function checkInside(report: Report, node: Node, type: string, name: string, attributes: string[]): void {
  const inside = extension(node, type);
  const jobs = extensions(node, 'TaskDefinition').length;
  if ((inside ? 1 : 0) + jobs !== 1) return report.add(node, eitherOr(name));
  for (const attribute of attributes) {
    if (inside && !textOf(inside, attribute)) report.add(inside, `Attribute '${attribute}' must be present and not empty`);
  }
  refuseBinding(report, inside);
}

/** 8.3 knows the latest version only. */
function refuseBinding(report: Report, node: Node | undefined): void {
  const binding = textOf(node, 'bindingType');
  if (node && binding && binding !== 'latest') report.add(node, `Binding type '${binding}' is not supported: the latest version is called`);
}

function checkLoop(report: Report, node: Node): void {
  const loop = child(node, 'loopCharacteristics');
  if (!loop) return;
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return report.add(node, "Elements of type 'standardLoopCharacteristics' are currently not supported.");
  const [zeebe, ...more] = extensions(loop, 'LoopCharacteristics');
  if (!zeebe || more.length > 0) return report.add(loop, exactlyOne('loopCharacteristics'));
  const has = (name: string) => Boolean(textOf(zeebe, name));
  if (!has('inputCollection')) report.add(zeebe, "Attribute 'inputCollection' must be present and not empty");
  if (has('outputCollection') && !has('outputElement')) report.add(zeebe, "Attribute 'outputElement' must be present if the attribute 'outputCollection' is set");
  if (has('outputElement') && !has('outputCollection')) report.add(zeebe, "Attribute 'outputCollection' must be present if the attribute 'outputElement' is set");
}

export const containsStart = (node: Node): Node[] => nodes(node, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent');
