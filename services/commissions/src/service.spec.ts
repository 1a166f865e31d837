import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type CloudEvent, type EventId, type PersonId } from '@attestation/contracts';
import { askEveryDoor, wronglyAnswered } from '@attestation/access/testing/doors';
import { testTrustFile } from '@attestation/documents/testing';
import { publish } from '@attestation/events';
import { newId, openApiOf, startService } from '@attestation/service-kit';
import { service } from './index.js';
import { draft, scoringCase, startCommissions, submit, type World } from './testing/given.js';

describe('the whole service, with bus and outbox', () => {
  let world: World;
  beforeAll(async () => void (world = await startCommissions()));
  afterAll(() => world?.stop());

  const eventually = async <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = await ask();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${what} did not happen.`);
  };

  it('hears of a case over the bus', async () => {
    const fact = await draft(world);
    await world.commissions.sql('delete from commissions.known_case where attestation_id = $1', [fact.attestationId]);
    const event: CloudEvent<unknown> = {
      specversion: '1.0', id: newId<EventId>(), source: '/services/applications', type: FactType.DraftOpened, time: '2025-03-17T04:00:00.000Z', partitionkey: fact.attestationId,
      datacontenttype: 'application/json', data: fact,
    };
    await publish(world.commissions.databaseUrl, 'applications', event);
    const kept = await eventually('The draft', async () => (await world.commissions.sql<{ post: string }>('select post from commissions.known_case where attestation_id = $1', [fact.attestationId]))[0]);
    expect(kept).toEqual({ post: 'тарих мұғалімі' });
  });

  it('hears of its own composition over the bus, in both rooms that keep something of it: roles, and the sheets of running cases', async () => {
    const { attestationId, commissionId } = await scoringCase(world);
    const [leaving, ...staying] = world.members as [PersonId, ...PersonId[]];
    for (const member of staying.slice(0, 5)) await submit(world, attestationId, member);
    const body = { memberIds: [...staying, world.spare[0]], secretaryId: world.secretary, orderNumber: 'Б-2' };
    expect((await world.commissions.call('POST', `commissions/${commissionId}/composition`, { as: world.head, body })).status).toBe(201);
    const sheet = await eventually('The sheet of who left', async () =>
      (await world.commissions.sql<{ status: string }>(`select status from commissions.score_sheet where attestation_id = $1 and member_id = $2 and status = 'WITHDRAWN'`, [attestationId, leaving]))[0]);
    expect(sheet).toEqual({ status: 'WITHDRAWN' });
    await eventually('The role of who came', async () => (await world.commissions.sql('select 1 from commissions.access_role where person_id = $1 and commission_id = $2', [world.spare[0], commissionId]))[0]);
    expect(await world.commissions.sql('select 1 from commissions.access_role where person_id = $1 and commission_id = $2', [leaving, commissionId])).toEqual([]);
  });

  it('answers 401 to nobody, 403 to whom the table of acts does not name, and lets in all others, at every door', async () => {
    const asked = await askEveryDoor(world.commissions, openApiOf(world.commissions.running.app, 'commissions'));
    expect(new Set(asked.map(({ operation }) => operation)).size).toBe(37);
    expect(wronglyAnswered(asked)).toEqual([]);
  }, 180_000); // some hundreds of requests, one after the other

  it('does not start without authorities whose signatures it believes, nor in production with a demo’s', async () => {
    const start = (env: Record<string, string>) => startService(service, { DATABASE_URL: world.commissions.databaseUrl, OIDC_ISSUER: 'https://issuer.example.kz', COMMISSIONS_PORT: '0', ...env }, { logs: { write: () => undefined } });
    await expect(start({})).rejects.toThrow('SIGNATURE_TRUST must name');
    await expect(start({ SIGNATURE_TRUST: await testTrustFile(), NODE_ENV: 'production' })).rejects.toThrow('production refuses');
    await expect(start({ SIGNATURE_TRUST: await testTrustFile(), PUBLIC_URL: 'nowhere' })).rejects.toThrow('PUBLIC_URL');
  });
});
