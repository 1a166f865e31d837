import { Ledger } from '@attestation/persistence';
import { Clock, EnginePublisher, Metrics } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import type { BusPublisher } from '../bus/publisher.js';
import { Loop } from '../loop.js';
import { factLane } from './fact-lane.js';
import { messageLane, sweep } from './message-lane.js';

const SWEEP_MS = 15_000;
/** How often an outbox is looked at although nobody called: another replica may have died with something in it; a message may wait for its next attempt. */
const IDLE_MS = { facts: 5_000, messages: 1_000 };
/** Under load, what is told within so much time leaves in one batch; the engine is what a case waits for. */
const GATHER_MS = { facts: 100, messages: 30 };

/** From where to where a relay carries. */
export interface RelayEnds {
  service: string;
  db: DataSource;
  ledger: Ledger;
  bus: BusPublisher;
  /** the bus is in the service's own database */
  busIsOurs: boolean;
  clock: Clock;
  /** absent: this service has no engine, and its messages wait */
  engine?: EnginePublisher;
}

/** Tells the world what a service has committed: facts to the bus, messages to the engine. Each has a lane of its own, so
 * that an engine which is away holds no fact. */
export class Relay {
  private readonly logger = new Logger(Relay.name);
  private readonly loops: Loop[] = [];
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly ends: RelayEnds,
    metrics: Metrics,
  ) {
    this.measure(metrics);
  }

  start(): void {
    const { service, db, ledger, bus, busIsOurs, clock, engine } = this.ends;
    const failed = (lane: string) => (problem: unknown) =>
      this.logger.warn(`The ${lane} cannot be delivered yet: ${problem instanceof Error ? problem.message : String(problem)}`);
    const facts = new Loop(factLane(db, service, busIsOurs ? undefined : bus), failed('facts'), IDLE_MS.facts, GATHER_MS.facts);
    const messages = engine && new Loop(messageLane(db, service, engine, clock), failed('messages'), IDLE_MS.messages, GATHER_MS.messages);
    this.loops.push(facts);
    if (messages) {
      this.loops.push(messages);
      this.loops.push(new Loop(() => sweep(db, service, engine, clock), failed('open messages'), SWEEP_MS));
    }
    this.unsubscribe = ledger.onCommitted((left) => {
      if (left.facts) facts.wake();
      if (left.messages) messages?.wake();
    });
    for (const loop of this.loops) loop.start();
  }

  /** Ends after what is in hand. */
  async stop(): Promise<void> {
    this.unsubscribe?.();
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.ends.bus.close();
  }

  private measure({ registry }: Metrics): void {
    const { db } = this.ends;
    new Gauge({
      name: 'outbox_waiting',
      help: 'Facts and messages not yet delivered; open: messages whose effect was not seen yet',
      labelNames: ['kind'],
      registers: [registry],
      async collect() {
        const rows: Promise<{ facts: number; messages: number; open: number }[]> = db.query(
          `select count(*) filter (where kind = 'fact' and published_at is null)::int as facts,
                  count(*) filter (where kind = 'message' and published_at is null)::int as messages,
                  count(*) filter (where kind = 'message' and published_at is not null)::int as open
             from outbox where (kind = 'fact' and published_at is null) or (kind = 'message' and closed_at is null)`,
        );
        // a database that is away must not take the other figures with it
        const [row] = await rows.catch(() => []);
        if (!row) return this.reset();
        this.set({ kind: 'fact' }, row.facts);
        this.set({ kind: 'message' }, row.messages);
        this.set({ kind: 'open' }, row.open);
      },
    });
  }
}
