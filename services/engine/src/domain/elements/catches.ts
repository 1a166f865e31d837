import { EMPTY } from '../state/document.js';
import { innerEvents, ownEvents } from '../model/types.js';
import { atOf } from '../runtime/instances.js';
import { accepts, happen } from '../runtime/triggers.js';
import type { Step } from '../kernel/step.js';
import type { Element, ProcessModel } from '../model/types.js';
import type { Document, InstanceRow, PiValue } from '../state/rows.js';

/** The event that catches an error or an escalation, and the instance that it happens to. */
export interface Catch {
  event: Element;
  row: InstanceRow;
  model: ProcessModel;
}

/** Or, where none does, the codes that would have been caught. */
export type Search = { found: Catch } | { available: string[] };

/** Looks outward from an element instance, through active scopes that nothing interrupted, then through the calling instances. */
export function findErrorCatch(step: Step, code: string, from: number): Search {
  const available: string[] = [];
  let row = step.state.instances.get(from);
  while (row?.state === 'ELEMENT_ACTIVATED') {
    const parent: number = row.value.parentElementInstanceKey;
    const found = errorCatchInProcess(step, code, row, available);
    if (found) return { found };
    row = step.state.instances.get(parent);
  }
  return { available };
}

function errorCatchInProcess(step: Step, code: string, from: InstanceRow, available: string[]): Catch | undefined {
  let row: InstanceRow | undefined = from;
  while (isOpen(row)) {
    const { found, codes } = catchIn(step, 'ERROR', code, row);
    if (found) return found;
    available.push(...codes);
    row = step.state.instances.get(row.value.flowScopeKey);
  }
  return undefined;
}

/** As for an error; but an escalation is also caught around a scope that an event sub-process inside interrupted. */
export function findEscalationCatch(step: Step, code: string, from: number): Catch | undefined {
  let row = step.state.instances.get(from);
  while (row) {
    const { found } = catchIn(step, 'ESCALATION', code, row);
    if (found) return found;
    const { flowScopeKey, parentElementInstanceKey }: PiValue = row.value;
    const outward: number = flowScopeKey > 0 ? flowScopeKey : parentElementInstanceKey;
    row = isOpen(row) ? step.state.instances.get(outward) : undefined;
  }
  return undefined;
}

const isOpen = (row: InstanceRow | undefined): row is InstanceRow => row?.state === 'ELEMENT_ACTIVATED' && row.interruptedBy === undefined;

function catchIn(step: Step, kind: 'ERROR' | 'ESCALATION', code: string, row: InstanceRow): { found?: Catch; codes: string[] } {
  const { model, element } = atOf(step, row);
  const events = [...ownEvents(model, element), ...innerEvents(model, element)].filter(({ eventType }) => eventType === kind);
  const event = matching(events, code);
  return { found: event && { event, row, model }, codes: events.map(codeOf) };
}

const codeOf = ({ error, escalation }: Element): string => (error ?? escalation)?.code?.text ?? '';

/** A matching code beats an event that catches all. */
const matching = (events: Element[], code: string): Element | undefined =>
  events.find((event) => codeOf(event) === code && code !== '') ?? events.find((event) => codeOf(event) === '');

/** Lets it happen where it was caught. @returns false where nothing can happen any more */
export function throwTo(step: Step, { event, row, model }: Catch, variables: Document = EMPTY): boolean {
  if (!accepts(row, event)) return false;
  happen(step, event, row, model, variables);
  return true;
}
