import { isEmpty } from '../state/document.js';
import { mapped } from './mappings.js';
import { findTrigger } from './triggers.js';
import { localDocument, mergeLocal, propagate } from './variables.js';
import type { At, Step } from '../kernel/step.js';

/** Writes the input mappings of an element as its local variables. @throws Failure IO_MAPPING_ERROR */
export function applyInputs(step: Step, { key, value, element }: At): void {
  if (element.inputs.length > 0) mergeLocal(step, value, key, mapped(step, element.inputs, key, false));
}

/**
 * Carries an element's result outward: through its output mappings, or whole where it has none. Inner multi-instance
 * activities keep what their mappings make to themselves.
 * @throws Failure IO_MAPPING_ERROR
 */
export function applyOutputs(step: Step, at: At): void {
  const { key, value, element } = at;
  const result = findTrigger(step, key, element.id)?.variables ?? {};
  if (element.outputs.length > 0) {
    mergeLocal(step, value, key, result);
    propagate(step, value, outerOf(step, at), mapped(step, element.outputs, key, true));
  } else if (!isEmpty(result)) {
    propagate(step, value, key, result);
  } else if (carriesPayload(at)) {
    propagate(step, value, value.flowScopeKey, localDocument(step.state, key));
  }
}

/** The payload of an event lies in its own scope; that of an error stays there. */
const carriesPayload = ({ element }: At): boolean =>
  (element.type === 'BOUNDARY_EVENT' && element.eventType !== 'ERROR') || element.type === 'START_EVENT' || element.afterEventGateway;

function outerOf(step: Step, { key, value }: At): number {
  const inner = step.state.instances.get(value.flowScopeKey)?.value.bpmnElementType === 'MULTI_INSTANCE_BODY';
  return inner ? key : value.flowScopeKey;
}
