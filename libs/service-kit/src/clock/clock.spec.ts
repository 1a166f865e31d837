import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '../ids.js';
import { advancePlatformClock, ClockError } from './advance.js';
import { almatyDate, fixedClock, systemNow } from './clock.js';
import { PlatformClock } from './platform-clock.js';

const server = process.env.TEST_DATABASE_URL ?? '';
const admin = async (sql: string) => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
};
const until = async (condition: () => boolean) => {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 500) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(systemNow() + hours * HOUR).toISOString();

let name: string;
let url: string;
const clocks: PlatformClock[] = [];
const follow = async (production = false) => {
  const clock = await PlatformClock.follow(url, { production });
  clocks.push(clock);
  return clock;
};
beforeAll(async () => {
  name = `clock_${newId().replaceAll('-', '')}`;
  await admin(`create database ${name}`);
  url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
});
afterEach(async () => {
  await Promise.all(clocks.splice(0).map((clock) => clock.stop()));
});
afterAll(() => admin(`drop database ${name} with (force)`));

describe('the calendar date of law', () => {
  it.each([['2025-03-16T18:59:59Z', '2025-03-16'], ['2025-03-16T19:00:00Z', '2025-03-17'], ['2025-12-31T20:00:00Z', '2026-01-01']])(
    'at %s is %s in Almaty', (instant, date) => expect(almatyDate(new Date(instant))).toBe(date));

  it('of a clock that stands still is the day it was given', () => {
    expect(fixedClock('2025-06-02').today()).toBe('2025-06-02');
    expect(fixedClock('2025-06-02').now().toISOString()).toBe('2025-06-02T04:00:00.000Z');
    expect(() => fixedClock('tomorrow')).toThrow('"tomorrow" is not an instant');
  });
});

describe('the platform\'s clock', () => {
  it('is real time, made once however many come first, until it is moved; then all hear it', async () => {
    const [one, two] = await Promise.all([follow(), follow()]);
    expect(Math.abs(one.now().getTime() - systemNow())).toBeLessThan(1_000);
    await advancePlatformClock(url, inHours(24), {});
    await until(() => one.offset > 0 && two.offset > 0);
    const later = await follow();
    for (const clock of [one, two, later]) expect(Math.round((clock.now().getTime() - systemNow()) / HOUR)).toBe(24);
  });

  it('never goes back', async () => {
    const clock = await follow();
    await advancePlatformClock(url, inHours(48), {});
    await until(() => clock.offset > 47 * HOUR);
    await expect(advancePlatformClock(url, inHours(47), {})).rejects.toThrow('only moves forward');
    await expect(advancePlatformClock(url, 'soon', {})).rejects.toThrow(ClockError);
    await admin('select 1');
    expect(Math.round(clock.offset / HOUR)).toBe(48);
  });

  it('is heard again after its connection broke, also what was said meanwhile', async () => {
    const clock = await follow();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listener' and datname = current_database()`);
    await client.end();
    await advancePlatformClock(url, inHours(72), {});
    await until(() => Math.round(clock.offset / HOUR) === 72);
  });

  it('is refused by production once it was moved, and nobody moves it there', async () => {
    await advancePlatformClock(url, inHours(96), {});
    await expect(follow(true)).rejects.toThrow('which production refuses');
    await expect(advancePlatformClock(url, inHours(200), { NODE_ENV: 'production' })).rejects.toThrow('nobody moves the clock');
  });

  it('says in one sentence that the database does not answer', async () => {
    await expect(PlatformClock.follow('postgres://u:secret@127.0.0.1:1/x', { production: false })).rejects.toThrow(/^The platform clock cannot be read from the database: .*ECONNREFUSED.*\.$/);
  });
});

describe('a real engine\'s clock', () => {
  let broker: Server;
  let epochMilli = 0;
  const added: number[] = [];
  beforeAll(async () => {
    epochMilli = systemNow();
    // the two answers of the broker's management endpoint that matter here
    broker = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => void chunks.push(chunk)).on('end', () => {
        if (request.method === 'POST') {
          const { offsetMilli } = JSON.parse(Buffer.concat(chunks).toString()) as { offsetMilli: number };
          added.push(offsetMilli);
          epochMilli += offsetMilli;
        }
        response.writeHead(request.url?.startsWith('/actuator/clock') ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify({ epochMilli }));
      });
    });
    await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void broker.close());

  it('is moved to the same instant in the same command, wherever it stood', async () => {
    const ZEEBE_CLOCK_URL = `http://127.0.0.1:${(broker.address() as { port: number }).port}`;
    const target = inHours(120);
    await advancePlatformClock(url, target, { ZEEBE_CLOCK_URL });
    expect(epochMilli).toBe(new Date(target).getTime());
    expect(added).toHaveLength(1);
  });
});
