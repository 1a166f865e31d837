import type { Formula } from './formula.js';

export type ElementType =
  | 'PROCESS'
  | 'SUB_PROCESS'
  | 'EVENT_SUB_PROCESS'
  | 'MULTI_INSTANCE_BODY'
  | 'CALL_ACTIVITY'
  | 'SERVICE_TASK'
  | 'SEND_TASK'
  | 'USER_TASK'
  | 'SCRIPT_TASK'
  | 'BUSINESS_RULE_TASK'
  | 'RECEIVE_TASK'
  | 'MANUAL_TASK'
  | 'TASK'
  | 'EXCLUSIVE_GATEWAY'
  | 'PARALLEL_GATEWAY'
  | 'INCLUSIVE_GATEWAY'
  | 'EVENT_BASED_GATEWAY'
  | 'START_EVENT'
  | 'INTERMEDIATE_CATCH_EVENT'
  | 'INTERMEDIATE_THROW_EVENT'
  | 'BOUNDARY_EVENT'
  | 'END_EVENT'
  | 'SEQUENCE_FLOW';

export type EventType = 'UNSPECIFIED' | 'NONE' | 'MESSAGE' | 'TIMER' | 'SIGNAL' | 'ERROR' | 'ESCALATION' | 'LINK' | 'TERMINATE';

export interface Flow {
  id: string;
  source: string;
  target: string;
  condition?: Formula;
}

/** From the value of `source` to the variable `target`, whose dots nest. */
export interface Mapping {
  source: Formula;
  target: string;
}

export interface JobDefinition {
  type: Formula;
  retries: Formula;
  headers: Record<string, string>;
  /** headers whose values are computed when the job is made; `list` is written as a JSON list, `form` as the key of that id's latest form */
  computed: { header: string; formula: Formula; kind: 'text' | 'list' | 'moment' | 'form' }[];
}

export interface MessageDefinition {
  name: Formula;
  /** absent on start events of a process */
  correlationKey?: Formula;
}

export interface TimerDefinition {
  kind: 'DURATION' | 'DATE' | 'CYCLE';
  formula: Formula;
}

export interface SignalDefinition {
  name: Formula;
}

/** Of an error or an escalation. */
export interface CodeDefinition {
  /** absent: catches every code */
  code?: Formula;
}

export interface Loop {
  sequential: boolean;
  inputCollection: Formula;
  inputElement?: string;
  outputCollection?: string;
  outputElement?: Formula;
  completionCondition?: Formula;
}

export interface CallDefinition {
  processId: Formula;
  propagateAllChildVariables: boolean;
  propagateAllParentVariables: boolean;
}

/** What is evaluated inside the engine: a decision or a script, and where its result goes. */
export type InnerWork = { decisionId: Formula; resultVariable: string } | { script: Formula; resultVariable: string };

/** An element as it runs. Lists that Zeebe walks back to front are kept in that order. */
export interface Element {
  id: string;
  type: ElementType;
  eventType: EventType;
  /** id of the container; absent for the process */
  scope?: string;
  outgoing: Flow[];
  incoming: Flow[];
  defaultFlow?: string;
  inputs: Mapping[];
  outputs: Mapping[];
  /** boundary events, last in the file first */
  boundaries: string[];
  /** event sub-processes, in the order of the file */
  eventSubProcesses: string[];
  /** the start events of a process, last in the file first, or the one of a sub-process */
  starts: string[];
  attachedTo?: string;
  interrupting: boolean;
  /** fed by an event-based gateway */
  afterEventGateway: boolean;
  job?: JobDefinition;
  message?: MessageDefinition;
  timer?: TimerDefinition;
  signal?: SignalDefinition;
  error?: CodeDefinition;
  escalation?: CodeDefinition;
  /** the name that joins throwing and catching link events of a scope */
  link?: string;
  call?: CallDefinition;
  work?: InnerWork;
  /** only on the body of a multi-instance activity */
  loop?: Loop;
}

export interface ProcessModel {
  id: string;
  /** by id; for a multi-instance activity the inner one */
  elements: ReadonlyMap<string, Element>;
  /** bodies of multi-instance activities, by the id of the activity */
  bodies: ReadonlyMap<string, Element>;
}

/** The element that a token enters: the body where there is one. */
export const entry = (model: ProcessModel, id: string): Element => model.bodies.get(id) ?? elementOf(model, id);

export function elementOf(model: ProcessModel, id: string, type?: ElementType): Element {
  const found = type === 'MULTI_INSTANCE_BODY' ? model.bodies.get(id) : model.elements.get(id);
  if (!found) throw new Error(`no element ${id} in the process ${model.id}`);
  return found;
}

export const noneStart = (model: ProcessModel, container: Element): Element | undefined =>
  container.starts.map((id) => elementOf(model, id)).find(({ eventType }) => eventType === 'NONE');

/** What an element itself waits for, and its boundary events. */
export function ownEvents(model: ProcessModel, element: Element): Element[] {
  if (element.type === 'EVENT_BASED_GATEWAY') return element.outgoing.map(({ target }) => elementOf(model, target));
  const own = element.type === 'RECEIVE_TASK' || element.type === 'INTERMEDIATE_CATCH_EVENT' ? [element] : [];
  return [...own, ...element.boundaries.map((id) => elementOf(model, id))];
}

/** The start events of the event sub-processes inside a container. */
export const innerEvents = (model: ProcessModel, element: Element): Element[] =>
  element.eventSubProcesses.flatMap((id) => elementOf(model, id).starts).map((id) => elementOf(model, id));

/** What a scope listens to once it has begun: its event sub-processes, and as an activity its boundary events. */
export const scopeEvents = (model: ProcessModel, element: Element): Element[] => [...innerEvents(model, element), ...ownEvents(model, element)];
