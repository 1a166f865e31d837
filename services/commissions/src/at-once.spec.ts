import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, PersonId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import fc from 'fast-check';
import { CaseEvents } from './events/case.events.js';
import { CaseFileStore } from './store/case-file.store.js';
import { ballots, type CaseOutcome, heldMeeting, scoringCase, signaturesOver, signedExtracts, signedProtocol, startCommissions, submit, vote, waitingCase, type World } from './testing/given.js';
import { manyWaiting } from './testing/many.js';

const SEED = 41;
const CASES = 200;

let world: World;
beforeAll(async () => void (world = await startCommissions()));
afterAll(() => world?.stop());

describe('what happens at once', () => {
  const call = <T = Record<string, unknown>>(path: string, as: PersonId, body: unknown = {}) => world.commissions.call<T>('POST', path, { as, body });
  const told = async (name: string, keys: readonly string[]) => (await world.commissions.sql<{ key: string }>('select key from commissions.outbox where name = $1 and key = any($2::text[])', [name, keys])).map(({ key }) => key);
  const withdrawn = (attestationId: AttestationId, personId: PersonId) =>
    world.commissions.get(CaseEvents).onWithdrawn({ id: newId(), source: '/services/applications', data: { attestationId, personId, withdrawnAt: '2025-06-02T05:00:00Z', note: null } } as never);

  it('seven sheets in one moment make one score', async () => {
    const { attestationId } = await scoringCase(world);
    const answers = await Promise.all(world.members.map((member) => submit(world, attestationId, member)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 201));
    expect(await told('kz.ustaz.commissions.scored.v1', [attestationId])).toHaveLength(1);
    expect(await told('scores-submitted', [attestationId])).toHaveLength(1);
  });

  it('a sheet sent twice by an impatient member counts once', async () => {
    const { attestationId } = await scoringCase(world);
    const answers = await Promise.all(Array.from({ length: 5 }, () => submit(world, attestationId, world.members[0]!)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  it('the same votes from two windows decide each case once', async () => {
    const cases = await manyWaiting(world, 20);
    const at = await heldMeeting(world, await world.approve(), cases);
    const windows = await Promise.all([vote(world, at, ballots(world.members, cases)), vote(world, at, ballots(world.members, cases.toReversed(), 7))]);
    const decided = windows.map(({ body }) => body.cases.filter(({ decision }) => decision !== null).length);
    expect(decided.sort((a, b) => a - b)).toEqual([0, 20]);
    expect((await told('decision-recorded', cases)).sort()).toEqual([...cases].sort());
  });

  it('the protocol holds exactly the cases that were decided, however votes and closing cross', async () => {
    for (let round = 0; round < 4; round += 1) {
      const cases = await manyWaiting(world, 8);
      const at = await heldMeeting(world, await world.approve(), cases);
      const halves = [cases.slice(0, 4), cases.slice(4)].map((each) => vote(world, at, ballots(world.members, each)));
      const [closed, ...votes] = await Promise.all([call<{ protocolId: string }>(`${at}/closing`, world.secretary), ...halves]);
      const decided = votes.flatMap(({ body }) => body.cases).filter(({ decision }) => decision !== null).map(({ attestationId }) => attestationId);
      const printed = await world.commissions.sql<{ id: string }>('select attestation_id as id from commissions.paper_case where paper_id = $1', [closed.body.protocolId]);
      expect(printed.map(({ id }) => id).sort()).toEqual([...decided].sort());
    }
  });

  it('a case on two agendas called at once is on one', async () => {
    const [attestationId] = await manyWaiting(world, 1);
    const commissionId = await world.approve();
    const meetings = await Promise.all([1, 2, 3].map(() => call(`commissions/${commissionId}/meetings`, world.secretary, { startsAt: '2025-06-02T15:00:00+05:00', agenda: [attestationId] })));
    expect(meetings.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('a withdrawal and the votes on it: decided and then ended, or ended and not decided, never both told', async () => {
    const commissionId = await world.approve();
    for (let round = 0; round < 6; round += 1) {
      const { attestationId, personId } = await waitingCase(world);
      const at = await heldMeeting(world, commissionId, [attestationId]);
      const [voted] = await Promise.all([vote(world, at, ballots(world.members, [attestationId])), withdrawn(attestationId, personId)]);
      const [answer] = voted.body.cases as [CaseOutcome];
      const file = await world.commissions.get(CaseFileStore).find(attestationId);
      expect([file?.ended, file?.item]).toEqual(['WITHDRAWN', null]);
      expect((await told('decision-recorded', [attestationId])).length).toBe(answer.decision ? 1 : 0);
      const closed = (await world.commissions.facts('kz.ustaz.commissions.work-item-closed.v1')).filter((fact) => fact.attestationId === attestationId && fact.step === 'meeting');
      expect(closed.map(({ how }) => how)).toEqual([answer.decision ? 'DONE' : 'CANCELLED']);
    }
  });

  it('whatever members, secretary and the law do, in any order and all at once: each case one score, one decision, nothing told twice', async () => {
    const commissionId = await world.approve();
    const act = fc.record({ what: fc.constantFrom('vote', 'vote', 'vote', 'recuse', 'close', 'withdraw'), of: fc.nat({ max: 4 }), member: fc.nat({ max: 6 }), against: fc.nat({ max: 7 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        const cases = await manyWaiting(world, 5);
        const at = await heldMeeting(world, commissionId, cases);
        await Promise.all(
          acts.map(({ what, of, member, against }) => {
            const attestationId = cases[of]!;
            if (what === 'vote') return vote(world, at, ballots(world.members, [attestationId], against));
            if (what === 'recuse') return call(`commissions/attestations/${attestationId}/recusals`, world.secretary, { memberId: world.members[member], ground: 'OTHER' });
            if (what === 'close') return call(`${at}/closing`, world.secretary);
            return withdrawn(attestationId, newId<PersonId>());
          }),
        );
        for (const attestationId of cases) {
          const file = await world.commissions.get(CaseFileStore).find(attestationId);
          const decisions = await told('decision-recorded', [attestationId]);
          const closings = (await world.commissions.facts('kz.ustaz.commissions.work-item-closed.v1')).filter((fact) => fact.attestationId === attestationId);
          expect(decisions.length).toBe(file?.decision ? 1 : 0);
          expect(closings.length).toBe(file?.item ? 0 : 1);
          expect(file?.item === null).toBe(file?.decision !== null || file.ended !== null);
        }
        await call(`${at}/closing`, world.secretary);
      }),
      { seed: SEED, numRuns: 8 },
    );
  }, 120_000);
});

describe('a meeting of two hundred cases', () => {
  let cases: AttestationId[];
  let at: string;
  beforeAll(async () => {
    cases = await manyWaiting(world, CASES);
    at = await heldMeeting(world, await world.approve(), cases);
  }, 60_000);

  const told = (type: string) => world.commissions.sql<{ transactions: number; keys: number; count: number }>(
    `select count(distinct xmin::text)::int as transactions, count(distinct key)::int as keys, count(*)::int as count from commissions.outbox where name = $1 and key = any($2::text[])`, [type, cases],
  );

  it('decides them in a few transactions, each under its own key, and answers for each', async () => {
    const votes = ballots(world.members, cases, 1).map((each, index) => (index % 50 === 7 ? { ...each, inFavour: [...each.inFavour, world.spare[0]!] } : each));
    const answered = await vote(world, at, votes);
    expect(answered.body.cases.map(({ attestationId }) => attestationId)).toEqual(cases);
    expect(answered.body.cases.filter(({ refusal }) => refusal !== null)).toHaveLength(4);
    expect(await told('kz.ustaz.commissions.decided.v1')).toMatchObject([{ keys: 196, count: 196 }]); // the relay has written these anew meanwhile, in transactions of its own
    expect(await told('decision-recorded')).toEqual([{ transactions: 4, keys: 196, count: 196 }]);
    const missing = answered.body.cases.filter(({ refusal }) => refusal !== null).map(({ attestationId }) => attestationId);
    expect((await vote(world, at, ballots(world.members, missing))).body.cases.every(({ decision }) => decision?.outcome === 'AWARDED')).toBe(true);
  }, 60_000);

  it('has one protocol with every one of them, and one order that is issued for all at once', async () => {
    await world.commissions.call('POST', `${at}/closing`, { as: world.secretary, body: {} });
    expect(await signedExtracts(world, at)).toBe(8); // 25 at a time
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
