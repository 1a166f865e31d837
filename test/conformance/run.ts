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
  private readonly from: number;

  constructor(
    readonly target: Target,
    readonly its: Case,
    before: readonly LogRecord[],
  ) {
    this.from = before.length;
  }

  /** The records of the case's own processes: their ids begin with `c` and its name. */
  async records(): Promise<LogRecord[]> {
    const all = (await this.target.records()).slice(this.from);
    const own = `c${this.its.name}`;
    const definitions = new Set<unknown>();
    return all.filter(({ value }) => {
      const id = value['bpmnProcessId'];
      const named = id === own || String(id).startsWith(`${own}-`);
      if (named) definitions.add(value['processDefinitionKey']);
      return named || (id === undefined && definitions.has(value['processDefinitionKey']));
    });
  }

  /** The key of the last element instance with that id; a process id gives the instance. */
  async elementKey(id: string, first = false): Promise<string> {
    const found = await this.find('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', ({ value }) => value['elementId'] === id);
    return keyOf(first ? found[0] : found.at(-1));
  }

  /** By the name it was given at its activation, or the first open one (`last`: the last) of an element. */
  async jobKey({ job, element, last }: Step): Promise<string> {
    if (job) return this.jobs.get(String(job)) ?? NO_KEY;
    const done = new Set((await this.find('JOB', 'COMPLETED')).map(({ key }) => key));
    const open = (await this.find('JOB', 'CREATED', ({ value }) => value['elementId'] === element)).filter(({ key }) => !done.has(key));
    return keyOf(last ? open.at(-1) : open[0]);
  }

  /** The last incident of an element and type. */
  async incidentKey({ element, type }: Step): Promise<string> {
    // an error that nobody catches gives the incident of a real broker no element id
    const isIts = ({ value }: LogRecord) => value['errorType'] === type && [element, 'NO_CATCH_EVENT_FOUND'].includes(value['elementId']);
    return keyOf((await this.find('INCIDENT', 'CREATED', isIts)).at(-1));
  }

  /** A deployed process (its last version if none is named) or the requirements graph of a decision file. */
  async resourceKey({ process, version, requirements }: Step): Promise<string> {
    if (requirements) {
      const graphs = (await this.target.records()).filter(({ valueType, intent, value }) => valueType === 'DECISION_REQUIREMENTS' && intent === 'CREATED' && value['decisionRequirementsId'] === requirements);
      return String(graphs.at(-1)?.value['decisionRequirementsKey'] ?? NO_KEY);
    }
    const isIts = ({ value }: LogRecord) => value['bpmnProcessId'] === process && (version === undefined || value['version'] === version);
    return keyOf((await this.find('PROCESS', 'CREATED', isIts)).at(-1));
  }

  private async find(valueType: string, intent: string, isIts: (record: LogRecord) => boolean = () => true): Promise<LogRecord[]> {
    return (await this.records()).filter((record) => record.valueType === valueType && record.intent === intent && isIts(record));
  }
}

const keyOf = (record: LogRecord | undefined): string => String(record?.key ?? NO_KEY);
