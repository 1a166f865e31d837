import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, PersonId } from '@attestation/contracts';
import fc from 'fast-check';
import { startApplications, type World } from './testing/world.js';

const SEED = 20250321;
let world: World;
let one: PersonId;
let other: PersonId;
beforeAll(async () => {
  world = await startApplications();
  one = world.given.providerId;
  other = await world.given.official('Екінші', 'PROVIDER', { organisationId: world.given.organisationId });
});
afterAll(() => world.stop());

interface Item {
  workItemId: string;
  attestationId: AttestationId;
  taken: { by: { id: PersonId; name: string }; at: string; until: string } | null;
}
const problem = (name: string) => `urn:ustaz:problem:${name}`;
const queue = async (as: PersonId, query = ''): Promise<Item[]> => (await world.call('get', `/acceptances?limit=100${query}`, { as })).body.items as Item[];
const waiting = async (): Promise<Item> => {
  const attestationId = await world.caseOf(await world.given.teacher('Кезекте'), { until: 'REGISTERED' });
  return (await queue(one)).find((item) => item.attestationId === attestationId)!;
};
const take = ({ workItemId }: Item, as: PersonId, body: object = {}) => world.call('post', `/acceptances/${workItemId}/holder`, { as, body });
const release = ({ workItemId }: Item, as: PersonId) => world.call('delete', `/acceptances/${workItemId}/holder`, { as });
const takenBy = async ({ workItemId }: Item, as = other) => (await queue(as)).find((item) => item.workItemId === workItemId)?.taken?.by.name ?? null;

describe('an application in the queue of several providers', () => {
  it('is taken by one of them: the others see who holds it, may not take it, and may not answer it', async () => {
    const item = await waiting();
    expect(item.taken).toBeNull();
    expect(await take(item, one)).toMatchObject({ status: 200, body: { workItemId: item.workItemId, taken: { by: { id: one, name: 'Қабылдаушы' } } } });
    expect(await takenBy(item)).toBe('Қабылдаушы');
    for (const [as, mine] of [[one, true], [other, false]] as const) expect((await queue(as)).find(({ workItemId }) => workItemId === item.workItemId)?.taken).toMatchObject({ mine });
    for (const refused of [await take(item, other), await release(item, other), await world.answer(item.attestationId, { answer: 'ACCEPTED' }, { as: other })]) {
      expect(refused).toMatchObject({ status: 409, body: { type: problem('held-by-another') } });
    }
    expect(await world.bytes(`/${item.attestationId}/answer-draft?answer=ACCEPTED`, other)).toBeUndefined();
    expect((await world.answer(item.attestationId, { answer: 'ACCEPTED' })).status).toBe(200);
    expect((await take(item, one)).body.type).toBe(problem('work-item-closed'));
  });

  it('is taken by one alone when both reach for it at once', async () => {
    const item = await waiting();
    const statuses = (await Promise.all([one, other, one, other].map((as) => take(item, as)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(2);
    expect(new Set([statuses.slice(0, 2).join(), statuses.slice(2).join()])).toEqual(new Set([(await takenBy(item)) === 'Қабылдаушы' ? '200,409' : '409,200']));
  });

  it('is given to a colleague, who alone may then go on or give it back; to nobody else', async () => {
    const item = await waiting();
    const names = (await world.call('get', `/acceptances/${item.workItemId}/colleagues`, { as: one })).body.items;
    expect(names).toEqual([{ id: other, name: 'Екінші' }, { id: one, name: 'Қабылдаушы' }]);
    for (const personId of [world.given.otherProviderId, world.given.personId]) expect(await take(item, one, { personId })).toMatchObject({ status: 422, body: { type: problem('not-a-colleague') } });
    expect((await take(item, one, { personId: other })).status).toBe(200);
    expect(await takenBy(item)).toBe('Екінші');
    expect((await take(item, one)).status).toBe(409);
    expect((await take(item, other, { personId: one })).status).toBe(200);
    expect(await takenBy(item)).toBe('Қабылдаушы');
  });

  it('is free again when it is let go of, and by itself after two hours; a colleague may then answer it', async () => {
    const [released, forgotten] = [await waiting(), await waiting()];
    await take(released, one);
    expect(await release(released, one)).toMatchObject({ status: 200, body: { taken: null } });
    expect((await release(released, other)).status).toBe(200);
    expect((await world.answer(released.attestationId, { answer: 'ACCEPTED' }, { as: other })).status).toBe(200);
    await take(forgotten, one);
    world.clock.moveTo(new Date(world.clock.now().getTime() + 7_199_000).toISOString());
    expect((await take(forgotten, other)).status).toBe(409);
    world.clock.moveTo(new Date(world.clock.now().getTime() + 1_000).toISOString());
    expect(await takenBy(forgotten)).toBeNull();
    expect((await take(forgotten, other)).status).toBe(200);
  });

  it('does not exist for the provider of another body', async () => {
    const item = await waiting();
    const stranger = world.given.otherProviderId;
    expect([await take(item, stranger), await release(item, stranger), await world.call('get', `/acceptances/${item.workItemId}/colleagues`, { as: stranger })].map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await take(item, world.given.personId)).status).toBe(403);
  });

  it('leaves who took it in the audit, and tells no fact', async () => {
    const item = await waiting();
    const before = (await world.outbox()).length;
    await take(item, one);
    expect((await world.outbox()).length).toBe(before);
    const rows = await world.db.query(`select result from access_audit where act = 'applications.queue.take' and subject like '%' || $1 || '%' order by id`, [item.workItemId]);
    expect(rows).toEqual([{ result: 'ASKED' }, { result: 'DONE' }]);
  });

  it('is counted as the queue with the same filter holds it', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom('one', 'other'), fc.constantFrom('', 'holder=MINE', 'holder=FREE'), fc.constantFrom('', 'q=кезек', 'q=жоқ'), async (who, ...filters) => {
        const as = { one, other }[who];
        const query = filters.filter(Boolean).map((filter) => encodeURI(filter)).join('&');
        const items = (await queue(as, `&${query}`)) as (Item & { late: boolean })[];
        const { count, late } = (await world.call('get', `/acceptances/count?${query}`, { as })).body;
        expect([count, late]).toEqual([items.length, items.filter((item) => item.late).length]);
        if (query.includes('MINE')) expect(new Set(items.map(({ taken }) => taken?.by.id))).toEqual(new Set(items.length > 0 ? [as] : []));
        if (query.includes('FREE')) expect(items.every(({ taken }) => taken === null)).toBe(true);
      }),
      { seed: SEED, numRuns: 18 },
    ));
});
