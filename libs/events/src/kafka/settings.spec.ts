import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readKafkaSettings } from './settings.js';

const LOGIN = { KAFKA_SASL_USERNAME: 'engine', KAFKA_SASL_PASSWORD: 'secret' };

describe('Where a Kafka is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-settings-'));
  const ca = join(folder, 'ca.pem');
  beforeAll(() => writeFileSync(ca, 'the certificates'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is nowhere, unless somebody says so', () => {
    expect(readKafkaSettings({})).toBeUndefined();
    expect(readKafkaSettings({ KAFKA_BROKERS: ' ', KAFKA_SSL: 'true' })).toBeUndefined();
  });

  it('is told by some of its brokers, in the clear where nothing else is said', () => {
    expect(readKafkaSettings({ KAFKA_BROKERS: 'a.kz:9092, [::1]:9093,' })).toEqual({ brokers: ['a.kz:9092', '[::1]:9093'] });
  });

  it('is spoken to by TLS and with a password, trusting whom the public trusts or whom a file names', () => {
    expect(readKafkaSettings({ KAFKA_BROKERS: 'a:1', KAFKA_SSL: 'true' })).toEqual({ brokers: ['a:1'], tls: {} });
    expect(readKafkaSettings({ KAFKA_BROKERS: 'a:1', KAFKA_SSL: 'true', KAFKA_SSL_CA: ca, KAFKA_SASL_MECHANISM: 'scram-sha-512', ...LOGIN })).toEqual({
      brokers: ['a:1'], tls: { ca: 'the certificates' }, login: { mechanism: 'scram-sha-512', username: 'engine', password: 'secret' },
    });
  });

  it.each([
    [{ KAFKA_BROKERS: 'kafka' }, 'KAFKA_BROKERS must be host:port, several with commas between them.'],
    [{ KAFKA_BROKERS: 'http://a:1' }, 'KAFKA_BROKERS must be host:port'],
    [{ KAFKA_BROKERS: 'a:1', KAFKA_SSL: 'true', KAFKA_SSL_CA: '/nowhere.pem' }, 'KAFKA_SSL_CA cannot be read'],
    [{ KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'kerberos' }, 'KAFKA_SASL_MECHANISM must be one of none, plain, scram-sha-256, scram-sha-512.'],
    [{ KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'x' }, 'KAFKA_SASL_MECHANISM needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.'],
  ])('is refused in a sentence where it cannot be understood: %j', (env, sentence) => expect(() => readKafkaSettings(env)).toThrow(sentence));

  it('is in production not told a password in the clear', () => {
    const plain = { KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'plain', ...LOGIN };
    expect(readKafkaSettings(plain)).toMatchObject({ login: { mechanism: 'plain' } });
    expect(() => readKafkaSettings({ ...plain, NODE_ENV: 'production' })).toThrow('production needs KAFKA_SSL=true');
    expect(readKafkaSettings({ ...plain, NODE_ENV: 'production', KAFKA_SSL: 'true' })).toMatchObject({ tls: {} });
  });
});
