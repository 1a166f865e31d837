import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { KafkaSettings } from '@attestation/events/base';
import type { Standing } from './log-relay.js';

export interface RelayOrder {
  databaseUrl: string;
  kafka: KafkaSettings;
}

export type FromRelay = { standing: Standing } | { sentence: string };

interface RelayThreadOptions extends RelayOrder {
  elapsed: () => number;
  log: (message: string, problem?: Error) => void;
}

/** As it was built, also where the rest runs from its sources, and without what its process was told of them: a thread loads plain JavaScript. */
const PROGRAM = new URL('../../dist/relay/thread.js', import.meta.url);
const RESTART_MS = 2_000;
/** What is in hand when it is told to stop may wait for a Kafka that is away: it is published again. */
const STOP_MS = 2_000;

/** The thread that publishes the log to Kafka; begun again when it breaks. */
export class RelayThread {
  private worker: Worker | undefined;
  private told: { standing: Standing; at: number } | undefined;
  private readonly stopped = new AbortController();
  private readonly running: Promise<void>;

  constructor(private readonly options: RelayThreadOptions) {
    this.running = this.run();
  }

  /** How it stood when it last said so, the waiting up to now; undefined: it has said nothing yet. */
  get standing(): Standing | undefined {
    if (!this.told) return undefined;
    const { standing, at } = this.told;
    return { ...standing, seconds: standing.waitAfter === undefined ? 0 : standing.seconds + (this.options.elapsed() - at) / 1_000 };
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.worker?.postMessage('stop');
    const late = pause(STOP_MS, undefined, { ref: false }).then(() => this.worker?.terminate());
    await Promise.race([this.running, late]);
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      await this.work().catch((problem: Error) => this.options.log('The relay to Kafka broke and begins again', problem));
      await pause(RESTART_MS, undefined, { signal: this.stopped.signal }).catch(() => undefined);
    }
  }

  private async work(): Promise<void> {
    const { databaseUrl, kafka, log, elapsed } = this.options;
    const worker = new Worker(PROGRAM, { workerData: { databaseUrl, kafka } satisfies RelayOrder, execArgv: [] });
    this.worker = worker;
    worker.on('message', (message: FromRelay) => {
      if ('sentence' in message) log(message.sentence);
      else this.told = { standing: message.standing, at: elapsed() };
    });
    await once(worker, 'exit');
  }
}
