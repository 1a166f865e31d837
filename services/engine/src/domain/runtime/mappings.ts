import { evaluate } from './evaluate.js';
import { documentData } from '../state/document.js';
import { lookUp } from './variables.js';
import type { Mapping } from '../model/types.js';
import type { Step } from '../kernel/step.js';
import type { Document } from '../state/rows.js';

/** What is to be made: a value, or an object of such. A target that is named again takes its first place. */
type Plan = Map<string, Mapping['source'] | Plan>;

/**
 * Evaluates mappings into one document, as one FEEL context of nested contexts: an entry sees what was made before it at its own level and
 * around it, and under the name of the object that it is part of what was there before.
 * @param merge output mappings merge into objects that exist; input mappings replace them
 * @throws Failure IO_MAPPING_ERROR when one fails: then none is written
 */
export function mapped(step: Step, mappings: readonly Mapping[], scopeKey: number, merge: boolean): Document {
  const made: Record<string, string> = {};
  const evaluated = (source: Mapping['source'], seen: Readonly<Record<string, string>>): string =>
    evaluate(step, source, { scopeKey, extra: documentData(seen), errorType: 'IO_MAPPING_ERROR', calledIn: asContext(mappings) }).json;
  for (const [name, source] of planOf(mappings)) {
    const before = merge ? lookUp(step.state, scopeKey, name) : undefined;
    made[name] = source instanceof Map ? nested(source, made, before, evaluated) : evaluated(source, made);
  }
  return made;
}

function planOf(mappings: readonly Mapping[]): Plan {
  const plan: Plan = new Map();
  for (const { source, target } of mappings) {
    const path = target.split('.');
    const last = path.pop() ?? '';
    let place = plan;
    for (const name of path) {
      const known = place.get(name);
      const inner: Plan = known instanceof Map ? known : new Map();
      place.set(name, inner);
      place = inner;
    }
    place.set(last, source);
  }
  return plan;
}

type Evaluated = (source: Mapping['source'], seen: Readonly<Record<string, string>>) => string;

/** An object of a plan, merged into what was there. What is in the way and no object spoils it, as Zeebe does: the result is null. */
function nested(plan: Plan, around: Readonly<Record<string, string>>, before: string | undefined, evaluated: Evaluated): string {
  const known = before === undefined || before === 'null' ? new Map<string, string>() : membersOf(before);
  const made: Record<string, string> = {};
  for (const [name, source] of plan) {
    const seen = { ...around, ...made };
    made[name] = source instanceof Map ? nested(source, seen, known?.get(name), evaluated) : evaluated(source, seen);
  }
  if (!known) return 'null';
  for (const [name, json] of Object.entries(made)) known.set(name, json);
  return `{${[...known].map(([member, value]) => `${JSON.stringify(member)}:${value}`).join(',')}}`;
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

function membersOf(json: string): Map<string, string> | undefined {
  const value = JSON.parse(json) as unknown;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, member]) => [name, JSON.stringify(member)]));
}
