import { referenced } from './element-type.js';
import { feelOnly, formula } from './formula.js';
import { child, eventDefinitions, extension, flag, nodes, textOf } from './nodes.js';
import type { Formula } from './formula.js';
import type { Node } from './nodes.js';
import type { CallDefinition, CodeDefinition, Element, InnerWork, JobDefinition, Loop, Mapping, MessageDefinition, SignalDefinition, TimerDefinition } from './types.js';

type Definitions = Pick<Element, 'inputs' | 'outputs' | 'job' | 'message' | 'timer' | 'signal' | 'error' | 'escalation' | 'link' | 'call' | 'work' | 'loop'>;

/** What the extensions and event definitions of an element say. @throws FormulaError for an expression that is none */
export function definitionsOf(node: Node): Definitions {
  return {
    inputs: mappings(node, 'inputParameters'),
    outputs: mappings(node, 'outputParameters'),
    job: jobOf(node),
    message: messageOf(node),
    timer: timerOf(node),
    signal: signalOf(node),
    error: codeOf(node, 'bpmn:ErrorEventDefinition', 'errorRef', 'errorCode'),
    escalation: codeOf(node, 'bpmn:EscalationEventDefinition', 'escalationRef', 'escalationCode'),
    link: textOf(definitionOf(node, 'bpmn:LinkEventDefinition'), 'name'),
    call: callOf(node),
    work: workOf(node),
    loop: loopOf(node),
  };
}

const optional = (text: string | undefined): Formula | undefined => (text ? formula(text) : undefined);

function mappings(node: Node, name: string): Mapping[] {
  const mapping = extension(node, 'IoMapping');
  if (!mapping) return [];
  return nodes(mapping, name).map((entry) => ({ source: formula(textOf(entry, 'source') ?? ''), target: textOf(entry, 'target') ?? '' }));
}

const USER_TASK: Pick<JobDefinition, 'type' | 'retries'> = { type: { text: 'io.camunda.zeebe:userTask' }, retries: { text: '1' } };
const RESERVED = 'io.camunda.zeebe:';

function jobOf(node: Node): JobDefinition | undefined {
  const headers = headersOf(node);
  if (node.$type === 'bpmn:UserTask') return { ...USER_TASK, headers: { ...headers, ...formOf(node) }, computed: [...assignmentOf(node), ...linkedFormOf(node)] };
  const definition = extension(node, 'TaskDefinition');
  if (!definition) return undefined;
  return { type: formula(textOf(definition, 'type') ?? ''), retries: formula(textOf(definition, 'retries') ?? '3'), headers, computed: [] };
}

function headersOf(node: Node): Record<string, string> {
  const headers = extension(node, 'TaskHeaders');
  if (!headers) return {};
  return Object.fromEntries(nodes(headers, 'values').map((header) => [textOf(header, 'key') ?? '', textOf(header, 'value') ?? '']));
}

function formOf(node: Node): Record<string, string> {
  const formKey = textOf(extension(node, 'FormDefinition'), 'formKey');
  return formKey ? { [`${RESERVED}formKey`]: formKey } : {};
}

function linkedFormOf(node: Node): JobDefinition['computed'] {
  const formId = textOf(extension(node, 'FormDefinition'), 'formId');
  return formId ? [{ header: `${RESERVED}formKey`, kind: 'form', formula: formula(formId) }] : [];
}

function assignmentOf(node: Node): JobDefinition['computed'] {
  const assignment = extension(node, 'AssignmentDefinition');
  const times = extension(node, 'TaskSchedule');
  const kinds = [
    ['assignee', 'text', assignment], ['candidateGroups', 'list', assignment], ['candidateUsers', 'list', assignment],
    ['dueDate', 'moment', times], ['followUpDate', 'moment', times],
  ] as const;
  return kinds.flatMap(([name, kind, from]) => {
    const text = textOf(from, name);
    return text ? [{ header: `${RESERVED}${name}`, kind, formula: kind === 'list' ? listFormula(text) : textFormula(text) }] : [];
  });
}

