import type { CloudEvent } from '@attestation/contracts';

const FACT = /^kz\.ustaz\.([a-z-]+)\.[a-z-]+\.v\d+$/;

/** The topic of a fact is its context, the service that owns it: `kz.ustaz.testing.booked.v1` → `testing`. */
export const topicOfFact = (type: string): string | undefined => FACT.exec(type)?.[1];

/** The engine's records: one row for each micro-batch of the engine. */
export const ENGINE_TOPIC = 'zeebe';

const NAME = /^[a-z][a-z0-9.-]{0,120}$/;

/** Whether a text can be a topic's name: a context, `zeebe`, or a registry's such as `registry.diploma.answers`. */
export const isTopic = (name: string): boolean => NAME.test(name);

/** Headers as Kafka's binding of CloudEvents has them. */
export const headersOf = ({ id, source, type, time, traceparent }: CloudEvent<unknown>): Record<string, string> => ({
  ce_specversion: '1.0',
  ce_id: id,
  ce_source: source,
  ce_type: type,
  ce_time: time,
  ...(traceparent && { ce_traceparent: traceparent }),
});
