import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, PersonId } from '@attestation/contracts';
import { testTrustFile } from '@attestation/documents/testing';
import { type CaseOutcome, ballots, decidedCases, heldMeeting, signaturesOver, startCommissions, TODAY, type World } from './testing/given.js';
import { manyWaiting } from './testing/many.js';

const LOADER = fileURLToPath(new URL('../../../test/support/from-source.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const armory = mkdtempSync(join(tmpdir(), 'fail-points-'));
const arm = (moment: string): void => writeFileSync(join(armory, moment), '');

/** The service in a process of its own, on the database and the issuer of the world: the one that is killed. */
class Killable {
  private child?: ChildProcess;
  private said = '';
  private address = '';

  constructor(private readonly world: World) {}

  /** Does nothing where it runs already. */
  async start(): Promise<void> {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) return;
    const port = await freePort();
    this.address = `http://127.0.0.1:${port}`;
    const env = {
      ...process.env, NODE_OPTIONS: '', DATABASE_URL: this.world.commissions.databaseUrl, OIDC_ISSUER: this.world.commissions.issuer.issuer, COMMISSIONS_PORT: String(port),
      ZEEBE_ADDRESS: '127.0.0.1:1', FAIL_POINTS_DIR: armory, LOG_LEVEL: 'silent', SIGNATURE_TRUST: await testTrustFile(),
    };
    this.child = spawn(process.execPath, ['--conditions=source', '--import', LOADER, MAIN], { env, stdio: ['ignore', 'inherit', 'pipe'] });
    this.child.stderr?.on('data', (text: Buffer) => void (this.said += text.toString()));
    while (!(await fetch(`${this.address}/health`).then(({ ok }) => ok, () => false))) {
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

  async post<T>(path: string, as: PersonId, key: string, body: unknown): Promise<{ status: number; body: T }> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key, authorization: `Bearer ${await this.world.commissions.issuer.tokenFor(as)}` };
    const answer = await fetch(`${this.address}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as T };
  }
}

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
  world = await startCommissions();
  service = new Killable(world);
}, 60_000);
afterAll(async () => {
  await service?.stop();
  await world?.stop();
});

const factsOf = async (type: string, cases: readonly AttestationId[]) =>
  (await world.commissions.sql<{ key: string }>('select key from commissions.outbox where name = $1 and key = any($2::text[])', [type, cases])).map(({ key }) => key);

/** Whether all that the world has told came back to it over the bus: a fact that is heard later would tell a role's days anew. */
const HEARD = `select not exists (select from commissions.outbox where kind = 'fact' and published_at is null)
  and coalesce((select position from bus.consumer where consumer_group = 'commissions' and topic = 'commissions'), 0) >= (select max(position) from bus.log where topic = 'commissions') as heard`;

/** The process that is killed has the real clock: roles, terms and results of the world's day are stretched to it. */
async function stretch(): Promise<void> {
  while (!(await world.commissions.sql<{ heard: boolean }>(HEARD))[0]?.heard) await pause(50);
  await world.commissions.sql(`update commissions.access_role set valid_to = null; update commissions.commission set "to" = '2100-01-01'; update commissions.known_result set result = result || '{"validUntil": "2100-01-01"}'`);
}

describe('a service that is killed in the middle of many', () => {
  it('loses no vote and counts none twice, where it dies between the first fifty and the next', async () => {
    const cases = await manyWaiting(world, 120);
    const at = await heldMeeting(world, await world.approve(), cases);
    await stretch();
    await service.start();
    const body = { cases: ballots(world.members, cases) };
    const send = () => service.post<{ cases: CaseOutcome[] }>(`${at}/votes`, world.secretary, 'votes-of-the-day', body);

    arm('after-commit');
    await expect(send()).rejects.toThrow('fetch failed');
    expect(await service.ended()).toBe('SIGKILL');
    expect(await factsOf('kz.ustaz.commissions.decided.v1', cases)).toHaveLength(50);

    await service.start();
    const answered = await send();
    expect(answered.body.cases.filter(({ decision }) => decision?.outcome === 'AWARDED')).toHaveLength(120);
    for (const type of ['kz.ustaz.commissions.decided.v1', 'decision-recorded']) expect((await factsOf(type, cases)).sort()).toEqual([...cases].sort());
    expect((await send()).body).toEqual(answered.body);
  }, 120_000);

  it('issues an order for none of its cases, where it dies before the commit, and for all of them afterwards', async () => {
    const { cases, meetingId } = await decidedCases(world, 'ORG', [{}, {}, {}]);
    const ids = cases.map(({ attestationId }) => attestationId);
    await stretch();
    await service.start();
    const drafted = await service.post<{ id: string; documentId: string; dated: string }>('commissions/orders', world.head, 'order-drafted', { meetingId, number: 'Т-1' });
    expect(drafted.body.dated).not.toBe(TODAY);
    const signatures = await signaturesOver(world, drafted.body.documentId, world.head);
    const sign = () => service.post<{ status: string }>(`commissions/orders/${drafted.body.id}/signature`, world.head, 'order-signed', signatures);

    arm('before-commit');
    await expect(sign()).rejects.toThrow('fetch failed');
    expect(await service.ended()).toBe('SIGKILL');
    expect(await factsOf('order-issued', ids)).toEqual([]);

    await service.start();
    expect(await sign()).toMatchObject({ status: 200, body: { status: 'ISSUED' } });
    for (const type of ['kz.ustaz.commissions.order-issued.v1', 'order-issued']) expect((await factsOf(type, ids)).sort()).toEqual([...ids].sort());
  }, 120_000);
});
