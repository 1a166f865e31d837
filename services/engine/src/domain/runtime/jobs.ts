import { Failure } from '../failure.js';
import { evaluateAs, evaluateText } from './evaluate.js';
import { resolveOfJob } from './incidents.js';
import { latestForm } from './processes.js';
import { inItsZone, instantOf } from './timer.js';
import type { At, Step } from '../kernel/step.js';
import type { JobDefinition } from '../model/types.js';
import type { Document, JobRow } from '../state/rows.js';
import { documentData, EMPTY } from '../state/document.js';

/** What a job will be, evaluated before the element's subscriptions are opened. */
export interface JobProperties {
  type: string;
  retries: number;
  headers: Record<string, string>;
}

/** @throws Failure EXTRACT_VALUE_ERROR where an expression has the wrong type, or the job's type is empty: nobody could ever ask for it */
export function jobProperties(step: Step, { key: scopeKey }: At, { type, retries, headers, computed }: JobDefinition): JobProperties {
  const made: Record<string, string> = { ...headers };
  const jobType = evaluateText(step, type, { scopeKey });
  if (jobType === '') throw new Failure('EXTRACT_VALUE_ERROR', `Expected result of the expression '${type.text}' to be the type of a job, but was empty.`, scopeKey);
  const count = Math.trunc(Number(evaluateAs(step, retries, { scopeKey }, 'NUMBER').value));
  for (const { header, formula, kind } of computed) {
    const value = headerText(step, scopeKey, formula, kind);
    if (value !== undefined) made[header] = value;
  }
  return { type: jobType, retries: count, headers: made };
}

function headerText(step: Step, scopeKey: number, formula: JobDefinition['type'], kind: JobDefinition['computed'][number]['kind']): string | undefined {
  if (kind === 'text') return evaluateText(step, formula, { scopeKey });
  if (kind === 'list') return listOfTexts(step, formula, scopeKey);
  if (kind === 'form') return formKeyOf(step, formula, scopeKey);
  const { type, value } = evaluateAs(step, formula, { scopeKey }, 'NULL', 'DATE_TIME', 'STRING');
  return type === 'NULL' || value === '' ? undefined : moment(String(value), formula.text, scopeKey);
}

function formKeyOf(step: Step, formula: JobDefinition['type'], scopeKey: number): string {
  const formId = evaluateText(step, formula, { scopeKey });
  const form = latestForm(step.state, formId);
  if (form) return String(form.key);
  const head = `Expected to find a form with id '${formId}', but no form with this id is found, at least a form with this id should be available.`;
  throw new Failure('FORM_NOT_FOUND', `${head} To resolve the Incident please deploy a form with the same id`, scopeKey);
}

function listOfTexts(step: Step, formula: JobDefinition['type'], scopeKey: number): string {
  const { value, json } = evaluateAs(step, formula, { scopeKey }, 'ARRAY');
  if ((value as unknown[]).every((item) => typeof item === 'string')) return json;
  const head = `Expected result of the expression '${formula.text}' to be 'ARRAY' containing 'STRING' items`;
  throw new Failure('EXTRACT_VALUE_ERROR', `${head}, but was 'ARRAY' containing at least one non-'STRING' item.`, scopeKey);
}

/** A date-time as Zeebe writes it: no seconds when they are zero. */
function moment(text: string, expression: string, scopeKey: number): string {
  if (instantOf(text) !== undefined) return inItsZone(text).replace(/(T\d{2}:\d{2}):00(?:\.0+)?(?!\d|\.)/, '$1').replace(/(:\d{2})\.(\d+)/, (_, seconds: string, digits: string) => seconds + fraction(digits));
  throw new Failure('EXTRACT_VALUE_ERROR', `Invalid date-time format '${text}' for expression '${expression}'.`, scopeKey);
}

/** Of a second: in three, six or nine digits, none when it is zero. */
function fraction(digits: string): string {
  const told = digits.replace(/0+$/, '');
  return told === '' ? '' : `.${told.padEnd(Math.ceil(told.length / 3) * 3, '0')}`;
}

export function createJob(step: Step, { key, value }: At, { type, retries, headers }: JobProperties): void {
  const jobKey = step.nextKey();
  const job: JobRow = {
    key: jobKey, state: 'ACTIVATABLE', type, worker: '', retries, retryBackoff: 0, recurringTime: -1, deadline: -1,
    customHeaders: headers, errorMessage: '', errorCode: '',
    bpmnProcessId: value.bpmnProcessId, processDefinitionVersion: value.version, processDefinitionKey: value.processDefinitionKey,
    processInstanceKey: value.processInstanceKey, elementId: value.elementId, elementInstanceKey: key,
  };
  step.state.jobs.put(job);
  const row = step.state.instances.get(key);
  if (row) step.state.instances.put({ ...row, jobKey });
  recordJob(step, 'CREATED', job);
  step.activatable.push(jobKey);
}

/** Records what happened to a job. */
export function recordJob(step: Step, intent: string, job: JobRow, variables: Document = EMPTY): void {
  step.event('JOB', intent, job.key, jobValue(job, variables));
}

export function jobValue({ key: _, state: __, disabled: ___, ...value }: JobRow, variables: Document): Record<string, unknown> {
  return { ...value, variables: documentData(variables) };
}

/** Takes the job of an element away, with the element. */
export function cancelJob(step: Step, { key }: At): void {
  const job = step.state.jobs.get(step.state.instances.get(key)?.jobKey ?? -1);
  if (!job) return;
  step.state.jobs.delete(job.key);
  recordJob(step, 'CANCELED', job);
  resolveOfJob(step, job.key);
}
