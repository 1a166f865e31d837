import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FactType } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { NOW } from './testing/bookings.js';
import { startTesting, type World } from './testing/given.js';

let world: World;
beforeAll(async () => void (world = await startTesting()));
beforeEach(() => world.at(NOW));
afterAll(() => world?.testing.stop());

interface Shown {
  id: string;
  place: string;
  free: number;
  status: string;
  languages: string[];
}
const body = (more = {}) => ({ startsAt: '2025-05-10T10:00:00+05:00', placeCode: '1010', place: 'Абай к., 1', seats: 5, ...more });
const list = async (query: string) => (await world.testing.call<{ items: Shown[]; next: string | null }>('GET', `testing/sessions?${query}`, { as: world.official })).body;
const one = async (id: string) => (await world.testing.call<Shown>('GET', `testing/sessions/${id}`, { as: world.official })).body;
const end = (id: string, how: 'closure' | 'cancellation', as = world.official) => world.post(`sessions/${id}/${how}`, as);
const problem = (code: string) => ({ body: { type: `urn:ustaz:problem:${code}` } });

describe('a list of sittings', () => {
  const five = (place: string) => Array.from({ length: 500 }, (_, index) => body({ place, startsAt: `2025-05-${String(10 + (index % 20)).padStart(2, '0')}T10:00:00+05:00` }));

  it('is opened in one call, in its order, once however often the call comes', async () => {
    const open = () => world.post('sessions/lists', world.official, { sessions: five('Бес жүз') }, 'five-hundred');
    const [first, second] = await Promise.all([open(), open()]);
    expect(second).toEqual(first);
    expect((first.body as { items: Shown[] }).items).toHaveLength(500);
    expect((first.body as { items: Shown[] }).items[1]).toMatchObject({ startsAt: '2025-05-11T05:00:00.000Z', free: 5, languages: ['kk', 'ru'] });
    expect(await world.testing.sql(`select count(*)::int as opened from testing.session where place = 'Бес жүз'`)).toEqual([{ opened: 500 }]);
    world.at('2025-06-20T05:00:00.000Z'); // a repeat that comes late gets the first answer too
    expect(await open()).toEqual(first);
  });

  it('opens nothing where one of it is wrong, and names each that is', async () => {
    const sessions = [body({ place: 'Жоқ' }), body({ place: 'Жоқ', startsAt: '2025-03-16T10:00:00+05:00' }), body({ place: 'Жоқ', placeCode: '99' })];
    expect(await world.post('sessions/lists', world.official, { sessions })).toMatchObject({ status: 422, body: { errors: [{ field: 'sessions.1.startsAt', code: 'outside-test-window' }, { field: 'sessions.2.placeCode', code: 'place-unknown' }] } });
    expect(await world.post('sessions/lists', world.official, { sessions: [body({ place: 'Жоқ', seats: 0 })] })).toMatchObject({ status: 422, body: { errors: [{ field: 'sessions.0.seats' }] } });
    expect(await world.testing.sql(`select 1 from testing.session where place = 'Жоқ'`)).toEqual([]);
  });

  it('has 1 to 500 sittings, and is the authorised body’s alone', async () => {
    expect((await world.post('sessions/lists', world.official, { sessions: [] })).status).toBe(422);
    expect((await world.post('sessions/lists', world.official, { sessions: [...five('Көп'), body()] })).status).toBe(422);
    expect((await world.post('sessions/lists', await world.teacher(), { sessions: [body()] })).status).toBe(403);
  });
});

