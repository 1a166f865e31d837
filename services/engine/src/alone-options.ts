import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '@attestation/service-kit/base';

export const USAGE = `npm run engine -- [--port 26500] [--management 9600] [--data DIR]

  --port        of the gateway protocol (gRPC)
  --management  of /ready, /metrics and the clock
  --data        the folder of the engine's own PostgreSQL, .data/engine if absent; not with DATABASE_URL, whose database is used instead`;

export interface AloneOptions {
  port: string;
  management: string;
  /** exactly one of the two */
  dataDir?: string;
  databaseUrl?: string;
}

const OPTIONS = { port: { type: 'string', default: '26500' }, management: { type: 'string', default: '9600' }, data: { type: 'string' } } as const;

/** @throws ConfigError for what is not understood, with the usage */
export function aloneOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): AloneOptions {
  const { port, management, data } = understood(args);
  const databaseUrl = env['DATABASE_URL'];
  if (databaseUrl && data !== undefined) throw refused('--data and DATABASE_URL exclude each other.');
  return { port, management, ...(databaseUrl ? { databaseUrl } : { dataDir: resolve(data ?? '.data/engine') }) };
}

function understood(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (problem) {
    throw refused(`${(problem as Error).message.split('. ')[0]}.`);
  }
}

const refused = (sentence: string): ConfigError => new ConfigError(`${sentence}\n${USAGE}`);
