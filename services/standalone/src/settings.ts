import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartProblem } from './problem.js';

/** What whoever starts the platform may say, by environment and options. */
export interface Settings {
  /** everything the platform keeps: database, logs, `run.json` */
  dataDir: string;
  /** false: any free ports instead of the usual ones, for a platform beside the one of the usual folder */
  usualPorts: boolean;
  host: string;
  port: number;
  /** as the browser sees it */
  publicUrl: string;
  /** the platform's date and time at its first start, Asia/Almaty, as ISO instant; absent: real time */
  date?: string;
  /** a PostgreSQL from outside; absent: our own */
  databaseUrl?: string;
  /** a Zeebe from outside; absent: our own engine */
  zeebeAddress?: string;
  /** an issuer of tokens from outside; absent: our own */
  oidcIssuer?: string;
}

export const USAGE = 'npm start -- [--date 2025-03-17T09:00] [--data FOLDER]';

/**
 * Reads PORT, HOST, PUBLIC_URL, DATA_DIR, DATABASE_URL, ZEEBE_ADDRESS, OIDC_ISSUER and the options.
 * @param root the project's folder, in which `.data` lies
 * @throws StartProblem naming the value that cannot be understood, or what does not go together
 */
export function readSettings(args: string[], env: NodeJS.ProcessEnv, root: string): Settings {
  const options = readOptions(args);
  const host = env.HOST || '127.0.0.1';
  const port = readPort('PORT', env.PORT || '8080');
  const dataDir = resolve(root, options.data ?? env.DATA_DIR ?? '.data');
  if (env.KAFKA_BROKERS && env.ZEEBE_ADDRESS) throw new StartProblem('KAFKA_BROKERS is where our own engine publishes its records; those of the Zeebe at ZEEBE_ADDRESS its exporter publishes, and the bus is PostgreSQL: remove KAFKA_BROKERS.');
  return {
    dataDir,
    usualPorts: dataDir === resolve(root, '.data'),
    host,
    port,
    publicUrl: readUrl(env.PUBLIC_URL || `http://${reachable(host)}:${port}`),
    ...(options.date !== undefined && { date: readDate(options.date) }),
    ...given('databaseUrl', env.DATABASE_URL),
    ...given('zeebeAddress', env.ZEEBE_ADDRESS),
    ...given('oidcIssuer', env.OIDC_ISSUER),
  };
}

/** A port out of a setting. @throws StartProblem unless it is a whole number from 1 to 65535 */
export function readPort(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new StartProblem(`${name} must be a port from 1 to 65535, not "${text}".`);
}

function readOptions(args: string[]): { date?: string; data?: string } {
  try {
    return parseArgs({ args, options: { date: { type: 'string' }, data: { type: 'string' } } }).values;
  } catch (error) {
    throw new StartProblem(`${error instanceof Error ? error.message : error} Usage: ${USAGE}`, { cause: error });
  }
}

/** Local time of Kazakhstan, which is one zone (UTC+5) since 2024-03-01. */
function readDate(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::00)?)?$/.exec(text);
  const iso = match && `${match[1]}T${match[2] ?? '09:00'}:00+05:00`;
  if (!iso || Number.isNaN(Date.parse(iso))) throw new StartProblem(`--date must be a date and time like 2025-03-17T09:00, not "${text}".`);
  return new Date(Date.parse(iso)).toISOString();
}

function readUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new StartProblem(`PUBLIC_URL must be an address like https://example.kz, not "${text}".`);
  return text.replace(/\/+$/, '');
}

const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

const given = <K extends string>(name: K, value: string | undefined) => (value ? ({ [name]: value } as { [key in K]?: string }) : {});
