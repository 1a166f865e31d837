import type { CloudEvent, EventId, SubjectKey } from '@attestation/contracts';
import { together } from '@attestation/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import { append, type BusPublisher, type Publication } from '../bus/publisher.js';
import { topicOfFact } from '../bus/topics.js';
import { alone, anyWaiting } from './alone.js';

interface FactRow {
  id: EventId;
  key: SubjectKey;
  name: string;
  body: unknown;
  traceparent: string | null;
  created_at: Date;
}

const BATCH = 200;

/**
 * Takes facts out of a service's outbox to the bus, in their order for each key. A batch is published whole or again.
 * @param bus of another database; absent: it is in the service's own, and a batch is published and noted in one transaction
 */
export const factLane = (db: DataSource, service: string, bus?: BusPublisher) => async (woken: boolean): Promise<'more' | 'idle' | number> => {
  if (!woken && !(await anyWaiting(db, 'fact'))) return 'idle';
  return alone(db, `relay:fact:${service}`, waitingFacts, async (tx, rows) => {
    const publications = rows.map((row) => publicationOf(row, service));
    if (bus) await bus.publish(publications);
    await together(bus ? undefined : append(tx, publications), markPublished(tx, rows.map(({ id }) => id)));
    return rows.length === BATCH ? 'more' : 'idle';
  });
};

const waitingFacts = (tx: EntityManager): Promise<FactRow[]> =>
  tx.query(
    `select id, key, name, body, traceparent, created_at from outbox
      where kind = 'fact' and published_at is null order by position limit $1`,
    [BATCH],
  );

function publicationOf({ id, key, name, body, traceparent, created_at }: FactRow, service: string): Publication {
  const event: CloudEvent<unknown> = {
    specversion: '1.0',
    id,
    source: `/services/${service}`,
    type: name,
    time: created_at.toISOString(),
    subject: key,
    partitionkey: key,
    datacontenttype: 'application/json',
    ...(traceparent && { traceparent }),
    data: body,
  };
  return { topic: topicOfFact(name) ?? service, event };
}

async function markPublished(tx: EntityManager, ids: string[]): Promise<void> {
  await tx.query('update outbox set published_at = now(), attempts = attempts + 1 where id = any($1)', [ids]);
}
