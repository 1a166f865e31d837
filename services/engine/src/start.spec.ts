import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareBus } from '@attestation/events';
import { freePort } from '@attestation/persistence/embedded';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { start } from './start.js';

const MINUTE = 60_000;

describe('the engine alone', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await prepareBus(database.url);
  });
  afterAll(() => database?.drop());

  /** Starts it with a management port of its own. */
  const running = async (more: Record<string, string>) => {
    const management = await freePort();
    const engine = await start({ DATABASE_URL: database.url, ENGINE_PORT: '0', ENGINE_MANAGEMENT_PORT: String(management), ...more });
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`http://127.0.0.1:${management}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
      return { status: answer.status, body: (await answer.json().catch(() => ({}))) as { epochMilli: number; message: string } };
    };
    return { engine, ask };
  };

  it('is ready, and lets a test move the platform’s clock forward and never back', async () => {
    const { engine, ask } = await running({ ENGINE_CLOCK_CONTROLLED: 'true' });
    try {
      expect((await ask('GET', '/ready')).status).toBe(204);
      const { body: before } = await ask('GET', '/actuator/clock');
      const moved = await ask('POST', '/actuator/clock/add', { offsetMilli: MINUTE });
      expect(moved.status).toBe(200);
      expect(moved.body.epochMilli).toBeGreaterThanOrEqual(before.epochMilli + MINUTE);
      expect(await ask('POST', '/actuator/clock/add', { offsetMilli: -MINUTE })).toMatchObject({ status: 400, body: { message: expect.stringContaining('only moves forward') } });
      expect(await ask('POST', '/actuator/clock/add', { offsetMilli: 'soon' })).toMatchObject({ status: 400 });
      expect(await ask('POST', '/actuator/clock/pin', { epochMilli: 1 })).toMatchObject({ status: 400 });
    } finally {
      await engine.stop();
    }
  });

  it('moves nobody’s clock unless it was told to be controllable', async () => {
    const { engine, ask } = await running({});
    try {
      expect((await ask('POST', '/actuator/clock/add', { offsetMilli: MINUTE })).status).toBe(403);
    } finally {
      await engine.stop();
    }
  });

  it('refuses a controllable clock in production, in one sentence', async () => {
    await expect(start({ DATABASE_URL: database.url, ENGINE_CLOCK_CONTROLLED: 'true', NODE_ENV: 'production' })).rejects.toThrow(/ENGINE_CLOCK_CONTROLLED .* production refuses/);
  });
});
