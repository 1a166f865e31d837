import { evaluateTyped, FeelEvaluationError } from '@attestation/feel';
import { referenced } from '../model/element-type.js';
import { feelOnly, formula, FormulaError } from '../model/formula.js';
import { allInside, child, eventDefinitions, extensions, textOf } from '../model/nodes.js';
import { staticType } from '../runtime/evaluate.js';
import { orReport } from './formulas.js';
import type { Node } from '../model/nodes.js';
import type { Report } from './report.js';

const THROWS = new Set(['bpmn:EndEvent', 'bpmn:IntermediateThrowEvent']);

const startsProcess = ({ $type, $parent }: Node): boolean => $type === 'bpmn:StartEvent' && $parent?.$type === 'bpmn:Process';

/** Messages, signals, errors and escalations that events refer to. */
export function checkReferences(report: Report, formulas: Report, processes: Node[]): void {
  const all = processes.flatMap(allInside);
  for (const node of all) for (const definition of eventDefinitions(node)) checkDefinition(report, formulas, node, definition);
  checkMessages(report, formulas, all);
  for (const signal of new Set(all.flatMap((node) => referenced(node, 'signalRef') ?? []))) checkName(report, formulas, signal);
  for (const node of all.filter(startsProcess)) checkStartName(formulas, node);
}

function checkMessages(report: Report, formulas: Report, all: Node[]): void {
  const checked = new Set<Node>();
  const starting = new Map<Node, number>();
  for (const node of all) {
    const message = referenced(node, 'messageRef');
    if (!message || THROWS.has(node.$type) || node.$type === 'bpmn:SendTask') continue;
    const starts = startsProcess(node);
    if (!checked.has(message)) checkName(report, formulas, message);
    if (!starts && !checked.has(message)) checkSubscription(report, formulas, message);
    checked.add(message);
    if (starts) starting.set(message, (starting.get(message) ?? 0) + 1);
  }
  for (const [message, count] of starting) if (count > 1) report.add(message, 'A message cannot be referred by more than one start event');
}

/** Of a message or signal. */
function checkName(report: Report, formulas: Report, node: Node): void {
  const name = textOf(node, 'name');
  if (!name) report.add(node, 'Name must be present and not empty');
  orReport(formulas, node, () => formula(name ?? ''));
}

function checkSubscription(report: Report, formulas: Report, message: Node): void {
  const [subscription, ...more] = extensions(message, 'Subscription');
  if (!subscription || more.length > 0) return report.add(message, 'Must have exactly one zeebe:subscription extension element');
  const key = textOf(subscription, 'correlationKey');
  if (!key) report.add(subscription, "Attribute 'correlationKey' must be present and not empty");
  orReport(formulas, subscription, () => feelOnly(key));
}

/** The name of a message or signal that starts a process is known before there are variables. */
function checkStartName(formulas: Report, start: Node): void {
  const [kind, node] = referenced(start, 'signalRef') ? ['signal', referenced(start, 'signalRef')] : ['message', referenced(start, 'messageRef')];
  const name = textOf(node as Node | undefined, 'name') ?? '';
  const problem = notConstant(String(kind), name);
  if (problem) formulas.add(start, problem);
}

function notConstant(kind: string, name: string): string | undefined {
  try {
    const { expression } = formula(name);
    const type = expression ? evaluateTyped(expression, {}, () => 0).type : staticType(name);
    return type === 'STRING' ? undefined : `Expected constant expression of type String for ${kind} name '${name}', but was ${type}`;
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    if (!(error instanceof FeelEvaluationError)) throw error;
    return `Expected constant expression but found '${name}', which could not be evaluated without context: ${error.message}`;
  }
}

/** What an event refers to, and the code of it. */
const CODED = {
  'bpmn:ErrorEventDefinition': { reference: 'errorRef', attribute: 'errorCode', name: 'ErrorCode', kind: 'an error', event: 'error' },
  'bpmn:EscalationEventDefinition': { reference: 'escalationRef', attribute: 'escalationCode', name: 'EscalationCode', kind: 'an escalation', event: 'escalation' },
} as const;

function checkDefinition(report: Report, formulas: Report, node: Node, definition: Node): void {
  const throws = THROWS.has(node.$type);
  const { $type } = definition;
  if ($type === 'bpmn:MessageEventDefinition' && !throws && !child(definition, 'messageRef')) report.add(definition, 'Must reference a message');
  if ($type === 'bpmn:SignalEventDefinition' && !child(definition, 'signalRef')) report.add(definition, 'Must reference a signal');
  if ($type === 'bpmn:LinkEventDefinition' && !textOf(definition, 'name')) report.add(definition, 'Link name must be present and not empty.');
  if ($type === 'bpmn:ErrorEventDefinition' || $type === 'bpmn:EscalationEventDefinition') checkCode(report, formulas, definition, throws, CODED[$type]);
}

function checkCode(report: Report, formulas: Report, definition: Node, throws: boolean, { reference, attribute, name, kind, event }: (typeof CODED)[keyof typeof CODED]): void {
  const coded = child(definition, reference);
  const code = textOf(coded, attribute);
  if (!throws && code?.startsWith('=')) report.add(definition, `The ${attribute} of the ${event} catch event is not allowed to be an expression`);
  if (!throws) return;
  if (!coded) return report.add(definition, `Must reference ${kind}`);
  orReport(formulas, coded, () => formula(code ?? ''));
  if (!code) report.add(kind === 'an error' ? definition : coded, `${name} must be present and not empty`);
}
