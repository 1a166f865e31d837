import type { EventId, SubjectKey } from './ids.js';
import type { Instant } from './plain-date.js';

/** CloudEvents 1.0 in structured JSON, as it travels on either bus. */
export interface CloudEvent<T> {
  specversion: '1.0';
  id: EventId;
  /** `/services/<name>` or `/registries/<name>` */
  source: string;
  /** `kz.ustaz.<context>.<fact>.v<n>` */
  type: string;
  time: Instant;
  /** the case, person, organisation … the fact is about; also the key that orders it */
  subject?: string;
  partitionkey: SubjectKey | string;
  datacontenttype: 'application/json';
  /** W3C trace context, carried from the command */
  traceparent?: string;
  data: T;
}
