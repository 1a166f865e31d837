import { type Field, type FieldOf, variantAt } from './fields';
import { fits } from './fits';

/**
 * What stands in a field while a form is filled in. `undefined`: nothing was given; `null`: there is none; numbers as they are typed; a variant with
 * its place among them; a map as its entries.
 */
export type Draft = undefined | null | string | boolean | readonly Draft[] | { readonly [name: string]: Draft };
export type Parts = { readonly [name: string]: Draft };

export const partsOf = (draft: Draft): Parts => (typeof draft === 'object' && draft !== null && !Array.isArray(draft) ? (draft as Parts) : {});
export const listOf = (draft: Draft): readonly Draft[] => (Array.isArray(draft) ? (draft as readonly Draft[]) : []);

/** What a field begins with. */
export function emptyDraft(field: Field): Draft {
  if (field.optional) return undefined;
  if (field.nullable) return null;
  if (field.kind === 'object') return Object.fromEntries(field.members.map(({ name, field: each }) => [name, emptyDraft(each)]));
  if (field.kind === 'list') return Array.from({ length: field.fewest }, () => emptyDraft(field.item));
  if (field.kind === 'variants') return { variant: '0', value: emptyDraft(field.variants[0]) };
  return field.kind === 'map' ? [] : undefined;
}

/** What stands in the field where these facts were given; what does not fit it is not taken over. */
export function draftOf(field: Field, value: unknown): Draft {
  if (value === undefined) return undefined;
  if (value === null) return field.nullable ? null : emptyDraft(field);
  if (!fits(field, value)) return emptyDraft(field);
  switch (field.kind) {
    case 'number':
      return String(value);
    case 'object':
      return Object.fromEntries(field.members.map(({ name, field: each }) => [name, draftOf(each, (value as Record<string, unknown>)[name])]));
    case 'list':
      return (value as unknown[]).map((each) => draftOf(field.item, each));
    case 'variants':
      return variantOf(field, value);
    case 'map':
      return Object.entries(value).map(([key, each]) => ({ key, value: draftOf(field.value, each) }));
    default:
      return value as string | boolean;
  }
}

function variantOf(field: FieldOf<'variants'>, value: unknown): Draft {
  const found = Math.max(0, field.variants.findIndex((each) => fits(each, value)));
  return { variant: String(found), value: draftOf(variantAt(field, found), value) };
}

/** The facts that a draft gives; `undefined`: none. A number that is none stays the text that was typed: the platform says what is wrong with it. */
export function factsOf(field: Field, draft: Draft): unknown {
  if (field.kind === 'fixed') return field.value;
  if (draft === undefined || draft === null) return draft;
  switch (field.kind) {
    case 'number':
      return numberOf(draft as string);
    case 'object':
      return Object.fromEntries(field.members.flatMap(({ name, field: each }) => entry(name, factsOf(each, partsOf(draft)[name]))));
    case 'list':
      return listOf(draft).flatMap((each) => entry('', factsOf(field.item, each)).map(([, value]) => value));
    case 'variants':
      return factsOf(variantAt(field, partsOf(draft).variant), partsOf(draft).value);
    case 'map':
      return Object.fromEntries(listOf(draft).flatMap((each) => entry(String(partsOf(each).key ?? ''), factsOf(field.value, partsOf(each).value))));
    default:
      return draft;
  }
}

const entry = (name: string, value: unknown): [string, unknown][] => (value === undefined ? [] : [[name, value]]);

function numberOf(typed: string): number | string {
  const value = Number(typed.trim().replace(',', '.'));
  return typed.trim() !== '' && Number.isFinite(value) ? value : typed;
}
