import { ModelCache } from '../domain/model/cache.js';
import { rereadDecisions, rereadProcess } from '../domain/model/read.js';
import { State } from '../domain/state/state.js';
import { heapInUse, keepHeapTight, letHeapGrow } from './heap.js';
import { NotLeading, Partition } from './partition.js';
import { EngineStore } from '../store/engine-store.js';
import type { Command } from '../domain/kernel/records.js';
import type { Standing } from '../relay/log-relay.js';

export interface LeaderOptions {
  databaseUrl: string;
  /** epoch ms */
  now: () => number;
  /** milliseconds that only grow, for measuring */
  elapsed: () => number;
  /** how long records are kept that everybody has read */
  logDays: number;
  log: (message: string, problem?: Error) => void;
  /** begins to publish the log elsewhere; absent: nobody does */
  relay?: () => Relaying;
}

/** What publishes the log elsewhere, as long as this engine is the writer. */
export interface Relaying {
  readonly standing: Standing | undefined;
  stop(): Promise<void>;
}

const TICK_MS = 50;
const BEAT_MS = 700;
const HOUSEKEEPING_MS = 3_600_000;
const RETRY_MS = 300;
const FORSAKEN = "The log was published to Kafka before, and is kept whole for that: set KAFKA_BROKERS to go on, or delete the reader 'kafka' from bus.consumer.";

/**
 * Strives to be the one writer: waits for the lock, reads the state, runs the partition; when the database is lost, everything
 * in memory is thrown away and it begins again.
 */
export class Leader {
  private current: Partition | undefined;
  private relaying: Relaying | undefined;
  private stopped = false;
  private readonly besides = heapInUse();
  private wakeUp: (() => void) | undefined;
  private readonly work: Promise<void>;

  constructor(private readonly options: LeaderOptions) {
    this.work = this.strive();
  }

  /** Undefined while another engine is the writer, or none. */
  get partition(): Partition | undefined {
    return this.current;
  }

  /** How the relay stands, and with the last position of the log how far it has got; undefined where there is none, or it has said nothing yet. */
  get relayed(): (Standing & { waiting: number }) | undefined {
    const standing = this.relaying?.standing;
    const last = this.current?.state.counters.get('position')?.value ?? 0;
    return standing && { ...standing, waiting: standing.waitAfter === undefined ? 0 : Math.max(0, last - standing.waitAfter) };
  }

  /** @throws NotLeading while there is no partition here */
  require(): Partition {
    if (!this.current) throw new NotLeading('this engine is not the writer: it waits for the lock or for the database');
    return this.current;
  }

  async close(): Promise<void> {
    this.stopped = true;
    this.wakeUp?.();
    await this.work;
  }

  private async strive(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.lead();
      } catch (problem) {
        this.options.log('The engine cannot work with its database', problem as Error);
      }
      if (!this.stopped) await this.pause();
    }
  }

  /** One term: from the lock to the loss of it. */
  private async lead(): Promise<void> {
    let lose: (problem: Error) => void = () => undefined;
    const lost = new Promise<Error>((resolve) => (lose = resolve));
    const store = await EngineStore.connect(this.options.databaseUrl, (problem) => lose(problem));
    try {
      if (!(await store.acquire())) return;
      await store.prepare();
      await this.serve(store, lost, lose);
    } finally {
      await store.close().catch(() => undefined);
    }
  }

  private async serve(store: EngineStore, lost: Promise<Error>, lose: (problem: Error) => void): Promise<void> {
    if (this.options.relay) await store.keepForRelay();
    else if (await store.isKeptForRelay()) this.options.log(FORSAKEN);
    await this.keepHouse(store);
    const partition = await this.open(store, lose);
    await store.leadWhileHeard();
    const ticking = setInterval(() => partition.tick(), TICK_MS);
    const beating = setInterval(() => {
      keepHeapTight(this.besides);
      void store.beat();
    }, BEAT_MS);
    const keepingHouse = setInterval(() => void this.keepHouse(store), HOUSEKEEPING_MS);
    this.current = partition;
    this.relaying = this.options.relay?.();
    const problem = await Promise.race([lost, new Promise<undefined>((resolve) => (this.wakeUp = () => resolve(undefined)))]);
    this.current = undefined;
    clearInterval(ticking);
    clearInterval(beating);
    clearInterval(keepingHouse);
    letHeapGrow();
    if (problem) this.options.log('The engine lost its database and begins again', problem);
    await Promise.all([partition.close(new NotLeading('the engine is stopping or lost its database')), this.relaying?.stop()]);
    this.relaying = undefined;
  }

  /** Somebody may be reading what is to be dropped: then another time. */
  private async keepHouse(store: EngineStore): Promise<void> {
    try {
      const dropped = await store.keepHouse(this.options.logDays);
      if (dropped.length > 0) this.options.log(`Records that are old and read were dropped: ${dropped.join(', ')}`);
    } catch (problem) {
      this.options.log('The log could not be tidied', problem as Error);
    }
  }

  private async open(store: EngineStore, broken: (problem: Error) => void): Promise<Partition> {
    const state = new State();
    letHeapGrow();
    await store.load(state);
    const models = new ModelCache();
    for (const { key, resource, bpmnProcessId } of state.processes.values()) models.learnProcess(key, await rereadProcess(resource, bpmnProcessId));
    for (const { key, resource } of state.requirements.values()) models.learnDecisions(key, await rereadDecisions(resource));
    const report = (problem: Error, command: Command) =>
      this.options.log(`The command ${command.valueType} ${command.intent} of ${command.key} failed unexpectedly and was undone`, problem);
    return new Partition({ state, models, keeper: store, now: this.options.now, elapsed: this.options.elapsed, report, broken });
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, RETRY_MS);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
