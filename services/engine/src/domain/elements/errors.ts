import { Failure } from '../failure.js';
import { evaluateCode } from '../runtime/evaluate.js';
import { toActivated } from '../runtime/lifecycle.js';
import { findErrorCatch, throwTo } from './catches.js';
import type { At, Step } from '../kernel/step.js';

export function throwFromEndEvent(step: Step, at: At): void {
  const errorCode = evaluateCode(step, at.element.error?.code, { scopeKey: at.key });
  const search = findErrorCatch(step, errorCode, at.value.flowScopeKey);
  if (!('found' in search)) throw new Failure('UNHANDLED_ERROR_EVENT', notCaught(errorCode, '', search.available), at.key);
  toActivated(step, at);
  throwTo(step, search.found);
}

/** The sentence of an incident about an error that nobody catches. */
export function notCaught(code: string, message: string, available: readonly string[]): string {
  const withMessage = message ? ` with message '${message}'` : '';
  const others = available.length > 0 ? `Available error events are [${available.join(', ')}]` : 'No error events are available in the scope.';
  return `Expected to throw an error event with the code '${code}'${withMessage}, but it was not caught. ${others}`;
}
