import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalised, traceOf } from './trace.js';
import type { Case, Golden, Step } from './case.js';
import type { Job, RawClient } from '../client.js';
import type { LogRecord } from '../../domain/kernel/records.js';

/** A broker under test: the embedded engine or a real one. */
export interface Target {
  client: RawClient;
  /** Moves its clock, and waits until what was due is done. */
  advance(milliseconds: number): Promise<void>;
  /** All records so far, once nothing more happens. */
  records(): Promise<LogRecord[]>;
}

/** What one case has come to know on its way. */
class Run {
  readonly jobs = new Map<string, string>();
  readonly from: number;

  constructor(
    readonly target: Target,
    readonly its: Case,
    before: LogRecord[],
  ) {
    this.from = before[before.length - 1]?.position ?? 0;
  }

  /** The records of the case's own processes. */
  async records(): Promise<LogRecord[]> {
    const own = `c${this.its.name}`;
    const isOwn = (id: unknown) => id === own || String(id).startsWith(`${own}-`);
    return (await this.target.records()).filter(({ position, value }) => position > this.from && isOwn(value['bpmnProcessId']));
  }

  /** The key of the last element instance with that id; a process id gives the instance. */
  async elementKey(id: string, first = false): Promise<string> {
    const found = (await this.records()).filter(({ valueType, intent, value }) => valueType === 'PROCESS_INSTANCE' && intent === 'ELEMENT_ACTIVATING' && value['elementId'] === id);
    return String((first ? found[0] : found[found.length - 1])?.key ?? 2251799813999999);
  }

  async jobKey(step: Step): Promise<string> {
    if (step['job']) return this.jobs.get(String(step['job'])) ?? '2251799813999999';
    const created = (await this.records()).filter(({ valueType, intent, value }) => valueType === 'JOB' && intent === 'CREATED' && value['elementId'] === step['element']);
    const done = new Set((await this.records()).filter(({ valueType, intent }) => valueType === 'JOB' && intent === 'COMPLETED').map(({ key }) => key));
    const open = created.filter(({ key }) => !done.has(key));
    return String((step['last'] ? open[open.length - 1] : open[0])?.key ?? 2251799813999999);
  }

  async incidentKey(step: Step): Promise<string> {
    const all = (await this.records()).filter(({ valueType }) => valueType === 'INCIDENT');
    const found = all.filter(({ intent, value }) => intent === 'CREATED' && isAt(value['elementId'], step['element']) && value['errorType'] === step['type']);
    return String(found[found.length - 1]?.key ?? 2251799813999999);
  }
}

/** An error that nobody catches gives the incident of a real broker no element id. */
const isAt = (id: unknown, element: unknown): boolean => id === element || id === 'NO_CATCH_EVENT_FOUND';

const json = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

const files = ({ folder }: Case, names: string[]) => names.map((name) => ({ name, content: readFileSync(join(folder, name)) }));

type Act = (run: Run, step: Step) => Promise<unknown>;

const deploy = (run: Run, names: string[]): Promise<unknown> => run.target.client.call('DeployResource', { resources: files(run.its, names) });

