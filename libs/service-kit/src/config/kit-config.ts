import { SERVICES, type ServiceName } from '@attestation/contracts';
import { ConfigError, integer, oneOf, optional, port, postgresAddress, readConfig, setting, text, type Environment } from './read-config.js';

/** What every service is told from outside. */
export interface KitConfig {
  host: string;
  /** 0: a free one */
  port: number;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** the longest body of a request, in bytes */
  bodyLimit: number;
  production: boolean;
  /** the service's own role, or undefined for a service that keeps nothing */
  databaseUrl: string | undefined;
  /** how long a stop waits for work in hand, in ms */
  stopTimeout: number;
}

/** `APPLICATIONS_PORT`, `TESTING_DATABASE_URL` … */
export const variableOf = (name: ServiceName, what: string): string => `${name.toUpperCase()}_${what}`;

/** @throws ConfigError */
export function readKitConfig(name: ServiceName, env: Environment): KitConfig {
  const own = variableOf(name, 'DATABASE_URL');
  const { nodeEnv, ...config } = readConfig(env, {
    host: setting('HOST', text('127.0.0.1')),
    port: setting(portVariable(name, env), port(SERVICES[name].port)),
    logLevel: setting('LOG_LEVEL', oneOf(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'info')),
    bodyLimit: setting('BODY_LIMIT', integer({ min: 1_024, max: 50 * 1_048_576, otherwise: 1_048_576 })),
    databaseUrl: setting(env[own] ? own : 'DATABASE_URL', optional(postgresAddress)),
    stopTimeout: setting('STOP_TIMEOUT', integer({ min: 0, max: 600_000, otherwise: 20_000 })),
    nodeEnv: setting('NODE_ENV', text('development')),
  });
  refuseKafka(name, env);
  return { ...config, production: nodeEnv === 'production' };
}

// the public entry's port is what a person sets
const portVariable = (name: ServiceName, env: Environment): string => {
  const own = variableOf(name, 'PORT');
  return name === 'web' && !env[own] && env.PORT ? 'PORT' : own;
};

/** The engine, which is none of these services, publishes its records there. */
function refuseKafka(name: ServiceName, env: Environment): void {
  if (!env.KAFKA_BROKERS?.trim()) return;
  throw new ConfigError(`KAFKA_BROKERS is set, but this version has the PostgreSQL bus alone, and of all only the engine publishes to Kafka: remove it to start ${name}.`);
}
