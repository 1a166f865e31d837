import type { Registry } from '@attestation/contracts';
import type { Item, ItemsOf } from '../domain/items.js';

/** A JSON Schema of what one registry publishes. */
export type Schema = Record<string, unknown>;

/**
 * The border to one registry: how its own items look, and what we make of them. Its words end here.
 * Declared by {@link acl}, so that schema and translation speak of the same shape.
 */
export interface Acl {
  registry: Registry;
  /** of one item, closed: an unknown member is an error of the registry */
  schema: Schema;
  translate(item: unknown): Item;
}

/** An ACL whose translation is given items that fit its schema and no others. */
export const acl = <R extends Registry, Theirs>(registry: R, schema: Schema, translate: (item: Theirs) => ItemsOf[R]): Acl => ({
  registry,
  schema,
  translate: (item) => translate(item as Theirs), // checked against the schema before
});

export const text = (maxLength = 300): Schema => ({ type: 'string', minLength: 1, maxLength });
export const date: Schema = { type: 'string', format: 'date' };
export const flag: Schema = { type: 'boolean' };
export const whole = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });
export const oneOf = (...values: readonly string[]): Schema => ({ enum: values });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

/** An object with exactly these members. */
export const closed = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

export const LEVELS = ['ORG', 'DISTRICT', 'REGION', 'REPUBLIC', 'INTERNATIONAL'] as const;

/** `2023/2024` → 2023. */
export const SCHOOL_YEAR: Schema = { type: 'string', pattern: '^20[0-9]{2}/20[0-9]{2}$' };
export const firstYear = (schoolYear: string): number => Number(schoolYear.slice(0, 4));