const ACTS: Readonly<Record<string, Act>> = {
  deploy: (run, step) => deploy(run, step['files'] as string[]),
  deployText: ({ target }, { name, text }) => target.client.call('DeployResource', { resources: [{ name, content: Buffer.from(String(text)) }] }),
  create: ({ target }, step) => target.client.call('CreateProcessInstance', { bpmnProcessId: step['process'], version: step['version'] ?? -1, variables: json(step['variables']) }),
  cancel: async (run, step) => run.target.client.call('CancelProcessInstance', { processInstanceKey: await run.elementKey(String(step['instance'] ?? `c${run.its.name}`)) }),
  activate: async (run, step) => {
    const options = { max: (step['max'] as number | undefined) ?? 32, timeout: (step['timeout'] as number | undefined) ?? 600_000 };
    const jobs = await run.target.client.activate(String(step['type']), { ...options, requestTimeout: -1 });
    if (step['as'] && jobs[0]) run.jobs.set(String(step['as']), jobs[0].key);
    return { jobs: jobs.map(observed) };
  },
  complete: async (run, step) => run.target.client.call('CompleteJob', { jobKey: await run.jobKey(step), variables: json(step['variables']) }),
  fail: async (run, step) => run.target.client.call('FailJob', {
    jobKey: await run.jobKey(step), retries: step['retries'], errorMessage: step['message'] ?? '', retryBackOff: step['retryBackOff'] ?? 0, variables: json(step['variables']),
  }),
  throwError: async (run, step) => run.target.client.call('ThrowError', {
    jobKey: await run.jobKey(step), errorCode: step['code'], errorMessage: step['message'] ?? '', variables: json(step['variables']),
  }),
  updateRetries: async (run, step) => run.target.client.call('UpdateJobRetries', { jobKey: await run.jobKey(step), retries: step['retries'] }),
  publish: ({ target }, step) => target.client.call('PublishMessage', {
    name: step['name'], correlationKey: step['key'], timeToLive: step['ttl'], messageId: step['messageId'] ?? '', variables: json(step['variables']),
  }),
  setVariables: async (run, step) => run.target.client.call('SetVariables', {
    elementInstanceKey: await run.elementKey(String(step['element'])), variables: json(step['variables']), local: step['local'] === true,
  }),
  resolveIncident: async (run, step) => run.target.client.call('ResolveIncident', { incidentKey: step['key'] ?? (await run.incidentKey(step)) }),
  call: ({ target }, step) => target.client.call(String(step['rpc']), step['message'] as Record<string, unknown>),
  advance: ({ target }, step) => target.advance(Number(step['ms'])).then(() => ({})),
};

/** A job without what differs from run to run. */
const observed = ({ elementId, type, retries, variables, customHeaders }: Job) => ({ elementId, type, retries, variables, customHeaders });

/** Runs a case against a broker and tells what was seen. */
export async function runCase(target: Target, its: Case): Promise<Golden> {
  const run = new Run(target, its, await target.records());
  const first = its.deploy ?? its.files;
  if (first.length > 0) await deploy(run, first);
  const seen: Record<string, unknown>[] = [];
  for (const step of its.steps) seen.push(await observe(run, step));
  const records = await run.records();
  return { observations: normalised(seen) as unknown[], trace: traceOf(records) };
}

async function observe(run: Run, step: Step): Promise<Record<string, unknown>> {
  const act = ACTS[step.do];
  if (!act) throw new Error(`no such step: ${step.do}`);
  const answered = await act(run, step).then((answer) => ({ answer }), (problem: { code: number; details: string }) => ({ code: problem.code, text: refusalText(problem.details) }));
  const records = await run.records();
  return { do: step.do, ...answered, incidents: openIncidents(records) };
}

/** The elements of a report have no fixed order; the words of the XML and FEEL parsers are their own. */
function refusalText(text: string): string | string[] {
  const [head = '', ...blocks] = text.split(/(?=- Element: )/);
  const own = (part: string) => part.replace(/(failed to parse expression '.*?':).*/g, '$1').replace(/^('a\.bpmn':).*/ms, '$1');
  return blocks.length === 0 ? text.replace(/\n('[\w.]+':) (?!- )[^]*/, '\n$1') : [head, ...blocks.map(own).sort()];
}

function openIncidents(records: LogRecord[]): unknown[] {
  const incidents = records.filter(({ valueType }) => valueType === 'INCIDENT');
  const resolved = new Set(incidents.filter(({ intent }) => intent === 'RESOLVED').map(({ key }) => key));
  return incidents
    .filter(({ intent, key }) => intent === 'CREATED' && !resolved.has(key))
    .map(({ value }) => ({ ...(value['errorType'] !== 'UNHANDLED_ERROR_EVENT' && { elementId: value['elementId'] }), errorType: value['errorType'], message: String(value['errorMessage']).split('\n')[0] }));
}
