import { readPlainDate, type EventId, type EvidenceItem, type Instant, type Registry, type WorkItemId } from '@attestation/contracts';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { holdsPersonalNumber } from '../domain/personal-numbers-in.js';
import { ANSWER_TYPE, dataschemaOf, FACT_TYPE, READ_TYPES, RESULT_TYPE, schemaOf, type ReadType } from './event-schemas.js';
import { ACLS } from './index.js';
import { senderOf, type Sender } from './senders.js';
import { MisshapenEvent, UnfitEvent, UnknownEventType } from './unfit-event.js';

/** What every event of a registry says; the person is still under seal. */
interface Envelope {
  eventId: EventId;
  source: string;
  sender: Sender;
  time: Instant;
  /** what the sender knew at this moment */
  asOf: Instant;
  /** JWE for us */
  subject: string;
}
/** A registry's answer to a question, translated. */
export interface ReadAnswer extends Envelope {
  type: typeof ANSWER_TYPE;
  registry: Registry;
  questionId: EventId;
  items: EvidenceItem[];
}
/** What a registry tells unasked, translated. */
export interface ReadFact extends Envelope {
  type: typeof FACT_TYPE;
  registry: Registry;
  items: EvidenceItem[];
  corrects: EventId | null;
}
/** The testing centre's result. */
export interface ReadResult extends Envelope {
  type: typeof RESULT_TYPE;
  bookingId: WorkItemId;
  points: number;
  tasks: number;
  takenAt: Instant;
  certificateNumber: string;
}
export type ReadEvent = ReadAnswer | ReadFact | ReadResult;

const ajv = new Ajv2020({ strict: true, allErrors: false });
ajv.addFormat('date', (value: string) => readPlainDate(value) !== undefined);
ajv.addFormat('date-time', (value: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value)));

// compiling one takes many milliseconds, and a start needs none of them
const checks = new Map<string, ValidateFunction>();

function checkFor(type: ReadType, sender: Sender): ValidateFunction {
  const schema = schemaOf(type, sender);
  if (!schema) throw new MisshapenEvent('/source', 'enum', 'does not publish events of this type');
  const known = checks.get(`${type} ${sender}`) ?? ajv.compile(schema);
  checks.set(`${type} ${sender}`, known);
  return known;
}

interface Event<D> {
  id: EventId;
  source: string;
  time: Instant;
  data: D & { subject: string };
}
type Answer = Event<{ questionId: EventId; asOf: Instant; items: unknown[] }>;
type Fact = Event<{ asOf: Instant; items: unknown[]; corrects?: EventId }>;
type Result = Event<Pick<ReadResult, 'bookingId' | 'points' | 'tasks' | 'takenAt' | 'certificateNumber'>>;

/**
 * Reads what a registry or the testing centre published, in our own words.
 * @throws UnknownEventType for a type or version that is not read; MisshapenEvent naming the member that does not fit, never its
 * value; UnfitEvent for a personal number in the clear
 */
export function readEvent(event: unknown): ReadEvent {
  const { type, sender } = kindOf(event);
  refuseOpenNumbers(event);
  fit(checkFor(type, sender), event);
  if (type === RESULT_TYPE) return toResult(event as Result, sender);
  return type === ANSWER_TYPE ? toAnswer(event as Answer, sender as Registry) : toFact(event as Fact, sender as Registry);
}

function kindOf(event: unknown): { type: ReadType; sender: Sender } {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) throw new MisshapenEvent('', 'type', 'must be object');
  const { type: given, source, dataschema } = event as { type?: unknown; source?: unknown; dataschema?: unknown };
  const type = READ_TYPES.find((each) => each === given);
  if (typeof given !== 'string') throw new MisshapenEvent('/type', 'required', 'must be the type of an event');
  if (!type || (dataschema !== undefined && dataschema !== dataschemaOf(type))) throw new UnknownEventType();
  const sender = senderOf(source);
  if (!sender) throw new MisshapenEvent('/source', 'enum', 'is no registry of the platform');
  return { type, sender };
}

// a trace is digits of chance; nothing else of an event has twelve digits with a date and a check digit by chance
function refuseOpenNumbers(event: unknown): void {
  const { traceparent: _parent, tracestate: _state, ...open } = event as Record<string, unknown>;
  if (holdsPersonalNumber(open)) throw new UnfitEvent('PERSONAL_NUMBER_IN_CLEAR');
}

const utc = (instant: Instant): Instant => new Date(instant).toISOString();

const envelopeOf = ({ id, source, time, data }: Event<unknown>, sender: Sender, asOf = time): Envelope => ({
  eventId: id, source, sender, time: utc(time), asOf: utc(asOf), subject: data.subject,
});

const translated = (registry: Registry, items: unknown[]): EvidenceItem[] => items.map((item) => ACLS[registry].translate(item));

function toAnswer(event: Answer, registry: Registry): ReadAnswer {
  const { questionId, asOf, items } = event.data;
  return { ...envelopeOf(event, registry, asOf), type: ANSWER_TYPE, registry, questionId, items: translated(registry, items) };
}

function toFact(event: Fact, registry: Registry): ReadFact {
  const { asOf, items, corrects = null } = event.data;
  return { ...envelopeOf(event, registry, asOf), type: FACT_TYPE, registry, items: translated(registry, items), corrects };
}

function toResult(event: Result, sender: Sender): ReadResult {
  const { bookingId, points, tasks, takenAt, certificateNumber } = event.data;
  return { ...envelopeOf(event, sender), type: RESULT_TYPE, bookingId, points, tasks, takenAt: utc(takenAt), certificateNumber };
}

function fit(check: ValidateFunction, event: unknown): void {
  if (check(event)) return;
  const [error] = check.errors ?? [];
  const named = error?.params as { additionalProperty?: string; missingProperty?: string } | undefined;
  const member = named?.additionalProperty ?? named?.missingProperty;
  throw new MisshapenEvent([error?.instancePath ?? '', ...(member === undefined ? [] : [member])].join('/'), error?.keyword ?? 'schema', error?.message ?? 'does not fit');
}
