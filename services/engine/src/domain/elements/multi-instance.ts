import { Failure } from '../failure.js';
import { elementOf, ownEvents } from '../model/types.js';
import { evaluate, evaluateBoolean, evaluateList } from '../runtime/evaluate.js';
import { resolveAll } from '../runtime/incidents.js';
import { rowOf } from '../runtime/instances.js';
import { activateChild, completeElement, terminateChildren, toActivated } from '../runtime/lifecycle.js';
import { subscribe, unsubscribe } from '../runtime/subscribe.js';
import { propagate, setLocal } from '../runtime/variables.js';
import { endTermination, leave } from './ending.js';
import type { At, Behaviour, Container, Step } from '../kernel/step.js';
import type { Loop } from '../model/types.js';

const loopOf = ({ element }: At): Loop => {
  if (!element.loop) throw new Error(`${element.id} is no multi-instance body`);
  return element.loop;
};

const itemsOf = (step: Step, body: At): unknown[] => evaluateList(step, loopOf(body).inputCollection, { scopeKey: body.key });

/** The body around the instances of an activity: makes them from a list, gathers what they give. */
export const multiInstanceBody: Behaviour & Container = {
  activate(step, at) {
    const items = itemsOf(step, at);
    subscribe(step, at, ownEvents(at.model, at.element));
    toActivated(step, at);
    const { outputCollection, sequential } = loopOf(at);
    if (outputCollection) setLocal(step, at.value, at.key, outputCollection, JSON.stringify(items.map(() => null)));
    if (items.length === 0) completeElement(step, at);
    else if (sequential) activateInner(step, at);
    else step.command('PROCESS_INSTANCE_BATCH', 'ACTIVATE', step.nextKey(), batchOf(at, items.length));
  },
  complete(step, at) {
    const { outputCollection } = loopOf(at);
    const gathered = outputCollection && step.state.variablesOf.get(at.key, outputCollection);
    unsubscribe(step, at);
    if (gathered) propagate(step, at.value, at.value.flowScopeKey, { [gathered.name]: gathered.value });
    leave(step, at);
  },
  terminate(step, at) {
    unsubscribe(step, at);
    resolveAll(step, at);
    if (terminateChildren(step, at)) endTermination(step, at);
  },
  childActivating: openInner,
  beforePathCompleted(step, scope, child) {
    gather(step, scope, child);
    const satisfied = isSatisfied(step, scope, child);
    if (loopOf(scope).sequential) itemsOf(step, scope); // the next one is made after this one has left, when nothing may fail any more
    return satisfied;
  },
  afterPathCompleted(step, scope, _child, satisfied) {
    const row = step.state.instances.put({ ...rowOf(step, scope), completed: rowOf(step, scope).completed + 1 });
    const { sequential } = loopOf(scope);
    if (satisfied) {
      step.state.instances.put({ ...row, interruptedBy: scope.element.id });
      if (terminateChildren(step, scope)) completeElement(step, scope);
    } else if (sequential && row.made < itemsOf(step, scope).length) activateInner(step, scope);
    else if (row.children === 0 && row.made >= (row.toMake ?? 0)) completeElement(step, scope);
  },
  childTerminated(step, scope) {
    const row = step.state.instances.put({ ...rowOf(step, scope), terminated: rowOf(step, scope).terminated + 1 });
    if (row.children > 0) return;
    if (row.state === 'ELEMENT_TERMINATING') endTermination(step, scope);
    else completeElement(step, scope);
  },
};

const batchOf = ({ key, value }: At, index: number) => ({ processInstanceKey: value.processInstanceKey, batchElementInstanceKey: key, index });

export const activateInner = (step: Step, body: At): void => activateChild(step, body, elementOf(body.model, body.element.id));

/** Gives a new inner instance its place and its loop variables. @throws Failure when the list has no such place any more */
function openInner(step: Step, body: At, child: At): void {
  const row = rowOf(step, child);
  const loopCounter = row.loopCounter ?? rowOf(step, body).made + 1;
  if (row.loopCounter === undefined) {
    step.state.instances.put({ ...row, loopCounter });
    step.state.instances.put({ ...rowOf(step, body), made: loopCounter });
  }
  const items = itemsOf(step, body);
  if (loopCounter > items.length) throw noSuchItem(loopCounter, items.length, child.key);
  const { inputElement, outputElement } = loopOf(body);
  const set = (name: string, value: unknown) => setLocal(step, child.value, child.key, name, JSON.stringify(value ?? null));
  if (inputElement) set(inputElement, items[loopCounter - 1]);
  const [, name] = /^([\p{L}_][\p{L}\p{N}_]*)(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.exec(outputElement?.text ?? '') ?? [];
  if (name && name !== inputElement && name !== 'loopCounter') set(name, null);
  set('loopCounter', loopCounter);
}

const noSuchItem = (place: number, size: number, key: number): Failure =>
  new Failure('EXTRACT_VALUE_ERROR', `Expected to read item ${place} of the input collection, but its size is ${size}.`, key);

/** Puts what an inner instance gives at its place. @throws Failure when the list has become shorter */
function gather(step: Step, body: At, child: At): void {
  const { outputCollection, outputElement } = loopOf(body);
  const place = rowOf(step, child).loopCounter ?? 1;
  if (!outputCollection || !outputElement) return;
  const { json } = evaluate(step, outputElement, { scopeKey: child.key });
  const known = step.state.variablesOf.get(body.key, outputCollection);
  const list = known ? (JSON.parse(known.value) as unknown) : undefined;
  if (!Array.isArray(list)) throw notGathered(outputCollection, `the type of the output collection is: ${nameOfType(list)}`, place, child.key);
  if (place > list.length) throw notGathered(outputCollection, `the size of the collection is: ${list.length}`, place, child.key);
  const texts = list.map((item: unknown, index) => (index === place - 1 ? json : JSON.stringify(item)));
  setLocal(step, body.value, body.key, outputCollection, `[${texts.join(',')}]`);
}

const nameOfType = (value: unknown): string => (value === null || value === undefined ? 'NIL' : (typeof value).toUpperCase());

function notGathered(name: string, because: string, place: number, key: number): Failure {
  const head = `Unable to update an item in output collection '${name}' at position ${place} because ${because}.`;
  return new Failure('EXTRACT_VALUE_ERROR', `${head} This may happen when multiple BPMN elements write to the same variable.`, key);
}

/** Is the completion condition true, counted as if this inner instance were over? */
function isSatisfied(step: Step, body: At, child: At): boolean {
  const { completionCondition } = loopOf(body);
  if (!completionCondition) return false;
  const { made, children, completed, terminated } = rowOf(step, body);
  const extra = {
    numberOfInstances: made,
    numberOfActiveInstances: children - 1,
    numberOfCompletedInstances: completed + 1,
    numberOfTerminatedInstances: terminated,
  };
  return evaluateBoolean(step, completionCondition, { scopeKey: child.key, extra });
}
