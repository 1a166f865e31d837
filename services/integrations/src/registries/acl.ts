import { EVENT_LEVELS, type EvidenceItem, type ItemsOf, type Registry } from '@attestation/contracts';

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
  translate(item: unknown): EvidenceItem;
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

/**
 * An object with these members and no others.
 * @param added members that came later: a sender who does not know them yet claims nothing by leaving them out
 */
export const closed = (properties: Record<string, Schema>, added: Record<string, Schema> = {}): Schema => ({
  type: 'object',
  properties: { ...properties, ...added },
  required: Object.keys(properties),
  additionalProperties: false,
});

export const level = oneOf(...EVENT_LEVELS);

/** How a contest ended for who took part. */
export const PLACES = { FIRST: 1, SECOND: 2, THIRD: 3, PARTICIPANT: null } as const;
export type Result = keyof typeof PLACES;
export const result = oneOf(...Object.keys(PLACES));

/** A percent with at most two decimals, as text: a float would not survive a comparison with a threshold. */
export const percent: Schema = { type: 'string', pattern: '^(100(\\.0{1,2})?|[0-9]{1,2}(\\.[0-9]{1,2})?)$' };

/** `2023/2024` → 2023. */
export const SCHOOL_YEAR: Schema = { type: 'string', pattern: '^20[0-9]{2}/20[0-9]{2}$' };
export const firstYear = (schoolYear: string): number => Number(schoolYear.slice(0, 4));
