import type { ElementType, EventType } from '../model/types.js';

/*
 * The rows of the state. Keys are numbers: partition 1 gives keys below 2^52, which JavaScript holds exactly; on the wire
 * they are texts. Documents are kept as JSON text member by member, so that no digit is lost.
 */

/** Variables by name, each as JSON text. */
export type Document = Readonly<Record<string, string>>;

export interface ProcessRow {
  key: number;
  bpmnProcessId: string;
  version: number;
  resourceName: string;
  /** MD5, base64 */
  checksum: string;
  /** base64 */
  resource: string;
}

export interface RequirementsRow {
  key: number;
  id: string;
  name: string;
  version: number;
  namespace: string;
  resourceName: string;
  checksum: string;
  resource: string;
}

export interface DecisionRow {
  key: number;
  id: string;
  name: string;
  version: number;
  requirementsId: string;
  requirementsKey: number;
}

export interface FormRow {
  key: number;
  formId: string;
  version: number;
  resourceName: string;
  /** MD5, base64 */
  checksum: string;
  /** base64 */
  resource: string;
}

export interface PiValue {
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: number;
  processInstanceKey: number;
  elementId: string;
  /** −1 for the instance itself */
  flowScopeKey: number;
  bpmnElementType: ElementType;
  bpmnEventType: EventType;
  parentProcessInstanceKey: number;
  parentElementInstanceKey: number;
}

export type LifeState = 'ELEMENT_ACTIVATING' | 'ELEMENT_ACTIVATED' | 'ELEMENT_COMPLETING' | 'ELEMENT_TERMINATING';

export interface InstanceRow {
  key: number;
  value: PiValue;
  state: LifeState;
  /** active elements directly inside */
  children: number;
  /** taken flows inside whose target is not yet active */
  activeFlows: number;
  jobKey?: number;
  /** the instance that a call activity started */
  calledKey?: number;
  /** an interrupting event happened: the id of its element */
  interruptedBy?: string;
  /** an interrupting boundary event was triggered: nothing more is accepted */
  closed?: boolean;
  /** of an inner multi-instance activity: its place, from 1 */
  loopCounter?: number;
  /** of a multi-instance body: inner instances made, completed, terminated */
  made: number;
  /** how many there will be; of a parallel body, which makes them in several steps */
  toMake?: number;
  completed: number;
  terminated: number;
}

export interface VariableRow {
  key: number;
  scopeKey: number;
  name: string;
  /** JSON text */
  value: string;
}

/** An event that happened to an element and was not yet taken up. */
export interface TriggerRow {
  key: number;
  scopeKey: number;
  elementId: string;
  variables: Document;
}

/** How often a flow into a joining gateway was taken and not yet used. */
export interface TakenRow {
  scopeKey: number;
  gatewayId: string;
  flowId: string;
  count: number;
}

export type JobState = 'ACTIVATABLE' | 'ACTIVATED' | 'FAILED' | 'ERROR_THROWN';

export interface JobRow {
  key: number;
  state: JobState;
  type: string;
  worker: string;
  retries: number;
  retryBackoff: number;
  /** epoch ms; when a failed job becomes activatable again, else −1 */
  recurringTime: number;
  /** epoch ms; −1 unless activated */
  deadline: number;
  customHeaders: Readonly<Record<string, string>>;
  errorMessage: string;
  errorCode: string;
  bpmnProcessId: string;
  processDefinitionVersion: number;
  processDefinitionKey: number;
  processInstanceKey: number;
  elementId: string;
  elementInstanceKey: number;
  /** too large to be handed out, until its incident is resolved */
  disabled?: boolean;
}

export interface IncidentRow {
  key: number;
  errorType: string;
  errorMessage: string;
  bpmnProcessId: string;
  processDefinitionKey: number;
  processInstanceKey: number;
  elementId: string;
  elementInstanceKey: number;
  /** −1 for incidents of elements */
  jobKey: number;
  variableScopeKey: number;
}

export interface TimerRow {
  key: number;
  /** −1: of a start event */
  elementInstanceKey: number;
  processInstanceKey: number;
  processDefinitionKey: number;
  targetElementId: string;
  /** epoch ms */
  dueDate: number;
  /** how often it will still fire; −1: for ever */
  repetitions: number;
  /** ISO 8601 or cron, of cycles only */
  interval?: string;
}

export interface MessageRow {
  key: number;
  name: string;
  correlationKey: string;
  messageId: string;
  timeToLive: number;
  /** epoch ms */
  deadline: number;
  variables: Document;
  /** ids of the processes that it reached; it does not reach them again */
  correlatedTo: readonly string[];
}

/** An element waits for a message; both sides of Zeebe's pair of subscriptions in one row. */
export interface SubscriptionRow {
  key: number;
  elementInstanceKey: number;
  processInstanceKey: number;
  processDefinitionKey: number;
  bpmnProcessId: string;
  elementId: string;
  messageName: string;
  correlationKey: string;
  interrupting: boolean;
  /** the instance's side */
  phase: 'CREATING' | 'CREATED' | 'DELETING' | 'CORRELATED';
  /** the message's side; absent until it is created and after it is deleted */
  messageSideKey?: number;
  /** a message is on its way to the element */
  correlating?: { messageKey: number; variables: Document };
}

export interface StartSubscriptionRow {
  key: number;
  processDefinitionKey: number;
  bpmnProcessId: string;
  startEventId: string;
  messageName: string;
}

/** An element instance waits for a signal, or a start event does. */
export interface SignalSubscriptionRow {
  key: number;
  signalName: string;
  processDefinitionKey: number;
  bpmnProcessId: string;
  catchEventId: string;
  /** −1: a start event */
  catchEventInstanceKey: number;
}

/** A key of which one instance runs that a message started. */
export interface StartLockRow {
  bpmnProcessId: string;
  correlationKey: string;
  processInstanceKey: number;
}

/** A command that was recorded and is still to be carried out: what follows from one command may take several micro-batches. */
export interface PendingRow {
  /** of its record; commands run in this order */
  position: number;
  valueType: string;
  intent: string;
  key: number;
  value: Readonly<Record<string, unknown>>;
  payload?: unknown;
}

/** The engine's counters. */
export interface CounterRow {
  /** `process …`: the highest version of a process whose highest versions were deleted */
  name: 'key' | 'position' | `process ${string}`;
  value: number;
}
