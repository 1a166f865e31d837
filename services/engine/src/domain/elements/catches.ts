import { EMPTY } from '../state/document.js';
import { innerEvents, ownEvents } from '../model/types.js';
import { atOf } from '../runtime/instances.js';
import { accepts, happen } from '../runtime/triggers.js';
import type { Step } from '../kernel/step.js';
import type { Element, ProcessModel } from '../model/types.js';
import type { Document, InstanceRow } from '../state/rows.js';

/** The event that catches an error or an escalation, and the instance that it happens to. */
export interface Catch {
  event: Element;
  row: InstanceRow;
  model: ProcessModel;
}

/** Or, where none does, the codes that would have been caught. */
export type Search = { found: Catch } | { available: string[] };

type Kind = 'ERROR' | 'ESCALATION';

/** Looks outward from an element instance, through active scopes, then through the calling instances. */
export function findCatch(step: Step, kind: Kind, code: string, from: number): Search {
  const available: string[] = [];
  let row = step.state.instances.get(from);
  while (row?.state === 'ELEMENT_ACTIVATED') {
    const parent: number = row.value.parentElementInstanceKey;
    const found = findInProcess(step, kind, code, row, available);
    if (found) return { found };
    row = step.state.instances.get(parent);
  }
  return { available };
}

function findInProcess(step: Step, kind: Kind, code: string, from: InstanceRow, available: string[]): Catch | undefined {
  let row: InstanceRow | undefined = from;
  while (row?.state === 'ELEMENT_ACTIVATED' && row.interruptedBy === undefined) {
    const { model, element } = atOf(step, row);
    const events = [...ownEvents(model, element), ...innerEvents(model, element)].filter(({ eventType }) => eventType === kind);
    const event = matching(events, code);
    if (event) return { event, row, model };
    available.push(...events.map(codeOf));
    row = step.state.instances.get(row.value.flowScopeKey);
  }
  return undefined;
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
