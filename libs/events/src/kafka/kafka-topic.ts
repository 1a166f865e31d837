import kafkajs, { type Admin, type Kafka, type Producer } from 'kafkajs';
import { batchesOf, type KafkaMessage } from './batches.js';
import { inWords } from './in-words.js';
import type { KafkaSettings } from './settings.js';

interface TopicOptions {
  topic: string;
  /** what the client calls itself */
  name: string;
  /** the bytes that one message may have, where this client makes the topic */
  largest: number;
  /** which of so many partitions everything goes to */
  partitionOf: (partitions: number) => number;
}

/** A short patience with each call: whoever publishes tries again by himself, and says meanwhile that he cannot. */
const PATIENCE = { connectionTimeout: 3_000, authenticationTimeout: 5_000, requestTimeout: 15_000, retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 } };

/**
 * One topic of a Kafka, to be written to in order, at least once. What was sent is there when every replica in sync has it. After a failure the
 * next call begins with a new connection and a new producer: what the broken one may still have on its way can only be a duplicate.
 */
export class KafkaTopic {
  private readonly kafka: Kafka;
  private producer: Promise<Producer> | undefined;

  constructor({ brokers, tls, login }: KafkaSettings, private readonly options: TopicOptions) {
    const sasl = login && ({ ...login } as { mechanism: 'plain'; username: string; password: string }); // its type tells the mechanisms apart, its code does not
    this.kafka = new kafkajs.Kafka({ ...PATIENCE, clientId: options.name, brokers, ssl: tls && { ...tls }, sasl, logLevel: kafkajs.logLevel.NOTHING });
  }

  /** Publishes all, in this order. @throws Error when it cannot say that all are there: some may be, and all are to be published again */
  async publish(messages: readonly KafkaMessage[]): Promise<void> {
    try {
      const producer = await (this.producer ??= this.connected());
      for (const batch of batchesOf(messages)) await producer.send({ topic: this.options.topic, acks: -1, messages: batch });
    } catch (problem) {
      await this.close();
      throw new Error(inWords(problem as Error, this.options.topic), { cause: problem });
    }
  }

  async close(): Promise<void> {
    const producer = await this.producer?.catch(() => undefined);
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }

  private async connected(): Promise<Producer> {
    await this.makeTopic();
    const { partitionOf } = this.options;
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: PATIENCE.retry,
      createPartitioner: () => ({ partitionMetadata }) => partitionOf(partitionMetadata.length),
    });
    try {
      await producer.connect();
      return producer;
    } catch (problem) {
      await producer.disconnect().catch(() => undefined);
      throw problem;
    }
  }

  /** Where the topic is absent it is made, with one partition and as many replicas as the brokers give by themselves. */
  private async makeTopic(): Promise<void> {
    const admin = this.kafka.admin({ retry: PATIENCE.retry });
    await admin.connect();
    try {
      const topics = await admin.listTopics(); // asking for one by its name may make it, with a number of partitions that nobody chose
      if (!topics.includes(this.options.topic)) await this.create(admin);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  private async create(admin: Admin): Promise<void> {
    const { topic, largest } = this.options;
    await admin.createTopics({ topics: [{ topic, numPartitions: 1, configEntries: [{ name: 'max.message.bytes', value: String(largest) }] }], waitForLeaders: true });
  }
}
