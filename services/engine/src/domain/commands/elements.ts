import { Failure, Rejection } from '../failure.js';
import { elementOf } from '../model/types.js';
import { activateInner } from '../elements/multi-instance.js';
import { raise } from '../runtime/incidents.js';
import { atOf, findAt, rowOf } from '../runtime/instances.js';
import { takenInto, toActivating, toCompleting, toTerminating } from '../runtime/lifecycle.js';
import type { At, Behaviour, Container, Step } from '../kernel/step.js';
import type { Command } from '../kernel/records.js';
import type { InstanceRow, PiValue } from '../state/rows.js';

const behaviourOf = (step: Step, { element }: At): Behaviour & Partial<Container> => {
  const found = step.behaviours[element.type];
  if (!found) throw new Error(`no behaviour for ${element.type}`);
  return found;
};

/** What goes wrong for the model's sake becomes an incident; what was recorded until then stays. */
function orIncident(step: Step, at: At, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    raise(step, at, error);
  }
}

export function activateElement(step: Step, { key, value }: Command): void {
  const pi = value as unknown as PiValue;
  const at = beginning(step, key, pi);
  const scope = findAt(step, pi.flowScopeKey);
  orIncident(step, at, () => {
    toActivating(step, at, key <= 0);
    if (scope) behaviourOf(step, scope).childActivating?.(step, scope, at);
    behaviourOf(step, at).activate(step, at);
  });
}

/**
 * A token gives an element its key as it arrives; a key given beforehand means that none arrived.
 * @throws Rejection when the scope takes no more elements, or a joining gateway still misses a flow
 */
function beginning(step: Step, key: number, value: PiValue): At {
  const model = step.models.process(value.processDefinitionKey);
  const element = elementOf(model, value.elementId, value.bpmnElementType);
  if (value.flowScopeKey > 0) guardScope(step, value, 'activate');
  const missing = key <= 0 && element.type === 'PARALLEL_GATEWAY' && takenInto(step, value.flowScopeKey, element.id).length < element.incoming.length;
  if (missing) {
    throw refused(`Expected to be able to activate parallel gateway '${element.id}', but not all sequence flows have been taken.`);
  }
  return { key: key > 0 ? key : step.nextKey(), value, element, model };
}

export function completeCommand(step: Step, { key }: Command): void {
  const at = living(step, key, ['ELEMENT_ACTIVATED', 'ELEMENT_COMPLETING']);
  if (at.value.flowScopeKey > 0) guardScope(step, at.value, 'complete');
  if (rowOf(step, at).children > 0) throw refused(`Expected to complete '${at.element.id}', but something was begun in it meanwhile.`);
  orIncident(step, at, () => {
    toCompleting(step, at);
    behaviourOf(step, at).complete?.(step, at);
  });
}

/**
 * An element that would write more than one message holds waits for an operator, who can make its variables smaller.
 * @returns false where the command is about no element
 */
export function standStill(step: Step, { valueType, intent, key, value }: Command): boolean {
  if (valueType !== 'PROCESS_INSTANCE' || !(intent === 'ACTIVATE_ELEMENT' || intent === 'COMPLETE_ELEMENT')) return false;
  const begins = intent === 'ACTIVATE_ELEMENT';
  const at = begins ? beginning(step, key, value as unknown as PiValue) : living(step, key, ['ELEMENT_ACTIVATED', 'ELEMENT_COMPLETING']);
  if (begins) toActivating(step, at, key <= 0);
  else toCompleting(step, at);
  raise(step, at, new Failure('MESSAGE_SIZE_EXCEEDED', `Expected to write what '${at.element.id}' brings along, but it is more than one message holds (4 MB).`));
  return true;
}

export function terminateCommand(step: Step, { key }: Command): void {
  const at = living(step, key, ['ELEMENT_ACTIVATING', 'ELEMENT_ACTIVATED', 'ELEMENT_COMPLETING']);
  toTerminating(step, at);
  behaviourOf(step, at).terminate(step, at);
}

function living(step: Step, key: number, states: InstanceRow['state'][]): At {
  const row = step.state.instances.get(key);
  if (!row) throw refused(`Expected element instance with key '${key}' to be present, but not found.`);
  if (!states.includes(row.state)) throw refused(`Expected element instance to be in state '${states.join("' or '")}', but was '${row.state}'.`);
  return atOf(step, row);
}

/** The scope must be active, and not interrupted except by this element. */
function guardScope(step: Step, { flowScopeKey, elementId }: PiValue, what: string): void {
  const scope = step.state.instances.get(flowScopeKey);
  if (!scope) throw refused(`Expected flow scope instance with key '${flowScopeKey}' to be present in state but not found.`);
  if (scope.state !== 'ELEMENT_ACTIVATED') throw refused(`Expected flow scope instance to be active to ${what} '${elementId}', but was '${scope.state}'.`);
  const satisfied = scope.value.bpmnElementType === 'MULTI_INSTANCE_BODY' && what === 'activate'; // its condition: those still to be made are not
  const interrupted = scope.interruptedBy !== undefined && (satisfied || scope.interruptedBy !== elementId);
  if (interrupted) throw refused(`Expected flow scope instance to be not interrupted to ${what} '${elementId}', but was interrupted by '${scope.interruptedBy}'.`);
}

const refused = (reason: string): Rejection => new Rejection('INVALID_STATE', reason);

interface Batch {
  processInstanceKey: number;
  batchElementInstanceKey: number;
  /** of an activation how many are still to come, of a termination the last child that was reached */
  index: number;
}

/** So many inner instances or children are reached by one command; the next command goes on. */
const REACHED = 200;

/** All inner instances of a parallel multi-instance body. */
export function activateBatch(step: Step, { value }: Command): void {
  const { batchElementInstanceKey, index, ...rest } = value as unknown as Batch;
  const body = findAt(step, batchElementInstanceKey);
  if (!body) return;
  const row = rowOf(step, body);
  if (row.toMake === undefined) step.state.instances.put({ ...row, toMake: index });
  for (let place = 0; place < Math.min(index, REACHED); place += 1) activateInner(step, body);
  if (index > REACHED) step.command('PROCESS_INSTANCE_BATCH', 'ACTIVATE', step.nextKey(), { ...rest, batchElementInstanceKey, index: index - REACHED });
}

/** All children of a scope, by ascending key. */
export function terminateBatch(step: Step, { value }: Command): void {
  const { batchElementInstanceKey, index, ...rest } = value as unknown as Batch;
  const left = step.state.childrenOf.of(batchElementInstanceKey).filter((key) => key > index);
  const reached = left.slice(0, REACHED);
  for (const key of reached) {
    const child = step.state.instances.get(key);
    if (child) step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', key, child.value);
  }
  const last = reached.at(-1);
  if (last !== undefined && left.length > REACHED) step.command('PROCESS_INSTANCE_BATCH', 'TERMINATE', step.nextKey(), { ...rest, batchElementInstanceKey, index: last });
}
