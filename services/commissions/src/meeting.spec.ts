import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, CommissionId, PersonId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { KnownCases } from './store/known-cases.js';
import { type CaseOutcome, ballots, heldMeeting, scoringCase, startCommissions, tell, vote, waitingCase, type World } from './testing/given.js';

const STARTS = '2025-06-02T15:00:00+05:00';

describe('a meeting of many cases', () => {
  let world: World;
  let commissionId: CommissionId;
  beforeAll(async () => {
    world = await startCommissions();
    commissionId = await world.approve();
  });
  afterAll(() => world?.stop());

  const call = <T = Record<string, unknown>>(method: string, path: string, as: PersonId, body?: unknown, key?: string) => world.commissions.call<T>(method, `commissions/${path}`, { as, body, key });
  const callMeeting = (agenda: readonly AttestationId[], as = world.secretary) => call<{ id: string; type: string; status: string; agenda: string[] }>('POST', `${commissionId}/meetings`, as, { startsAt: STARTS, agenda });
  const one = async (at: string, attestationId: AttestationId, more: object = {}, key?: string): Promise<CaseOutcome> => {
    const [ballot] = ballots(world.members, [attestationId]);
    const answer = await vote(world, at, [{ ...ballot, ...more }], key);
    return answer.body.cases[0]!;
  };
  const refused = (status: number, code: string) => ({ decision: null, refusal: { status, type: `urn:ustaz:problem:${code}` } });

  it('is called over cases that wait for it, and tells its members day and agenda', async () => {
    const { attestationId } = await waitingCase(world);
    const called = await callMeeting([attestationId]);
    expect(called).toMatchObject({ status: 201, body: { status: 'CALLED', agenda: [attestationId] } });
    const told = (await world.commissions.facts('kz.ustaz.commissions.meeting-called.v1')).at(-1);
    expect(told).toMatchObject({ commissionId, meetingId: called.body.id, agenda: [attestationId], by: world.secretary });
    const [row] = await world.commissions.sql<{ key: string }>(`select key from commissions.outbox where name like '%meeting-called%' order by position desc limit 1`);
    expect(row?.key).toBe(commissionId);
    expect((await callMeeting([attestationId], world.members[0])).status).toBe(403);
  });

  it('takes no case that does not wait: unscored, of another commission, on another agenda, twice', async () => {
    const { attestationId: unscored } = await scoringCase(world);
    const { attestationId } = await waitingCase(world);
    const notWaiting = { status: 409, body: { type: expect.stringContaining('not-waiting') } };
    expect(await callMeeting([unscored])).toMatchObject(notWaiting);
    expect(await callMeeting([newId<AttestationId>()])).toMatchObject(notWaiting);
    expect((await callMeeting([attestationId])).status).toBe(201);
    expect(await callMeeting([attestationId])).toMatchObject(notWaiting);
    expect((await callMeeting([attestationId, attestationId])).status).toBe(422);
    expect((await callMeeting([])).status).toBe(422);
    expect((await callMeeting(Array.from({ length: 201 }, () => newId<AttestationId>()))).status).toBe(422);
    for (const startsAt of ['tomorrow', '2025-W10-1T10:00Z', '2025-120T10:00Z', '2025-06-02T15+05:00', '0000-01-01T00:00:00Z', '2025-06-31T10:00:00Z']) {
      expect(await call('POST', `${commissionId}/meetings`, world.secretary, { startsAt, agenda: [attestationId] })).toMatchObject({ status: 422, body: { errors: [{ field: 'startsAt', code: 'is-instant' }] } });
    }
  });

  it('may change its agenda until it is held, or be called off: its cases are free again', async () => {
    const [first, second] = [await waitingCase(world), await waitingCase(world)];
    const called = await callMeeting([first.attestationId]);
    const at = `${commissionId}/meetings/${called.body.id}`;
    const changed = await call('POST', `${at}/agenda`, world.secretary, { startsAt: STARTS, agenda: [second.attestationId] });
    expect(changed).toMatchObject({ status: 200, body: { agenda: [second.attestationId] } });
    expect((await callMeeting([first.attestationId])).status).toBe(201);
    expect((await call('POST', `${at}/cancellation`, world.secretary)).body).toMatchObject({ status: 'CANCELLED' });
    const again = await callMeeting([second.attestationId]);
    await call('POST', `${commissionId}/meetings/${again.body.id}/attendance`, world.secretary, { present: world.members });
    const late = await call('POST', `${commissionId}/meetings/${again.body.id}/agenda`, world.secretary, { startsAt: STARTS, agenda: [second.attestationId] });
    expect(late).toMatchObject({ status: 409, body: { type: expect.stringContaining('meeting-closed') } });
  });

  it('is held with two thirds of the members, and with members only', async () => {
    const { attestationId } = await waitingCase(world);
    const called = await callMeeting([attestationId]);
    const hold = (present: readonly PersonId[]) => call('POST', `${commissionId}/meetings/${called.body.id}/attendance`, world.secretary, { present });
    expect((await one(`commissions/${commissionId}/meetings/${called.body.id}`, attestationId)).refusal).toMatchObject({ type: expect.stringContaining('no-quorum') });
    expect(await hold(world.members.slice(0, 4))).toMatchObject({ status: 409, body: { type: expect.stringContaining('no-quorum'), reasons: [expect.objectContaining({ rule: 'X-041' })] } });
    expect(await hold([...world.members.slice(0, 6), world.spare[0]!])).toMatchObject({ status: 422, body: { type: expect.stringContaining('not-a-member') } });
    expect((await hold(world.members.slice(0, 5))).status).toBe(201);
    expect((await hold(world.members)).status).toBe(409);
  });

  it('does nothing before its day, says what to do instead, and is held once it is put on today', async () => {
    const { attestationId } = await waitingCase(world);
    const called = await call<{ id: string }>('POST', `${commissionId}/meetings`, world.secretary, { startsAt: '2025-06-03T00:00:00+05:00', agenda: [attestationId] });
    const at = `${commissionId}/meetings/${called.body.id}`;
    const hold = () => call<{ title: string }>('POST', `${at}/attendance`, world.secretary, { present: world.members });
    const notYet = { status: 409, body: { type: 'urn:ustaz:problem:meeting-not-yet', title: expect.stringContaining('put the meeting on another day') } };
    expect(await hold()).toMatchObject(notYet);
    expect(await call('POST', `${at}/closing`, world.secretary, {})).toMatchObject(notYet);
    expect(await one(`commissions/${at}`, attestationId)).toMatchObject(refused(409, 'meeting-not-yet'));
    expect((await call('GET', at, world.secretary)).body).toMatchObject({ status: 'CALLED', present: [], heldOn: null });
    expect((await call('POST', `${at}/agenda`, world.secretary, { startsAt: '2025-06-02T23:59:00+05:00', agenda: [attestationId] })).status).toBe(200);
    expect(await hold()).toMatchObject({ status: 201, body: { status: 'HELD', heldOn: '2025-06-02' } });
    expect(await one(`commissions/${at}`, attestationId)).toMatchObject({ decision: { outcome: 'AWARDED' } });
  });

  it('decides each case by itself: one that cannot be decided says why and holds up nobody', async () => {
    const cases = [await waitingCase(world), await waitingCase(world), await waitingCase(world), await waitingCase(world)];
    const [good, stranger, pending, absent] = cases.map(({ attestationId }) => attestationId) as [AttestationId, AttestationId, AttestationId, AttestationId];
    await world.commissions.get(KnownCases).keepAppeal({ appealId: newId(), attestationId: pending } as Parameters<KnownCases['keepAppeal']>[0]);
    const present = world.members.slice(0, 6);
    const at = await heldMeeting(world, commissionId, [good, stranger, pending, absent], present);
    const outside = newId<AttestationId>();
    const [a, b, c, d, e] = ballots(present, [good, stranger, pending, absent, outside]);
    const votes = [a!, { ...b!, inFavour: [...present, world.spare[0]!] }, c!, { ...d!, inFavour: world.members }, e!];
    const answered = await vote(world, at, votes, 'batch-of-five');
    expect(answered).toMatchObject({
      status: 200,
      body: { cases: [{ decision: { outcome: 'AWARDED' }, refusal: null }, refused(422, 'not-a-member'), refused(409, 'appeal-pending'), refused(422, 'member-absent'), refused(409, 'not-on-agenda')] },
    });
    expect(await vote(world, at, votes, 'batch-of-five')).toEqual(answered);
    expect((await vote(world, at, votes.slice(1), 'batch-of-five')).status).toBe(422);
    await world.commissions.get(KnownCases).decideAppeal({ appealId: (await world.commissions.sql<{ id: string }>('select appeal_id as id from commissions.known_appeal where attestation_id = $1', [pending]))[0]!.id, attestationId: pending } as Parameters<KnownCases['decideAppeal']>[0]);
    expect((await one(at, pending, { inFavour: present })).decision).toMatchObject({ outcome: 'AWARDED' });
  });

  it('refuses a vote twice, on one’s own case, of a recused member; who is neither for nor against abstains', async () => {
    const [chair, second, third] = world.members as [PersonId, PersonId, PersonId];
    const own = await waitingCase(world, { personId: second, currentCategory: 'RESEARCHER', claimedCategory: 'MODERATOR' });
    const { attestationId } = await waitingCase(world);
    const at = await heldMeeting(world, commissionId, [own.attestationId, attestationId]);
    expect(await one(at, attestationId, { against: [third] })).toMatchObject(refused(422, 'voted-twice'));
    expect(await one(at, own.attestationId)).toMatchObject(refused(409, 'own-case'));
    await world.commissions.get(KnownCases).close([own.attestationId]);
    await call('POST', `attestations/${attestationId}/recusals`, world.secretary, { memberId: third, ground: 'SUBORDINATE' });
    expect(await one(at, attestationId)).toMatchObject(refused(409, 'member-recused'));
    const rest = world.members.filter((member) => member !== third && member !== chair);
    expect(await one(at, attestationId, { inFavour: rest })).toMatchObject({ decision: { outcome: 'AWARDED' } });
    const told = (await world.commissions.facts('kz.ustaz.commissions.decided.v1')).find((fact) => fact.attestationId === attestationId);
    expect(told).toMatchObject({ present: 7, members: 7, recused: 1, votesFor: 5, votesAgainst: 0, castingVote: false });
    expect((await call('POST', `attestations/${attestationId}/recusals`, world.secretary, { memberId: chair, ground: 'OTHER' }))).toMatchObject({ status: 409, body: { type: expect.stringContaining('already-decided') } });
  });

  it('lets the chair’s vote decide a tie, and tells that it did', async () => {
    const { attestationId } = await waitingCase(world);
    const present = world.members.slice(0, 6);
    const at = await heldMeeting(world, commissionId, [attestationId], present);
    expect(await one(at, attestationId, { inFavour: present.slice(0, 3), against: present.slice(3) })).toMatchObject({ decision: { decision: 'MEETS_CLAIMED' } });
    expect((await world.commissions.facts('kz.ustaz.commissions.decided.v1')).at(-1)).toMatchObject({ castingVote: true, votesFor: 3, votesAgainst: 3 });
  });

  it('goes by the highest result that stands, of several attempts', async () => {
    const { attestationId, personId } = await waitingCase(world, { test: { points: 28, percent: '56', thresholdReached: false, highestCategory: 'TEACHER' } });
    const at = await heldMeeting(world, commissionId, [attestationId]);
    expect(await one(at, attestationId)).toMatchObject(refused(409, 'decision-not-permitted'));
    const best = await tell(world.commissions, { attestationId, personId }, { points: 45, percent: '90' });
    await world.commissions.get(KnownCases).annulResult({ bookingId: best } as Parameters<KnownCases['annulResult']>[0]);
    expect(await one(at, attestationId)).toMatchObject(refused(409, 'decision-not-permitted'));
    await tell(world.commissions, { attestationId, personId }, { points: 33, percent: '66' });
    expect(await one(at, attestationId)).toMatchObject({ decision: { outcome: 'AWARDED' } });
  });

  it('keeps its own composition whatever is ordered afterwards', async () => {
    const { attestationId } = await waitingCase(world);
    const at = await heldMeeting(world, commissionId, [attestationId]);
    await world.commissions.sql('update commissions.commission set member_ids = member_ids[2:7] || array[$2::uuid] where id = $1', [commissionId, world.spare[0]]);
    try {
      expect(await one(at, attestationId)).toMatchObject({ decision: { outcome: 'AWARDED' } });
    } finally {
      await world.commissions.sql('update commissions.commission set member_ids = $2 where id = $1', [commissionId, world.members]);
    }
  });

  it('takes no vote once it is closed; what it left undecided waits for another', async () => {
    const [done, left] = [await waitingCase(world), await waitingCase(world)];
    const at = await heldMeeting(world, commissionId, [done.attestationId, left.attestationId]);
    await one(at, done.attestationId);
    const closed = await world.commissions.call<{ protocolId: string }>('POST', `${at}/closing`, { as: world.secretary, body: {} });
    expect(closed).toMatchObject({ status: 200, body: { status: 'CLOSED', signedBy: [] } });
    expect((await world.commissions.call<{ protocolId: string }>('POST', `${at}/closing`, { as: world.secretary, body: {} })).body).toEqual(closed.body);
    expect(await one(at, left.attestationId)).toMatchObject(refused(409, 'meeting-closed'));
    const { body } = await call<{ items: { attestationId: string }[]; total: number }>('GET', `${commissionId}/waiting?limit=100`, world.secretary);
    const ids = body.items.map(({ attestationId }) => attestationId);
    expect([ids.includes(left.attestationId), ids.includes(done.attestationId), ids.length]).toEqual([true, false, body.total]);
    expect((await callMeeting([left.attestationId])).status).toBe(201);
  });

  it('is not called by a commission without a chair; its protocol is not signed before it is closed', async () => {
    const { attestationId } = await waitingCase(world);
    const at = await heldMeeting(world, commissionId, [attestationId]);
    const nothing = { kk: Buffer.from('x').toString('base64'), ru: Buffer.from('x').toString('base64') };
    expect(await world.commissions.call('POST', `${at}/protocol/signature`, { as: world.secretary, body: nothing })).toMatchObject({ status: 409, body: { type: expect.stringContaining('protocol-not-ready') } });
    const compose = { memberIds: [...world.members.slice(1), world.spare[0]], secretaryId: world.secretary, orderNumber: 'К-9' };
    expect(await call('POST', `${commissionId}/composition`, world.head, compose)).toMatchObject({ status: 409, body: { type: expect.stringContaining('meeting-unfinished') } });
    await world.commissions.sql(`update commissions.commission set status = 'APPROVED', chair_id = null where id = $1`, [commissionId]);
    expect(await callMeeting([attestationId])).toMatchObject({ status: 409, body: { type: expect.stringContaining('commission-not-active') } });
    const elect = (...votes: number[]) => call('POST', `${commissionId}/chair`, world.secretary, { present: 7, ballots: votes.map((count, index) => ({ personId: world.members[index], votes: count })) });
    const tooMany = { status: 422, body: { type: expect.stringContaining('votes-too-many') } };
    expect(await elect(3, 3, 2)).toMatchObject(tooMany);
    expect(await elect(99)).toMatchObject(tooMany);
    expect(await call('POST', `${commissionId}/chair`, world.secretary, { present: 8, ballots: [{ personId: world.members[0], votes: 7 }] })).toMatchObject(tooMany);
    const twice = [4, 3].map((votes) => ({ personId: world.members[0], votes }));
    expect(await call('POST', `${commissionId}/chair`, world.secretary, { present: 7, ballots: twice })).toMatchObject({ status: 422, body: { errors: [{ field: 'ballots', code: 'array-unique' }] } });
    expect(await elect(3, 3, 1)).toMatchObject({ status: 409, body: { type: expect.stringContaining('chair-not-elected') } });
    expect((await elect(4, 3)).status).toBe(201);
  });

  it('lists meetings and the waiting list page by page, for those who sit there', async () => {
    const pages = async <T extends { id?: string; attestationId?: string }>(path: string) => {
      const items: T[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body }: { body: { items: T[]; next: string | null } } = await call('GET', `${path}?limit=3&cursor=${cursor}`, world.secretary);
        items.push(...body.items);
        cursor = body.next;
      }
      return items;
    };
    const meetings = await pages<{ id: string }>(`${commissionId}/meetings`);
    expect(new Set(meetings.map(({ id }) => id)).size).toBe(meetings.length);
    expect((await call<{ items: unknown[] }>('GET', `${commissionId}/meetings?limit=100`, world.secretary)).body.items).toEqual(meetings);
    const waiting = await pages<{ attestationId: string }>(`${commissionId}/waiting`);
    expect((await call('GET', `${commissionId}/waiting?limit=100`, world.secretary)).body).toMatchObject({ items: waiting, total: waiting.length });
    expect((await call<{ items: unknown[] }>('GET', `${commissionId}/waiting`, world.heads.DISTRICT)).status).toBe(403);
  });
});
