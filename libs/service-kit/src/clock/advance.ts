import type { Instant } from '@attestation/contracts';
import type pg from 'pg';
import type { Environment } from '../config/read-config.js';
import { withClient } from '../postgres-client.js';
import { systemNow } from './clock.js';
import { ensurePlatformClock } from './schema.js';

/** The clock was asked to go back, or to a text that is no instant. */
export class ClockError extends Error {
  override name = 'ClockError';
}

/**
 * Moves the platform's clock forward to an instant: the row, everybody who listens and, where ZEEBE_CLOCK_URL names one, a
 * real Zeebe in the same command.
 * @returns the new offset in ms
 * @throws ClockError when the instant lies before the platform's now, and always in production
 */
export async function advancePlatformClock(databaseUrl: string, to: Instant, env: Environment = process.env): Promise<number> {
  if (env.NODE_ENV === 'production') throw new ClockError('In production nobody moves the clock.');
  const target = new Date(to).getTime();
  if (Number.isNaN(target)) throw new ClockError(`"${to}" is not an instant.`);
  const offset = await withClient(databaseUrl, async (client) => {
    await ensurePlatformClock(client);
    return moveRow(client, target);
  });
  if (env.ZEEBE_CLOCK_URL) await moveZeebe(env.ZEEBE_CLOCK_URL, target);
  return offset;
}

async function moveRow(client: pg.Client, target: number): Promise<number> {
  await client.query('begin');
  const { rows } = await client.query<{ offset_ms: string }>('select offset_ms from platform.clock for update');
  const before = Number(rows[0]?.offset_ms ?? 0);
  const offset = Math.round(target - systemNow());
  if (offset < before) {
    throw new ClockError(`The platform's clock only moves forward; it is ${new Date(systemNow() + before).toISOString()} already.`);
  }
  await client.query('update platform.clock set offset_ms = $1', [offset]);
  await client.query(`select pg_notify('platform_clock', $1)`, [String(offset)]);
  await client.query('commit');
  return offset;
}

// by the difference to its own time: services and engine meet again even where one of them had been moved alone
async function moveZeebe(url: string, target: number): Promise<void> {
  const ahead = target - (await timeOfZeebe(url));
  if (ahead > 0) await ask(new URL('/actuator/clock/add', url), { offsetMilli: ahead });
}

const timeOfZeebe = async (url: string): Promise<number> => ((await ask(new URL('/actuator/clock', url))) as { epochMilli: number }).epochMilli;

async function ask(url: URL, body?: unknown): Promise<unknown> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(url, body ? post : {});
  if (answer.ok) return answer.json();
  throw new ClockError(`The engine's clock could not be moved (${answer.status}); is ZEEBE_CLOCK_CONTROLLED set on the broker?`);
}
