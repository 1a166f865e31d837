import type { Outcome, Refusal } from '@attestation/contracts';
import { withClient } from '@attestation/service-kit';
import type { Asked } from './asked.js';
import type { Delivery } from './delivery.js';

/** An event whose change was refused: it goes to the dead letters at once and is tried again later. */
export class RefusedEvent extends Error {
  override name = 'RefusedEvent';

  constructor(readonly refusal: Refusal) {
    super(['refused', refusal.code, ...refusal.reasons.map(({ rule }) => rule)].join(' '));
  }
}

/** An event that does not fit its schema: it goes to the dead letters at once. */
export class MisfitEvent extends Error {
  override name = 'MisfitEvent';
}

/**
 * The value of an accepted change made by an event.
 * @throws RefusedEvent for a refused one: no inbox row, replayable
 */
export function orDeadLetter<R>(outcome: Outcome<R>): R {
  if (!outcome.ok) throw new RefusedEvent(outcome);
  return outcome.value;
}

/** Seconds until the next attempt, by the attempts made; afterwards the letter waits for an operator. */
const RETRIES_S = [5, 30, 120, 600, 3_600, 21_600, 86_400];

export async function bury(client: Asked, group: string, delivery: Delivery, reason: string): Promise<void> {
  const { topic, position, item, key, type, payload } = delivery;
  await client.query(
    `insert into bus.dead_letter as known (consumer_group, topic, position, item, key, type, event, reason, next_attempt_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => ($9::int[])[1]))
     on conflict (consumer_group, topic, position, item) do update
       set attempts = known.attempts + 1, reason = excluded.reason, resolved_at = null,
           next_attempt_at = now() + make_interval(secs => ($9::int[])[known.attempts + 1])`,
    [group, topic, position, item, key, type, JSON.stringify(payload), reason.slice(0, 1_000), RETRIES_S],
  );
}

/** Letters of a topic whose time has come, oldest first. */
export async function dueLetters(client: Asked, group: string, topic: string): Promise<Delivery[]> {
  const { rows } = await client.query<Delivery>(
    `select topic, position, item, key, type, event as payload from bus.dead_letter
      where consumer_group = $1 and topic = $2 and resolved_at is null and next_attempt_at <= now() order by position, item limit 50`,
    [group, topic],
  );
  return rows;
}

/** Whether any letter of a topic is not resolved, also one that waits for an operator. */
export async function openLetters(client: Asked, group: string, topic: string): Promise<boolean> {
  const { rows } = await client.query<{ open: boolean }>(
    'select exists (select from bus.dead_letter where consumer_group = $1 and topic = $2 and resolved_at is null) as open',
    [group, topic],
  );
  return rows[0]?.open === true;
}

export async function resolveLetter(client: Asked, group: string, { topic, position, item }: Delivery): Promise<void> {
  await client.query(
    `update bus.dead_letter set resolved_at = now(), next_attempt_at = null
      where consumer_group = $1 and topic = $2 and position = $3 and item = $4`,
    [group, topic, position, item],
  );
}

/**
 * Lets a dead letter be tried again at once.
 * @returns false: there is no such letter, or it was resolved
 */
export const replayDeadLetter = (databaseUrl: string, id: string): Promise<boolean> =>
  withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query(
      `with letter as (update bus.dead_letter set next_attempt_at = now() where id = $1 and resolved_at is null returning topic)
       select pg_notify('bus', topic) from letter`,
      [id],
    );
    return rowCount === 1;
  });
