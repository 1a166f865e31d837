import { readCase } from '../conformance/case.js';
import { runCase } from '../conformance/driver.js';
import { embeddedTarget } from '../conformance/embedded.js';
import { ownRecords, recordLines, type RecordLines } from '../conformance/records.js';
import { isMark, zeebeOf } from '../conformance/zeebe.js';
import { aZeebe } from '../tiers/zeebe.mjs';
import { readTopic, withoutRepetitions, type Read } from './topic.js';
import type { Target } from '../conformance/target.js';
import type { Kafka } from '../support/kafka.js';

/** Together they write every kind of record. */
export const CASES = ['39-buffered', '45-one-per-key', '54-escalation-up', '56b-timers', '58-signal-starts', '61-incidents', '68-decision', 'rpc-delete', 'rpc-modify'];

/** What a reader of the topic has in hand. */
export interface Exported {
  read: Read[];
  /** the records of each case, all their fields, as the conformance tests compare them */
  cases: Map<string, RecordLines>;
}

/** The same cases on a real broker with its Kafka exporter and on the engine with its relay, both read from Kafka by one reader. */
export async function bothOnKafka(kafka: Kafka): Promise<[real: Exported, ours: Exported]> {
  return [await onZeebe(kafka), await carriedOut(await embeddedTarget({ brokers: [kafka.address] }), kafka, 'zeebe')];
}

/** Its topic has another name here, for both write to one Kafka. */
async function onZeebe(kafka: Kafka): Promise<Exported> {
  const topic = 'zeebe-of-the-broker';
  await kafka.asked((admin) => admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true }));
  const zeebe = await aZeebe({ brokers: kafka.address, topic });
  if ('missing' in zeebe) throw new Error(zeebe.missing);
  try {
    return await carriedOut(zeebeOf(zeebe.env, { sweep: false }), kafka, topic);
  } finally {
    await zeebe.stop();
  }
}

async function carriedOut(target: Target, kafka: Kafka, topic: string): Promise<Exported> {
  try {
    const places = new Map<string, [from: number, to: number]>();
    const last = async () => (await target.records()).at(-1)?.position ?? 0;
    for (const name of CASES) {
      const before = await last();
      await runCase(target, readCase(name));
      places.set(name, [before, await last()]);
    }
    const read = await readTopic(kafka, topic, await last());
    const records = withoutRepetitions(read).filter((record) => !isMark(record));
    const linesOf = ([from, to]: [number, number], name: string) => recordLines(ownRecords(records.filter(({ position }) => position > from && position <= to), name));
    return { read, cases: new Map([...places].map(([name, place]) => [name, linesOf(place, name)])) };
  } finally {
    await target.close();
  }
}
