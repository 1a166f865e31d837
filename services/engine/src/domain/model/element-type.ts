import { child, eventDefinitions, isContainer } from './nodes.js';
import type { ElementType, EventType } from './types.js';
import type { Node } from './nodes.js';

const TYPES: Readonly<Record<string, ElementType>> = {
  'bpmn:Process': 'PROCESS',
  'bpmn:SubProcess': 'SUB_PROCESS',
  'bpmn:CallActivity': 'CALL_ACTIVITY',
  'bpmn:ServiceTask': 'SERVICE_TASK',
  'bpmn:SendTask': 'SEND_TASK',
  'bpmn:UserTask': 'USER_TASK',
  'bpmn:ScriptTask': 'SCRIPT_TASK',
  'bpmn:BusinessRuleTask': 'BUSINESS_RULE_TASK',
  'bpmn:ReceiveTask': 'RECEIVE_TASK',
  'bpmn:ManualTask': 'MANUAL_TASK',
  'bpmn:Task': 'TASK',
  'bpmn:ExclusiveGateway': 'EXCLUSIVE_GATEWAY',
  'bpmn:ParallelGateway': 'PARALLEL_GATEWAY',
  'bpmn:InclusiveGateway': 'INCLUSIVE_GATEWAY',
  'bpmn:EventBasedGateway': 'EVENT_BASED_GATEWAY',
  'bpmn:StartEvent': 'START_EVENT',
  'bpmn:IntermediateCatchEvent': 'INTERMEDIATE_CATCH_EVENT',
  'bpmn:IntermediateThrowEvent': 'INTERMEDIATE_THROW_EVENT',
  'bpmn:BoundaryEvent': 'BOUNDARY_EVENT',
  'bpmn:EndEvent': 'END_EVENT',
};

const EVENTS: Readonly<Record<string, EventType>> = {
  'bpmn:MessageEventDefinition': 'MESSAGE',
  'bpmn:TimerEventDefinition': 'TIMER',
  'bpmn:SignalEventDefinition': 'SIGNAL',
  'bpmn:ErrorEventDefinition': 'ERROR',
  'bpmn:EscalationEventDefinition': 'ESCALATION',
  'bpmn:LinkEventDefinition': 'LINK',
  'bpmn:TerminateEventDefinition': 'TERMINATE',
};

/** Undefined: this engine does not run it. */
export function elementType(node: Node): ElementType | undefined {
  if (node.$type === 'bpmn:SubProcess' && node['triggeredByEvent'] === true) return 'EVENT_SUB_PROCESS';
  return TYPES[node.$type];
}

/** Undefined: an event that this engine does not know. */
export function eventType(node: Node): EventType | undefined {
  if (node.$type === 'bpmn:ReceiveTask') return 'MESSAGE';
  if (!node.$type.endsWith('Event')) return 'UNSPECIFIED';
  const [definition] = eventDefinitions(node);
  return definition ? EVENTS[definition.$type] : 'NONE';
}

export const isActivity = (node: Node): boolean => (isContainer(node) && node.$type !== 'bpmn:Process') || node.$type.endsWith('Task') || node.$type === 'bpmn:CallActivity';

/** What an event or receive task refers to: a message, a signal, an error, an escalation. */
export function referenced(node: Node, name: 'messageRef' | 'signalRef' | 'errorRef' | 'escalationRef'): Node | undefined {
  return child(node, name) ?? child(eventDefinitions(node)[0], name);
}
