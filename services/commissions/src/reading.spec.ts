import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ballots, heldMeeting, scoringCase, startCommissions, submit, vote, waitingCase, type World } from './testing/given.js';

let world: World;
beforeAll(async () => void (world = await startCommissions()));
afterAll(() => world?.stop());

interface Counted<T> {
  items: T[];
  total: number;
}
const get = async <T>(path: string, as = world.secretary): Promise<T> => (await world.commissions.call<T>('GET', `commissions${path}`, { as })).body;

describe('What secretary and members read of a commission', () => {
  it('names the body and whoever sits on it', async () => {
    const id = await world.approve('DISTRICT');
    const read = await get<{ name: string; secretary: string; members: { personId: string; name: string; capacity: string }[] }>(`/${id}`);
    expect(read.name).toContain('Үлгі ауданы');
    expect(read.secretary).toMatch(/^Адамов/);
    expect(read.members.map(({ personId }) => personId)).toEqual(world.members);
    expect(read.members.every(({ name, capacity }) => name.startsWith('Адамов') && capacity === 'TEACHER')).toBe(true);
    const listed = await get<Counted<{ id: string }>>('?limit=1');
    expect(listed).toMatchObject({ items: [{ id }], total: expect.any(Number) });
  });

  it('tells how many sheets of each case are in, counted as it is found', async () => {
    const { commissionId, attestationId } = await scoringCase(world, { name: 'Қасымова Әлия Ғаниқызы' });
    await scoringCase(world, { name: 'Сериков Арман' });
    await submit(world, attestationId, world.members[1]!);
    const found = await get<Counted<{ attestationId: string; submitted: number; open: number }>>(`/${commissionId}/scorings?search=${encodeURIComponent('касымова')}`);
    expect(found).toMatchObject({ items: [{ attestationId, submitted: 1, open: 6 }], total: 1 });
    expect((await get<Counted<unknown>>(`/${commissionId}/scorings?limit=1`)).total).toBe(2);
  });

  it('lets a member see whose sheet it is', async () => {
    const { attestationId } = await scoringCase(world, { name: 'Оспанова Дана' });
    expect(await get(`/attestations/${attestationId}/score-sheet`, world.members[0])).toMatchObject({ teacher: 'Оспанова Дана' });
  });
});

describe('What the secretary reads of a meeting', () => {
  it('leaves out of the list what stands on an agenda, and lays the agenda before her in its order, with who may not vote', async () => {
    const onIt = await waitingCase(world, { name: 'Бекова Айша' });
    const recused = await waitingCase(world, { name: 'Ахметов Дамир' });
    const free = await waitingCase(world, { name: 'Тілеубаев Өмір' });
    const { commissionId } = onIt;
    await world.commissions.call('POST', `commissions/attestations/${recused.attestationId}/recusals`, { as: world.secretary, body: { memberId: world.members[6], ground: 'RELATIVE' } });
    const at = await heldMeeting(world, commissionId, [recused.attestationId, onIt.attestationId]);
    const waiting = await get<Counted<{ attestationId: string }>>(`/${commissionId}/waiting?free=true`);
    expect(waiting).toMatchObject({ items: [{ attestationId: free.attestationId }], total: 1 });
    expect((await get<Counted<unknown>>(`/${commissionId}/waiting`)).total).toBe(3);

    const path = `/${at.replace('commissions/', '')}/cases`;
    expect(await get(path)).toMatchObject({
      items: [{ teacher: 'Ахметов Дамир', excluded: [world.members[6]], decision: null }, { teacher: 'Бекова Айша', excluded: [], decision: null }],
    });
    await vote(world, at, ballots(world.members, [onIt.attestationId]));
    const { items } = await get<{ items: { decision: object | null }[] }>(path);
    expect(items.map(({ decision }) => decision)).toEqual([null, expect.objectContaining({ decision: 'MEETS_CLAIMED', awardedCategory: 'MODERATOR' })]);
    expect((await world.commissions.call('GET', `commissions${path}`, { as: world.heads.REGION })).status).toBe(200);
    expect((await world.commissions.call('GET', `commissions${path}`, { as: world.spare[0] })).status).not.toBe(200);
  });

  it('shows chair and secretary the protocols that wait for them, and nobody else', async () => {
    const { commissionId, attestationId } = await waitingCase(world);
    const at = await heldMeeting(world, commissionId, [attestationId]);
    await vote(world, at, ballots(world.members, [attestationId]));
    await world.commissions.call('POST', `${at}/closing`, { as: world.secretary, body: {} });
    const id = at.split('/').at(-1);
    for (const signer of [world.secretary, world.members[0]!]) expect(await get('/protocols', signer)).toMatchObject({ items: [{ id, commissionId }], total: 1 });
    expect((await world.commissions.call('GET', 'commissions/protocols', { as: world.members[1] })).status).toBe(403);
    expect(await get(`/${commissionId}/meetings?status=CLOSED`)).toMatchObject({ items: [{ id }], total: 1 });
    expect((await get<Counted<unknown>>(`/${commissionId}/meetings`)).total).toBe(2);
  });
});
