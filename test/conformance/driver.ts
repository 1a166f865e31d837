import { ACTS, deploy } from './steps.js';
import { inOrder } from './in-order.js';
import { Run } from './run.js';
import { ownRecords, recordLines } from './records.js';
import { normalised, traceOf } from './trace.js';
import type { LogRecord } from '@attestation/engine/testing';
import type { Case, Golden, Step } from './case.js';
import type { RecordLines } from './records.js';
import type { Target } from './target.js';

type GatewayError = Error & { code?: number; details?: string };

/** Runs a case against a broker and tells what was seen, and all fields of its records. */
export async function runCaseWithRecords(target: Target, its: Case): Promise<{ golden: Golden; records: RecordLines }> {
  const before = (await target.records()).length;
  const golden = await runCase(target, its);
  return { golden, records: recordLines(ownRecords((await target.records()).slice(before), its.name)) };
}

/** Runs a case against a broker and tells what was seen. */
export async function runCase(target: Target, its: Case): Promise<Golden> {
  const run = new Run(target, its, await target.records());
  const first = its.deploy ?? its.files;
  if (first.length > 0) await deploy(run, first);
  await run.look();
  const seen: Record<string, unknown>[] = [];
  try {
    for (const step of its.steps) seen.push(await observe(run, step));
  } finally {
    for (const stream of run.streams.values()) stream.cancel();
  }
  return { observations: normalised(seen) as unknown[], trace: traceOf(await run.look()) };
}

async function observe(run: Run, step: Step): Promise<Record<string, unknown>> {
  const act = ACTS[step.do];
  if (!act) throw new Error(`${run.its.name}: no such step: ${step.do}`);
  const answered = await act(run, step).then((answer) => ({ answer }), (problem: GatewayError) => refusal(problem, step));
  return { do: step.do, ...answered, incidents: openIncidents(await run.look()) };
}

/** @throws Error where it is no answer of a gateway */
function refusal(problem: GatewayError, step: Step): Record<string, unknown> {
  if (problem.code === undefined) throw problem;
  const text = problem.details ?? '';
  // what is wrong with a decision model each engine tells in its own words, ours with the element
  return { code: problem.code, text: String(step['name']).endsWith('.dmn') ? text.split('\n')[0] : refusalText(text) };
}

/** The elements of a report have no fixed order; the words of the XML and FEEL parsers are their own. */
function refusalText(text: string): string | string[] {
  const [head = '', ...blocks] = inOrder(text).split(/(?=- Element: )/);
  const own = (part: string) => part.replace(/(failed to parse expression '.*?':).*/g, '$1').replace(/^('a\.bpmn':).*/ms, '$1');
  return blocks.length === 0 ? inOrder(text).replace(/\n('[\w.]+':) (?!- )[^]*/, '\n$1') : [head, ...blocks.map(own).sort()];
}

function openIncidents(records: readonly LogRecord[]): unknown[] {
  const incidents = records.filter(({ valueType }) => valueType === 'INCIDENT');
  const resolved = new Set(incidents.filter(({ intent }) => intent === 'RESOLVED').map(({ key }) => key));
  return incidents
    .filter(({ intent, key }) => intent === 'CREATED' && !resolved.has(key))
    .map(({ value }) => ({ ...(value['errorType'] !== 'UNHANDLED_ERROR_EVENT' && { elementId: value['elementId'] }), errorType: value['errorType'], message: String(value['errorMessage']).split('\n')[0] }));
}
