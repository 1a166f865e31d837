import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId } from '@attestation/contracts';
import { ballots, heldMeeting, signaturesOver, signedProtocol, startCommissions, vote, type World } from './testing/given.js';
import { manyWaiting } from './testing/many.js';

const CASES = 200;

describe('a meeting of two hundred cases', () => {
  let world: World;
  let cases: AttestationId[];
  let at: string;
  beforeAll(async () => {
    world = await startCommissions();
    cases = await manyWaiting(world, CASES);
    at = await heldMeeting(world, await world.approve(), cases);
  }, 60_000);
  afterAll(() => world?.stop());

  const told = (type: string) => world.commissions.sql<{ transactions: number; keys: number; count: number }>(
    `select count(distinct xmin::text)::int as transactions, count(distinct key)::int as keys, count(*)::int as count from commissions.outbox where name = $1 and key = any($2::text[])`, [type, cases],
  );

  it('decides them in a few transactions, each under its own key, and answers for each', async () => {
    const votes = ballots(world.members, cases, 1).map((each, index) => (index % 50 === 7 ? { ...each, inFavour: [...each.inFavour, world.spare[0]!] } : each));
    const answered = await vote(world, at, votes);
    expect(answered.body.cases.map(({ attestationId }) => attestationId)).toEqual(cases);
    expect(answered.body.cases.filter(({ refusal }) => refusal !== null)).toHaveLength(4);
    expect(await told('kz.ustaz.commissions.decided.v1')).toEqual([{ transactions: 4, keys: 196, count: 196 }]);
    expect(await told('decision-recorded')).toEqual([{ transactions: 4, keys: 196, count: 196 }]);
    const missing = answered.body.cases.filter(({ refusal }) => refusal !== null).map(({ attestationId }) => attestationId);
    expect((await vote(world, at, ballots(world.members, missing))).body.cases.every(({ decision }) => decision?.outcome === 'AWARDED')).toBe(true);
  }, 60_000);

  it('has one protocol with every one of them, and one order that is issued for all at once', async () => {
    const protocolId = await signedProtocol(world, at);
    const [printed] = await world.commissions.sql<{ cases: number }>(`select jsonb_array_length(data->'cases') as cases from commissions.paper where id = $1`, [protocolId]);
    expect(printed?.cases).toBe(CASES);
    // the process has come to the order of each
    await world.commissions.sql(`update commissions.case_file set item_id = gen_random_uuid(), item_step = 'order', item_opened_at = now() where attestation_id = any($1)`, [cases]);
    const drafted = await world.commissions.call<{ id: string; documentId: string }>('POST', 'commissions/orders', { as: world.head, body: { meetingId: at.split('/').at(-1), number: '200-НҚ' } });
    expect(drafted.body).toMatchObject({ attestationIds: cases });
    const signed = await world.commissions.call('POST', `commissions/orders/${drafted.body.id}/signature`, { as: world.head, body: await signaturesOver(world, drafted.body.documentId, world.head) });
    expect(signed).toMatchObject({ status: 200, body: { status: 'ISSUED' } });
    expect(await told('order-issued')).toEqual([{ transactions: 1, keys: CASES, count: CASES }]);
    const facts = (await world.commissions.facts('kz.ustaz.commissions.order-issued.v1')).filter(({ orderNumber }) => orderNumber === '200-НҚ');
    expect([new Set(facts.map(({ documentId }) => documentId)).size, new Set(facts.map(({ extractId }) => extractId)).size]).toEqual([1, CASES]);
  }, 120_000);
});
