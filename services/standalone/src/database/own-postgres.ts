import { setTimeout as pause } from 'node:timers/promises';
import type { EmbeddedPostgres } from '@attestation/persistence/embedded';
import { startEmbeddedPostgres } from '@attestation/persistence/embedded';
import { StartProblem } from '../problem.js';

/** Our own PostgreSQL, started again on the same port whenever it dies. */
export interface OwnPostgres {
  url: string;
  dataDir: string;
  relocated: boolean;
  foundLeftover: boolean;
  stop(): Promise<void>;
}

export interface OwnPostgresOptions {
  dataDir: string;
  maxConnections: number;
  log: (line: string) => void;
  say: (text: string) => void;
}

/**
 * Small: a laptop holds it, the services and a browser. After a checkpoint each page is written to the log whole, which under load was a third of
 * the log: there is one in a quarter of an hour, and a start after a kill reads at most `max_wal_size`.
 */
const SETTINGS = { shared_buffers: '64MB', max_wal_size: '1GB', checkpoint_timeout: '15min', work_mem: '4MB', maintenance_work_mem: '64MB', jit: 'off' };

/** @throws StartProblem when it does not start at all */
export async function runOwnPostgres(options: OwnPostgresOptions): Promise<OwnPostgres> {
  const { dataDir, maxConnections, log, say } = options;
  const start = (port?: number) => startEmbeddedPostgres({ dataDir, port, maxConnections, log, settings: SETTINGS });
  const first = await start().catch((error: Error) => {
    throw new StartProblem(error.message, { cause: error });
  });
  const keeper = keepAlive(first, () => start(first.port), say);
  const { url, relocated, foundLeftover } = first;
  return { url, dataDir: first.dataDir, relocated, foundLeftover, stop: keeper.stop };
}

const LONGEST_PAUSE_MS = 10_000;

function keepAlive(first: EmbeddedPostgres, again: () => Promise<EmbeddedPostgres>, say: (text: string) => void) {
  let current: Promise<EmbeddedPostgres | undefined> = Promise.resolve(first);
  const stopping = new AbortController();
  const restart = async (): Promise<EmbeddedPostgres | undefined> => {
    for (let wait = 250; !stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      const next = await again().catch((error: Error) => say(`The database does not start: ${error.message}`));
      if (next) return watch(next);
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    return undefined;
  };
  const watch = (postgres: EmbeddedPostgres): EmbeddedPostgres => {
    void postgres.exited.then(() => {
      if (stopping.signal.aborted) return;
      say('The database ended by itself; it is started again.');
      current = restart();
    });
    return postgres;
  };
  watch(first);
  const stop = async (): Promise<void> => {
    stopping.abort();
    await (await current)?.stop();
  };
  return { stop };
}
