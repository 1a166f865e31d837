import { Rejection } from '../failure.js';
import { ACTIVATABLE, scopesAround, typeOf } from '../model/scopes.js';
import type { Step } from '../kernel/step.js';
import type { ProcessModel } from '../model/types.js';
import type { InstanceRow } from '../state/rows.js';
import type { ActivateInstruction, ModifyInstance } from './modification-request.js';

/** Everything that can be said against a modification before it begins. @throws Rejection INVALID_ARGUMENT */
export function checkModification(step: Step, instance: InstanceRow, { activateInstructions, terminateInstructions }: ModifyInstance): void {
  const model = step.models.process(instance.value.processDefinitionKey);
  const refuse = (reason: string) => modificationRefused(instance.value.bpmnProcessId, reason);
  checkElements(model, activateInstructions, refuse);
  const gone = terminateInstructions.filter(({ elementInstanceKey }) => !step.state.instances.has(elementInstanceKey));
  if (gone.length > 0) throw refuse(`terminate instructions with an element instance that could not be found: ${listed(gone.map((each) => each.elementInstanceKey))}`);
  checkVariables(model, activateInstructions, refuse);
  checkAncestors(step, instance, model, activateInstructions, refuse);
}

type Refuse = (reason: string) => Rejection;

export const modificationRefused = (bpmnProcessId: string, reason: string): Rejection =>
  new Rejection('INVALID_ARGUMENT', `Expected to modify instance of process '${bpmnProcessId}' but it contains one or more ${reason}`);

const listed = (items: readonly (string | number | undefined)[]): string => [...new Set(items)].map((item) => `'${item}'`).join(', ');

function checkElements(model: ProcessModel, asked: ActivateInstruction[], refuse: Refuse): void {
  const ids = asked.map(({ elementId }) => elementId);
  const unknown = ids.filter((id) => !typeOf(model, id));
  if (unknown.length > 0) throw refuse(`activate instructions with an element that could not be found: ${listed(unknown)}`);
  const targets = ids.filter((id) => model.elements.get(id)?.afterEventGateway);
  const head = 'activate instructions for elements that are unsupported:';
  if (targets.length > 0) throw refuse(`${head} ${listed(targets)}. The activation of events belonging to an event-based gateway is not supported.`);
  const others = ids.filter((id) => !isSupported(model, id));
  if (others.length === 0) return;
  const types = listed(others.map((id) => typeOf(model, id)));
  throw refuse(`${head} ${listed(others)}. The activation of elements with type ${types} is not supported. Supported element types are: [${ACTIVATABLE.join(', ')}].`);
}

/** Zeebe breaks down where the process itself is to be activated inside itself; this engine refuses it. */
function isSupported(model: ProcessModel, id: string): boolean {
  const type = typeOf(model, id);
  return type !== undefined && type !== 'PROCESS' && ACTIVATABLE.includes(type);
}

function checkVariables(model: ProcessModel, asked: ActivateInstruction[], refuse: Refuse): void {
  const scopes = asked.flatMap(({ elementId, variableInstructions }) => variableInstructions.map(({ scopeId }) => ({ elementId, scopeId }))).filter(({ scopeId }) => scopeId !== '');
  const unknown = scopes.filter(({ scopeId }) => !typeOf(model, scopeId));
  if (unknown.length > 0) throw refuse(`variable instructions with a scope element id that could not be found: ${listed(unknown.map(({ scopeId }) => scopeId))}`);
  const strange = scopes.filter(({ elementId, scopeId }) => scopeId !== elementId && !isAround(model, scopeId, elementId));
  if (strange.length === 0) return;
  const head = "variable instructions with a scope element that doesn't belong to the activating element's flow scope.";
  throw refuse(`${head} These variables should be set before or after the modification.`);
}

function isAround(model: ProcessModel, scopeId: string, elementId: string): boolean {
  const element = model.elements.get(elementId);
  return element !== undefined && scopesAround(model, element).some(({ id }) => id === scopeId);
}

function checkAncestors(step: Step, instance: InstanceRow, model: ProcessModel, asked: ActivateInstruction[], refuse: Refuse): void {
  const chosen = asked.filter(({ ancestorScopeKey }) => ancestorScopeKey > 0);
  const rowOf = ({ ancestorScopeKey }: ActivateInstruction) => step.state.instances.get(ancestorScopeKey);
  const keys = (found: ActivateInstruction[]) => listed(found.map(({ ancestorScopeKey }) => ancestorScopeKey));
  const head = 'activate instructions with an ancestor scope key that';
  const idle = chosen.filter((each) => rowOf(each)?.state !== 'ELEMENT_ACTIVATED');
  if (idle.length > 0) throw refuse(`${head} does not exist, or is not in an active state: ${keys(idle)}`);
  const foreign = chosen.filter((each) => rowOf(each)?.value.processInstanceKey !== instance.value.processInstanceKey);
  if (foreign.length > 0) throw refuse(`${head} does not belong to the modified process instance: ${keys(foreign)}`);
  const beside = chosen.filter((each) => !isAround(model, rowOf(each)?.value.elementId ?? '', each.elementId));
  if (beside.length === 0) return;
  const lines = beside.map((each) => `- instance '${each.ancestorScopeKey}' of element '${rowOf(each)?.value.elementId}' is not an ancestor of element '${each.elementId}'`);
  throw refuse(`${head} is not an ancestor of the element to activate:\n${lines.join('\n')}`);
}
