import { factProblem, isFactType, type CloudEvent } from '@attestation/contracts';
import { inContext, Metrics, withClient } from '@attestation/service-kit';
import { BaseRpcContext, Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { Counter, Gauge } from 'prom-client';
import { isObservable, lastValueFrom } from 'rxjs';
import { ENGINE_TOPIC, isTopic, topicOfFact } from '../bus/topics.js';
import { sharesOf, traceOf, type Delivery } from './delivery.js';
import { MisfitEvent, RefusedEvent } from './dead-letter.js';
import { BusSession } from './session.js';
import type { Consumption } from './topic-reader.js';

export const POSTGRES_LOG = Symbol('POSTGRES_LOG');

/** Where a delivery stands in the log: `@Ctx() context: unknown`, then `BusContext.of(context)` (Nest types it no closer). */
export class BusContext extends BaseRpcContext<[Delivery]> {
  /** @throws TypeError for another transport's context */
  static of(context: unknown): BusContext {
    if (!(context instanceof BusContext)) throw new TypeError('This is no context of the PostgreSQL bus.');
    return context;
  }

  private get delivery(): Delivery {
    return this.getArgs()[0];
  }

  get topic(): string {
    return this.delivery.topic;
  }

  /** a bigint in text */
  get position(): string {
    return this.delivery.position;
  }

  /** which record of a row that holds several */
  get item(): number {
    return this.delivery.item;
  }
}

/**
 * `@EventPattern(types, WHOLE_PAGES)`: the handler takes an array of events, in their order, in one change of its own: all or none. Where it
 * throws it is given them one by one, so that one bad event holds up nobody.
 */
export const WHOLE_PAGES = { wholePages: true };

export interface PostgresLogOptions {
  /** the consumer group: the service's name */
  group: string;
  databaseUrl: string;
  metrics: Metrics;
  /** pauses between the attempts of one event, in ms; afterwards it is a dead letter */
  pauses?: readonly number[];
  concurrency?: number;
  pollMs?: number;
  /** under load, what is told within so much time is read together, in ms; what nobody waits for may gather longer */
  gatherMs?: number;
}

/**
 * Nest's microservice strategy on the PostgreSQL bus. `@EventPattern(FactType.X)` gets that fact; `@EventPattern('<topic>')`
 * all that the topic holds and no other handler takes. At least once, in order for each key; what nobody handles is passed.
 */
export class PostgresLogStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = POSTGRES_LOG;
  private session: BusSession | undefined;
  private readonly handled: Counter<'type' | 'result'>;

  constructor(private readonly options: PostgresLogOptions) {
    super();
    const { metrics } = options;
    const labelNames = ['type', 'result'] as const;
    this.handled = new Counter({ name: 'bus_events_total', help: 'Events by result', labelNames, registers: [metrics.registry] });
    this.measureLag(metrics);
  }

  listen(callback: (problem?: unknown) => void): void {
    const topics = this.topics();
    if (topics.length === 0) return callback();
    const { databaseUrl, pollMs = 5_000, gatherMs = 300 } = this.options;
    this.session = new BusSession({ databaseUrl, topics, pollMs, gatherMs, consumption: this.consumption() });
    this.session.open().then(() => callback(), callback);
  }

  async close(): Promise<void> {
    await this.session?.close();
  }

  /** @throws while the connection to the bus is being made again */
  check(): void {
    if (this.session && !this.session.connected) throw new Error('The event bus does not answer.');
  }

  override on(): never {
    throw new Error('The PostgreSQL bus has no events to listen to.');
  }

  override unwrap<T>(): T {
    return this.session as T;
  }

  /** The topics of all handlers. @throws Error for a pattern that is neither a fact nor a topic */
  private topics(): string[] {
    return [...new Set([...this.messageHandlers].filter(([, { isEventHandler }]) => isEventHandler).map(([pattern]) => topicOf(pattern)))];
  }

  private handlerOf(topic: string, type: string): MessageHandler | undefined {
    return this.messageHandlers.get(type) ?? this.messageHandlers.get(topic);
  }

  private consumption(): Consumption {
    const { group, pauses = [50, 250, 1_000, 4_000], concurrency = 4 } = this.options;
    return {
      group,
      pauses,
      concurrency,
      handles: (topic, type) => this.handlerOf(topic, type) !== undefined,
      typesOn: (topic) => (this.messageHandlers.has(topic) ? null : [...this.messageHandlers.keys()].filter((pattern) => topicOf(pattern) === topic)),
      handle: (delivery) => this.handle(delivery),
      handlesPages: (topic, type) => this.handlerOf(topic, type)?.extras?.['wholePages'] === true,
      handlePage: (deliveries) => this.handlePage(deliveries),
      buried: (delivery, problem) => this.buried(delivery, problem),
    };
  }

  private async handle(delivery: Delivery): Promise<void> {
    const { topic, type, payload } = delivery;
    const handler = this.handlerOf(topic, type);
    if (!handler) return;
    refuseMisfit(delivery);
    await this.call(handler, handler.extras?.['wholePages'] === true ? [payload] : payload, delivery);
    this.handled.inc({ type, result: 'done' });
  }

  /** Each handler its shares of the page, one after the other. */
  private async handlePage(deliveries: Delivery[]): Promise<void> {
    deliveries.forEach(refuseMisfit);
    for (const [handler, share] of sharesOf(deliveries, ({ topic, type }) => this.handlerOf(topic, type))) {
      if (share[0]) await this.call(handler, share.map(({ payload }) => payload), share[0]);
    }
    for (const [type, count] of countsOf(deliveries)) this.handled.inc({ type, result: 'done' }, count);
  }

  private call(handler: MessageHandler, payload: unknown, delivery: Delivery): Promise<void> {
    return inContext({ traceparent: traceOf(delivery.payload) }, async () => {
      const answer: unknown = await handler(payload, new BusContext([delivery]));
      if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
    });
  }

  private buried({ topic, position, type }: Delivery, problem: unknown): void {
    const result = problem instanceof RefusedEvent ? 'refused' : 'failed';
    this.handled.inc({ type, result });
    const line = { topic, position, type, reason: problem instanceof Error ? problem.message : String(problem) };
    if (result === 'refused') this.logger.warn({ msg: 'The event was refused; it is tried again later.', ...line });
    else this.logger.error({ msg: 'The event could not be handled; it is tried again later.', ...line, err: problem });
  }

  private measureLag({ registry }: Metrics): void {
    const { databaseUrl, group } = this.options;
    new Gauge({
      name: 'bus_lag',
      help: 'Rows of a topic not yet read, and dead letters that wait',
      labelNames: ['topic', 'what'],
      registers: [registry],
      async collect() {
        // a bus that is away must not take the other figures with it
        for (const { topic, rows, letters } of await lagOf(databaseUrl, group).catch(() => [])) {
          this.set({ topic, what: 'rows' }, rows);
          this.set({ topic, what: 'dead-letters' }, letters);
        }
      },
    });
  }
}

function countsOf(deliveries: readonly Delivery[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of deliveries) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

/** @throws MisfitEvent for a fact that does not fit its schema */
function refuseMisfit({ type, payload }: Delivery): void {
  const misfit = isFactType(type) ? factProblem(type, (payload as CloudEvent<unknown>).data) : undefined;
  if (misfit) throw new MisfitEvent(misfit);
}

function topicOf(pattern: string): string {
  const topic = topicOfFact(pattern) ?? pattern;
  if (pattern.startsWith('kz.') ? topic === pattern : !isTopic(topic)) throw new Error(`@EventPattern('${pattern}') is neither a fact nor a topic such as "${ENGINE_TOPIC}".`);
  return topic;
}

const lagOf = (databaseUrl: string, group: string): Promise<{ topic: string; rows: number; letters: number }[]> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ topic: string; rows: number; letters: number }>(
      `select c.topic, (select count(*)::int from bus.log l where l.topic = c.topic and l.position > c.position) as rows,
              (select count(*)::int from bus.dead_letter d where d.consumer_group = $1 and d.topic = c.topic and d.resolved_at is null) as letters
         from bus.consumer c where c.consumer_group = $1`,
      [group],
    );
    return rows;
  });
