import { type Clock, type EngineMessage, type EnginePublisher, failPoint } from '@attestation/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import { backOff } from '../loop.js';
import { alone, anyWaiting } from './alone.js';

interface MessageRow {
  id: string;
  name: string;
  correlation_key: string;
  body: Record<string, unknown>;
  attempts: number;
  publication: number;
}
interface WaitingRow extends MessageRow {
  /** how many wait, of any key */
  waiting: number;
}

export const TIME_TO_LIVE_MS = 86_400_000;
const OPEN_AFTER_MS = 600_000;
const BATCH = 64;

/**
 * Takes messages out of a service's outbox to the engine, in their order for each key: the next one of a key leaves when the
 * engine has the one before. A message that fails holds its own key alone.
 */
export const messageLane = (db: DataSource, service: string, engine: EnginePublisher, clock: Clock) => async (woken: boolean): Promise<'more' | 'idle' | number> => {
  if (!woken && !(await anyWaiting(db, 'message'))) return 'idle';
  return alone(db, `relay:message:${service}`, nextOfEachKey, async (tx, rows) => {
    const more = (rows[0]?.waiting ?? 0) > rows.length;
    return (await sendAll(tx, engine, rows, clock)) && more ? 'more' : 'idle';
  });
};

const nextOfEachKey = (tx: EntityManager): Promise<WaitingRow[]> =>
  tx.query(
    `select id, name, correlation_key, body, attempts, publication,
            (select count(*)::int from outbox where kind = 'message' and published_at is null and closed_at is null) as waiting
       from (select distinct on (key) * from outbox
              where kind = 'message' and published_at is null and closed_at is null order by key, position) head
      where next_attempt_at is null or next_attempt_at <= clock_timestamp()
      order by position limit $1`,
    [BATCH],
  );

/**
 * Publishes again what was published ten minutes ago or more and whose effect nobody has seen: the case may have stood in an
 * incident until the engine had forgotten the message.
 */
export const sweep = (db: DataSource, service: string, engine: EnginePublisher, clock: Clock): Promise<'more' | 'idle' | number> =>
  alone(
    db,
    `relay:message:${service}`,
    (tx) => unproved(tx, new Date(clock.now().getTime() - OPEN_AFTER_MS)),
    async (tx, rows) => ((await sendAll(tx, engine, rows, clock)) && rows.length === BATCH ? 'more' : 'idle'),
  );

const unproved = (tx: EntityManager, before: Date): Promise<MessageRow[]> =>
  tx.query(
    `select id, name, correlation_key, body, attempts, publication + 1 as publication from outbox
      where kind = 'message' and closed_at is null and last_published_at <= $1
        and (next_attempt_at is null or next_attempt_at <= clock_timestamp())
      order by position limit $2`,
    [before, BATCH],
  );

/** All at once, for they are of different keys; then their outcomes, one by one. @returns whether any has arrived */
async function sendAll(tx: EntityManager, engine: EnginePublisher, rows: MessageRow[], clock: Clock): Promise<boolean> {
  const outcomes = await Promise.allSettled(rows.map((row) => engine.publishMessage(messageOf(row))));
  if (rows.length > 0) failPoint('after-publish');
  const arrived = rows.filter((_, at) => outcomes[at]?.status === 'fulfilled');
  for (const [at, row] of rows.entries()) {
    const outcome = outcomes[at];
    if (outcome?.status === 'rejected') await delay(tx, row, outcome.reason);
  }
  if (arrived.length > 0) await delivered(tx, arrived, clock);
  return arrived.length > 0;
}

async function delay(tx: EntityManager, { id, attempts }: MessageRow, problem: unknown): Promise<void> {
  const reason = problem instanceof Error ? problem.message : String(problem);
  await tx.query(
    `update outbox set attempts = attempts + 1, last_error = $2, next_attempt_at = clock_timestamp() + make_interval(secs => $3) where id = $1`,
    [id, reason.slice(0, 500), backOff(attempts + 1) / 1_000],
  );
}

async function delivered(tx: EntityManager, rows: readonly MessageRow[], clock: Clock): Promise<void> {
  await tx.query(
    `update outbox set attempts = 0, last_error = null, next_attempt_at = null, published_at = coalesce(published_at, now()),
            last_published_at = $2, publication = told.publication
       from unnest($1::uuid[], $3::int[]) as told(id, publication) where outbox.id = told.id`,
    [rows.map(({ id }) => id), clock.now(), rows.map(({ publication }) => publication)],
  );
}

const messageOf = ({ id, name, correlation_key, body, publication }: MessageRow): EngineMessage => ({
  name,
  correlationKey: correlation_key,
  variables: body,
  messageId: publication === 0 ? id : `${id}.${publication}`,
  timeToLiveMs: TIME_TO_LIVE_MS,
});
