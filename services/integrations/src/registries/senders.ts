import { REGISTRIES, registryTopic, type Registry } from '@attestation/contracts';

/** Who publishes to the platform. */
export const SENDERS = [...REGISTRIES, 'TESTING_CENTRE'] as const;
export type Sender = Registry | 'TESTING_CENTRE';

/** The `source` of its events: `/registries/diploma`. */
export const sourceOf = (sender: Sender): string => `/registries/${sender.toLowerCase().replaceAll('_', '-')}`;

const SENDER_OF = new Map(SENDERS.map((sender) => [sourceOf(sender), sender]));
export const SOURCES: readonly string[] = [...SENDER_OF.keys()];

/** `undefined` for a source that is no registry's. */
export const senderOf = (source: unknown): Sender | undefined => (typeof source === 'string' ? SENDER_OF.get(source) : undefined);

/** The topic on which each of them publishes whatever it has to say. */
export const topicOf = (sender: Sender): string => registryTopic(sender, sender === 'TESTING_CENTRE' ? 'results' : 'answers');
export const SENDER_ON: ReadonlyMap<string, Sender> = new Map(SENDERS.map((sender) => [topicOf(sender), sender]));
