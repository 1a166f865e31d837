import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type PersonId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { startApplications, type World } from './testing/world.js';

let world: World;
let region: PersonId;
let otherRegion: PersonId;
let ministry: PersonId;
beforeAll(async () => {
  world = await startApplications();
  region = await world.given.official('Өңір', 'REGION_DEPT', { placeCode: '19' });
  otherRegion = await world.given.official('Басқа өңір', 'REGION_DEPT', { placeCode: '27' });
  ministry = await world.given.official('Министрлік', 'AUTHORISED_BODY', {});
});
afterAll(() => world.stop());

type Listed = { items: { attestationId: AttestationId; claimed: string; placeCode: string }[]; next: string | null };
const problem = (name: string) => `urn:ustaz:problem:${name}`;
const admit = (attestationId: AttestationId) =>
  world.hears(FactType.AssessmentCompleted, { attestationId, result: 'ADMITTED', gaps: [], by: world.given.providerId, completedAt: world.clock.now().toISOString(), note: null });
const admitted = async (): Promise<AttestationId> => {
  const attestationId = await world.caseOf(await world.given.teacher('Самал'));
  await admit(attestationId);
  return attestationId;
};
const approve = (body: object, { as = region, key }: { as?: PersonId; key?: string } = {}) => world.call('post', '/attestee-lists', { as, body, key });
const candidates = async (as = region, query = '') => (await world.call('get', `/attestees?limit=100${query}`, { as })).body as unknown as Listed;
const facts = async (name: string) => (await world.outbox()).filter((each) => each.name === name);

/** Many admitted cases at once, as the rows that a year leaves. */
const thousands = (count: number, serial: number) =>
  world.db.query(
    `insert into case_file (id, person_id, organisation_id, place_code, year, claimed, state, ended, opened_at, registration_number, employment_id, due, admitted, body)
     select gen_random_uuid(), gen_random_uuid(), $1, '1930', 2025, (array['MODERATOR', 'EXPERT'])[1 + n % 2], 'ADMITTED', false, now(), '19-2025-' || lpad((n + $3)::text, 6, '0'),
            gen_random_uuid(), '9999-12-31', true, '{}' from generate_series(1, $2) n`,
    [world.given.organisationId, count, serial],
  );

