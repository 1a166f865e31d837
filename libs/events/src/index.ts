export { append as appendToBus, BusPublisher, publish, TopicError, type Publication } from './bus/publisher.js';
export { ensureBus, prepareBus } from './bus/schema.js';
export { ENGINE_TOPIC, isTopic, topicOfFact } from './bus/topics.js';
export { MisfitEvent, orDeadLetter, RefusedEvent, replayDeadLetter } from './consumer/dead-letter.js';
export { BusContext, POSTGRES_LOG, PostgresLogStrategy, type PostgresLogOptions, WHOLE_PAGES } from './consumer/postgres-log.strategy.js';
export { Loop } from './loop.js';
export { busAddress, events, EventsModule } from './plugin.js';
export { Relay } from './relay/relay.js';
export { EnginePublisher, type EngineMessage } from '@attestation/service-kit';
