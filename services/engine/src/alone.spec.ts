import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { aloneOptions } from './alone-options.js';
import { RawClient } from './testing/client.js';
import { until } from './testing/engine.js';
import type { ChildProcess } from 'node:child_process';

const here = fileURLToPath(new URL('..', import.meta.url));

interface Ran {
  child: ChildProcess;
  out: () => string;
  said: (text: RegExp) => Promise<RegExpExecArray>;
}

/** The program as `npm run engine` starts it. */
function run(args: string[], env: Record<string, string> = {}): Ran {
  const child = spawn(process.execPath, ['dist/alone.js', ...args], { cwd: here, env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (out += text.toString()));
  const said = async (text: RegExp): Promise<RegExpExecArray> => {
    for (let waited = 0; waited < 60_000; waited += 50) {
      const found = text.exec(out);
      if (found) return found;
      if (child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`it never said ${text.source}, but: ${out}`);
  };
  return { child, out: () => out, said };
}

const READY = /gateway protocol on (\S+), management on (\S+)\./;

async function ended({ child }: Ran): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

// a process of its own runs what was built; before the tiers it was, and others run it meanwhile
beforeAll(() => {
  if (!process.env['TEST_TIER']) execFileSync('npx', ['swc', 'src', '-d', 'dist', '--strip-leading-paths', '--config-file', '../../.swcrc'], { cwd: here });
}, 60_000);

describe('The engine without the platform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-alone-'));
  let database: TestDatabase;
  beforeAll(async () => void (database = await testDatabase()));
  afterAll(async () => {
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs on a PostgreSQL of its own in the folder it was given, and finds there again what it knew', async () => {
    for (const expected of [0, 1]) {
      const engine = run(['--port', '0', '--management', '0', '--data', folder]);
      const [, gateway = '', management = ''] = await engine.said(READY);
      expect((await fetch(`http://${management}/ready`)).status).toBe(204);
      const client = new RawClient(gateway);
      const found = await client.call('CreateProcessInstance', { bpmnProcessId: 'kept', version: 1 }).then(() => 1, () => 0);
      expect(found).toBe(expected);
      const model = '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><bpmn:process id="kept" isExecutable="true"><bpmn:startEvent id="s"/></bpmn:process></bpmn:definitions>';
      await client.call('DeployResource', { resources: [{ name: 'kept.bpmn', content: Buffer.from(model) }] });
      client.close();
      engine.child.kill('SIGTERM');
      expect(await ended(engine)).toBe(0);
    }
  }, 120_000);

  it('runs on the database of DATABASE_URL, and says which port another program has', async () => {
    const engine = run(['--port', '0', '--management', '0'], { DATABASE_URL: database.url });
    await engine.said(READY);
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    for (const option of ['--port', '--management']) {
      const refused = run(['--port', '0', '--management', '0', option, String(port)], { DATABASE_URL: database.url });
      await refused.said(/is taken by another program: choose another port\.\n$/);
      expect(await ended(refused)).toBe(1);
      expect(refused.out()).toContain(`The address 127.0.0.1:${port} of the ${option === '--port' ? 'gateway' : 'management'} `);
    }
    taken.close();
    engine.child.kill('SIGINT');
    expect(await ended(engine)).toBe(0);
  }, 120_000);

  it('works while the Kafka of KAFKA_BROKERS is away, says so, and shows what waits for it', async () => {
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as { port: number };
    nobody.close();
    const engine = run(['--port', '0', '--management', '0'], { DATABASE_URL: database.url, KAFKA_BROKERS: `127.0.0.1:${port}` });
    const [, gateway = '', management = ''] = await engine.said(READY);
    const client = new RawClient(gateway);
    await client.call('PublishMessage', { name: 'told', correlationKey: 'x', timeToLive: 0 });
    client.close();
    await engine.said(/Records cannot be published to Kafka; the engine goes on, and they are kept until they can be: .*ECONNREFUSED/);
    const figure = async (name: string) => Number(new RegExp(`^engine_relay_${name} ([\\d.]+)$`, 'm').exec(await (await fetch(`http://${management}/metrics`)).text())?.[1]);
    await until(async () => (await figure('lag_records')) >= 3 && (await figure('lag_seconds')) > 1 && (await figure('failures')) > 0, 30_000);
    expect(await figure('published')).toBe(0);
    engine.child.kill('SIGTERM');
    expect(await ended(engine)).toBe(0);
    const without = run(['--port', '0', '--management', '0'], { DATABASE_URL: database.url });
    await without.said(/The log was published to Kafka before, and is kept whole for that: set KAFKA_BROKERS to go on, or delete the reader 'kafka'/);
    without.child.kill('SIGTERM');
    expect(await ended(without)).toBe(0);
  }, 120_000);

  it('refuses a Kafka that cannot be one, in a sentence', async () => {
    const refused = run(['--port', '0', '--management', '0'], { DATABASE_URL: database.url, KAFKA_BROKERS: 'kafka' });
    expect(await ended(refused)).toBe(1);
    expect(refused.out()).toBe('KAFKA_BROKERS must be host:port, several with commas between them.\n');
  }, 60_000);

  it('ends with the usage where it does not understand', async () => {
    const refused = run(['--prot', '1']);
    expect(await ended(refused)).toBe(1);
    expect(refused.out()).toMatch(/^Unknown option '--prot'[^]*npm run engine -- \[--port 26500\]/);
  });
});

describe('Its options', () => {
  it('are the ports of a broker and a folder beside the project, unless told otherwise', () => {
    expect(aloneOptions([], {})).toEqual({ port: '26500', management: '9600', dataDir: join(process.cwd(), '.data', 'engine') });
    expect(aloneOptions(['--port', '1', '--management', '2'], { DATABASE_URL: 'postgres://x' })).toEqual({ port: '1', management: '2', databaseUrl: 'postgres://x' });
  });

  it('name one database', () => {
    expect(() => aloneOptions(['--data', 'x'], { DATABASE_URL: 'postgres://x' })).toThrow(/--data and DATABASE_URL exclude each other/);
  });
});
