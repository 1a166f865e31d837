import type { ChildProcessByStdio } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EmbeddedPostgres } from '@attestation/persistence/embedded';
import { freePort, isAlive, startEmbeddedPostgres } from '@attestation/persistence/embedded';
import pg from 'pg';
import type { RunFile } from './data/run-file.js';

jest.setTimeout(90_000); // two starts of real processes, on a busy machine

// real processes run what is built; before the tiers it was, and others run it meanwhile
beforeAll(() => {
  if (process.env.TEST_TIER) return;
  for (const workspace of ['../../libs/contracts', '../../libs/persistence', '.']) {
    const swc = [resolve('../../node_modules/@swc/cli/bin/swc.js'), 'src', '-d', 'dist', '--strip-leading-paths', '--config-file', '../../.swcrc'];
    const built = spawnSync(process.execPath, swc, { cwd: resolve(workspace), encoding: 'utf8' });
    if (built.status !== 0) throw new Error(built.stderr);
  }
}, 60_000);

interface Started {
  process: ChildProcessByStdio<null, Readable, Readable>;
  said: () => string;
  ended: Promise<number | null>;
}

let project: string;
let port: number;
const started: Started[] = [];

beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), 'standalone-'));
  chmodSync(project, 0o755);
  port = await freePort();
});
afterEach(async () => {
  for (const { process, ended } of started.splice(0)) {
    process.kill('SIGTERM');
    await ended;
  }
  rmSync(project, { recursive: true, force: true });
}, 60_000);

function start(env: Record<string, string> = {}, args: string[] = []): Started {
  const outer = { PATH: process.env.PATH, PROJECT: project, PORT: String(port), ...env };
  const child = spawn(process.execPath, ['test/fixtures/platform.mjs', ...args], { env: outer, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const one = { process: child, said: () => said, ended: new Promise<number | null>((done) => child.once('close', done)) };
  started.push(one);
  return one;
}

async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await pause(50);
  }
}

const runFile = (): RunFile => JSON.parse(readFileSync(join(project, '.data', 'run.json'), 'utf8')) as RunFile;
const ready = async (one: Started): Promise<RunFile> => {
  const end = await Promise.race([until(() => one.said().includes('The platform is ready')), one.ended]);
  if (end !== true) throw new Error(`It ended with ${end}: ${one.said()}`);
  return runFile();
};
const ask = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};
const envOf = async (address: string | undefined): Promise<Record<string, string>> =>
  ((await (await fetch(`${address}/`)).json()) as { env: Record<string, string> }).env;

/** Nothing listens there any more: neither at the socket in its folder nor at a port. */
const GONE = /ENOENT|ECONNREFUSED/;

