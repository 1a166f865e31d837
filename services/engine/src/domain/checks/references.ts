import { referenced } from '../model/element-type.js';
import { feelOnly, formula } from '../model/formula.js';
import { allInside, child, eventDefinitions, extensions, textOf } from '../model/nodes.js';
import { orReport } from './formulas.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

const THROWS = new Set(['bpmn:EndEvent', 'bpmn:IntermediateThrowEvent']);

/** Messages and errors that events refer to. */
export function checkReferences(report: Report, formulas: Report, processes: Node[]): void {
  const checked = new Set<Node>();
  const starting = new Map<Node, number>();
  for (const node of processes.flatMap(allInside)) {
    for (const definition of eventDefinitions(node)) checkDefinition(report, formulas, node, definition);
    const message = referenced(node, 'messageRef');
    if (!message || THROWS.has(node.$type) || node.$type === 'bpmn:SendTask') continue;
    const startsProcess = node.$type === 'bpmn:StartEvent' && node.$parent?.$type === 'bpmn:Process';
    if (!checked.has(message) || !startsProcess) checkMessage(report, formulas, message, startsProcess || checked.has(message));
    checked.add(message);
    if (startsProcess) starting.set(message, (starting.get(message) ?? 0) + 1);
  }
  for (const [message, count] of starting) if (count > 1) report.add(message, 'A message cannot be referred by more than one start event');
}

function checkMessage(report: Report, formulas: Report, message: Node, startsProcess: boolean): void {
  const name = textOf(message, 'name');
  if (!name) report.add(message, 'Name must be present and not empty');
  orReport(formulas, message, () => formula(name ?? ''));
  if (startsProcess) return checkStartName(formulas, message, name ?? '');
  const [subscription, ...more] = extensions(message, 'Subscription');
  if (!subscription || more.length > 0) return report.add(message, 'Must have exactly one zeebe:subscription extension element');
  const key = textOf(subscription, 'correlationKey');
  if (!key) report.add(subscription, "Attribute 'correlationKey' must be present and not empty");
  orReport(formulas, subscription, () => feelOnly(key));
}

/** The name of a message that starts a process is known before there are variables. */
function checkStartName(formulas: Report, message: Node, name: string): void {
  if (!name.startsWith('=')) return;
  formulas.add(message, `Expected constant expression of type String for message name '${name}', but expressions are not supported by this engine`);
}

function checkDefinition(report: Report, formulas: Report, node: Node, definition: Node): void {
  const throws = THROWS.has(node.$type);
  if (definition.$type === 'bpmn:MessageEventDefinition' && !throws && !child(definition, 'messageRef')) report.add(definition, 'Must reference a message');
  if (definition.$type !== 'bpmn:ErrorEventDefinition') return;
  const error = child(definition, 'errorRef');
  const code = textOf(error, 'errorCode');
  if (error && throws) orReport(formulas, error, () => formula(code ?? ''));
  if (!error && throws) report.add(definition, 'Must reference an error');
  if (error && throws && !code) report.add(error, 'ErrorCode must be present and not empty');
  if (!throws && code?.startsWith('=')) report.add(definition, 'The errorCode of the error catch event is not allowed to be an expression');
}
