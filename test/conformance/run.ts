import type { LogRecord, ServerStream } from '@attestation/engine/testing';
import type { Case, Step } from './case.js';
import type { Target } from './target.js';

/** A key of partition 1 that nothing has. */
const NO_KEY = '2251799813999999';

/** What one case has come to know on its way. */
export class Run {
  /** keys of jobs by the name a step gave them */
  readonly jobs = new Map<string, string>();
  /** calls that are not answered yet, by the name a step gave them */
  readonly calls = new Map<string, Promise<unknown>>();
  readonly streams = new Map<string, ServerStream>();
  /** the records of the case's own processes, as far as they were looked at */
  readonly records: LogRecord[] = [];
  private readonly definitions = new Set<unknown>();
  private readonly from: number;
  private looked: number;

  constructor(
    readonly target: Target,
    readonly its: Case,
    before: readonly LogRecord[],
  ) {
    this.from = before.length;
    this.looked = before.length;
  }

  /** All records since the case began, those of decisions and forms among them. */
  async since(): Promise<readonly LogRecord[]> {
    return (await this.target.records()).slice(this.from);
  }

  /** Learns the records that were written since it last looked. */
  async look(): Promise<readonly LogRecord[]> {
    const all = await this.target.records();
    for (const record of all.slice(this.looked)) if (this.isOwn(record)) this.records.push(record);
    this.looked = all.length;
    return this.records;
  }

  /** The ids of its processes begin with `c` and its name; timers name their process by its key alone. */
  private isOwn({ value }: LogRecord): boolean {
    const [id, own] = [value['bpmnProcessId'], `c${this.its.name}`];
    const named = id === own || String(id).startsWith(`${own}-`);
    if (named) this.definitions.add(value['processDefinitionKey']);
    return named || (id === undefined && this.definitions.has(value['processDefinitionKey']));
  }

  /** The key of the last element instance with that id; a process id gives the instance. Or the nth of those that are active. */
  elementKey({ element, first, nth }: Readonly<Record<string, unknown>>): string {
    if (nth !== undefined) return nthOf(nth, this.active());
    const found = this.find('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', ({ value }) => value['elementId'] === element);
    return keyOf(first ? found[0] : found.at(-1));
  }

  /** By the name it was given at its activation, the first open one (`last`: the last) of an element, or the nth open one of all. */
  jobKey({ job, element, last, nth }: Step): string {
    if (job) return this.jobs.get(String(job)) ?? NO_KEY;
    if (nth !== undefined) return nthOf(nth, this.openJobs());
    const done = new Set(this.find('JOB', 'COMPLETED').map(({ key }) => key));
    const open = (this.find('JOB', 'CREATED', ({ value }) => value['elementId'] === element)).filter(({ key }) => !done.has(key));
    return keyOf(last ? open.at(-1) : open[0]);
  }

  /** The last incident of an element and type, or the nth open one of all. */
  incidentKey({ element, type, nth }: Step): string {
    if (nth !== undefined) return nthOf(nth, this.openIncidents());
    // an error that nobody catches gives the incident of a real broker no element id
    const isIts = ({ value }: LogRecord) => value['errorType'] === type && [element, 'NO_CATCH_EVENT_FOUND'].includes(value['elementId']);
    return keyOf(this.find('INCIDENT', 'CREATED', isIts).at(-1));
  }

  /** A deployed process (its last version if none is named) or the requirements graph of a decision file. */
  async resourceKey({ process, version, requirements }: Step): Promise<string> {
    if (requirements) {
      const graphs = (await this.target.records()).filter(({ valueType, intent, value }) => valueType === 'DECISION_REQUIREMENTS' && intent === 'CREATED' && value['decisionRequirementsId'] === requirements);
      return String(graphs.at(-1)?.value['decisionRequirementsKey'] ?? NO_KEY);
    }
    const isIts = ({ value }: LogRecord) => value['bpmnProcessId'] === process && (version === undefined || value['version'] === version);
    return keyOf(this.find('PROCESS', 'CREATED', isIts).at(-1));
  }

  /** Names of the messages that something waits for. */
  awaited(): string[] {
    const open = this.begun('PROCESS_MESSAGE_SUBSCRIPTION', 'CREATED', 'DELETING', 'DELETED').filter(({ key, value }) => !(value['interrupting'] && this.correlated().has(key)));
    return [...new Set(open.map(({ value }) => String(value['messageName'])))].sort();
  }

  /** Names of the signals that something waits for. */
  awaitedSignals(): string[] {
    return [...new Set(this.begun('SIGNAL_SUBSCRIPTION', 'CREATED', 'DELETED').map(({ value }) => String(value['signalName'])))].sort();
  }

  private correlated = (): Set<unknown> => new Set(this.find('PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATED').map(({ key }) => key));

  openTimers = (): LogRecord[] => this.begun('TIMER', 'CREATED', 'TRIGGERED', 'CANCELED');

  openIncidents = (): LogRecord[] => this.begun('INCIDENT', 'CREATED', 'RESOLVED');

  private active = (): LogRecord[] => this.begun('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', 'ELEMENT_COMPLETED', 'ELEMENT_TERMINATED');

  /** Jobs whose element still waits for them. */
  openJobs(): LogRecord[] {
    const elements = new Set<unknown>(this.active().map(({ key }) => key));
    return (this.begun('JOB', 'CREATED', 'COMPLETED', 'CANCELED')).filter(({ value }) => elements.has(value['elementInstanceKey']));
  }

  /** What has begun and not ended. */
  private begun(valueType: string, begins: string, ...ends: string[]): LogRecord[] {
    const its = this.records.filter((record) => record.recordType === 'EVENT' && record.valueType === valueType);
    const ended = new Set(its.filter(({ intent }) => ends.includes(intent)).map(({ key }) => key));
    return its.filter(({ intent, key }) => intent === begins && !ended.has(key));
  }

  private find(valueType: string, intent: string, isIts: (record: LogRecord) => boolean = () => true): LogRecord[] {
    return this.records.filter((record) => record.valueType === valueType && record.intent === intent && isIts(record));
  }
}

export const keyOf = (record: LogRecord | undefined): string => String(record?.key ?? NO_KEY);
const nthOf = (nth: unknown, records: readonly LogRecord[]): string => keyOf(records[Number(nth) % Math.max(1, records.length)]);
