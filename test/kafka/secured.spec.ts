import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@attestation/engine/testing';
import { prepareBus } from '@attestation/events';
import { KafkaTopic, readKafkaSettings, type KafkaSettings } from '@attestation/events/base';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { EngineProcess } from '../engine-kills/engine-process.js';
import { Kafka, LOGIN } from '../support/kafka.js';
import { readTopic } from './topic.js';

const PATIENCE_MS = 60_000;
const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'];

let kafka: Kafka;
beforeAll(async () => {
  kafka = await Kafka.make();
  await kafka.start();
}, PATIENCE_MS);
afterAll(() => kafka?.remove());

const environment = (mechanism: string, more: Record<string, string> = {}): Record<string, string> => ({
  KAFKA_BROKERS: kafka.secured, KAFKA_SSL: 'true', KAFKA_SSL_CA: kafka.certificate, KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: LOGIN.username, KAFKA_SASL_PASSWORD: LOGIN.password, ...more,
});
/** Publishes one message as the environment says. */
async function publish(env: Record<string, string>): Promise<void> {
  const topic = new KafkaTopic(readKafkaSettings(env) as KafkaSettings, { topic: 'secured', name: 'test', largest: 1_000_000, partitionOf: () => 0 });
  try {
    await topic.publish([{ key: 'key', value: JSON.stringify({ position: 1 }) }]);
  } finally {
    await topic.close();
  }
}

describe('A Kafka that asks who comes, over TLS', () => {
  it.each(MECHANISMS)('takes what is published with a login by %s', async (mechanism) => {
    await expect(publish(environment(mechanism))).resolves.toBeUndefined();
  }, PATIENCE_MS);

  it.each(MECHANISMS)('refuses a wrong password by %s, and the reason says so', async (mechanism) => {
    await expect(publish(environment(mechanism, { KAFKA_SASL_PASSWORD: 'another' }))).rejects.toThrow(/authentication/i);
  }, PATIENCE_MS);

  it('is not believed without its certificate, nor spoken to in the clear', async () => {
    const { KAFKA_SSL_CA: _, ...trustsThePublic } = environment('plain');
    await expect(publish(trustsThePublic)).rejects.toThrow(/certificate/i);
    await expect(publish(environment('plain', { KAFKA_SSL: 'false' }))).rejects.toThrow();
  }, PATIENCE_MS);

  describe('and an engine', () => {
    let database: TestDatabase;
    let engine: EngineProcess;
    beforeAll(async () => {
      database = await testDatabase();
      await prepareBus(database.url);
      engine = await EngineProcess.start(database.url, undefined, environment('scram-sha-512'));
      await engine.leads();
    }, PATIENCE_MS);
    afterAll(async () => {
      await engine?.kill();
      await database?.drop();
    });

    it('has its records published there', async () => {
      await engine.client.call('PublishMessage', { name: 'known', correlationKey: '', timeToLive: 0 });
      await until(async () => ((await engine.figure('engine_relay_published')) ?? 0) > 0, PATIENCE_MS);
      const read = await readTopic(kafka, 'zeebe', 1);
      expect(read[0]?.record).toMatchObject({ position: 1, valueType: 'MESSAGE', intent: 'PUBLISH', value: { name: 'known' } });
    }, PATIENCE_MS);
  });
});