describe('npm start', () => {
  it('starts everything, says one ready line, stops everything on Ctrl-C and goes on with the same data', async () => {
    const first = start();
    const run = await ready(first);
    expect(first.said()).toMatch(/^ {2}database …$/m);
    const line = `The platform is ready: http://127.0.0.1:${port} · demo accounts teacher, password ${run.demoPassword} · stop with Ctrl-C`;
    expect(first.said()).toContain(line);
    expect(Object.keys(run.processes)).toEqual(['engine', 'cases', 'registers', 'front']);
    await ask(run.databaseUrl, 'create table kept (id int)');

    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(Object.values(run.processes).filter(({ pid }) => isAlive(pid))).toEqual([]);
    expect(readFileSync(join(project, '.data', 'logs', 'cases.log'), 'utf8')).toContain('cases stopped in order');
    expect(existsSync(join(project, '.data', 'run.json'))).toBe(false);
    await expect(ask(run.databaseUrl, 'select 1')).rejects.toThrow(GONE);

    const again = await ready(start());
    expect(await ask(again.databaseUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    expect(again.demoPassword).toBe(run.demoPassword);
  });

  it('keeps what holds passwords from everybody else', async () => {
    await ready(start());
    for (const file of ['run.json', 'secrets.json', 'signature-authority.pem', 'logs/cases.log']) expect(statSync(join(project, '.data', file)).mode & 0o777).toBe(0o600);
  });

  it('seals personal numbers with the same key at every start', async () => {
    const first = start();
    const key = (await envOf((await ready(first)).services.directory)).DIRECTORY_KEY;
    first.process.kill('SIGTERM');
    await first.ended;
    expect((await envOf((await ready(start())).services.directory)).DIRECTORY_KEY).toBe(key);
    expect(Buffer.from(key!, 'base64')).toHaveLength(32);
  });

  it('tells all whom to believe, at every start the same, and the issuer alone who signs', async () => {
    const first = start();
    const { services } = await ready(first);
    const trusted = readFileSync((await envOf(services.applications)).SIGNATURE_TRUST!, 'utf8');
    expect(trusted).toMatch(/^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n$/);
    const authority = (await envOf(services.identity)).SIGNATURE_AUTHORITY!;
    expect(readFileSync(authority, 'utf8')).toContain(`${trusted}-----BEGIN PRIVATE KEY-----`);
    for (const other of [services.applications, services.directory]) expect((await envOf(other)).SIGNATURE_AUTHORITY).toBeUndefined();
    first.process.kill('SIGTERM');
    await first.ended;
    const again = await envOf((await ready(start())).services.applications);
    expect(readFileSync(again.SIGNATURE_TRUST!, 'utf8')).toBe(trusted);
  });

  it('believes whom it is told to believe from outside, and then nobody signs here', async () => {
    const { services } = await ready(start({ SIGNATURE_TRUST: '/etc/ustaz/authorities.pem' }));
    expect(await envOf(services.applications)).toMatchObject({ SIGNATURE_TRUST: '/etc/ustaz/authorities.pem' });
    expect((await envOf(services.identity)).SIGNATURE_AUTHORITY).toBeUndefined();
    expect(existsSync(join(project, '.data', 'signature-authority.pem'))).toBe(false);
  });

  it('tells the engine alone where the Kafka is that its records go to, and says that the bus stays where it is', async () => {
    const one = start({ KAFKA_BROKERS: 'kafka:9092', KAFKA_SASL_PASSWORD: 'secret' });
    const { services } = await ready(one);
    expect(await envOf(services.engine)).toMatchObject({ KAFKA_BROKERS: 'kafka:9092', KAFKA_SASL_PASSWORD: 'secret' });
    for (const other of [services.applications, services.directory, services.identity]) expect(Object.keys(await envOf(other)).filter((name) => name.startsWith('KAFKA_'))).toEqual([]);
    expect(one.said()).toContain('the event bus of the services stays in PostgreSQL');
  });

  it('runs also where its world could not be laid, says so, and tries again the next time', async () => {
    const first = start({ UNSETTLED: 'yes' });
    await ready(first);
    expect(first.said()).toContain('The world is not to be had.');
    first.process.kill('SIGTERM');
    await first.ended;
    const second = start();
    await ready(second);
    expect(second.said()).toContain('demo accounts and their world: ready');
  });

  it('gives each service a role that owns its own schema and cannot read its neighbour', async () => {
    const { services } = await ready(start());
    const cases = await envOf(services.applications);
    const registers = await envOf(services.directory);
    await ask(cases.APPLICATIONS_DATABASE_URL!, 'create table draft (id int)');
    expect(await ask(cases.APPLICATIONS_DATABASE_URL!, "select relnamespace::regnamespace::text as schema from pg_class where relname = 'draft'"))
      .toEqual([{ schema: 'applications' }]);
    await expect(ask(cases.TESTING_DATABASE_URL!, 'select * from applications.draft')).rejects.toThrow('permission denied');
    await expect(ask(registers.DIRECTORY_DATABASE_URL!, 'create table public.open (id int)')).rejects.toThrow('permission denied');
    expect(registers.APPLICATIONS_DATABASE_URL).toBeUndefined();
    expect(registers.DATABASE_URL).toBeUndefined();
  });

  it('starts a process that dies again, and the database too', async () => {
    const platform = start();
    const { services, processes, databaseUrl, databaseFolder } = await ready(platform);
    await fetch(`${services.testing}/die`).catch(() => undefined);
    await until(() => runFile().processes.cases!.pid !== processes.cases!.pid);
    await until(() => fetch(services.testing!).then(({ ok }) => ok, () => false));
    expect(platform.said()).toContain('cases ended (SIGKILL); started again in 0.25 s');

    process.kill(Number(readFileSync(join(databaseFolder!, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await until(() => platform.said().includes('The database ended by itself'));
    expect(await until(() => ask(databaseUrl, 'select 1 as one').catch(() => undefined))).toEqual([{ one: 1 }]);
  });

  it('starts over everything that a killed supervisor left alive', async () => {
    const killed = start({ HANG: 'cases' });
    const run = await ready(killed);
    await ask(run.databaseUrl, 'create table kept (id int)');
    killed.process.kill('SIGKILL');
    await killed.ended;
    expect(isAlive(run.processes.cases!.pid)).toBe(true);

    const next = start();
    const again = await ready(next);
    expect(next.said()).toContain('A database that a killed platform had left running was stopped and started again.');
    expect(isAlive(run.processes.cases!.pid)).toBe(false);
    expect(again.services).toEqual(run.services);
    expect(await ask(again.databaseUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
  });

  it('is stopped in the middle of its start without leaving anything', async () => {
    const broken = start();
    await until(() => broken.said().includes('  engine (engine) …'));
    const { databaseUrl } = runFile();
    broken.process.kill('SIGINT');
    expect(await broken.ended).toBe(0);
    await expect(ask(databaseUrl, 'select 1')).rejects.toThrow(GONE);
    await ready(start());
  });
});

describe('npm start says in one sentence and ends with 1', () => {
  const sentence = async (one: Started): Promise<string> => {
    expect(await one.ended).toBe(1);
    return one.said().trim().split('\n').at(-1) ?? '';
  };

  it('when the port is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    expect(await sentence(start())).toBe(`Port ${port} of 127.0.0.1 is taken by another program: set PORT to another port.`);
    other.close();
    await ready(start());
  });

  it('when it runs already on the same data, which goes on undisturbed', async () => {
    const first = start();
    const run = await ready(first);
    const text = await sentence(start({ PORT: String(await freePort()) }));
    expect(text).toMatch(`The platform already runs on ${join(project, '.data')} (process ${first.process.pid}, http://127.0.0.1:${port}): stop that one first`);
    expect(await ask(run.databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(runFile()).toEqual(run);
  });

  it('when the folder cannot be written', async () => {
    writeFileSync(join(project, '.data'), 'a file, not a folder');
    expect(await sentence(start())).toMatch(/^The folder .*\.data cannot be written \(E[A-Z]+\)\.$/);
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT must be a port from 1 to 65535, not "eighty".'],
    [{ PUBLIC_URL: 'example' }, 'PUBLIC_URL must be an address like https://example.kz, not "example".'],
    [{ HOST: '203.0.113.1' }, 'This machine has no address 203.0.113.1: set HOST to one that it has.'],
    [{ KAFKA_BROKERS: 'kafka:9092', ZEEBE_ADDRESS: 'zeebe:26500' }, 'KAFKA_BROKERS is where our own engine publishes its records; those of the Zeebe at ZEEBE_ADDRESS its exporter publishes, and the bus is PostgreSQL: remove KAFKA_BROKERS.'],
    [{ TESTING_PORT: '0' }, 'TESTING_PORT must be a port from 1 to 65535, not "0".'],
  ])('when a setting cannot be understood: %j', async (env, expected) => {
    expect(await sentence(start(env))).toBe(expected);
  });

  it('when a service refuses its settings, in that service\'s words', async () => {
    expect(await sentence(start({ REFUSE: 'registers' }))).toBe('registers does not start: DEMO_SETTING must be a number.');
  });

  it('when a service breaks, with the end of its log and without leaving anything', async () => {
    const broken = start({ CRASH: 'cases' });
    expect(await sentence(broken)).toMatch(/^cases does not start: cases ended with code 1; its log is .*cases\.log\.$/);
    expect(broken.said()).toContain('a table is missing');
    expect(existsSync(join(project, '.data', 'lock'))).toBe(false);
    await ready(start());
  });

  it('when DATABASE_URL leads nowhere', async () => {
    const nowhere = `postgres://someone:secret@127.0.0.1:${await freePort()}/platform`;
    const text = await sentence(start({ DATABASE_URL: nowhere }));
    expect(text).toMatch(/^The database 127\.0\.0\.1:\d+\/platform cannot be used: .*ECONNREFUSED/);
    expect(text).not.toContain('secret');
  });
});

describe('the platform clock', () => {
  const offset = async ({ databaseUrl }: RunFile): Promise<number> =>
    Number((await ask(databaseUrl, 'select offset_ms from platform.clock'))[0]!.offset_ms);
  const stop = async (one: Started): Promise<void> => {
    one.process.kill('SIGTERM');
    await one.ended;
  };

  it('begins at the date asked for, in the time of Kazakhstan, and goes on from there', async () => {
    const first = start({}, ['--date', '2025-03-17T09:00']);
    const distance = await offset(await ready(first));
    const now = performance.timeOrigin + performance.now();
    expect(Math.abs(now + distance - Date.parse('2025-03-17T04:00:00Z'))).toBeLessThan(60_000);
    await stop(first);
    const second = start();
    expect(await offset(await ready(second))).toBe(distance);
    await stop(second);

    const third = start({}, ['--date', '2025-03-18T09:00']);
    expect(await third.ended).toBe(1);
    expect(third.said()).toContain('--date is for a new platform alone');
  });

  it('is real time when no date is asked for, and a date that is none is refused', async () => {
    const refused = start({}, ['--date', '2025-02-30T09:00x']);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('--date must be a date and time like 2025-03-17T09:00');
    expect(await offset(await ready(start()))).toBe(0);
  });
});

describe('what comes from outside', () => {
  let server: EmbeddedPostgres;
  let outside: string;
  beforeEach(async () => {
    outside = mkdtempSync(join(tmpdir(), 'outside-'));
    chmodSync(outside, 0o755);
    server = await startEmbeddedPostgres({ dataDir: outside, durable: false });
  });
  afterEach(async () => {
    await server.stop();
    rmSync(outside, { recursive: true, force: true });
  });

  it('takes the place of our own database, engine and issuer', async () => {
    const one = start({ DATABASE_URL: server.url, ZEEBE_ADDRESS: 'zeebe:26500', OIDC_ISSUER: 'https://id.example.kz' });
    const run = await ready(one);
    expect(run).toMatchObject({ databaseUrl: server.url, zeebeAddress: 'zeebe:26500', oidcIssuer: 'https://id.example.kz', accounts: [] });
    expect(Object.keys(run.processes)).toEqual(['cases', 'registers', 'front']);
    expect(run.services.identity).toBeUndefined();
    expect(existsSync(join(project, '.data', 'database'))).toBe(false);
    const env = await envOf(run.services.applications);
    expect(env).toMatchObject({ ZEEBE_ADDRESS: 'zeebe:26500', OIDC_ISSUER: 'https://id.example.kz' });
    expect(await ask(env.APPLICATIONS_DATABASE_URL!, 'select current_schema() as schema')).toEqual([{ schema: 'applications' }]);
    one.process.kill('SIGTERM');
    await one.ended;
    await ready(start({ DATABASE_URL: server.url }));
  });

  it('is not taken over where a role of a service\'s name belongs to somebody else', async () => {
    await ask(server.url, "create role testing login password 'theirs'");
    const one = start({ DATABASE_URL: server.url });
    expect(await one.ended).toBe(1);
    expect(one.said()).toContain('has a role "testing" already (not made by this platform)');
    expect(await ask(server.url.replace(/\/\/[^@]+@/, '//testing:theirs@'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is refused in one sentence where its role may not make roles', async () => {
    await ask(server.url, "create role small login password 'small'");
    const one = start({ DATABASE_URL: server.url.replace(/\/\/[^@]+@/, '//small:small@') });
    expect(await one.ended).toBe(1);
    expect(one.said().trim().split('\n').at(-1)).toMatch(/^The role small of DATABASE_URL may not make roles and schemas in 127\.0\.0\.1:\d+\/postgres \(permission denied/);
  });
});

(process.getuid?.() === 0 ? describe : describe.skip)('as root below a folder that only root can enter', () => {
  it('keeps the database elsewhere and says where', async () => {
    chmodSync(project, 0o700);
    const one = start();
    const { databaseFolder } = await ready(one);
    expect(databaseFolder!.startsWith(project)).toBe(false);
    expect(one.said()).toContain(`database in ${databaseFolder}`);
    one.process.kill('SIGTERM');
    await one.ended;
    rmSync(databaseFolder!, { recursive: true });
  });
});
