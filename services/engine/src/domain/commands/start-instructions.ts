import { Rejection } from '../failure.js';
import { ACTIVATABLE, loopAround, typeOf } from '../model/scopes.js';
import { elementOf } from '../model/types.js';
import { activateDirectly, beginScope } from '../runtime/direct-activation.js';
import { openInstance, rowOf } from '../runtime/instances.js';
import type { Step } from '../kernel/step.js';
import type { ProcessModel } from '../model/types.js';
import type { PiValue } from '../state/rows.js';

const HEAD = 'Expected to create instance of process with start instructions but';

/** @throws Rejection INVALID_ARGUMENT where an instance cannot begin with one of the elements */
export function checkStarts(model: ProcessModel, elementIds: readonly string[]): void {
  for (const check of [isThere, isNoLoop, isSupported, isNoTarget]) for (const id of elementIds) check(model, id);
}

const refused = (reason: string): Rejection => new Rejection('INVALID_ARGUMENT', `${HEAD} ${reason}`);

function isThere(model: ProcessModel, id: string): void {
  if (!typeOf(model, id)) throw refused(`no element found with id '${id}'.`);
}

function isNoLoop(model: ProcessModel, id: string): void {
  const element = model.elements.get(id);
  if (!element || !loopAround(model, element)) return;
  throw refused(`the element with id '${id}' is inside a multi-instance subprocess. The creation of elements inside a multi-instance subprocess is not supported.`);
}

function isNoTarget(model: ProcessModel, id: string): void {
  if (!model.elements.get(id)?.afterEventGateway) return;
  throw refused(`the element with id '${id}' belongs to an event-based gateway. The creation of elements belonging to an event-based gateway is not supported.`);
}

/** Zeebe begins a process inside itself where its own id is named; this engine refuses that like a start event. */
function isSupported(model: ProcessModel, id: string): void {
  const type = typeOf(model, id);
  if (type && type !== 'PROCESS' && ACTIVATABLE.includes(type)) return;
  throw refused(`the element with id '${id}' targets unsupported element type '${type}'. Supported element types are: [${ACTIVATABLE.join(', ')}]`);
}

/** Begins a new instance with these elements instead of its start event; its scopes are opened once, the elements as often as named. */
export function beginWith(step: Step, key: number, value: PiValue, elementIds: readonly string[]): void {
  const model = step.models.process(value.processDefinitionKey);
  const at = { key, value, model, element: elementOf(model, value.elementId) };
  openInstance(step.state, key, value, 'ELEMENT_ACTIVATING');
  step.event('PROCESS_INSTANCE', 'ELEMENT_ACTIVATING', key, value);
  beginScope(step, at);
  for (const elementId of elementIds) activateDirectly(step, rowOf(step, at), { elementId });
}
