import type { Texts } from '../texts';
import type { Schema } from './schema';

interface Common {
  /** what is asked; absent: what stands around it says so */
  title?: Texts;
  /** may be left out */
  optional: boolean;
  /** may be given as "there is none" */
  nullable: boolean;
}
export type Choices = readonly { code: string; name?: Texts }[];

/** What stands in a form for a schema. */
export type Field = Common &
  (
    | { kind: 'choice'; choices: Choices }
    | { kind: 'flag' }
    | { kind: 'number'; whole: boolean; least?: number; most?: number }
    | { kind: 'text'; longest?: number; pattern?: string; shareable: boolean }
    | { kind: 'date' }
    | { kind: 'instant' }
    | { kind: 'fixed'; value: string; name?: Texts }
    | { kind: 'object'; members: readonly Member[] }
    | { kind: 'list'; item: Field; fewest: number; most?: number }
    | { kind: 'variants'; variants: readonly [Field, ...Field[]] }
    | { kind: 'map'; pattern: string; value: Field }
  );
export type FieldOf<K extends Field['kind']> = Extract<Field, { kind: K }>;

export interface Member {
  name: string;
  field: Field;
}

/**
 * The field for a schema; the same for every question there is or will be: nothing here knows one of them.
 * @throws RangeError for a schema that no form can be made of
 */
export function formOf(schema: Schema, optional = false): Field {
  const alternatives = (schema.anyOf ?? [schema]).filter(({ type }) => type !== 'null');
  const common = { title: schema['x-title'], optional, nullable: (schema.anyOf ?? []).some(({ type }) => type === 'null') || schema.type === 'null' };
  const choices = alternatives.flatMap(choicesOf);
  if (alternatives.length > 1 && alternatives.every((each) => choicesOf(each).length > 0)) return { ...common, kind: 'choice', choices };
  const [only = schema, ...others] = alternatives;
  if (others.length > 0) return { ...common, kind: 'variants', variants: [formOf(only), ...others.map((each) => formOf(each))] };
  return { ...single(only, schema['x-shareable'] ?? false), ...common };
}

/** The shape that is chosen among several: by its place, as it stands in a draft. */
export const variantAt = ({ variants }: FieldOf<'variants'>, place: unknown): Field => variants[Number(place ?? 0)] ?? variants[0];

const choicesOf = (schema: Schema): Choices => {
  const codes = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return codes.map((code) => ({ code, name: schema['x-choices']?.[code] }));
};

const PLAIN = { optional: false, nullable: false };

function single(schema: Schema, shareable: boolean): Field {
  if (schema.const !== undefined) return { ...PLAIN, kind: 'fixed', value: schema.const, name: schema['x-choices']?.[schema.const] };
  if (schema.enum) return { ...PLAIN, kind: 'choice', choices: choicesOf(schema) };
  switch (schema.type) {
    case 'boolean':
      return { ...PLAIN, kind: 'flag' };
    case 'integer':
    case 'number':
      return { ...PLAIN, kind: 'number', whole: schema.type === 'integer', least: schema.minimum, most: schema.maximum };
    case 'string':
      return textual(schema, shareable);
    case 'array':
      return { ...PLAIN, kind: 'list', item: formOf(schema.items ?? {}), fewest: schema.minItems ?? 0, most: schema.maxItems };
    case 'object':
      return composed(schema);
    default:
      throw new RangeError(`no field is made of ${JSON.stringify(schema)}`);
  }
}

function textual({ format, maxLength, pattern }: Schema, shareable: boolean): Field {
  if (format === 'date') return { ...PLAIN, kind: 'date' };
  if (format === 'date-time') return { ...PLAIN, kind: 'instant' };
  return { ...PLAIN, kind: 'text', longest: maxLength, pattern, shareable };
}

function composed({ properties, patternProperties, required = [] }: Schema): Field {
  const [entry] = Object.entries(patternProperties ?? {});
  if (entry) return { ...PLAIN, kind: 'map', pattern: entry[0], value: formOf(entry[1]) };
  const members = Object.entries(properties ?? {}).map(([name, each]) => ({ name, field: formOf(each, !required.includes(name)) }));
  return { ...PLAIN, kind: 'object', members };
}
