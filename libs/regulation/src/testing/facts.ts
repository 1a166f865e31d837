import fc, { type Arbitrary } from 'fast-check';

/** JSON Schema, as far as facts are described by it. */
type JsonSchema = Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2015, 0, 1) / DAY_MS;
const LAST = Date.UTC(2035, 11, 31) / DAY_MS;
const days = fc.integer({ min: FIRST, max: LAST }).map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
/** Year ends, leap days and holidays come up more often than chance would have it. */
const date = fc.oneof({ arbitrary: days, weight: 3 }, { arbitrary: fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', '2027-01-04', '2025-03-10', '2028-02-29', '2024-12-31'), weight: 1 });
const instant = fc.tuple(date, fc.integer({ min: 0, max: 1439 })).map(([on, minute]) => `${on}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00+05:00`);

const MANY = 4;

/** Any facts that a question's schema lets in: what its JSON Schema says, and nothing more. */
export function factsOf(schema: JsonSchema): Arbitrary<unknown> {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  if (Array.isArray(schema.anyOf)) return fc.oneof(...(schema.anyOf as JsonSchema[]).map(factsOf));
  if ('const' in schema) return fc.constant(schema.const as unknown);
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(factsOf(schema.items as JsonSchema), { minLength: (schema.minItems as number | undefined) ?? 0, maxLength: Math.min((schema.maxItems as number | undefined) ?? MANY, MANY) });
    case 'integer':
      return fc.oneof(fc.integer(bounds(schema)), fc.integer({ ...bounds(schema), max: Math.min(bounds(schema).max, (bounds(schema).min || 0) + 12) }));
    case 'number':
      return fc.oneof(fc.integer(bounds(schema)), fc.double({ ...bounds(schema), noNaN: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textOf(schema);
    default:
      throw new RangeError(`facts of ${String(schema.type)} cannot be made up`);
  }
}

const bounds = ({ minimum = -1_000_000, maximum = 1_000_000 }: JsonSchema) => ({ min: minimum as number, max: maximum as number });

function objectOf(schema: JsonSchema): Arbitrary<unknown> {
  if (schema.patternProperties) {
    const [[pattern, value] = ['', {} as JsonSchema]] = Object.entries(schema.patternProperties as Record<string, JsonSchema>);
    return fc.dictionary(fc.stringMatching(new RegExp(pattern)), factsOf(value), { maxKeys: MANY });
  }
  const required = (schema.required as string[] | undefined) ?? [];
  const properties = Object.entries(schema.properties as Record<string, JsonSchema>).map(([name, value]) => [name, factsOf(value)] as const);
  return fc.record(Object.fromEntries(properties), { requiredKeys: required });
}

function textOf({ format, pattern, minLength = 0, maxLength = 30 }: JsonSchema): Arbitrary<unknown> {
  if (format === 'date') return date;
  if (format === 'date-time') return instant;
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'grapheme', minLength: minLength as number, maxLength: Math.min(maxLength as number, 30) });
}
