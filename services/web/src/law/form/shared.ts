import { type Draft, factsOf, partsOf } from './draft';
import { type Field, variantAt } from './fields';

export interface Shared {
  /** what may stand in an address */
  facts: unknown;
  /** nothing had to be left out */
  whole: boolean;
}

/** A personal number has twelve digits, however they are set apart. */
const PERSONAL_NUMBER = /(?:\d[\s-]?){12}/;
/** Longer addresses are cut off by who sends them on. */
const LONGEST = 4000;

/**
 * What of a form may stand in an address that is sent on and kept by browsers: choices, yes and no, numbers, days. A text may only where the schema
 * says that it names no person, and nothing may that looks like a personal number.
 */
export function sharedFacts(field: Field, draft: Draft): Shared {
  const state = { whole: true };
  const facts = factsOf(field, without(field, draft, state));
  const long = JSON.stringify(facts ?? null).length > LONGEST;
  return long ? { facts: {}, whole: false } : { facts, whole: state.whole };
}

function without(field: Field, draft: Draft, state: { whole: boolean }): Draft {
  if (draft === undefined || draft === null) return draft;
  switch (field.kind) {
    case 'text':
      return field.shareable ? unlessPersonal(draft, state) : left(state);
    case 'number':
      return unlessPersonal(draft, state);
    case 'object':
      return parts(draft, (name, each) => withoutMember(field.members.find((member) => member.name === name)?.field, each, state));
    case 'list':
      return (draft as readonly Draft[]).map((each) => without(field.item, each, state));
    case 'variants':
      return parts(draft, (name, each) => (name === 'value' ? without(variantAt(field, partsOf(draft).variant), each, state) : each));
    case 'map':
      return (draft as readonly Draft[]).map((entry) => parts(entry, (name, each) => (name === 'value' ? without(field.value, each, state) : each)));
    default:
      return draft;
  }
}

const withoutMember = (field: Field | undefined, draft: Draft, state: { whole: boolean }): Draft => (field ? without(field, draft, state) : undefined);

const parts = (draft: Draft, change: (name: string, each: Draft) => Draft): Draft =>
  Object.fromEntries(Object.entries(draft as Record<string, Draft>).map(([name, each]) => [name, change(name, each)]));

const unlessPersonal = (draft: Draft, state: { whole: boolean }): Draft => (PERSONAL_NUMBER.test(String(draft)) ? left(state) : draft);

function left(state: { whole: boolean }): undefined {
  state.whole = false;
  return undefined;
}
