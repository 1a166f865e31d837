import { binariesFor } from './binaries.js';
import { ensureCluster, SUPERUSER } from './cluster.js';
import { stopLeftover } from './leftover.js';
import { clusterOf, locate, ownFolder } from './location.js';
import { startServer, type Server } from './server.js';

export { isAlive } from './leftover.js';
export { freePort } from './server.js';

export interface EmbeddedPostgresOptions {
  /** a folder for this PostgreSQL alone: `cluster/` and `password` are made in it */
  dataDir: string;
  /** default: a free one */
  port?: number;
  /** default 100 */
  maxConnections?: number;
  /** each line PostgreSQL says */
  log?: (line: string) => void;
  /** false: nothing is forced to the disk; for tests, whose data may be lost. Default true */
  durable?: boolean;
  /** further settings of postgresql.conf */
  settings?: Record<string, string>;
}

/** A PostgreSQL of our own that answers on 127.0.0.1. */
export interface EmbeddedPostgres {
  /** a superuser's address, with its password: to be handed on by environment only; `?host=` names its Unix socket's folder where it has one */
  url: string;
  port: number;
  pid: number;
  /** where the data really are */
  dataDir: string;
  /** true: PostgreSQL's own user could not enter the folder asked for; `dataDir` is one of ours outside the project */
  relocated: boolean;
  /** true: one that a killed supervisor had left alive was stopped first */
  foundLeftover: boolean;
  /** fulfilled when it has ended, for whatever reason */
  exited: Promise<void>;
  /** Ends all sessions, writes everything down, stops. Twice does no harm. */
  stop(): Promise<void>;
}

const VOLATILE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts a real PostgreSQL out of npm's binaries; makes its data folder the first time.
 * Works as root too: PostgreSQL then runs as a system user, and where that user cannot enter the folder, data and
 * programs go to a folder of ours (see `relocated`).
 * @throws Error in one sentence: folder not writable, no PostgreSQL for this system, port taken
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, port, maxConnections = 100, log = () => undefined, durable = true, settings = {} } = options;
  const at = await locate(dataDir);
  const foundLeftover = await stopLeftover(clusterOf(at.folder));
  const binaries = binariesFor(at.user, ownFolder);
  const password = await ensureCluster(at, binaries, durable);
  const all = { max_connections: String(maxConnections), ...(durable ? {} : VOLATILE), ...settings };
  const server = await startServer(at, binaries, { port, settings: all, log });
  return {
    url: addressOf(server, password),
    dataDir: at.folder,
    relocated: at.relocated,
    foundLeftover,
    ...server,
  };
}

/** Whoever does not know `?host=` still gets there, by TCP. */
function addressOf({ port, socketFolder }: Server, password: string): string {
  const url = new URL(`postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`);
  if (socketFolder !== undefined) url.searchParams.set('host', socketFolder);
  return url.href;
}
