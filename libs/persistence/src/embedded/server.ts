import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import type { Binaries } from './binaries.js';
import { runAs } from './cluster.js';
import { stopProcess } from './leftover.js';
import type { Location } from './location.js';
import { clusterOf } from './location.js';

/** A PostgreSQL that answers. */
export interface Server {
  port: number;
  /** the folder of its Unix socket; absent: it has none, on Windows or where the folder's path is too long for one */
  socketFolder: string | undefined;
  pid: number;
  /** fulfilled when it has ended, for whatever reason */
  exited: Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  port?: number;
  settings: Record<string, string>;
  log: (line: string) => void;
}

const ATTEMPTS = 3;
/** How often, and after which pause, a start is tried while sessions of a killed PostgreSQL are still ending. */
const ENDING_ATTEMPTS = 40;
const ENDING_PAUSE_MS = 250;

/** The longest path of a Unix socket that every system takes, and the longest name PostgreSQL gives one. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = '/.s.PGSQL.65535';

/** Starts PostgreSQL on 127.0.0.1 and on a Unix socket in its own folder, which nobody else may enter. A free port that somebody else takes in between is replaced by another. */
export async function startServer(at: Location, binaries: Binaries, options: ServerOptions): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    try {
      return await start(at, binaries, { ...options, port });
    } catch (error) {
      if (isEnding(error) && attempt < ENDING_ATTEMPTS) {
        await pause(ENDING_PAUSE_MS);
        continue;
      }
      const taken = error instanceof Error && /could not bind|Address already in use/i.test(error.message);
      if (!taken || options.port || attempt >= ATTEMPTS) throw error;
    }
  }
}

/** They hold the memory they shared with it until they notice that it is gone. */
const isEnding = (error: unknown): boolean => error instanceof Error && /pre-existing shared memory block/i.test(error.message);

async function start(at: Location, binaries: Binaries, options: ServerOptions & { port: number }): Promise<Server> {
  const child = spawn(binaries.postgres, flags(at, options), {
    ...runAs(at),
    cwd: clusterOf(at.folder),
    detached: true, // Ctrl-C reaches the whole terminal group; the database must outlive those who still write to it
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await readiness(child, options.log);
  const pid = child.pid as number;
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) await stopProcess(pid);
    await exited;
  };
  return { port: options.port, socketFolder: socketFolderOf(at), pid, exited, stop };
}

/** A question over a Unix socket costs both ends a third less than one over TCP. */
function socketFolderOf(at: Location): string | undefined {
  const folder = clusterOf(at.folder);
  return process.platform !== 'win32' && Buffer.byteLength(folder + SOCKET_NAME) <= LONGEST_SOCKET_PATH ? folder : undefined;
}

function flags(at: Location, { port, settings }: ServerOptions & { port: number }): string[] {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolderOf(at) ?? '',
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  return ['-D', clusterOf(at.folder), '-p', String(port), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function readiness(child: ChildProcessByStdio<null, null, Readable>, log: (line: string) => void): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (said.length < 50) said.push(line);
      log(line);
      if (line.includes('database system is ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`PostgreSQL did not start: ${said.join(' | ')}`)));
  });
}

/** A port of 127.0.0.1 that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))));
    });
  });
}
