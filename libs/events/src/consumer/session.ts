import { SteadyClient } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';
import { ensureBus } from '../bus/schema.js';
import { Loop } from '../loop.js';
import { oneByOne, type Asked } from './asked.js';
import { TopicReader, type Consumption } from './topic-reader.js';

export interface SessionOptions {
  databaseUrl: string;
  topics: string[];
  consumption: Consumption;
  /** how often a quiet topic is looked at although nobody called, in ms */
  pollMs: number;
}

const RECONNECT_MS = 1_000;

/** A group's connection to the bus: made again when it is lost, with the work in hand ended first. */
export class BusSession {
  private readonly logger = new Logger('Bus');
  private readonly ended = new AbortController();
  private current: { client: SteadyClient; loops: Map<string, Loop>; lost: AbortController } | undefined;
  private reconnecting: NodeJS.Timeout | undefined;
  private closing: Promise<void> | undefined;

  constructor(private readonly options: SessionOptions) {}

  /** @throws when the bus does not answer the first time */
  async open(): Promise<void> {
    const { databaseUrl, topics, consumption } = this.options;
    const application_name = `${consumption.group} consumer`;
    const client = new SteadyClient({ connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: 10_000, application_name });
    await client.connect();
    await ensureBus(client);
    const asked = oneByOne(client);
    const lost = new AbortController();
    const loops = new Map(topics.map((topic) => [topic, this.loopFor(topic, asked, lost.signal)]));
    client.on('notification', ({ payload = '' }) => loops.get(payload)?.wake());
    client.on('end', () => this.lose(lost, loops));
    await asked.query('listen bus');
    this.current = { client, loops, lost };
    for (const loop of loops.values()) loop.start();
  }

  /** Whether it has its connection at this moment. */
  get connected(): boolean {
    return this.current !== undefined && !this.current.lost.signal.aborted;
  }

  /** Ends after what is in hand. */
  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  private async end(): Promise<void> {
    this.ended.abort();
    clearTimeout(this.reconnecting);
    this.current?.lost.abort();
    await Promise.all([...(this.current?.loops.values() ?? [])].map((loop) => loop.stop()));
    await this.current?.client.end();
  }

  private loopFor(topic: string, asked: Asked, lost: AbortSignal): Loop {
    const reader = new TopicReader(asked, topic, this.options.consumption, lost);
    const failed = (problem: unknown) => {
      if (!lost.aborted) this.logger.warn(`The topic ${topic} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`);
    };
    return new Loop(() => reader.once(), failed, this.options.pollMs);
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
