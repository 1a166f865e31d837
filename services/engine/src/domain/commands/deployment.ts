import { Failure, Rejection } from '../failure.js';
import { latestDecision } from '../elements/decision.js';
import { latestForm, latestProcess } from '../runtime/processes.js';
import { decisionRecord, formRecord, processRecord, requirementsRecord } from '../runtime/definition-records.js';
import { closeStartSubscriptions, moveStartTimers, openStartSubscriptions } from '../runtime/starts.js';
import { repeatedIds } from './unique-ids.js';
import type { DecisionGraph } from '@attestation/decisions';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { ReadResource } from '../model/read.js';
import type { ProcessModel } from '../model/types.js';
import type { DecisionRow, FormRow, ProcessRow, RequirementsRow } from '../state/rows.js';

export interface Deployed {
  key: number;
  processes: (ProcessRow & { duplicate: boolean })[];
  decisions: (DecisionRow & { duplicate: boolean })[];
  requirements: (RequirementsRow & { duplicate: boolean })[];
  forms: (FormRow & { duplicate: boolean })[];
}

const INTRO = 'Expected to deploy new resources, but encountered the following errors:';

/** All files or none; what is wrong in all of them is told together. */
export function deploy(step: Step, { payload }: Command): Deployed {
  const { resources } = payload as { resources: ReadResource[] };
  const errors = [...resources.flatMap(({ errors }) => (errors ? [errors] : [])), ...repeatedIds(resources)];
  if (errors.length > 0) throw new Rejection('INVALID_ARGUMENT', [INTRO, ...errors].join('\n'));
  const processes = resources.flatMap((resource) => resource.processes.map((model) => addProcess(step, resource, model)));
  const graphs = resources.flatMap((resource) => (resource.decisions ? [addRequirements(step, resource, resource.decisions)] : []));
  const forms = resources.flatMap((resource) => (resource.form ? [addForm(step, resource, resource.form.id)] : []));
  const deployed: Deployed = {
    key: step.nextKey(),
    forms,
    processes,
    requirements: graphs.map(({ requirements }) => requirements),
    decisions: graphs.flatMap(({ decisions }) => decisions),
  };
  const fresh = processes.flatMap(({ duplicate, ...process }) => (duplicate ? [] : [process]));
  recordResources(step, deployed);
  for (const process of fresh) startByClock(step, process);
  record(step, deployed);
  for (const process of fresh) moveStartSubscriptions(step, process);
  return deployed;
}

/** The same bytes under the same name as the latest version are that version. */
const isSame = (latest: FormRow | ProcessRow | RequirementsRow | undefined, { name, checksum }: ReadResource): boolean =>
  latest?.checksum === checksum && latest.resourceName === name;

function addProcess(step: Step, resource: ReadResource, model: ProcessModel): ProcessRow & { duplicate: boolean } {
  const { id } = model;
  const latest = latestProcess(step.state, id);
  if (latest && isSame(latest, resource)) return { ...latest, duplicate: true };
  const { name: resourceName, checksum, content } = resource;
  const version = Math.max(latest?.version ?? 0, step.state.counters.get(`process ${id}`)?.value ?? 0) + 1;
  const row = { key: step.nextKey(), bpmnProcessId: id, version, resourceName, checksum, resource: content };
  step.models.learnProcess(row.key, model);
  return { ...step.state.processes.put(row), duplicate: false };
}

function addForm(step: Step, resource: ReadResource, formId: string): FormRow & { duplicate: boolean } {
  const latest = latestForm(step.state, formId);
  if (latest && isSame(latest, resource)) return { ...latest, duplicate: true };
  const { name: resourceName, checksum, content } = resource;
  const row = { key: step.nextKey(), formId, version: (latest?.version ?? 0) + 1, resourceName, checksum, resource: content };
  return { ...step.state.forms.put(row), duplicate: false };
}

interface Graph {
  requirements: RequirementsRow & { duplicate: boolean };
  decisions: (DecisionRow & { duplicate: boolean })[];
}

