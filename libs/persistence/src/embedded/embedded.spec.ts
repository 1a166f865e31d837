import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { binariesFor, installedNative } from './binaries.js';
import type { EmbeddedPostgres } from './index.js';
import { freePort, isAlive, startEmbeddedPostgres } from './index.js';
import { databaseUser } from './system-user.js';

const asRoot = process.getuid?.() === 0;
let parent: string;
const started: EmbeddedPostgres[] = [];

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'embedded-'));
  chmodSync(parent, 0o755);
});
afterEach(async () => {
  const all = started.splice(0);
  await Promise.all(all.map((each) => each.stop())); // several may share a folder
  for (const { dataDir } of all) rmSync(dataDir, { recursive: true, force: true });
  rmSync(parent, { recursive: true, force: true });
});

const start = async (options: { dataDir?: string; port?: number } = {}) => {
  const postgres = await startEmbeddedPostgres({ dataDir: join(parent, 'database'), durable: false, ...options });
  started.push(postgres);
  return postgres;
};

const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows[0] as Record<string, unknown>;
  } finally {
    await client.end();
  }
};

describe('the PostgreSQL of the platform', () => {
  it('keeps what was written over a stop and a start', async () => {
    const first = await start();
    await ask(first.url, 'create table person (id int)');
    await first.stop();
    await first.stop();
    const second = await start();
    expect(await ask(second.url, 'select count(*)::int as persons from person')).toEqual({ persons: 0 });
    expect(second).toMatchObject({ relocated: false, foundLeftover: false, dataDir: first.dataDir });
  });

  it('is version 18, listens on 127.0.0.1 and in its own folder alone and has the connections that were asked for', async () => {
    const { url, dataDir } = await start();
    expect(await ask(url, "select current_setting('server_version_num')::int / 10000 as version, current_setting('max_connections') as n"))
      .toEqual({ version: 18, n: '100' });
    expect(await ask(url, "select current_setting('listen_addresses') as on, current_setting('unix_socket_directories') as socket"))
      .toEqual({ on: '127.0.0.1', socket: join(dataDir, 'cluster') });
  });

  it('is asked over its Unix socket, which nobody else may open, and over TCP where somebody prefers that', async () => {
    const { url, dataDir, port } = await start();
    expect(await ask(url, 'select inet_client_addr() as from')).toEqual({ from: null });
    expect(statSync(join(dataDir, 'cluster', `.s.PGSQL.${port}`)).mode & 0o077).toBe(0);
    const tcp = new URL(url);
    tcp.searchParams.delete('host');
    expect(await ask(tcp.href, 'select host(inet_client_addr()) as from')).toEqual({ from: '127.0.0.1' });
    await expect(ask(url.replace(/:[^:@]*@/, ':guess@'), 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('is asked over TCP where its folder lies too deep for a socket', async () => {
    const { url } = await start({ dataDir: join(parent, 'd'.repeat(100)) });
    expect(await ask(url, 'select host(inet_client_addr()) as from')).toEqual({ from: '127.0.0.1' });
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const { url, dataDir, port } = await start();
    const file = join(dataDir, 'password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(url).toContain(readFileSync(file, 'utf8'));
    await expect(ask(`postgres://attestation:guess@127.0.0.1:${port}/postgres`, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(dataDir, 'cluster')).mode & 0o077).toBe(0);
  });

  it('is found, stopped and started again when whoever started it was killed', async () => {
    const orphan = await start();
    await ask(orphan.url, 'create table person (id int)');
    const next = await start();
    expect(next.foundLeftover).toBe(true);
    expect(isAlive(orphan.pid)).toBe(false);
    expect(await ask(next.url, 'select count(*)::int as persons from person')).toEqual({ persons: 0 });
  });

  it('starts over the traces of one that was killed itself', async () => {
    const killed = await start();
    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    expect(existsSync(join(killed.dataDir, 'cluster', 'postmaster.pid'))).toBe(true);
    expect((await start()).foundLeftover).toBe(false);
  });

  it('leaves a stranger alone whose process number a stale file names', async () => {
    const before = await start();
    await before.stop();
    const stranger = spawn('sleep', ['60']);
    writeFileSync(join(before.dataDir, 'cluster', 'postmaster.pid'), `${stranger.pid}\n${before.dataDir}/cluster\n1\n5432\n\n127.0.0.1\n`);
    const next = await start();
    expect(next.foundLeftover).toBe(false);
    expect(isAlive(stranger.pid as number)).toBe(true);
    stranger.kill();
  });

  it('makes its data anew when the first start was broken off in the middle', async () => {
    const folder = join(parent, 'database');
    mkdirSync(join(folder, 'cluster.half-1'), { recursive: true });
    await start();
    expect(existsSync(join(folder, 'cluster.half-1'))).toBe(false);
  });

  it('says in one sentence that a port is taken', async () => {
    const port = await freePort();
    await start({ port });
    await expect(start({ dataDir: join(parent, 'another'), port })).rejects.toThrow(/did not start: .*could not bind/);
  });

  it('says in one sentence that a folder cannot be written', async () => {
    writeFileSync(join(parent, 'database'), 'a file, not a folder');
    await expect(start()).rejects.toThrow(`The folder ${join(parent, 'database')} cannot be written.`);
  });
});

(asRoot ? describe : describe.skip)('as root', () => {
  it('does not run as root', async () => {
    const { pid } = await start();
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
  });

  it('goes to a folder of ours when its user cannot enter the one asked for, and finds it again', async () => {
    chmodSync(parent, 0o700);
    const first = await start();
    expect(first.relocated).toBe(true);
    expect(first.dataDir.startsWith(parent)).toBe(false);
    await ask(first.url, 'create table person (id int)');
    await first.stop();
    const second = await start();
    expect(second.dataDir).toBe(first.dataDir);
    expect(await ask(second.url, 'select count(*)::int as persons from person')).toEqual({ persons: 0 });
  });

  it('begins anew there when the folder asked for was thrown away, and removes what the old one left', async () => {
    chmodSync(parent, 0o700);
    const old = await start();
    await ask(old.url, 'create table person (id int)');
    rmSync(join(parent, 'database'), { recursive: true });
    const fresh = await start();
    expect(await ask(fresh.url, "select count(*)::int as n from pg_class where relname = 'person'")).toEqual({ n: 0 });
    expect(isAlive(old.pid)).toBe(false);
    expect(existsSync(old.dataDir)).toBe(false);
  });

  it('copies its programs, once, to where its user may enter, with the links that npm leaves out', () => {
    const user = databaseUser(join(parent, 'none'));
    const closed = join(parent, 'closed');
    const native = join(closed, 'package', 'native');
    cpSync(join(installedNative(), '..'), join(closed, 'package'), { recursive: true, verbatimSymlinks: true });
    for (const name of readdirSync(join(native, 'lib'))) if (lstatSync(join(native, 'lib', name)).isSymbolicLink()) rmSync(join(native, 'lib', name));
    chmodSync(closed, 0o700);
    const open = join(parent, 'open');
    mkdirSync(open);

    const first = binariesFor(user, () => open, native);
    expect(first.postgres.startsWith(open)).toBe(true);
    const version = spawnSync(first.postgres, ['--version'], { uid: user?.uid, gid: user?.gid, cwd: '/', encoding: 'utf8' });
    expect(version.stdout).toContain('PostgreSQL) 18');
    const made = statSync(first.postgres).ctimeMs;
    binariesFor(user, () => open, native);
    expect(statSync(first.postgres).ctimeMs).toBe(made);
    expect(readdirSync(open)).toHaveLength(1);
  });
});
