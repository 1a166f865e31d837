import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from './ids.js';
import { listenTo, type Listener } from './listening.js';
import { withClient } from './postgres-client.js';

const server = process.env.TEST_DATABASE_URL ?? '';
const name = `listening_${newId().replaceAll('-', '')}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
const say = (channel: string, payload: string) => withClient(url, (client) => client.query('select pg_notify($1, $2)', [channel, payload]));
const connections = async (): Promise<number> => {
  const { rows } = await withClient(url, (client) => client.query<{ pids: number }>(`select count(*)::int as pids from pg_stat_activity where application_name = 'listener' and datname = $1`, [name]));
  return rows[0]?.pids ?? -1;
};
const until = async (holds: () => boolean | Promise<boolean>) => {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 400) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Notes what it hears. */
class Noted implements Listener {
  readonly said: string[] = [];
  renewals = 0;
  leave: () => Promise<void> = async () => undefined;
  heard = (payload: string): void => void this.said.push(payload);
  renewed = (): void => void (this.renewals += 1);
}
const listeners: Noted[] = [];
const allLeave = () => Promise.all(listeners.splice(0).map((each) => each.leave()));
async function listening(channel: string): Promise<Noted> {
  const noted = new Noted();
  noted.leave = await listenTo(url, channel, noted);
  listeners.push(noted);
  return noted;
}

beforeAll(() => withClient(server, (client) => client.query(`create database ${name}`)));
afterEach(async () => void (await allLeave()));
afterAll(() => withClient(server, (client) => client.query(`drop database ${name} with (force)`)));

describe('the listening connection of a process', () => {
  it('is one for all who listen: each hears its own channel, and it is gone with the last of them', async () => {
    const [one, two, other] = await Promise.all([listening('bus'), listening('bus'), listening('clock')]);
    expect(await connections()).toBe(1);
    await say('bus', 'testing');
    await say('clock', '5');
    await until(() => two.said.length === 1 && other.said.length === 1);
    expect([one.said, two.said, other.said]).toEqual([['testing'], ['testing'], ['5']]);

    await one.leave();
    await say('bus', 'again');
    await until(() => two.said.length === 2);
    expect(one.said).toEqual(['testing']);
    await allLeave();
    await until(async () => (await connections()) === 0);
  });

  it('is made again where it breaks, and all are told, for they may have missed something', async () => {
    const [one, other] = [await listening('bus'), await listening('clock')];
    await withClient(url, (client) => client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listener' and datname = $1`, [name]));
    await until(() => one.renewals === 1 && other.renewals === 1);
    await say('clock', '6');
    await until(() => other.said.length === 1);
    expect(await connections()).toBe(1);
  });

  it('says at once that the database does not answer, and is not kept in vain', async () => {
    await expect(listenTo('postgres://u:secret@127.0.0.1:1/x', 'bus', new Noted())).rejects.toThrow(/ECONNREFUSED/);
    await expect(listenTo('postgres://u:secret@127.0.0.1:1/x', 'bus', new Noted())).rejects.toThrow(/ECONNREFUSED/);
  });
});
