import { newId } from '@attestation/service-kit';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startDirectory, type Answer, type Directory } from './testing/directory.js';
import { fixtureNumber } from './testing/numbers.js';

const SEED = 20250317;
const NAMES = ['Қасымова Әлия Ғабитқызы', 'Касымов Алихан', 'Өмірбекова Һадиша', 'Ұзақова Іңкәр', 'Үмбетова-Ёлкина Анна', "O'Neil Mary", 'Ң'];
let directory: Directory;
let schools: string[];
const people: Record<string, string> = {};

beforeAll(async () => {
  directory = await startDirectory();
  for (let tries = 0; tries < 100 && (await directory.call('GET', '/persons')).status !== 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  const places = [['1132', '11'], ['1232', '15']].map(([placeCode, parentCode]) => ({ placeCode, parentCode, kind: 'DISTRICT', nameKk: 'а', nameRu: 'а', nameEn: 'a', hasDistrictLevel: true }));
  await take('places', places);
  const rows = ['1132', '1232'].map((placeCode, n) => ({ code: `S-${n}`, placeCode, nameKk: `Мектеп ${n}`, nameRu: `Школа ${n}`, nameEn: `School ${n}`, kind: 'SCHOOL', subordination: 'DISTRICT' }));
  schools = await take('organisations', rows);
  const ids = await take('persons', NAMES.map((name, n) => ({ personalNumber: fixtureNumber(n), name })));
  NAMES.forEach((name, n) => (people[name] = ids[n] as string));
  // all but the last work at the first school, the second person at the other one as well; the third has left
  const post = (n: number, school: number, more = {}) => ({
    personalNumber: fixtureNumber(n), organisationCode: `S-${school}`, post: 'мұғалім', positionGroup: 'SECONDARY', from: '2020-09-01', serviceYears: 4, serviceMonths: 0, serviceAsOf: '2025-03-01', ...more,
  });
  await take('employments', [post(0, 0), post(1, 0), post(1, 1, { post: 'әдіскер' }), post(2, 0, { to: '2025-03-16' }), post(3, 0), post(4, 0), post(5, 0)]);
}, 30_000);
afterAll(async () => {
  await directory?.stop();
});

async function take(kind: string, rows: object[]): Promise<string[]> {
  const { body } = await directory.call('POST', `/imports/${kind}/batches`, { body: { lines: rows.map((row, n) => ({ line: n + 2, ...row })) } });
  return (body['lines'] as { id: string; end: string }[]).map(({ id, end }) => {
    expect(end).toBe('CREATED');
    return id;
  });
}
const search = async (query: string, more: { as?: string; limit?: number; cursor?: string } = {}): Promise<Answer> => {
  const { as, ...page } = more;
  const asked = new URLSearchParams({ query, ...Object.fromEntries(Object.entries(page).map(([name, value]) => [name, String(value)])) });
  return directory.call('GET', `/persons?${asked.toString()}`, { as });
};
const names = async (query: string, more = {}): Promise<string[]> => ((await search(query, more)).body.items as { name: string }[]).map(({ name }) => name);

/** Somebody with a role, once her door knows it. */
async function holding(role: string, where: { organisationId?: string; placeCode?: string }): Promise<string> {
  const [personId = ''] = await take('persons', [{ personalNumber: fixtureNumber(900 + (holders += 1)), name: `Рөл ${role}` }]);
  const given = await directory.call('POST', '/role-assignments', { body: { personId, role, organisationId: null, placeCode: null, orderNumber: '1-НҚ', from: '2025-01-01', to: null, ...where } });
  expect(given.status).toBe(201);
  for (let tries = 0; tries < 100 && (await search('', { as: personId })).status !== 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  return personId;
}
let holders = 0;

describe('a search by name', () => {
  it.each([
    ['касымова', [NAMES[0]]],
    ['ҚАСЫМОВ', [NAMES[1], NAMES[0]]],
    ['алия габ', [NAMES[0]]],
    ['ғабит қас', [NAMES[0]]],
    ['хадиша', [NAMES[2]]],
    ['омир', [NAMES[2]]],
    ['инкар узак', [NAMES[3]]],
    ['елкина', [NAMES[4]]],
    ['neil', [NAMES[5]]],
    ['асым', []],
    ['касымова алихан', []],
    ['--', []],
    ["'; drop table person; --", []],
  ])('for “%s” finds %j', async (query, found) => {
    expect(await names(query)).toEqual(found);
  });

  it('finds everybody by any beginning of any word, spelt in Kazakh or in Russian letters', async () => {
    const plain: Record<string, string> = { қ: 'к', ә: 'а', ү: 'у', ұ: 'у', і: 'и', ң: 'н', ө: 'о', ғ: 'г', һ: 'х', ё: 'е' };
    const asked = fc.constantFrom(...NAMES).chain((name) =>
      fc.record({ name: fc.constant(name), word: fc.constantFrom(...name.split(/[\s'-]+/)), length: fc.integer({ min: 1, max: 20 }), folded: fc.boolean(), capital: fc.boolean() }));
    await fc.assert(
      fc.asyncProperty(asked, async ({ name, word, length, folded, capital }) => {
        const start = word.slice(0, length);
        const spelt = folded ? [...start.toLowerCase()].map((letter) => plain[letter] ?? letter).join('') : start;
        expect(await names(capital ? spelt.toUpperCase() : spelt, { limit: 200 })).toContain(name);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('goes page by page in the order of the Kazakh alphabet, each person once', async () => {
    const all = await names('', { limit: 200 });
    const pages: string[] = [];
    for (let cursor: string | undefined; ;) {
      const { body } = await search('', { limit: 2, ...(cursor && { cursor }) });
      pages.push(...(body.items as { name: string }[]).map(({ name }) => name));
      if (!body.next) break;
      cursor = body.next;
    }

    expect(all.length).toBeGreaterThanOrEqual(NAMES.length + 1); // and the administrator
    expect(pages).toEqual(all);
    expect(all).toEqual(all.toSorted(new Intl.Collator('kk').compare));
    expect((await search('', { cursor: 'bm9uZQ' })).status).toBe(422);
  });

  it('shows category and posts, never the number nor anything of health', async () => {
    const { body, text } = await search('касымова');

    expect(body.items).toEqual([{
      personId: people[NAMES[0]!], name: NAMES[0], currentCategory: 'TEACHER', categoryValidUntil: null, active: true,
      posts: [{ organisationId: schools[0], organisation: { kk: 'Мектеп 0', ru: 'Школа 0', en: 'School 0' }, post: 'мұғалім' }],
    }]);
    expect(text).not.toContain(fixtureNumber(0));
  });
});

describe('who looks', () => {
  it('finds in her jurisdiction those who work there today, with these posts alone', async () => {
    const [head, otherRegion, district] = [
      await holding('HEAD', { organisationId: schools[0] }), await holding('REGION_DEPT', { placeCode: '15' }), await holding('DISTRICT_DEPT', { placeCode: '1132' }),
    ];

    expect((await names('касымов', { as: head })).sort()).toEqual([NAMES[1], NAMES[0]].sort());
    expect(await names('хадиша', { as: head })).toEqual([]); // she has left
    expect((await search('', { as: otherRegion })).body.items).toMatchObject([{ name: NAMES[1], posts: [{ post: 'әдіскер' }] }]);
    expect((await names('', { as: district })).length).toBe(5);
  });

  it('without such a role finds nobody: the door is closed', async () => {
    expect((await search('а', { as: newId() })).status).toBe(403);
    expect((await search('а', { as: people[NAMES[0]!] })).status).toBe(403);
  });
});

describe('who works at an organisation', () => {
  const at = (organisationId: string | undefined, as?: string, page = '') => directory.call('GET', `/organisations/${String(organisationId)}/employments${page}`, { as });

  it('is shown to its head and responsible person, and to whoever stands above, with category and term', async () => {
    await directory.call('POST', '/imports/categories/batches', { body: { lines: [{ line: 2, personalNumber: fixtureNumber(3), category: 'EXPERT', awardedOn: '2023-06-01', validUntil: '2028-05-31', orderNumber: '17-НҚ' }] } });
    for (const [role, where] of [['HEAD', { organisationId: schools[0] }], ['RESPONSIBLE_PERSON', { organisationId: schools[0] }], ['REGION_DEPT', { placeCode: '11' }]] as const) {
      const { body } = await at(schools[0], await holding(role, where));
      const items = body.items as { name: string; currentCategory: string; categoryValidUntil: string | null; post: string }[];
      expect(items).toHaveLength(5);
      expect(items.find(({ name }) => name === NAMES[3])).toMatchObject({ currentCategory: 'EXPERT', categoryValidUntil: '2028-05-31', post: 'мұғалім', positionGroup: 'SECONDARY' });
    }
  });

  it('is not there for whoever has no business with it', async () => {
    const head = await holding('HEAD', { organisationId: schools[1] });

    expect([(await at(schools[0], head)).status, (await at(newId())).status, (await at(schools[0], newId())).status]).toEqual([404, 404, 403]);
  });

  it('comes page by page', async () => {
    const first = await at(schools[0], undefined, '?limit=3');
    const second = await at(schools[0], undefined, `?limit=3&cursor=${String(first.body.next)}`);

    expect([first.body.items?.length, second.body.items?.length, second.body.next]).toEqual([3, 2, null]);
  });
});

describe('a person’s record', () => {
  it('says by which order she holds her category', async () => {
    expect((await directory.call('GET', `/persons/${String(people[NAMES[3]!])}`)).body).toMatchObject({ currentCategory: 'EXPERT', award: { awardedOn: '2023-06-01', orderNumber: '17-НҚ' } });
    expect((await directory.call('GET', `/persons/${String(people[NAMES[0]!])}`)).body).toMatchObject({ award: null });
  });
});
