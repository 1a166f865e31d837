import { readFileSync } from 'node:fs';
import { ConfigError, flag, hostPorts, oneOf, optional, readConfig, setting, text, type Environment } from '@attestation/service-kit/base';

const MECHANISMS = ['none', 'plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** Where a Kafka is, and how one speaks to it. */
export interface KafkaSettings {
  /** host:port of some of its brokers */
  brokers: string[];
  /** absent: in the clear; `ca`: the certificates (PEM) that are trusted instead of the public ones */
  tls?: { ca?: string };
  login?: { mechanism: Exclude<(typeof MECHANISMS)[number], 'none'>; username: string; password: string };
}

/**
 * Reads KAFKA_BROKERS (host:port, …), KAFKA_SSL, KAFKA_SSL_CA (a file), KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD.
 * @returns undefined where KAFKA_BROKERS is not set
 * @throws ConfigError in one sentence, for people
 */
export function readKafkaSettings(env: Environment): KafkaSettings | undefined {
  const { brokers, tls, ca, mechanism, username, password, nodeEnv } = readConfig(env, {
    brokers: setting('KAFKA_BROKERS', optional(hostPorts)),
    tls: setting('KAFKA_SSL', flag(false)),
    ca: setting('KAFKA_SSL_CA', optional(text(''))),
    mechanism: setting('KAFKA_SASL_MECHANISM', oneOf(MECHANISMS, 'none')),
    username: setting('KAFKA_SASL_USERNAME', text('')),
    password: setting('KAFKA_SASL_PASSWORD', text('')),
    nodeEnv: setting('NODE_ENV', text('development')),
  });
  if (!brokers) return undefined;
  if (mechanism === 'none') return { brokers, ...(tls && { tls: trust(ca) }) };
  if (!username || !password) throw new ConfigError('KAFKA_SASL_MECHANISM needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.');
  if (mechanism === 'plain' && !tls && nodeEnv === 'production') throw new ConfigError('KAFKA_SASL_MECHANISM is plain, which tells the password to whoever listens: production needs KAFKA_SSL=true with it.');
  return { brokers, ...(tls && { tls: trust(ca) }), login: { mechanism, username, password } };
}

function trust(file: string | undefined): { ca?: string } {
  if (file === undefined) return {};
  try {
    return { ca: readFileSync(file, 'utf8') };
  } catch (problem) {
    throw new ConfigError(`KAFKA_SSL_CA cannot be read: ${(problem as Error).message}.`);
  }
}
