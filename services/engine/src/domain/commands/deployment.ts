import { Failure, Rejection } from '../failure.js';
import { latestProcess } from '../runtime/processes.js';
import { closeStartSubscriptions, moveStartTimers, openStartSubscriptions } from '../runtime/starts.js';
import type { DecisionGraph } from '@attestation/decisions';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { ReadResource } from '../model/read.js';
import type { ProcessModel } from '../model/types.js';
import type { DecisionRow, ProcessRow, RequirementsRow } from '../state/rows.js';

export interface Deployed {
  key: number;
  processes: (ProcessRow & { duplicate: boolean })[];
  decisions: (DecisionRow & { duplicate: boolean })[];
  requirements: (RequirementsRow & { duplicate: boolean })[];
}

const INTRO = 'Expected to deploy new resources, but encountered the following errors:';

/** All files or none; what is wrong in all of them is told together. */
export function deploy(step: Step, { payload }: Command): Deployed {
  const { resources } = payload as { resources: ReadResource[] };
  const errors = [...resources.flatMap(({ errors }) => (errors ? [errors] : [])), ...duplicates(resources)];
  if (errors.length > 0) throw new Rejection('INVALID_ARGUMENT', [INTRO, ...errors].join('\n'));
  const processes = resources.flatMap((resource) => resource.processes.map((model) => addProcess(step, resource, model)));
  const graphs = resources.flatMap((resource) => (resource.decisions ? [addRequirements(step, resource, resource.decisions)] : []));
  const deployed: Deployed = {
    key: step.nextKey(),
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

/** Ids that occur twice in one deployment. */
function duplicates(resources: ReadResource[]): string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const { name, processes } of resources) {
    for (const { id } of processes) {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, name);
      else found.push(`Duplicated process id in resources '${first}' and '${name}'`);
    }
  }
  const graphs = resources.flatMap(({ name, decisions }) => (decisions ? [{ name, id: decisions.id }] : []));
  const twice = graphs.find(({ id }, index) => graphs.findIndex((other) => other.id === id) !== index);
  if (twice) found.push(`Expected the decision requirements ids to be unique within a deployment but found a duplicated id '${twice.id}'`);
  return found;
}

/** The same bytes under the same name as the latest version are that version. */
const isSame = (latest: ProcessRow | RequirementsRow | undefined, { name, checksum }: ReadResource): boolean =>
  latest?.checksum === checksum && latest.resourceName === name;

function addProcess(step: Step, resource: ReadResource, model: ProcessModel): ProcessRow & { duplicate: boolean } {
  const { id } = model;
  const latest = latestProcess(step.state, id);
  if (latest && isSame(latest, resource)) return { ...latest, duplicate: true };
  const { name: resourceName, checksum, content } = resource;
  const version = (latest?.version ?? 0) + 1;
  const row = { key: step.nextKey(), bpmnProcessId: id, version, resourceName, checksum, resource: content };
  step.models.learnProcess(row.key, model);
  return { ...step.state.processes.put(row), duplicate: false };
}

interface Graph {
  requirements: RequirementsRow & { duplicate: boolean };
  decisions: (DecisionRow & { duplicate: boolean })[];
}

function addRequirements(step: Step, resource: ReadResource, graph: DecisionGraph): Graph {
  const { state } = step;
  const keys = state.requirementsVersions.of(graph.id);
  const latest = state.requirements.get(keys[keys.length - 1] ?? -1);
  if (latest && isSame(latest, resource)) return unchanged(step, latest);
  const { id, name, namespace } = graph;
  const { name: resourceName, checksum, content } = resource;
  const version = (latest?.version ?? 0) + 1;
  const requirements = state.requirements.put({ key: step.nextKey(), id, name, namespace, version, resourceName, checksum, resource: content });
  step.models.learnDecisions(requirements.key, graph);
  const decisions = [...graph.decisions.values()].map((decision) => addDecision(step, requirements, decision));
  return { requirements: { ...requirements, duplicate: false }, decisions };
}

function unchanged({ state }: Step, latest: RequirementsRow): Graph {
  const decisions = [...state.decisions.values()].filter(({ requirementsKey }) => requirementsKey === latest.key);
  return { requirements: { ...latest, duplicate: true }, decisions: decisions.map((row) => ({ ...row, duplicate: true })) };
}

function addDecision(step: Step, { id: requirementsId, key: requirementsKey }: RequirementsRow, { id, name }: { id: string; name: string }) {
  const keys = step.state.decisionVersions.of(id);
  const version = (step.state.decisions.get(keys[keys.length - 1] ?? -1)?.version ?? 0) + 1;
  const row = step.state.decisions.put({ key: step.nextKey(), id, name, version, requirementsId, requirementsKey });
  return { ...row, duplicate: false };
}

function recordResources(step: Step, { processes, decisions, requirements }: Deployed): void {
  for (const { duplicate, ...row } of processes) if (!duplicate) step.event('PROCESS', 'CREATED', row.key, processRecord(row));
  for (const { duplicate, ...row } of requirements) {
    if (!duplicate) step.event('DECISION_REQUIREMENTS', 'CREATED', row.key, { ...requirementsRecord(row), resource: row.resource });
  }
  for (const { duplicate, ...row } of decisions) if (!duplicate) step.event('DECISION', 'CREATED', row.key, decisionRecord(row));
}

function record(step: Step, { key, processes, decisions, requirements }: Deployed): void {
  step.event('DEPLOYMENT', 'CREATED', key, {
    resources: [],
    processesMetadata: processes.map(({ resource: _, duplicate, ...row }) => ({ ...withoutKey(row), processDefinitionKey: row.key, duplicate })),
    decisionsMetadata: decisions.map(({ duplicate, ...row }) => ({ ...decisionRecord(row), duplicate })),
    decisionRequirementsMetadata: requirements.map(({ duplicate, ...row }) => ({ ...requirementsRecord(row), duplicate })),
    formMetadata: [],
  });
}

const withoutKey = <R extends { key: number }>({ key: _, ...rest }: R) => rest;
const processRecord = (row: ProcessRow) => ({ ...withoutKey(row), processDefinitionKey: row.key });

const requirementsRecord = ({ key, id, name, version, namespace, resourceName, checksum }: RequirementsRow) => ({
  decisionRequirementsKey: key, decisionRequirementsId: id, decisionRequirementsName: name, decisionRequirementsVersion: version,
  namespace, resourceName, checksum,
});

const decisionRecord = ({ key, id, name, version, requirementsId, requirementsKey }: DecisionRow) => ({
  decisionKey: key, decisionId: id, decisionName: name, version, decisionRequirementsId: requirementsId, decisionRequirementsKey: requirementsKey,
});

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
