/** The relay on a thread of its own: making texts of records costs about as much as the engine's own work, which must not wait for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { KafkaTopic, Loop } from '@attestation/events/base';
import { RelayedLog } from '../store/relayed-log.js';
import { LogRelay } from './log-relay.js';
import type { FromRelay, RelayOrder } from './relay-thread.js';

const TOPIC = 'zeebe';
/** Bytes. A record may have four megabytes, and as JSON within JSON several times that. */
const LARGEST_RECORD = 32 * 1024 * 1024;
const IDLE_MS = 250;

const { databaseUrl, kafka } = workerData as RelayOrder;
const tell = (message: FromRelay) => parentPort?.postMessage(message);
const log = new RelayedLog(databaseUrl);
// the partition that the exporter of a broker's partition 1 writes to
const topic = new KafkaTopic(kafka, { topic: TOPIC, name: 'engine', largest: LARGEST_RECORD, partitionOf: (partitions) => 1 % partitions });
const relay = new LogRelay(log, topic, { stands: (standing) => tell({ standing }), say: (sentence) => tell({ sentence }) });
const loop = new Loop(() => relay.once(), () => undefined, IDLE_MS);

parentPort?.once('message', () => {
  void loop.stop().then(() => Promise.all([log.close(), topic.close()])).then(() => parentPort?.close());
});
loop.start();