function addRequirements(step: Step, resource: ReadResource, graph: DecisionGraph): Graph {
  const { state } = step;
  const keys = state.requirementsVersions.of(graph.id);
  const latest = state.requirements.get(keys[keys.length - 1] ?? -1);
  if (latest && isSame(latest, resource) && ownsLatest(step, latest, graph)) return unchanged(step, latest);
  const { id, name, namespace } = graph;
  const { name: resourceName, checksum, content } = resource;
  const version = (latest?.version ?? 0) + 1;
  const requirements = state.requirements.put({ key: step.nextKey(), id, name, namespace, version, resourceName, checksum, resource: content });
  step.models.learnDecisions(requirements.key, graph);
  const decisions = [...graph.decisions.values()].map((decision) => addDecision(step, requirements, decision));
  return { requirements: { ...requirements, duplicate: false }, decisions };
}

/** Are its decisions still the latest of their ids? Another graph may have brought newer ones. */
function ownsLatest({ state }: Step, { key }: RequirementsRow, graph: DecisionGraph): boolean {
  return [...graph.decisions.keys()].every((id) => latestDecision(state, id)?.requirementsKey === key);
}

function unchanged({ state }: Step, latest: RequirementsRow): Graph {
  const decisions = [...state.decisions.values()].filter(({ requirementsKey }) => requirementsKey === latest.key);
  return { requirements: { ...latest, duplicate: true }, decisions: decisions.map((row) => ({ ...row, duplicate: true })) };
}

function addDecision(step: Step, { id: requirementsId, key: requirementsKey }: RequirementsRow, { id, name }: { id: string; name: string }) {
  const version = (latestDecision(step.state, id)?.version ?? 0) + 1;
  const row = step.state.decisions.put({ key: step.nextKey(), id, name, version, requirementsId, requirementsKey });
  return { ...row, duplicate: false };
}

function recordResources(step: Step, { processes, decisions, requirements, forms }: Deployed): void {
  for (const { duplicate, ...row } of processes) if (!duplicate) step.event('PROCESS', 'CREATED', row.key, { ...processRecord(row), duplicate });
  for (const { duplicate, ...row } of requirements) {
    if (!duplicate) step.event('DECISION_REQUIREMENTS', 'CREATED', row.key, { ...requirementsRecord(row), resource: row.resource });
  }
  for (const { duplicate, ...row } of decisions) if (!duplicate) step.event('DECISION', 'CREATED', row.key, decisionRecord(row));
  for (const { duplicate, ...row } of forms) if (!duplicate) step.event('FORM', 'CREATED', row.key, { ...formRecord(row), duplicate });
}

function record(step: Step, { key, processes, decisions, requirements, forms }: Deployed): void {
  step.event('DEPLOYMENT', 'CREATED', key, {
    resources: [],
    processesMetadata: processes.map(({ duplicate, ...row }) => ({ ...withoutFile(processRecord(row)), duplicate })),
    decisionsMetadata: decisions.map(({ duplicate, ...row }) => ({ ...decisionRecord(row), duplicate })),
    decisionRequirementsMetadata: requirements.map(({ duplicate, ...row }) => ({ ...requirementsRecord(row), duplicate })),
    formMetadata: forms.map(({ duplicate, ...row }) => ({ ...withoutFile(formRecord(row)), duplicate })),
  });
}

const withoutFile = <R extends { resource: string }>({ resource: _, ...rest }: R) => rest;

/** @throws Rejection PROCESSING_ERROR when a timer cannot be made */
function startByClock(step: Step, process: ProcessRow): void {
  try {
    moveStartTimers(step, process);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Rejection('PROCESSING_ERROR', `Expected to create timer for start event, but encountered the following error: ${error.message}`);
  }
}

/** A new version takes over the starts of the one before. */
function moveStartSubscriptions(step: Step, process: ProcessRow): void {
  for (const version of step.state.versions.of(process.bpmnProcessId)) closeStartSubscriptions(step, version);
  openStartSubscriptions(step, process);
}
