import { Rejection } from '../failure.js';
import { activateDirectly, LoopToOpen, TwoScopes } from '../runtime/direct-activation.js';
import { terminateDirectly } from '../runtime/direct-termination.js';
import { mergeLocal } from '../runtime/variables.js';
import { checkModification, modificationRefused } from './modification-checks.js';
import { modificationRecord } from './modification-request.js';
import type { ActivateInstruction, ModifyInstance } from './modification-request.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';
import type { InstanceRow } from '../state/rows.js';

/** First all activations, then all terminations, all or nothing. @throws Rejection NOT_FOUND, INVALID_ARGUMENT */
export function modifyInstance(step: Step, { key, payload }: Command): object {
  const asked = payload as ModifyInstance;
  const instance = step.state.instances.get(key);
  if (!instance) throw new Rejection('NOT_FOUND', `Expected to modify process instance but no process instance found with key '${key}'`);
  checkModification(step, instance, asked);
  const scopes = asked.activateInstructions.map((each) => activate(step, instance, each));
  const needed = new Set(scopes.flat());
  for (const scopeKey of needed) openAgain(step, scopeKey);
  for (const { elementInstanceKey } of asked.terminateInstructions) terminate(step, elementInstanceKey, needed);
  step.event('PROCESS_INSTANCE_MODIFICATION', 'MODIFIED', key, modificationRecord(key, asked, scopes));
  return {};
}

function activate(step: Step, instance: InstanceRow, { elementId, ancestorScopeKey, variableInstructions }: ActivateInstruction): number[] {
  const write = (scopeId: string, scopeKey: number) => {
    for (const each of variableInstructions) if (each.scopeId === scopeId) mergeLocal(step, instance.value, scopeKey, each.variables);
  };
  write('', instance.key);
  write(instance.value.bpmnProcessId, instance.key);
  try {
    return activateDirectly(step, instance, { elementId, write, ...(ancestorScopeKey > 0 && { ancestorKey: ancestorScopeKey }) });
  } catch (error) {
    if (error instanceof TwoScopes) throw severalScopes(instance, error);
    if (error instanceof LoopToOpen) throw loopToOpen(instance, error);
    throw error;
  }
}

/** What an event sub-process or an end has interrupted takes elements again. */
function openAgain({ state }: Step, scopeKey: number): void {
  const row = state.instances.get(scopeKey);
  if (row?.interruptedBy !== undefined) state.instances.put({ ...row, interruptedBy: undefined });
}

function severalScopes({ value }: InstanceRow, { scopeId }: TwoScopes): Rejection {
  const head = `activate instructions for an element that has a flow scope with more than one active instance: '${scopeId}'.`;
  const advice = "Can't decide in which instance of the flow scope the element should be activated. Please specify an ancestor element instance key for this activate instruction.";
  return modificationRefused(value.bpmnProcessId, `${head} ${advice}`);
}

const loopToOpen = ({ value }: InstanceRow, { scopeId }: LoopToOpen): Rejection =>
  modificationRefused(value.bpmnProcessId, `activate instructions that would result in the activation of multi-instance element '${scopeId}', which is currently unsupported.`);

function terminate(step: Step, key: number, needed: ReadonlySet<number>): void {
  const called = terminateDirectly(step, key, needed);
  if (!called) return;
  const head = `Expected to modify instance of process '${called.value.bpmnProcessId}' but the given instructions would terminate the instance.`;
  const advice = 'The instance was created by a call activity in the parent process. To terminate this instance please modify the parent process instead.';
  throw new Rejection('INVALID_ARGUMENT', `${head} ${advice}`);
}
