import type { ExportedRecord } from '@attestation/contracts/engine-records';
import type { Kafka } from '../support/kafka.js';

/** A message of the topic, as whoever reads a broker's exporter reads it. */
export interface Read {
  key: string;
  record: ExportedRecord;
  partition: number;
  headers: string[];
}

let groups = 0;

/** What is on a topic from its beginning until a position is there, read committed, in the order of its offsets. */
export async function readTopic({ client }: Kafka, topic: string, upTo: number): Promise<Read[]> {
  const consumer = client.consumer({ groupId: `reader-${process.pid}-${(groups += 1)}`, maxWaitTimeInMs: 100 });
  const read: Read[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.on('consumer.crash', ({ payload }) => payload.restart || reject(payload.error));
    void consumer.run({
      eachMessage: async ({ partition, message }) => {
        const record = JSON.parse(String(message.value)) as ExportedRecord;
        read.push({ key: String(message.key), record, partition, headers: Object.keys(message.headers ?? {}) });
        if (record.position >= upTo) resolve();
      },
    });
  });
  await consumer.disconnect();
  return read;
}

/** The first of each key: what comes again is what a reader leaves aside. */
export function withoutRepetitions(read: readonly Read[]): ExportedRecord[] {
  const known = new Map<string, ExportedRecord>();
  for (const { key, record } of read) if (!known.has(key)) known.set(key, record);
  return [...known.values()];
}
