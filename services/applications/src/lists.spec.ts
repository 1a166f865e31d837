import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type PersonId } from '@attestation/contracts';
import fc from 'fast-check';
import { startApplications, type World } from './testing/world.js';

const SEED = 20250319;
let world: World;
let head: PersonId;
let district: PersonId;
let region: PersonId;
beforeAll(async () => {
  world = await startApplications();
  head = await world.given.official('Басшы', 'HEAD', { organisationId: world.given.organisationId });
  district = await world.given.official('Аудан', 'DISTRICT_DEPT', { placeCode: '1930' });
  region = await world.given.official('Өңір', 'REGION_DEPT', { placeCode: '19' });
  // drafts, one in the queue that is late, one refused, and one of the other region
  for (const claimed of ['MODERATOR', 'EXPERT', 'MODERATOR', 'MASTER'] as const) await world.caseOf(await world.given.teacher('Жоба'), { claimed, until: 'DRAFT' });
  await world.caseOf(await world.given.teacher('Кешіккен'), { until: 'REGISTERED' });
  const refused = await world.caseOf(await world.given.teacher('Бас тартылған'), { until: 'REGISTERED' });
  await world.answer(refused, { answer: 'REFUSED', grounds: ['1'] });
  const accepted = await world.caseOf(await world.given.teacher('Қабылданған'));
  await world.hears(FactType.AssessmentCompleted, { attestationId: accepted, result: 'ADMITTED', gaps: [], by: head, completedAt: world.clock.now().toISOString(), note: null });
  await world.caseOf(await world.given.teacher('Өзге', { at: world.given.otherOrganisationId }), { until: 'DRAFT' });
  world.clock.moveTo('2025-03-20T09:00:00+05:00');
});
afterAll(() => world.stop());

type Item = { attestationId: string; claimed: string; current: { state: string; due: string | null; late: boolean } };
const list = async (as: PersonId, query = ''): Promise<Item[]> => {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = (await world.call('get', `?limit=2&cursor=${cursor}${query}`, { as })).body as unknown as { items: Item[]; next: string | null };
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
};
const counts = async (as: PersonId, query = '') => (await world.call('get', `/counts?${query}`, { as })).body as unknown as { count: number; late: number; byState: { code: string; count: number }[]; byCategory: { code: string; count: number }[] };

