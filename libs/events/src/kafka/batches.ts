export interface KafkaMessage {
  key: string;
  value: string;
}

/** Bytes. Kafka's brokers take a batch of a megabyte, unless they are told otherwise. */
const MOST_BYTES = 900_000;
/** Bytes that a message takes beside its key and value. */
const BESIDE = 32;

/** Messages in their order, in batches that any broker takes; one that is larger than that by itself is a batch of its own. */
export function batchesOf<M extends KafkaMessage>(messages: readonly M[], most = MOST_BYTES): M[][] {
  const batches: M[][] = [];
  let left = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(message.value) + Buffer.byteLength(message.key) + BESIDE;
    if (size > left) {
      batches.push([]);
      left = most;
    }
    batches.at(-1)?.push(message);
    left -= size;
  }
  return batches;
}
