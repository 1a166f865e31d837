import { resolveAll } from './incidents.js';
import { atOf, isFinished } from './instances.js';
import { cancelJob } from './jobs.js';
import { toTerminated, toTerminating } from './lifecycle.js';
import { unlock } from './message-starts.js';
import { unsubscribe } from './subscribe.js';
import type { Step } from '../kernel/step.js';
import type { InstanceRow } from '../state/rows.js';

/**
 * Terminates an element instance with all inside at once, and the scopes around it that have nothing left to do.
 * @param needed keys of scopes in which something is about to begin
 * @returns the instance of a called process that ended with it, which only its caller may end
 */
export function terminateDirectly(step: Step, key: number, needed: ReadonlySet<number>): InstanceRow | undefined {
  const row = step.state.instances.get(key);
  if (!row) return undefined;
  endWithChildren(step, row);
  if (row.value.bpmnElementType === 'PROCESS') return row.value.parentProcessInstanceKey > 0 ? row : undefined;
  const scope = step.state.instances.get(row.value.flowScopeKey);
  return scope && isFinished(scope) && !needed.has(scope.key) ? terminateDirectly(step, scope.key, needed) : undefined;
}

function endWithChildren(step: Step, row: InstanceRow): void {
  const at = atOf(step, row);
  toTerminating(step, at);
  cancelJob(step, at);
  unsubscribe(step, at);
  resolveAll(step, at);
  const called = step.state.instances.get(row.calledKey ?? -1);
  if (called) step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', called.key, called.value);
  for (const childKey of step.state.childrenOf.of(row.key)) {
    const child = step.state.instances.get(childKey);
    if (child) endWithChildren(step, child);
  }
  toTerminated(step, at);
  if (row.value.bpmnElementType === 'PROCESS') unlock(step, row.key);
}
