import type { CloudEvent } from '@attestation/contracts';
import { SteadyClient } from '@attestation/service-kit';
import pg from 'pg';
import { ensureBus } from './schema.js';
import { headersOf, isTopic } from './topics.js';

/** An event and where it goes. */
export interface Publication {
  topic: string;
  event: CloudEvent<unknown>;
}

/** The bus has something else under this topic's name, or no such topic can be. */
export class TopicError extends Error {
  override name = 'TopicError';
}

/** Puts events on the PostgreSQL bus: all of a call or none, each once, in the order given. */
export class BusPublisher {
  private readonly pool: pg.Pool;
  private prepared: Promise<void> | undefined;

  constructor(databaseUrl: string, name: string) {
    this.pool = new pg.Pool({ Client: SteadyClient, connectionString: databaseUrl, max: 1, idleTimeoutMillis: 10_000, connectionTimeoutMillis: 10_000, keepAlive: true, application_name: `${name} bus` });
    this.pool.on('error', () => undefined); // the next publication connects again, or says why it cannot
  }

  async publish(publications: Publication[]): Promise<void> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await (this.prepared ??= ensureBus(client));
      await append(client, publications);
    } catch (problem) {
      this.prepared = undefined;
      broken = problem as Error;
      throw problem;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** Whatever asks the bus's database: a connection, or a transaction of a service. */
interface Asks {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

/** @throws TopicError */
export async function append(bus: Asks, publications: Publication[]): Promise<void> {
  const wrong = publications.find(({ topic }) => !isTopic(topic));
  if (wrong) throw new TopicError(`"${wrong.topic}" cannot be a topic.`);
  const rows = publications.map(({ topic, event }) => ({ topic, key: event.partitionkey, type: event.type, id: event.id, headers: headersOf(event), value: event }));
  await bus.query('select bus.append_all($1::jsonb)', [JSON.stringify(rows)]);
}

/**
 * Publishes one event, for tools such as the demo's registries.
 * @param databaseUrl the bus's database
 */
export async function publish(databaseUrl: string, topic: string, event: CloudEvent<unknown>): Promise<void> {
  const publisher = new BusPublisher(databaseUrl, 'publish');
  try {
    await publisher.publish([{ topic, event }]);
  } finally {
    await publisher.close();
  }
}
