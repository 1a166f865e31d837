import { Failure } from '../failure.js';
import { elementOf, noneStart, ownEvents } from '../model/types.js';
import { evaluateText } from '../runtime/evaluate.js';
import { resolveAll } from '../runtime/incidents.js';
import { rowOf } from '../runtime/instances.js';
import { completeElement, toActivated } from '../runtime/lifecycle.js';
import { instanceValue, latestProcess } from '../runtime/processes.js';
import { applyInputs } from '../runtime/outputs.js';
import { subscribe, unsubscribe } from '../runtime/subscribe.js';
import { keepTrigger } from '../runtime/triggers.js';
import { localDocument, mergeLocal, ordered, visible } from '../runtime/variables.js';
import { completeAndLeave, endTermination } from './ending.js';
import type { At, Behaviour, Container, Step } from '../kernel/step.js';
import type { CallDefinition } from '../model/types.js';
import type { PiValue, ProcessRow } from '../state/rows.js';

/** Starts an instance of another process and waits for its end. */
export const callActivity: Behaviour & Pick<Container, 'calledCompleted' | 'calledTerminated'> = {
  activate(step, at) {
    applyInputs(step, at);
    const called = calledProcess(step, at);
    subscribe(step, at, ownEvents(at.model, at.element));
    toActivated(step, at);
    startCalled(step, at, called);
  },
  complete: completeAndLeave,
  terminate(step, at) {
    unsubscribe(step, at);
    resolveAll(step, at);
    const called = step.state.instances.get(rowOf(step, at).calledKey ?? -1);
    if (called) step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', called.key, called.value);
    else endTermination(step, at);
  },
  /** What is called may still come to its end while the call is being terminated, by a signal it has thrown itself. */
  calledCompleted(step, call, variables) {
    if (rowOf(step, call).state === 'ELEMENT_TERMINATING') return endTermination(step, call);
    const takes = callOf(call).propagateAllChildVariables || call.element.outputs.length > 0;
    if (takes) keepTrigger(step, call.key, call.element.id, variables);
    completeElement(step, call);
  },
  calledTerminated(step, call) {
    if (rowOf(step, call).state === 'ELEMENT_TERMINATING') endTermination(step, call);
  },
};

const callOf = ({ element }: At): CallDefinition => {
  if (!element.call) throw new Error(`${element.id} calls nothing`);
  return element.call;
};

/** @throws Failure CALLED_ELEMENT_ERROR when it is not deployed or cannot be called */
function calledProcess(step: Step, at: At): ProcessRow {
  const id = evaluateText(step, callOf(at).processId, { scopeKey: at.key });
  const process = latestProcess(step.state, id);
  if (!process) throw notCallable(`Expected process with BPMN process id '${id}' to be deployed, but not found.`, at);
  const model = step.models.process(process.key);
  if (noneStart(model, elementOf(model, id))) return process;
  throw notCallable(`Expected process with BPMN process id '${id}' to have a none start event, but not found.`, at);
}

const notCallable = (message: string, { key }: At): Failure => new Failure('CALLED_ELEMENT_ERROR', message, key);

function startCalled(step: Step, at: At, process: ProcessRow): void {
  const key = step.nextKey();
  const value: PiValue = {
    ...instanceValue(process, key),
    parentProcessInstanceKey: at.value.processInstanceKey,
    parentElementInstanceKey: at.key,
  };
  step.state.instances.put({ ...rowOf(step, at), calledKey: key });
  step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', key, value);
  const handedDown = callOf(at).propagateAllParentVariables ? ordered(visible(step.state, at.key)) : localDocument(step.state, at.key);
  mergeLocal(step, value, key, handedDown);
}
