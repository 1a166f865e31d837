import { evaluate } from './evaluate.js';
import { lookUp } from './variables.js';
import type { Mapping } from '../model/types.js';
import type { Step } from '../kernel/step.js';
import type { Document } from '../state/rows.js';

/**
 * Evaluates mappings in the order of the file, so that later ones may use earlier ones, into one document.
 * @param merge output mappings merge into objects that exist; input mappings replace them
 * @throws Failure IO_MAPPING_ERROR when one fails: then none is written
 */
export function mapped(step: Step, mappings: readonly Mapping[], scopeKey: number, merge: boolean): Document {
  const made: Record<string, string> = {};
  for (const { source, target } of mappings) {
    const extra = Object.fromEntries(Object.entries(made).map(([name, text]) => [name, JSON.parse(text) as unknown]));
    const { json } = evaluate(step, source, { scopeKey, extra, errorType: 'IO_MAPPING_ERROR', calledIn: asContext(mappings) });
    const [name = '', ...path] = target.split('.');
    const before = made[name] ?? (merge ? lookUp(step.state, scopeKey, name) : undefined);
    made[name] = path.length === 0 ? json : nested(before, path, json);
  }
  return made;
}

/** Zeebe evaluates all mappings as one context, and calls it so in incidents. */
function asContext(mappings: readonly Mapping[]): string {
  const entries = mappings.map(({ source: { text, expression }, target }) => {
    const [name, ...path] = target.split('.');
    const inner = path.reduceRight((value, member) => `{${member}:${value}}`, expression ? text : JSON.stringify(text));
    return `${name}:${inner}`;
  });
  return `{${entries.join(',')}}`;
}

/** Puts a value into an object at a path. What is in the way and no object spoils it, as Zeebe does: the result is null. */
function nested(before: string | undefined, path: readonly string[], json: string): string {
  const tree = before === undefined || before === 'null' ? new Map<string, string>() : membersOf(before);
  if (!tree) return 'null';
  const [name = '', ...rest] = path;
  tree.set(name, rest.length === 0 ? json : nested(tree.get(name), rest, json));
  return `{${[...tree].map(([member, value]) => `${JSON.stringify(member)}:${value}`).join(',')}}`;
}

function membersOf(json: string): Map<string, string> | undefined {
  const value = JSON.parse(json) as unknown;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, member]) => [name, JSON.stringify(member)]));
}
