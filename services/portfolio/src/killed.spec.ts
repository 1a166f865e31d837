import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pdf } from '@attestation/files/testing';
import { device } from './testing/sending.js';
import { startPortfolio, type World } from './testing/world.js';

const LOADER = fileURLToPath(new URL('../../../test/support/from-source.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const armory = mkdtempSync(join(tmpdir(), 'fail-points-'));

/** The service in a process of its own, on the database and the issuer of the world, with a folder that outlives it. */
class Killable {
  readonly folder = mkdtempSync(join(tmpdir(), 'portfolio-'));
  said = '';
  private child?: ChildProcess;
  private port = 0;

  constructor(private readonly world: World) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.port = await freePort();
    const env = {
      ...process.env, NODE_OPTIONS: '', DATABASE_URL: this.world.databaseUrl, OIDC_ISSUER: this.world.issuer, PORTFOLIO_PORT: String(this.port), ZEEBE_ADDRESS: '127.0.0.1:1',
      FILES_DIR: this.folder, FAIL_POINTS_DIR: armory, LOG_LEVEL: 'silent',
    };
    this.child = spawn(process.execPath, ['--conditions=source', '--import', LOADER, MAIN], { env, stdio: ['ignore', 'inherit', 'pipe'] });
    this.child.stderr?.on('data', (text: Buffer) => void (this.said += text.toString()));
    while (!(await this.ready())) {
      if (this.child.exitCode !== null) throw new Error(`The service ended by itself: ${this.said}`);
      await pause(100);
    }
  }

  /** How it ended. */
  async ended(): Promise<string | null> {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child?.signalCode ?? null;
  }

  async stop(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ended();
  }

  whole(): string[] {
    return filesIn(join(this.folder, 'whole')).flatMap((each) => filesIn(join(this.folder, 'whole', each)));
  }

  partial(): string[] {
    return filesIn(join(this.folder, 'partial'));
  }

  private ready(): Promise<boolean> {
    return fetch(`${this.address}/health`).then(({ ok }) => ok, () => false);
  }
}

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

let world: World;
let service: Killable;
beforeAll(async () => {
  world = await startPortfolio();
  service = new Killable(world);
  await service.start();
}, 60_000);
afterAll(async () => {
  await service.stop();
  await world.stop();
});

const teacher = () => device({ address: service.address, tokenFor: world.tokenFor }, world.given.personId);
const rows = (uploadId: string) => world.db.query('select sha256 from evidence_file where upload_id = $1', [uploadId]) as Promise<{ sha256: string }[]>;

describe('a service that is killed while a scan is kept', () => {
  it.each([['before-commit', 0], ['after-commit', 1]] as const)('loses nothing and keeps nothing twice: %s of its row', async (moment, committed) => {
    const bytes = pdf(30_000, moment);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { body } = await teacher().begin(await world.openDraft(), bytes.length);
    await teacher().piece(body.url, 0, bytes.subarray(0, 20_000));

    writeFileSync(join(armory, moment), '');
    await expect(teacher().piece(body.url, 20_000, bytes.subarray(20_000))).rejects.toThrow('fetch failed');
    expect(await service.ended()).toBe('SIGKILL');
    expect([(await rows(body.uploadId)).length, service.whole().includes(sha256), service.partial()]).toEqual([committed, true, [body.uploadId]]);

    await service.start();
    expect([await rows(body.uploadId), service.partial()]).toEqual([[{ sha256 }], []]);
    const { place } = await teacher().send(body.url, bytes); // the sender does not know that it is done
    const shown = await teacher().ask('GET', place!);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
    expect(await rows(body.uploadId)).toHaveLength(1);
  }, 60_000);
});

describe('a line that is cut', () => {
  it('at any moment of any piece, again and again, does the service no harm: the upload goes on', async () => {
    const bytes = pdf(400_000, 'cut');
    const { body } = await teacher().begin(await world.openDraft(), bytes.length);
    const token = await world.tokenFor(world.given.personId);
    for (let cut = 1; cut <= 12; cut += 1) {
      const { offset } = await teacher().progress(body.url);
      await sendAndCut(new URL(body.url, service.address), token, Number(offset), bytes, cut * 2_500, cut % 4);
    }
    const { place } = await teacher().send(body.url, bytes, 100_000);
    expect(place).toBeDefined();
    expect(await rows(body.uploadId)).toEqual([{ sha256: createHash('sha256').update(bytes).digest('hex') }]);
    expect(service.said).toBe('');
  }, 60_000);
});

/** Some bytes of a piece, then nothing: at once, after a moment, in the middle of the head, or with the answer unread. */
async function sendAndCut({ hostname, port, pathname }: URL, token: string, offset: number, bytes: Buffer, some: number, way: number): Promise<void> {
  const length = way === 3 ? some : bytes.length - offset;
  const head = [
    `PATCH ${pathname} HTTP/1.1`, `host: ${hostname}`, `authorization: Bearer ${token}`, 'tus-resumable: 1.0.0', `upload-offset: ${offset}`,
    'content-type: application/offset+octet-stream', `content-length: ${length}`, '', '',
  ].join('\r\n');
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(way === 2 ? head.slice(0, -3) : head);
  if (way !== 2) socket.write(bytes.subarray(offset, offset + some));
  await pause(way === 0 ? 5 : 60);
  socket.destroy();
  await once(socket, 'close');
}
