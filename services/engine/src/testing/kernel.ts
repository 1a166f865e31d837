import { execute, RESUME } from '../domain/kernel/kernel.js';
import { ModelCache } from '../domain/model/cache.js';
import { readResource } from '../domain/model/read.js';
import { State } from '../domain/state/state.js';
import type { Outcome } from '../domain/kernel/kernel.js';
import type { Command, LogRecord, ValueType } from '../domain/kernel/records.js';

/** The kernel alone, in memory, for tests: no database, no network, no clock. */
export class Bench {
  readonly state = new State();
  readonly models = new ModelCache();
  readonly records: LogRecord[] = [];

  /** false: what a command leaves to later batches is left */
  resumes = true;

  constructor(public now = Date.parse('2025-03-17T04:00:00Z')) {}

  run(valueType: ValueType, intent: string, key: number, payload: object = {}): Outcome {
    const command: Command = { valueType, intent, key, value: {}, payload };
    const outcome = execute(this.state, this.models, command, this.now);
    this.records.push(...outcome.records);
    for (; this.resumes && this.state.pending.size > 0; ) this.records.push(...execute(this.state, this.models, RESUME, this.now).records);
    return outcome;
  }

  async deploy(xml: string, name = 'model.bpmn'): Promise<Outcome> {
    return this.run('DEPLOYMENT', 'CREATE', -1, { resources: [await readResource(name, Buffer.from(xml))] });
  }

  create(bpmnProcessId: string, variables: Record<string, unknown> = {}): number {
    const { answer, rejection } = this.run('PROCESS_INSTANCE_CREATION', 'CREATE', -1, { bpmnProcessId, version: -1, variables: document(variables), startInstructions: [] });
    if (rejection) throw rejection;
    return (answer as { processInstanceKey: number }).processInstanceKey;
  }

  complete(type: string, variables: Record<string, unknown> = {}): void {
    const [key] = this.state.activatable.of(type);
    if (key === undefined) throw new Error(`no job of type ${type}`);
    this.run('JOB', 'COMPLETE', key, { variables: document(variables) });
  }

  publish(name: string, correlationKey: string, { variables = {}, timeToLive = 0, messageId = '' } = {}): Outcome {
    return this.run('MESSAGE', 'PUBLISH', -1, { name, correlationKey, timeToLive, messageId, variables: document(variables) });
  }

  broadcast(signalName: string, variables: Record<string, unknown> = {}): Outcome {
    return this.run('SIGNAL', 'BROADCAST', -1, { signalName, variables: document(variables) });
  }

  /** Lets time pass, and does what is due by then. */
  pass(milliseconds: number): void {
    this.now += milliseconds;
    for (const key of this.state.dueTimers.until(this.now, 100)) this.run('TIMER', 'TRIGGER', key);
    for (const key of this.state.jobDeadlines.until(this.now, 100)) this.run('JOB', 'TIME_OUT', key);
  }

  /** The ids of elements that are active, instances themselves left out. */
  active(): string[] {
    return [...this.state.instances.values()].filter(({ value }) => value.bpmnElementType !== 'PROCESS').map(({ value }) => value.elementId).sort();
  }

  variables(scopeKey: number): Record<string, unknown> {
    return Object.fromEntries(this.state.variablesOf.of(scopeKey).map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  }

  incidents(): string[] {
    return [...this.state.incidents.values()].map(({ errorType, elementId }) => `${errorType} ${elementId}`);
  }

  /** All rows of all tables, as they would be kept. */
  snapshot(): Record<string, unknown[]> {
    return Object.fromEntries(this.state.tables.map((table) => [table.name, [...table.values()].map((row) => JSON.stringify(row)).sort()]));
  }
}

export const document = (variables: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]));
