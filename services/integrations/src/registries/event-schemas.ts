import type { Registry } from '@attestation/contracts';
import type { Schema } from './acl.js';
import { ACLS } from './index.js';
import { SENDERS, sourceOf, type Sender } from './senders.js';

export const ANSWER_TYPE = 'kz.ustaz.registry.answer.v1';
export const FACT_TYPE = 'kz.ustaz.registry.fact.v1';
export const RESULT_TYPE = 'kz.ustaz.registry.test-result.v1';

/** The types that are read; a later version of one is another type. */
export const READ_TYPES = [ANSWER_TYPE, FACT_TYPE, RESULT_TYPE] as const;
export type ReadType = (typeof READ_TYPES)[number];

/** What `dataschema` may name, and the `$id` of the published schema. */
export const dataschemaOf = (type: ReadType): string => `urn:ustaz:schema:${type}`;

const UUID: Schema = { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' };
const JWE: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*){4}$', maxLength: 8000 };
const INSTANT: Schema = { type: 'string', format: 'date-time' };
const EVENT_ID: Schema = { type: 'string', minLength: 1, maxLength: 200 };
const MAX_ITEMS = 1000;

/** CloudEvents 1.0 in structured JSON; extensions are a sender's own business. */
const cloudEvent = (sender: Sender, type: ReadType, data: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties: {
    specversion: { const: '1.0' },
    id: EVENT_ID,
    source: { const: sourceOf(sender) },
    type: { const: type },
    time: INSTANT,
    datacontenttype: { const: 'application/json' },
    dataschema: { const: dataschemaOf(type) },
    data: { type: 'object', properties: data, required: Object.keys(data).filter((name) => !optional.includes(name)), additionalProperties: false },
  },
  required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
});

const itemsOf = (registry: Registry): Schema => ({ type: 'array', items: ACLS[registry].schema, maxItems: MAX_ITEMS });

const answerOf = (registry: Registry): Schema => cloudEvent(registry, ANSWER_TYPE, { questionId: UUID, subject: JWE, asOf: INSTANT, items: itemsOf(registry) });

const factOf = (registry: Registry): Schema =>
  cloudEvent(registry, FACT_TYPE, { registry: { const: registry }, subject: JWE, asOf: INSTANT, items: itemsOf(registry), corrects: EVENT_ID }, ['corrects']);

const result = (): Schema =>
  cloudEvent('TESTING_CENTRE', RESULT_TYPE, {
    bookingId: UUID,
    subject: JWE,
    points: { type: 'integer', minimum: 0, maximum: 1000 },
    tasks: { type: 'integer', minimum: 1, maximum: 1000 },
    takenAt: INSTANT,
    certificateNumber: { type: 'string', minLength: 1, maxLength: 60 },
  });

/** How an event of this type looks when this sender publishes it; `undefined` where it never does. */
export function schemaOf(type: ReadType, sender: Sender): Schema | undefined {
  if (sender === 'TESTING_CENTRE') return type === RESULT_TYPE ? result() : undefined;
  if (type === RESULT_TYPE) return undefined;
  return type === ANSWER_TYPE ? answerOf(sender) : factOf(sender);
}

/** The whole of a type for integrators: one alternative for each sender. JSON Schema 2020-12. */
export function publishedSchema(type: ReadType): Schema {
  const alternatives = SENDERS.map((sender) => schemaOf(type, sender)).filter((schema) => schema !== undefined);
  const [only = {}] = alternatives;
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: dataschemaOf(type), title: type };
  return alternatives.length === 1 ? { ...head, ...only } : { ...head, oneOf: alternatives };
}
