import { documentData } from '../state/document.js';
import type { Step } from '../kernel/step.js';
import type { Document, PiValue } from '../state/rows.js';
import type { State } from '../state/state.js';

/** Whose variables are written; goes into the records. */
export type Owner = Pick<PiValue, 'bpmnProcessId' | 'processDefinitionKey' | 'processInstanceKey'>;

/** The scope around a scope; undefined for the instance, also for a called one. */
export function outerScope(state: State, scopeKey: number): number | undefined {
  const outer = state.instances.get(scopeKey)?.value.flowScopeKey ?? -1;
  return outer > 0 ? outer : undefined;
}

/** The value of a name as JSON text, inner scopes first. */
export function lookUp(state: State, scopeKey: number, name: string): string | undefined {
  for (let scope: number | undefined = scopeKey; scope !== undefined; scope = outerScope(state, scope)) {
    const found = state.variablesOf.get(scope, name);
    if (found) return found.value;
  }
  return undefined;
}

/** All variables that are visible in a scope, inner ones win. */
export function visible(state: State, scopeKey: number): Document {
  const found = Object.create(null) as Record<string, string>; // a variable may be called `constructor`
  for (let scope: number | undefined = scopeKey; scope !== undefined; scope = outerScope(state, scope)) {
    for (const { name, value } of state.variablesOf.of(scope)) found[name] ??= value;
  }
  return found;
}

/** The named ones of the visible variables; unknown names are left out. No names: all. */
export function fetched(state: State, scopeKey: number, names: readonly string[]): Document {
  if (names.length === 0) return visible(state, scopeKey);
  const known = names.map((name) => [name, lookUp(state, scopeKey, name)] as const);
  return Object.fromEntries(known.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export const localDocument = (state: State, scopeKey: number): Document =>
  ordered(Object.fromEntries(state.variablesOf.of(scopeKey).map(({ name, value }) => [name, value])));

/** By name: what is written elsewhere gets its keys in an order that does not depend on what was read from the disk, and when. */
export const ordered = (document: Document): Document =>
  Object.fromEntries(Object.entries(document).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Writes one variable exactly into that scope. */
export function setLocal(step: Step, owner: Owner, scopeKey: number, name: string, value: string): void {
  const known = step.state.variablesOf.get(scopeKey, name);
  if (known?.value === value) return;
  const key = known?.key ?? step.nextKey();
  step.state.variables.put({ key, scopeKey, name, value });
  const { bpmnProcessId, processDefinitionKey, processInstanceKey } = owner;
  const record = { name, value, scopeKey, bpmnProcessId, processDefinitionKey, processInstanceKey };
  step.event('VARIABLE', known ? 'UPDATED' : 'CREATED', key, record);
}

export function mergeLocal(step: Step, owner: Owner, scopeKey: number, document: Document): void {
  for (const [name, value] of Object.entries(document)) setLocal(step, owner, scopeKey, name, value);
}

/**
 * Writes from a scope outward: at each level below the root a variable that exists there with another value is updated and
 * leaves the document; what is left is written at the root. A variable that exists with the same value does not leave it.
 */
export function propagate(step: Step, owner: Owner, scopeKey: number, document: Document): void {
  const left = new Map(Object.entries(document));
  let scope = scopeKey;
  for (let outer = outerScope(step.state, scope); outer !== undefined; outer = outerScope(step.state, scope)) {
    for (const [name, value] of [...left]) {
      const known = step.state.variablesOf.get(scope, name);
      if (!known || known.value === value) continue;
      setLocal(step, owner, scope, name, value);
      left.delete(name);
    }
    scope = outer;
  }
  mergeLocal(step, owner, scope, Object.fromEntries(left));
}

export function dropVariables(state: State, scopeKey: number): void {
  for (const { key } of state.variablesOf.of(scopeKey)) state.variables.delete(key);
}

/** A document for FEEL. */
export const feelContext = (document: Document): Record<string, unknown> => documentData(document);
