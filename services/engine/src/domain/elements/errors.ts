import { Failure } from '../failure.js';
import { innerEvents, ownEvents } from '../model/types.js';
import { evaluateText } from '../runtime/evaluate.js';
import { atOf } from '../runtime/instances.js';
import { toActivated } from '../runtime/lifecycle.js';
import { accepts, happen } from '../runtime/triggers.js';
import type { At, Step } from '../kernel/step.js';
import type { Element, ProcessModel } from '../model/types.js';
import type { Document, InstanceRow } from '../state/rows.js';
import { EMPTY } from '../state/document.js';

/** The event that catches an error, and the instance that it happens to. */
export interface Catch {
  event: Element;
  row: InstanceRow;
  model: ProcessModel;
}

/** Or, where none does, the codes that would have been caught. */
export type Search = { found: Catch } | { available: string[] };

/** Looks outward from an element instance, through active scopes, then through the calling instances. */
export function findErrorCatch(step: Step, code: string, from: number): Search {
  const available: string[] = [];
  let row = step.state.instances.get(from);
  while (row?.state === 'ELEMENT_ACTIVATED') {
    const parent: number = row.value.parentElementInstanceKey;
    const found = findInProcess(step, code, row, available);
    if (found) return { found };
    row = step.state.instances.get(parent);
  }
  return { available };
}

function findInProcess(step: Step, code: string, from: InstanceRow, available: string[]): Catch | undefined {
  let row: InstanceRow | undefined = from;
  while (row?.state === 'ELEMENT_ACTIVATED' && row.interruptedBy === undefined) {
    const { model, element } = atOf(step, row);
    const events = [...ownEvents(model, element), ...innerEvents(model, element)].filter(({ eventType }) => eventType === 'ERROR');
    const event = matching(events, code);
    if (event) return { event, row, model };
    available.push(...events.map(codeOf));
    row = step.state.instances.get(row.value.flowScopeKey);
  }
  return undefined;
}

const codeOf = ({ error }: Element): string => error?.code?.text ?? '';

/** A matching code beats an event that catches all. */
const matching = (events: Element[], code: string): Element | undefined =>
  events.find((event) => codeOf(event) === code && code !== '') ?? events.find((event) => codeOf(event) === '');

export function throwTo(step: Step, { event, row, model }: Catch, variables: Document): void {
  if (accepts(row, event)) happen(step, event, row, model, variables);
}

export function throwFromEndEvent(step: Step, at: At): void {
  const code = at.element.error?.code;
  const errorCode = code ? evaluateText(step, code, { scopeKey: at.key }) : '';
  const search = findErrorCatch(step, errorCode, at.value.flowScopeKey);
  if (!('found' in search)) throw new Failure('UNHANDLED_ERROR_EVENT', notCaught(errorCode, '', search.available), at.key);
  toActivated(step, at);
  throwTo(step, search.found, EMPTY);
}

/** The sentence of an incident about an error that nobody catches. */
export function notCaught(code: string, message: string, available: readonly string[]): string {
  const withMessage = message ? ` with message '${message}'` : '';
  const others = available.length > 0 ? `Available error events are [${available.join(', ')}]` : 'No error events are available in the scope.';
  return `Expected to throw an error event with the code '${code}'${withMessage}, but it was not caught. ${others}`;
}
