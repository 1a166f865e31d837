import { setTimeout as pause } from 'node:timers/promises';
import { StartProblem } from '../problem.js';

/** Less than this is the way of the request: the clock is left alone. */
const TOLERANCE_MS = 2_000;
const ATTEMPTS = 10;

/**
 * Brings a real Zeebe's clock to the platform's time. Its own forgets every move when the broker starts again, so this is
 * done at every start, in one step: a moment of another time would fire timers.
 * @param url where its management answers (ZEEBE_CLOCK_URL)
 * @param offsetMs the platform's distance from real time
 * @throws StartProblem when it cannot be moved
 */
export async function alignZeebeClock(url: string, offsetMs: number): Promise<void> {
  const { epochMilli } = await ask(url, 'GET', '/actuator/clock');
  const target = performance.timeOrigin + performance.now() + offsetMs;
  const offsetMilli = Math.round(target - epochMilli);
  if (Math.abs(offsetMilli) > TOLERANCE_MS) await ask(url, 'POST', '/actuator/clock/add', { offsetMilli });
}

async function ask(url: string, method: string, path: string, body?: object): Promise<{ epochMilli: number }> {
  const request = { method, headers: { 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) };
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(new URL(path, url), request).catch((error: Error) => ({ ok: false as const, status: error.message }));
    if (answer.ok) return (await answer.json()) as { epochMilli: number };
    // a broker that is just starting answers nobody yet; a move is not sent twice, for it may have arrived
    const mayWait = typeof answer.status === 'string' && method === 'GET' && attempt < ATTEMPTS;
    if (!mayWait) throw new StartProblem(`The engine's clock at ${url} cannot be set (${answer.status}): is ZEEBE_CLOCK_CONTROLLED set on the broker?`);
    await pause(500);
  }
}