describe('the cases of an organisation, a district, a region', () => {
  it('come the most urgent first when asked so, those that nothing is due of last, each once', async () => {
    const items = await list(head, '&order=DUE');
    expect(new Set(items.map(({ attestationId }) => attestationId)).size).toBe(7);
    const dues = items.map(({ current }) => Date.parse(current.due ?? '9999-12-31T00:00:00Z'));
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
    expect(items[0]?.current).toMatchObject({ state: 'REGISTERED', late: true });
    expect(items.at(-1)?.current.due).toBeNull();
  });

  it('are late only while something is due, and only those within the jurisdiction are shown', async () => {
    expect((await list(head, '&late=true')).map(({ current }) => current.state)).toEqual(['REGISTERED']);
    expect((await list(head, '&late=false'))).toHaveLength(6);
    expect([(await list(district)).length, (await list(region)).length, (await list(world.given.otherTeacherId)).length]).toEqual([7, 7, 0]);
  });

  it('are counted by what the list holds, whatever is asked for', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('head', 'district', 'region'),
        fc.record({
          state: fc.option(fc.constantFrom('DRAFT', 'REGISTERED', 'REFUSED', 'ADMITTED', 'CLOSED'), { nil: undefined }),
          category: fc.option(fc.constantFrom('MODERATOR', 'EXPERT', 'MASTER'), { nil: undefined }),
          year: fc.option(fc.constantFrom('2025', '2026'), { nil: undefined }),
          late: fc.option(fc.constantFrom('true', 'false'), { nil: undefined }),
          placeCode: fc.option(fc.constantFrom('19', '1930', '1940'), { nil: undefined }),
          q: fc.option(fc.constantFrom('жоба', 'ҚАБ', 'ж б', '19-2025-000001'), { nil: undefined }),
        }),
        async (who, filter) => {
          const as = { head, district, region }[who];
          const query = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`])).join('&');
          const [items, told] = [await list(as, `&${query}`), await counts(as, query)];
          expect(told).toMatchObject({ count: items.length, late: items.filter(({ current }) => current.late).length });
          const by = (of: (item: Item) => string) => Object.fromEntries([...new Set(items.map(of))].map((code) => [code, items.filter((item) => of(item) === code).length]));
          expect(Object.fromEntries(told.byState.map(({ code, count }) => [code, count]))).toEqual(by(({ current }) => current.state));
          expect(Object.fromEntries(told.byCategory.map(({ code, count }) => [code, count]))).toEqual(by(({ claimed }) => claimed));
        },
      ),
      { seed: SEED, numRuns: 40 },
    ));

  it('are found by the beginnings of the words of a name, as a Russian keyboard writes them too, and by the whole number', async () => {
    const teacher = await world.given.teacher('Әбдіқадірова Гүлжаһан Нұр-Қызы');
    const two = await world.caseOf(teacher, { until: 'REGISTERED' });
    const { registration } = (await world.call('get', `/${two}`, { as: head })).body as unknown as { registration: { number: string } };
    for (const q of ['Гүлжаһан', 'абдикад', 'ГУЛЖ  әбд', 'нур кыз', registration.number]) expect([q, (await list(region, `&q=${encodeURIComponent(q)}`)).map(({ attestationId }) => attestationId)]).toEqual([q, [two]]);
    for (const q of ['жаһан', 'Гүлжаһан Әлия', registration.number.slice(0, -1), '—', ':*', "') or true --"]) expect([q, await list(region, `&q=${encodeURIComponent(q)}`)]).toEqual([q, []]);
    await world.given.person(teacher, 'Семёнова-Қайырова Гүлжаһан'); // she has married
    for (const q of ['СЕМЕНОВА', 'кайыр гүл']) expect([q, (await list(region, `&order=DUE&q=${encodeURIComponent(q)}`)).map(({ attestationId }) => attestationId)]).toEqual([q, [two]]);
    expect(await list(region, `&q=${encodeURIComponent('абдикад')}`)).toEqual([]);
    await world.db.query('delete from acceptance where attestation_id = $1', [two]);
    await world.db.query('delete from case_file where id = $1', [two]);
  });

  it.each(['q=', 'placeCode=x', 'state=OPEN', 'category=TEACHER', 'year=soon', 'late=perhaps', 'order=RANDOM', 'limit=0', 'cursor=x', 'more=1'])('refuse %s', async (query) => {
    expect((await world.call('get', `?${query}`, { as: head })).status).toBe(422);
  });

  it('are found by an index, not by reading them all', async () => {
    await world.db.query(
      `insert into case_file (id, person_id, organisation_id, place_code, year, claimed, state, ended, opened_at, registration_number, employment_id, due, admitted, body)
       select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), case when n % 40 < 2 then (array['1930', '1940'])[1 + n % 2] else '27' || lpad((n % 40)::text, 2, '0') end, 2025, 'MODERATOR', 'DRAFT', false, now() - n * interval '1 minute', null,
              gen_random_uuid(), now() + n * interval '1 minute', false, jsonb_build_object('as wide as', repeat('a file', 250)) from generate_series(1, 20000) n`,
    );
    await world.db.query('analyze case_file');
    const plan = async (sql: string) => JSON.stringify(await world.db.query(`explain ${sql}`));
    expect(await plan(`select body from case_file c where c.organisation_id = '${world.given.organisationId}' order by c.due, c.id limit 21`)).toContain('case_file_organisation_due');
    expect(await plan(`select body from case_file c where c.place_code in (select code from access_place where path && '{1930}') order by c.opened_at desc, c.id desc limit 21`)).not.toContain('Seq Scan on case_file');
    await world.db.query('vacuum case_file');
    const places = `c.place_code = any(array(select code from access_place where path && '{1940}'))`;
    for (const asked of [`select c.state, count(*) from case_file c where ${places} group by c.state`, `select c.id from case_file c where ${places} and c.state = 'DRAFT' and c.year = 2025 order by c.due, c.id limit 21`]) {
      expect(await plan(asked)).not.toContain('Seq Scan on case_file');
    }
  });
});