describe('the region’s list of attestees', () => {
  it('is made of those who are admitted and on no list yet, by district and category, and of no other region', async () => {
    const [one, other] = [await admitted(), await admitted()];
    const notYet = await world.caseOf(await world.given.teacher('Кеш'));
    const withdrawn = await admitted();
    await world.db.query('update case_file set ended = true where id = $1', [withdrawn]);
    const { items } = await candidates();
    expect(items.map(({ attestationId }) => attestationId)).toEqual([one, other].sort());
    expect(items[0]).toMatchObject({ teacher: { name: 'Самал' }, organisation: { name: 'School 1' }, placeCode: '1930', placeName: '1930', claimed: 'MODERATOR' });
    expect((await candidates(region, '&placeCode=1940')).items).toEqual([]);
    expect((await candidates(region, '&category=EXPERT')).items).toEqual([]);
    expect((await candidates(otherRegion)).items).toEqual([]);
    for (const as of [ministry, world.given.providerId, world.given.personId]) expect((await world.call('get', '/attestees', { as })).status).toBe(403);
    await world.db.query('update case_file set ended = true where id = any($1)', [[notYet]]);
  });

  it('names whom the region chose, once; each of them sees it in the time-line, and the case goes on', async () => {
    const [one, other] = (await candidates()).items.map(({ attestationId }) => attestationId);
    const key = newId();
    const { status, body } = await approve({ number: '12-Т', attestationIds: [one] }, { key });
    expect({ status, ...body }).toMatchObject({ status: 201, number: '12-Т', placeCode: '19', year: 2025, count: 1, sentAt: null, approvedBy: { name: 'Өңір' }, reasons: [{ rule: 'R-024' }, { rule: 'F-13' }] });
    expect((await approve({ number: '12-Т', attestationIds: [one] }, { key })).body.listId).toBe(body.listId);
    expect(await facts(FactType.ListApproved)).toMatchObject([{ key: '19', body: { placeCode: '19', number: '12-Т', attestationIds: [one], by: region } }]);
    expect((await candidates()).items.map(({ attestationId }) => attestationId)).toEqual([other]);

    const [{ person_id: teacher }] = (await world.db.query('select person_id from case_file where id = $1', [one])) as [{ person_id: PersonId }];
    const { body: line } = await world.call('get', `/${one}/time-line`, { as: teacher });
    expect((line.entries as object[]).at(-1)).toMatchObject({ step: 'list-approved', number: '12-Т', who: 'Өңір' });
    expect(line.current.state).toBe('ADMITTED');
    expect((await approve({ year: 2025, number: '13-Т', attestationIds: [one] })).body.type).toBe(problem('not-to-be-listed'));
  });

  it('counts the candidates by district and category as the list holds them', async () => {
    const counts = async (query = '') => (await world.call('get', `/attestees/counts?${query}`, { as: region })).body;
    expect(await counts()).toEqual({ count: 1, byPlace: [{ code: '1930', text: '1930', count: 1 }], byCategory: [{ code: 'MODERATOR', text: 'teacher-moderator', count: 1 }] });
    for (const query of ['q=сам', 'q=сол', 'placeCode=1930', 'category=MODERATOR', 'category=EXPERT', 'year=2026', 'placeCode=1940']) {
      expect([query, (await counts(encodeURI(query))).count]).toEqual([query, (await candidates(region, encodeURI(`&${query}`))).items.length]);
    }
  });

  it('names all of a district and category when it is asked to, and only if they are still as many as were seen', async () => {
    expect((await approve({ year: 2025, number: '20-Т', category: 'EXPERT' })).body.type).toBe(problem('nobody-to-list'));
    expect((await approve({ year: 2025, number: '20-Т', districtCode: '1940' })).body.type).toBe(problem('nobody-to-list'));
    expect(await approve({ year: 2025, number: '20-Т', districtCode: '1930', category: 'MODERATOR', expected: 2 })).toMatchObject({ status: 409, body: { type: problem('list-changed') } });
    expect((await candidates()).items).toHaveLength(1);
  });

  it('is refused under a number that is taken, for a stranger among those chosen, for nobody, and for another’s region', async () => {
    const [other] = (await candidates()).items.map(({ attestationId }) => attestationId);
    expect(await approve({ year: 2025, number: '12-Т' })).toMatchObject({ status: 409, body: { type: problem('list-number-taken') } });
    const strangers = await approve({ year: 2025, number: '14-Т', attestationIds: [other, newId(), newId()] });
    expect(strangers).toMatchObject({ status: 422, body: { type: problem('not-to-be-listed'), reasons: [{ rule: 'R-024', text: expect.stringContaining('2 do not belong') }] } });
    expect(await approve({ year: 2026, number: '14-Т' })).toMatchObject({ status: 422, body: { type: problem('nobody-to-list') } });
    expect((await approve({ year: 2025, number: '14-Т', placeCode: '27' })).status).toBe(404);
    expect((await approve({ year: 2025, number: '1-Б', attestationIds: [other] }, { as: otherRegion })).body.type).toBe(problem('not-to-be-listed'));
    for (const wrong of [{ year: 2025 }, { year: 1999, number: '1' }, { year: 2025, number: '' }, { year: 2025, number: '1', attestationIds: [] }, { year: 2025, number: '1', attestationIds: ['x'] }, { year: 2025, number: '1', more: 1 }]) {
      expect((await approve(wrong)).status).toBe(422);
    }
    const both = await world.given.official('Екі өңір', 'REGION_DEPT', { placeCode: '19' });
    await world.db.query(`insert into access_role (assignment_id, person_id, role, place_code, valid_from, as_of) values ($1, $2, 'REGION_DEPT', '27', '2024-01-01', '2024-01-01')`, [newId(), both]);
    expect((await approve({ year: 2025, number: '15-Т' }, { as: both })).body.type).toBe(problem('region-ambiguous'));
    expect((await approve({ year: 2025, number: '15-Т', placeCode: '27' }, { as: both })).body.type).toBe(problem('nobody-to-list'));
  });

  it('goes to the authorised body, which sees it from then on, and not before', async () => {
    const [list] = (await world.call('get', '/attestee-lists', { as: region })).body.items as { listId: string }[];
    const read = async (as: PersonId) => [(await world.call('get', `/attestee-lists/${list!.listId}`, { as })).status, (await world.call('get', `/attestee-lists/${list!.listId}/attestees`, { as })).status];
    const listed = async (as: PersonId) => ((await world.call('get', '/attestee-lists', { as })).body.items as object[]).length;
    expect([await read(region), await read(ministry), await read(otherRegion)]).toEqual([[200, 200], [404, 404], [404, 404]]);
    expect([await listed(region), await listed(ministry), await listed(otherRegion)]).toEqual([1, 0, 0]);

    const send = (as: PersonId) => world.call('post', `/attestee-lists/${list!.listId}/sending`, { as, body: {} });
    expect([(await send(otherRegion)).status, (await send(ministry)).status]).toEqual([404, 403]);
    expect(await send(region)).toMatchObject({ status: 200, body: { sentAt: expect.any(String), count: 1 } });
    expect((await send(region)).status).toBe(200);
    expect(await facts(FactType.ListSent)).toMatchObject([{ key: '19', body: { count: 1, number: '12-Т' } }]);
    expect([await read(ministry), await read(otherRegion), await listed(ministry)]).toEqual([[200, 200], [404, 404], 1]);
  });

  it('keeps whom it named as it was approved, wherever the case goes afterwards', async () => {
    const [list] = (await world.call('get', '/attestee-lists', { as: region })).body.items as { listId: string }[];
    await world.db.query(`update case_file set organisation_id = $1, place_code = '2710' where list_id = $2`, [world.given.otherOrganisationId, list!.listId]);
    const { items } = (await world.call('get', `/attestee-lists/${list!.listId}/attestees`, { as: region })).body as unknown as Listed;
    expect(items).toMatchObject([{ organisation: { name: 'School 1' }, placeCode: '1930' }]);
  });

  it('of five thousand is approved in one act, while cases go on, and turned page by page', async () => {
    await thousands(5_000, 10_000);
    const before = (await candidates()).items;
    const running = await world.caseOf(await world.given.teacher('Жүріп жатқан'), { until: 'REGISTERED' });
    const started = performance.now();
    const [approved, answered] = await Promise.all([approve({ year: 2025, number: '100-Т' }), world.answer(running, { answer: 'ACCEPTED' })]);
    expect([approved.status, answered.status]).toEqual([201, 200]);
    expect(performance.now() - started).toBeLessThan(15_000);
    const { listId, count } = approved.body as unknown as { listId: string; count: number };
    expect(count).toBeGreaterThanOrEqual(5_000);
    expect(before.length).toBe(100);
    expect((await candidates()).items).toEqual([]);
    const [{ lines, rows }] = (await world.db.query(
      `select (select count(*)::int from time_line where type = $2 and data->>'listId' = $1) as lines, (select count(*)::int from case_file where list_id = $1::uuid) as rows`,
      [listId, FactType.ListApproved],
    )) as [{ lines: number; rows: number }];
    expect([lines, rows]).toEqual([count, count]);

    const seen = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = (await world.call('get', `/attestee-lists/${listId}/attestees?limit=100&cursor=${cursor}`, { as: region })).body as unknown as Listed;
      for (const { attestationId } of page.items) seen.add(attestationId);
      cursor = page.next;
    }
    expect(seen.size).toBe(count);
  });

  it('is one, though the region approves it twice at the same moment', async () => {
    await thousands(20, 20_000);
    const both = await Promise.all([approve({ year: 2025, number: '101-Т' }), approve({ year: 2025, number: '102-Т' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    const [{ twice }] = (await world.db.query('select count(*)::int - count(distinct attestation_id)::int as twice from attestee')) as [{ twice: number }];
    expect(twice).toBe(0);
  });
});