describe('a sitting', () => {
  it('is not opened at a place the territory does not have', async () => {
    expect(await world.post('sessions', world.official, body({ placeCode: '99' }))).toMatchObject({ status: 422, ...problem('place-unknown') });
  });

  it('is found by place, day and language', async () => {
    const place = 'Іздеу';
    for (const more of [{ languages: ['ru'] }, { startsAt: '2025-05-11T00:00:00+05:00' }, { startsAt: '2025-05-10T23:59:00+05:00', languages: ['kk'] }, { placeCode: '1110' }]) await world.sitting(body({ place, ...more }));
    const found = async (query: string) => (await list(`limit=100&${query}`)).items.filter((each) => each.place === place).length;
    expect([await found(''), await found('placeCode=1110'), await found('from=2025-05-11'), await found('to=2025-05-10'), await found('from=2025-05-10&to=2025-05-10&language=kk')]).toEqual([4, 1, 1, 3, 2]);
    for (const query of ['from=2025-02-30', 'to=soon', 'language=en']) expect((await world.testing.call('GET', `testing/sessions?${query}`, { as: world.official })).status).toBe(422);
  });

  it('offers its languages: another is refused, and nobody loses a seat by it', async () => {
    const { workItemId, personId } = await world.opened();
    const { id } = await world.sitting({ languages: ['ru'] });
    expect(await world.book(workItemId, personId, id)).toMatchObject({ status: 422, ...problem('language-not-offered') });
    expect((await one(id)).free).toBe(3);
    expect((await world.book(workItemId, personId, id, undefined, { language: 'ru' })).status).toBe(201);
    for (const languages of [[], ['kk', 'kk'], ['en'], 'kk']) expect((await world.post('sessions', world.official, body({ languages }))).status).toBe(422);
  });

  it('closed takes no more bookings, those made stand', async () => {
    const [first, second] = [await world.opened(), await world.opened()];
    const { id } = await world.sitting({ place: 'Жабылатын' });
    await world.book(first.workItemId, first.personId, id);
    expect((await end(id, 'closure', await world.teacher())).status).toBe(403);
    expect(await end(id, 'closure')).toMatchObject({ status: 201, body: { status: 'CLOSED', free: 2 } });
    expect(await end(id, 'closure')).toMatchObject({ status: 201, body: { status: 'CLOSED' } });
    expect(await world.book(second.workItemId, second.personId, id)).toMatchObject({ status: 422, ...problem('no-such-session') });
    expect((await list('limit=100')).items.map((each) => each.id)).not.toContain(id);
    expect(await one(id)).toMatchObject({ status: 'CLOSED', free: 2 });
  });

  it('is seen by the authorised body also when it is closed, cancelled or over, and the list agrees with its count', async () => {
    const place = '1110';
    const day = (at: string) => ({ placeCode: place, startsAt: `2025-03-${at}T10:00:00+05:00` });
    const [open, closed, cancelled] = [await world.sitting(body(day('18'))), await world.sitting(body(day('19'))), await world.sitting(body(day('20')))];
    await end(closed.id, 'closure');
    await end(cancelled.id, 'cancellation');
    const shown = async (query: string) => {
      const { items } = await list(`placeCode=${place}&to=2025-03-31&limit=100&${query}`);
      const { body: counted } = await world.testing.call<{ count: number }>('GET', `testing/sessions/count?placeCode=${place}&to=2025-03-31&${query}`, { as: world.official });
      expect(counted).toEqual({ count: items.length });
      return items.map(({ id }) => id);
    };
    expect([await shown(''), await shown('which=FREE'), await shown('which=ALL')]).toEqual([[open.id], [open.id], [open.id, closed.id, cancelled.id]]);
    world.at('2025-03-19T09:00:00+05:00');
    expect([await shown('which=ALL'), await shown('which=ALL&from=2025-03-18'), await shown('from=2025-03-18')]).toEqual([[closed.id, cancelled.id], [open.id, closed.id, cancelled.id], []]);
    expect((await world.testing.call('GET', 'testing/sessions?which=SOME', { as: world.official })).status).toBe(422);
  });

  it('is cancelled only while nobody has booked it', async () => {
    const { workItemId, personId } = await world.opened();
    const [booked, free] = [await world.sitting(), await world.sitting()];
    await world.book(workItemId, personId, booked.id);
    expect(await end(booked.id, 'cancellation')).toMatchObject({ status: 409, ...problem('session-booked') });
    expect(await end(free.id, 'cancellation')).toMatchObject({ status: 201, body: { status: 'CANCELLED' } });
    expect((await end(newId(), 'cancellation')).status).toBe(404);
    expect((await world.testing.call('GET', `testing/sessions/${newId()}`, { as: world.official })).status).toBe(404);
  });

  it('that is cancelled while somebody books it is either booked or cancelled, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { workItemId, personId } = await world.opened();
      const { id } = await world.sitting();
      const [booked, cancelled] = await Promise.all([world.book(workItemId, personId, id), end(id, 'cancellation')]);
      expect([booked.status, cancelled.status]).toEqual(booked.status === 201 ? [201, 409] : [422, 201]);
    }
  });
});

describe('the seats of a sitting', () => {
  it('are never sold twice: of fifty who want one of ten at once, ten get one', async () => {
    const { id } = await world.sitting({ seats: 10 });
    const wanting = [];
    for (let index = 0; index < 50; index += 1) wanting.push(await world.opened());
    const answers = await Promise.all(wanting.map(({ workItemId, personId }) => world.book(workItemId, personId, id)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    for (const refused of answers.filter(({ status }) => status !== 201)) expect(refused).toMatchObject({ status: 422, ...problem('no-such-session') });
    expect(await world.testing.sql(`select s.taken, (select count(*)::int from testing.booking b where b.seat_held and b.session->>'id' = s.id::text) as held from testing.session s where s.id = $1`, [id])).toEqual([{ taken: 10, held: 10 }]);
    expect((await world.testing.facts(FactType.TestBooked)).filter((fact) => fact.sessionId === id)).toHaveLength(10);
  }, 60_000);
});
