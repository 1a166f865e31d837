import { listenTo, SteadyClient } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';
import { ensureBus } from '../bus/schema.js';
import { ENGINE_TOPIC } from '../bus/topics.js';
import { Loop } from '../loop.js';
import { oneByOne } from './asked.js';
import { TopicReader, type Consumption } from './topic-reader.js';

export interface SessionOptions {
  databaseUrl: string;
  topics: string[];
  consumption: Consumption;
  /** how often a quiet topic is looked at although nobody called, in ms */
  pollMs: number;
  /** what is told within so much time is read together, in ms */
  gatherMs: number;
}

const RECONNECT_MS = 1_000;
/** How often the engine's records are looked for, for whose coming nobody is called. */
const ENGINE_MS = 500;

/** A group's connection to the bus: made again when it is lost, with the work in hand ended first. */
export class BusSession {
  private readonly logger = new Logger('Bus');
  private readonly ended = new AbortController();
  private current: { client: SteadyClient; loops: Map<string, Loop>; readers: TopicReader[]; lost: AbortController } | undefined;
  private leave: (() => Promise<void>) | undefined;
  private reconnecting: NodeJS.Timeout | undefined;
  private opening: Promise<void> | undefined;
  private closing: Promise<void> | undefined;

  constructor(private readonly options: SessionOptions) {}

  /** @throws when the bus does not answer the first time */
  open(): Promise<void> {
    return (this.opening = this.hear().then(() => this.connect()));
  }

  /** Whether it has its connection at this moment. */
  get connected(): boolean {
    return this.current !== undefined && !this.current.lost.signal.aborted;
  }

  /** Ends after what is in hand. */
  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  /** Listens before it reads: what is told is either read or heard. */
  private async hear(): Promise<void> {
    this.leave ??= await listenTo(this.options.databaseUrl, 'bus', {
      heard: (told) => this.heard(told),
      renewed: () => this.current?.loops.forEach((loop) => loop.wake()),
    });
  }

  private heard(told: string): void {
    const [topic = '', type] = told.split(' ');
    if (type === undefined || this.options.consumption.handles(topic, type)) this.current?.loops.get(topic)?.wake();
  }

  private async connect(): Promise<void> {
    const { databaseUrl, topics, consumption } = this.options;
    const application_name = `${consumption.group} consumer`;
    const client = new SteadyClient({ connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: 10_000, application_name });
    const asked = oneByOne(client);
    const lost = new AbortController();
    const readers = topics.map((topic) => new TopicReader(asked, topic, consumption, lost.signal));
    const loops = new Map(readers.map((reader) => [reader.topic, this.loopFor(reader, lost.signal)]));
    try {
      await client.connect();
      await ensureBus(client);
    } catch (problem) {
      await client.end(); // half a session would hold its connection for ever
      throw problem;
    }
    client.on('end', () => this.lose(lost, loops));
    this.current = { client, loops, readers, lost };
    for (const loop of loops.values()) loop.start();
  }

  private async end(): Promise<void> {
    this.ended.abort();
    clearTimeout(this.reconnecting);
    await this.opening?.catch(() => undefined); // one that is being made is closed as well
    this.current?.lost.abort();
    await Promise.all([...(this.current?.loops.values() ?? [])].map((loop) => loop.stop()));
    for (const reader of this.current?.readers ?? []) await reader.leave().catch(() => undefined); // without a connection it is read again
    await this.leave?.();
    await this.current?.client.end();
  }

  private loopFor(reader: TopicReader, lost: AbortSignal): Loop {
    const failed = (problem: unknown) => {
      if (!lost.aborted) this.logger.warn(`The topic ${reader.topic} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`);
    };
    const { pollMs, gatherMs } = this.options;
    return new Loop(() => reader.once(), failed, reader.topic === ENGINE_TOPIC ? Math.min(pollMs, ENGINE_MS) : pollMs, gatherMs);
  }

  private lose(lost: AbortController, loops: Map<string, Loop>): void {
    if (this.ended.signal.aborted) return;
    this.logger.warn('The connection to the bus is lost; it is made again.');
    lost.abort();
    // a handler that still runs must not meet its own event a second time in this process
    void Promise.all([...loops.values()].map((loop) => loop.stop())).then(() => this.reconnect());
  }

  private reconnect(): void {
    if (this.ended.signal.aborted) return;
    this.reconnecting = setTimeout(() => {
      this.open().catch((problem: Error) => {
        this.logger.warn(`The bus does not answer: ${problem.message}`);
        this.reconnect();
      });
    }, RECONNECT_MS);
  }
}
