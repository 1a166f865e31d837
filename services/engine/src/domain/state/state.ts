import { ByName, Due, Grouped, Together } from './indexes.js';
import { Journal, Table } from './table.js';
import type { Index, StoredTable } from './table.js';
import type * as Rows from './rows.js';

/** A text that names several parts without ambiguity. */
export const compound = (...parts: (string | number)[]): string => JSON.stringify(parts);

const key = (row: { key: number }): number => row.key;

/** What is in no element instance is in no group of them. */
const within = (key: number) => (key === -1 ? undefined : key);
const activatable = (job: Rows.JobRow) => (job.state === 'ACTIVATABLE' && !job.disabled ? job.type : undefined);
const deadline = (job: Rows.JobRow) => (job.state === 'ACTIVATED' ? job.deadline : undefined);
const recurring = (job: Rows.JobRow) => (job.state === 'FAILED' && job.recurringTime > 0 ? job.recurringTime : undefined);
const waiting = (row: Rows.SubscriptionRow) =>
  row.messageSideKey === undefined ? undefined : compound(row.messageName, row.correlationKey);

/** Zeebe keeps names by their length first, then by their bytes: it walks what one element waits for in that order. */
export function byName(one: string, other: string): number {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length - second.length || Buffer.compare(first, second);
}

/** Everything the engine knows between two commands. */
export class State {
  readonly journal = new Journal();
  readonly tables: StoredTable[] = [];

  readonly versions = new Grouped<Rows.ProcessRow>((row) => row.bpmnProcessId, key);
  readonly processes = this.table('process', key, [this.versions]);

  readonly requirementsVersions = new Grouped<Rows.RequirementsRow>((row) => row.id, key);
  readonly requirements = this.table('decision_requirements', key, [this.requirementsVersions]);
  readonly decisionVersions = new Grouped<Rows.DecisionRow>((row) => row.id, key);
  readonly decisions = this.table('decision', key, [this.decisionVersions]);

  readonly formVersions = new Grouped<Rows.FormRow>((row) => row.formId, key);
  readonly forms = this.table('form', key, [this.formVersions]);

  readonly childrenOf = new Grouped<Rows.InstanceRow>((row) => within(row.value.flowScopeKey), key);
  readonly instances = this.table('element_instance', key, [this.childrenOf]);

  readonly variablesOf = new ByName();
  readonly variables = this.table<Rows.VariableRow>('variable', key, [this.variablesOf]);

  readonly triggersOf = new Grouped<Rows.TriggerRow>((row) => row.scopeKey, key);
  readonly triggers = this.table('event_trigger', key, [this.triggersOf]);

  readonly takenOf = new Together<Rows.TakenRow>((row) => row.scopeKey);
  readonly taken = this.textTable<Rows.TakenRow>('taken_flow', (row) => compound(row.scopeKey, row.gatewayId, row.flowId), [this.takenOf]);

  readonly activatable = new Grouped<Rows.JobRow>(activatable, key);
  readonly jobDeadlines = new Due<Rows.JobRow>(deadline, key);
  readonly jobBackoffs = new Due<Rows.JobRow>(recurring, key);
  readonly jobs = this.table('job', key, [this.activatable, this.jobDeadlines, this.jobBackoffs]);

  readonly incidentOfJob = new Grouped<Rows.IncidentRow>((row) => (row.jobKey > 0 ? row.jobKey : undefined), key);
  readonly incidentsOf = new Grouped<Rows.IncidentRow>((row) => row.elementInstanceKey, key);
  readonly incidents = this.table('incident', key, [this.incidentOfJob, this.incidentsOf]);

  readonly timersOf = new Grouped<Rows.TimerRow>((row) => within(row.elementInstanceKey), key);
  readonly dueTimers = new Due<Rows.TimerRow>((row) => row.dueDate, key);
  readonly startTimersOf = new Grouped<Rows.TimerRow>((row) => (row.elementInstanceKey === -1 ? row.processDefinitionKey : undefined), key);
  readonly timers = this.table('timer', key, [this.timersOf, this.dueTimers, this.startTimersOf]);

  readonly messagesFor = new Grouped<Rows.MessageRow>((row) => compound(row.name, row.correlationKey), key);
  readonly messageIds = new Grouped<Rows.MessageRow>(
    (row) => (row.messageId ? compound(row.name, row.correlationKey, row.messageId) : undefined),
    key,
  );
  readonly expiries = new Due<Rows.MessageRow>((row) => row.deadline, key);
  readonly messages = this.table('message', key, [this.messagesFor, this.messageIds, this.expiries]);

  readonly subscriptionsOf = new Grouped<Rows.SubscriptionRow>((row) => row.elementInstanceKey, key);
  readonly waitingFor = new Grouped<Rows.SubscriptionRow>(waiting, (row) => row.elementInstanceKey);
  readonly subscriptions = this.table('message_subscription', key, [this.subscriptionsOf, this.waitingFor]);

  readonly startsFor = new Grouped<Rows.StartSubscriptionRow>((row) => row.messageName, key);
  readonly startsOf = new Grouped<Rows.StartSubscriptionRow>((row) => row.processDefinitionKey, key);
  readonly starts = this.table('start_subscription', key, [this.startsFor, this.startsOf]);
  readonly lockOf = new Together<Rows.StartLockRow>((row) => row.processInstanceKey);
  readonly startLocks = this.textTable<Rows.StartLockRow>('start_lock', (row) => compound(row.bpmnProcessId, row.correlationKey), [this.lockOf]);

  readonly signalsFor = new Grouped<Rows.SignalSubscriptionRow>((row) => row.signalName, key);
  readonly signalsOf = new Grouped<Rows.SignalSubscriptionRow>((row) => within(row.catchEventInstanceKey), key);
  readonly signalStartsOf = new Grouped<Rows.SignalSubscriptionRow>(
    (row) => (row.catchEventInstanceKey === -1 ? row.processDefinitionKey : undefined),
    key,
  );
  readonly signals = this.table('signal_subscription', key, [this.signalsFor, this.signalsOf, this.signalStartsOf]);

  readonly pendingInOrder = new Due<Rows.PendingRow>((row) => row.position, (row) => row.position);
  readonly pending = this.table<Rows.PendingRow>('pending_command', (row) => row.position, [this.pendingInOrder]);

  readonly counters = this.textTable<Rows.CounterRow>('counter', (row) => row.name, []);

  private table<V extends object>(name: string, keyOf: (row: V) => number, indexes: Index<V>[]): Table<V> {
    return this.add(new Table<V>(name, keyOf, Number, this.journal, indexes));
  }

  private textTable<V extends object>(name: string, keyOf: (row: V) => string, indexes: Index<V>[]): Table<V, string> {
    return this.add(new Table<V, string>(name, keyOf, String, this.journal, indexes));
  }

  private add<T extends StoredTable>(table: T): T {
    this.tables.push(table);
    return table;
  }
}
