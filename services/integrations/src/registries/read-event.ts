import { readPlainDate, type EventId, type EvidenceItem, type Instant, type Registry, type WorkItemId } from '@attestation/contracts';
import { MisfitEvent } from '@attestation/events';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Schema } from './acl.js';
import { ACLS } from './index.js';

export const ANSWER_TYPE = 'kz.ustaz.registry.answer.v1';
export const RESULT_TYPE = 'kz.ustaz.registry.test-result.v1';

/** A registry's answer, read and translated; the person is still under seal. */
export interface ReadAnswer {
  eventId: string;
  source: string;
  questionId: EventId;
  /** JWE for us */
  subject: string;
  answeredAt: Instant;
  items: EvidenceItem[];
}

/** The testing centre's result, read; the person is still under seal. */
export interface ReadResult {
  eventId: string;
  source: string;
  bookingId: WorkItemId;
  /** JWE for us */
  subject: string;
  points: number;
  tasks: number;
  takenAt: Instant;
  certificateNumber: string;
}

const ajv = new Ajv2020({ strict: true, allErrors: false });
ajv.addFormat('date', (value: string) => readPlainDate(value) !== undefined);
ajv.addFormat('date-time', (value: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value)));

const UUID: Schema = { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' };
const JWE: Schema = { type: 'string', pattern: '^[\\w-]+(\\.[\\w-]*){4}$', maxLength: 8000 };
const INSTANT: Schema = { type: 'string', format: 'date-time' };
const MAX_ITEMS = 1000;

/** CloudEvents 1.0 in structured JSON; extensions are a sender's own business. */
const cloudEvent = (type: string, data: Schema): Schema => ({
  type: 'object',
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', minLength: 1, maxLength: 200 },
    source: { type: 'string', pattern: '^/registries/[a-z-]+$' },
    type: { const: type },
    time: INSTANT,
    data: { type: 'object', additionalProperties: false, ...data },
  },
  required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
});

const answerOf = (item: Schema): Schema =>
  cloudEvent(ANSWER_TYPE, {
    properties: { questionId: UUID, subject: JWE, asOf: INSTANT, items: { type: 'array', items: item, maxItems: MAX_ITEMS } },
    required: ['questionId', 'subject', 'asOf', 'items'],
  });

const RESULT = cloudEvent(RESULT_TYPE, {
  properties: {
    bookingId: UUID,
    subject: JWE,
    points: { type: 'integer', minimum: 0, maximum: 1000 },
    tasks: { type: 'integer', minimum: 1, maximum: 1000 },
    takenAt: INSTANT,
    certificateNumber: { type: 'string', minLength: 1, maxLength: 60 },
  },
  required: ['bookingId', 'subject', 'points', 'tasks', 'takenAt', 'certificateNumber'],
});

interface Event<D> {
  id: string;
  source: string;
  data: D;
}
type Answer = Event<{ questionId: EventId; subject: string; asOf: Instant; items: unknown[] }>;
type Result = Event<Omit<ReadResult, 'eventId' | 'source'>>;

// compiling one takes many milliseconds, and a start needs none of them
const checks = new Map<Registry | typeof RESULT_TYPE, ValidateFunction>();

function checkFor(what: Registry | typeof RESULT_TYPE): ValidateFunction {
  const known = checks.get(what) ?? ajv.compile(what === RESULT_TYPE ? RESULT : answerOf(ACLS[what].schema));
  checks.set(what, known);
  return known;
}

/**
 * Reads what a registry published on its answers' topic.
 * @throws MisfitEvent naming the member that does not fit, never its value
 */
export function readAnswer(registry: Registry, event: unknown): ReadAnswer {
  const { id, source, data } = fitting<Answer>(checkFor(registry), event);
  const { questionId, subject, asOf } = data;
  const items = data.items.map((item) => ACLS[registry].translate(item));
  return { eventId: id, source, questionId, subject, answeredAt: new Date(asOf).toISOString(), items };
}

/**
 * Reads what the testing centre published.
 * @throws MisfitEvent naming the member that does not fit, never its value
 */
export function readResult(event: unknown): ReadResult {
  const { id, source, data } = fitting<Result>(checkFor(RESULT_TYPE), event);
  return { ...data, eventId: id, source, takenAt: new Date(data.takenAt).toISOString() };
}

function fitting<T>(check: ValidateFunction, event: unknown): T {
  if (check(event)) return event as T;
  const [error] = check.errors ?? [];
  const extra = error?.keyword === 'additionalProperties' ? ` "${String((error.params as { additionalProperty?: string }).additionalProperty)}"` : '';
  throw new MisfitEvent(`${error?.instancePath || 'the event'} ${error?.message ?? 'does not fit'}${extra}`);
}
