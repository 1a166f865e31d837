import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filledIn } from './references.js';
import type { Job } from '@attestation/engine/testing';
import type { Step } from './case.js';
import type { Run } from './run.js';

type Act = (run: Run, step: Step) => Promise<unknown>;
type Instruction = Record<string, unknown>;

const json = (value: unknown): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));

/** The variables of a step, and texts of a length that no file should hold: `large` names them. */
function variablesOf(step: Step): string {
  if (!step['large']) return json(step['variables']);
  const large = Object.entries(step['large'] as Record<string, number>).map(([name, length]) => [name, 'x'.repeat(length)] as const);
  return json({ ...(step['variables'] as object | undefined), ...Object.fromEntries(large) });
}

const call = ({ target }: Run, rpc: string, message: Record<string, unknown>): Promise<unknown> => target.client.call(rpc, message);

export const deploy = (run: Run, names: readonly string[]): Promise<unknown> =>
  call(run, 'DeployResource', { resources: names.map((name) => ({ name, content: readFileSync(join(run.its.folder, name)) })) });

const STREAMED = new Set(['ActivateJobs', 'StreamActivatedJobs']);

/** Each kind of step, told in the README. A refusal is the gRPC error. */
export const ACTS: Readonly<Record<string, Act>> = {
  deploy: (run, step) => deploy(run, step['files'] as string[]),
  deployText: (run, { name, text }) => call(run, 'DeployResource', { resources: [{ name, content: Buffer.from(String(text)) }] }),
  create: (run, step) => call(run, 'CreateProcessInstance', creation(step)),
  createWithResult: async (run, step) => {
    const answer = call(run, 'CreateProcessInstanceWithResult', { request: creation(step), fetchVariables: step['fetch'] ?? [], requestTimeout: step['timeout'] ?? 10_000 }).then(readResult);
    return step['as'] ? later(run, String(step['as']), answer) : answer;
  },
  await: (run, step) => run.calls.get(String(step['call'])) ?? Promise.reject(new Error(`no call ${String(step['call'])}`)),
  cancel: (run, step) => call(run, 'CancelProcessInstance', { processInstanceKey: run.elementKey({ ...step, element: step['instance'] ?? `c${run.its.name}` }) }),
  activate,
  stream: async (run, step) => {
    run.streams.set(String(step['as']), run.target.client.stream('StreamActivatedJobs', { type: step['type'], worker: 'stream', timeout: step['timeout'] ?? 600_000, fetchVariable: step['fetch'] ?? [] }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {};
  },
  received: (run, step) => received(run, String(step['stream'])),
  complete: (run, step) => call(run, 'CompleteJob', { jobKey: run.jobKey(step), variables: variablesOf(step) }),
  fail: (run, step) => call(run, 'FailJob', {
    jobKey: run.jobKey(step), retries: step['retries'], errorMessage: step['message'] ?? '', retryBackOff: step['retryBackOff'] ?? 0, variables: variablesOf(step),
  }),
  throwError: (run, step) => call(run, 'ThrowError', { jobKey: run.jobKey(step), errorCode: step['code'], errorMessage: step['message'] ?? '', variables: variablesOf(step) }),
  updateRetries: (run, step) => call(run, 'UpdateJobRetries', { jobKey: run.jobKey(step), retries: step['retries'] }),
  publish: (run, step) => call(run, 'PublishMessage', { name: step['name'], correlationKey: step['key'], timeToLive: step['ttl'], messageId: step['messageId'] ?? '', variables: variablesOf(step) }),
  broadcast: (run, step) => call(run, 'BroadcastSignal', { signalName: step['name'], variables: variablesOf(step) }),
  setVariables: (run, step) => call(run, 'SetVariables', {
    elementInstanceKey: run.elementKey(step), variables: variablesOf(step), local: step['local'] === true,
  }),
  resolveIncident: (run, step) => call(run, 'ResolveIncident', { incidentKey: step['key'] ?? (run.incidentKey(step)) }),
  modify: (run, step) => call(run, 'ModifyProcessInstance', modification(run, step)),
  evaluate: (run, step) => call(run, 'EvaluateDecision', { decisionId: step['decision'], variables: variablesOf(step) }),
  delete: async (run, step) => call(run, 'DeleteResource', { resourceKey: await run.resourceKey(step) }),
  next: (run, step) => next(run, step),
  call: async (run, { rpc, message }) => {
    const request = (await filledIn(run, message)) as Record<string, unknown>;
    return STREAMED.has(String(rpc)) ? { messages: await run.target.client.collect(String(rpc), request) } : call(run, String(rpc), request);
  },
  advance: ({ target }, step) => target.advance(Number(step['ms'])).then(() => ({})),
};

const creation = (step: Step): Record<string, unknown> => ({
  bpmnProcessId: step['process'], version: step['version'] ?? -1, variables: variablesOf(step),
  startInstructions: ((step['start'] as string[] | undefined) ?? []).map((elementId) => ({ elementId })),
});

/** Keeps an answer for the step `await`; until then it is nobody's fault that it fails. */
async function later(run: Run, name: string, answer: Promise<unknown>): Promise<unknown> {
  answer.catch(() => undefined);
  run.calls.set(name, answer);
  return {};
}

const readResult = (answer: unknown): unknown => {
  const { variables, ...rest } = answer as { variables: string };
  return { ...rest, variables: JSON.parse(variables) as unknown };
};

async function activate(run: Run, step: Step): Promise<unknown> {
  const { type, as, max = 32, timeout = 600_000, fetch = [] } = step as Step & { max?: number; timeout?: number; fetch?: string[] };
  const jobs = await run.target.client.activate(String(type), { max, timeout, fetchVariable: fetch, requestTimeout: -1 });
  if (as && jobs[0]) run.jobs.set(String(as), jobs[0].key);
  return { jobs: jobs.map(observed) };
}

/** A job without what differs from run to run. */
const observed = ({ elementId, type, retries, variables, customHeaders }: Job) => ({ elementId, type, retries, variables, customHeaders });

/** What a stream was given since it was last looked at; each job goes by `stream#place`. */
async function received(run: Run, name: string): Promise<unknown> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const jobs = run.streams.get(name)?.taken() ?? [];
  jobs.forEach(({ key }, index) => run.jobs.set(`${name}#${index}`, key));
  return { jobs: jobs.map(observed) };
}

/** Elements are told by id: their last instances are meant. What is to be terminated may also be the nth of those that are active. */
function modification(run: Run, step: Step): Record<string, unknown> {
  const { instance = `c${run.its.name}`, activate: begun = [], terminate = [] } = step as Step & { instance?: string; activate?: Instruction[]; terminate?: (string | number)[] };
  const activateInstructions = begun.map(({ element, ancestor, variables = [] }) => ({
    elementId: element,
    ancestorElementInstanceKey: ancestor ? run.elementKey({ element: ancestor }) : -1,
    variableInstructions: (variables as Instruction[]).map(({ scope = '', ...its }) => ({ scopeId: scope, variables: json(its['variables']) })),
  }));
  const terminateInstructions = terminate.map((its) => ({ elementInstanceKey: run.elementKey(typeof its === 'number' ? { nth: its } : { element: its }) }));
  return { processInstanceKey: run.elementKey({ element: instance }), activateInstructions, terminateInstructions };
}

/** Gives the nth of all that waits what it waits for: jobs first, then messages, signals, time, the resolving of incidents. */
function next(run: Run, { nth, how, key, variables, ms = 11_000, ...rest }: Step): Promise<unknown> {
  const ways: Step[] = [
    ...run.openJobs().map((_, place) => ({ ...rest, do: String(how), nth: place, variables })),
    ...run.awaited().map((name) => ({ do: 'publish', name, key, ttl: 0, variables })),
    ...run.awaitedSignals().map((name) => ({ do: 'broadcast', name, variables })),
    ...(run.openTimers().length > 0 ? [{ do: 'advance', ms }] : []),
    ...run.openIncidents().map((_, place) => ({ do: 'resolveIncident', nth: place })),
  ];
  const way = ways[Number(nth) % Math.max(1, ways.length)];
  return way ? (ACTS[way.do] as Act)(run, way) : Promise.resolve({});
}
