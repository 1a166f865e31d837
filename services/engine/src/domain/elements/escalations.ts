import { evaluateCode } from '../runtime/evaluate.js';
import { completeElement, toActivated } from '../runtime/lifecycle.js';
import { findEscalationCatch, throwTo } from './catches.js';
import type { At, Step } from '../kernel/step.js';

/**
 * Throws the escalation of an event. Caught or not, the path goes on, unless an interrupting event catches it: that ends the
 * thrower too.
 */
export function throwEscalation(step: Step, at: At): void {
  const escalationCode = evaluateCode(step, at.element.escalation?.code, { scopeKey: at.key });
  toActivated(step, at);
  if (escalate(step, at, escalationCode)) completeElement(step, at);
}

/** @returns whether the thrower may complete */
function escalate(step: Step, { value, element }: At, escalationCode: string): boolean {
  const found = findEscalationCatch(step, escalationCode, value.flowScopeKey);
  const escalated = found !== undefined && throwTo(step, found);
  step.event('ESCALATION', escalated ? 'ESCALATED' : 'NOT_ESCALATED', step.nextKey(), {
    processInstanceKey: value.processInstanceKey, escalationCode, throwElementId: element.id, catchElementId: found?.event.id ?? '',
  });
  // a boundary event that something else has triggered already ends this thrower all the same
  const ends = escalated || found?.event.attachedTo !== undefined;
  return !(ends && found?.event.interrupting);
}
