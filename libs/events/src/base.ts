/** What a program without Nest needs of the bus: `@attestation/events/base`. */
export { backOff, Loop } from './loop.js';
export { KafkaTopic } from './kafka/kafka-topic.js';
export { readKafkaSettings, type KafkaSettings } from './kafka/settings.js';