/** A static text, even if it reads as a number. */
const textFormula = (text: string): Formula => formula(text.trim().startsWith('=') ? text : `=${JSON.stringify(text)}`);

/** `a,b` stands for a list. */
const listFormula = (text: string): Formula =>
  text.trim().startsWith('=') ? formula(text) : formula(`=[${text.split(',').map((item) => JSON.stringify(item.trim())).join(',')}]`);

function messageOf(node: Node): MessageDefinition | undefined {
  const message = referenced(node, 'messageRef');
  if (!message || node.$type === 'bpmn:EndEvent' || node.$type === 'bpmn:IntermediateThrowEvent' || node.$type === 'bpmn:SendTask') return undefined;
  const key = textOf(extension(message, 'Subscription'), 'correlationKey');
  const startsProcess = node.$type === 'bpmn:StartEvent' && node.$parent?.$type === 'bpmn:Process';
  return { name: formula(textOf(message, 'name') ?? ''), ...(startsProcess ? {} : { correlationKey: feelOnly(key) }) };
}

const TIMERS = [['timeDuration', 'DURATION'], ['timeDate', 'DATE'], ['timeCycle', 'CYCLE']] as const;

export function timerOf(node: Node): TimerDefinition | undefined {
  const timer = definitionOf(node, 'bpmn:TimerEventDefinition');
  if (!timer) return undefined;
  for (const [name, kind] of TIMERS) {
    const time = child(timer, name);
    if (time) return { kind, formula: formula((textOf(time, 'body') ?? '').trim()) };
  }
  return undefined;
}

const definitionOf = (node: Node, type: string): Node | undefined => eventDefinitions(node).find(({ $type }) => $type === type);

function signalOf(node: Node): SignalDefinition | undefined {
  const signal = child(definitionOf(node, 'bpmn:SignalEventDefinition'), 'signalRef');
  return signal && { name: formula(textOf(signal, 'name') ?? '') };
}

function codeOf(node: Node, type: string, reference: string, attribute: string): CodeDefinition | undefined {
  const definition = definitionOf(node, type);
  return definition && { code: optional(textOf(child(definition, reference), attribute)) };
}

function callOf(node: Node): CallDefinition | undefined {
  const called = node.$type === 'bpmn:CallActivity' ? extension(node, 'CalledElement') : undefined;
  if (!called) return undefined;
  return {
    processId: formula(textOf(called, 'processId') ?? ''),
    propagateAllChildVariables: flag(called, 'propagateAllChildVariables', true),
    propagateAllParentVariables: flag(called, 'propagateAllParentVariables', true),
  };
}

function workOf(node: Node): InnerWork | undefined {
  const decision = extension(node, 'CalledDecision');
  if (decision && node.$type === 'bpmn:BusinessRuleTask') {
    return { decisionId: formula(textOf(decision, 'decisionId') ?? ''), resultVariable: textOf(decision, 'resultVariable') ?? '' };
  }
  const script = node.$type === 'bpmn:ScriptTask' ? extension(node, 'Script') : undefined;
  return script && { script: feelOnly(textOf(script, 'expression')), resultVariable: textOf(script, 'resultVariable') ?? '' };
}

function loopOf(node: Node): Loop | undefined {
  const characteristics = child(node, 'loopCharacteristics');
  const zeebe = characteristics && extension(characteristics, 'LoopCharacteristics');
  if (!characteristics || !zeebe) return undefined;
  const condition = textOf(child(characteristics, 'completionCondition'), 'body');
  return {
    sequential: flag(characteristics, 'isSequential', false),
    inputCollection: feelOnly(textOf(zeebe, 'inputCollection')),
    inputElement: textOf(zeebe, 'inputElement') || undefined,
    outputCollection: textOf(zeebe, 'outputCollection') || undefined,
    outputElement: textOf(zeebe, 'outputElement') ? feelOnly(textOf(zeebe, 'outputElement')) : undefined,
    completionCondition: optional(condition),
  };
}
