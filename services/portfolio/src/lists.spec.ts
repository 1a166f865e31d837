import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, itemFaults, REGISTRIES, type PersonId, type Registry } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import fc from 'fast-check';
import { ITEMS, startPortfolio, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startPortfolio();
});
afterAll(() => world.stop());

const called = (personId: PersonId, name: string, time?: string) =>
  world.registers.onPersonsChanged([world.event(FactType.PersonChanged, { personId, name, currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true, bannedUntil: null }, time)]);
const list = async (path: string, as: PersonId) => {
  const { status, body } = await world.call('get', path, { as });
  return { status, next: body.next, total: body.total as unknown as number, items: body.items as unknown as { teacher: string; missing: { code: string; registry: string | null }[]; observationId: string; name: string; organisation: string }[] };
};
const teacherNamed = async (name: string, at?: Parameters<World['given']['newTeacher']>[0]): Promise<PersonId> => {
  const teacher = await world.given.newTeacher(at);
  await called(teacher, name);
  return teacher;
};

describe('the responsible person’s list of portfolios', () => {
  const NAMES = ['Әбдіқадірова Гүлжаһан', 'Бекова Айгүл', 'Ғалымова Ұлпан'];
  beforeAll(async () => {
    for (const [index, name] of NAMES.entries()) {
      const teacher = await teacherNamed(name);
      const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
      await world.allAnswer(attestationId, ['COURSES']);
      await world.answers(attestationId, 'COURSES', index === 1 ? 'EMPTY' : 'ANSWERED');
      await world.submits(attestationId);
      await world.workers.openAssessment(world.jobFor(attestationId));
    }
  });
  const queue = (query = '') => list(`/assessments?${query}`, world.given.responsibleId);

  it('names the teacher, and what is missing with the registry it is looked for in', async () => {
    const { items, total } = await queue();
    expect([items.map(({ teacher }) => teacher), total]).toEqual([NAMES, 3]);
    expect(items.map(({ missing }) => missing.filter(({ registry }) => registry === 'COURSES').map(({ code }) => code))).toEqual([[], ['COURSES', '4.1'], []]);
  });

  it.each([['абдик', 1], ['ГҮЛ', 1], ['галымова', 1], ['дыкар', 0], ['nobody', 0]])('is searched by "%s", in whichever spelling, and counted so', async (search, found) => {
    const { items, total } = await queue(`search=${encodeURIComponent(search)}`);
    expect([items.length, total]).toEqual([found, found]);
  });

  it('is filtered by the claimed category, and refuses one there is none of', async () => {
    expect((await queue('claimed=MODERATOR')).total).toBe(3);
    expect((await queue('claimed=EXPERT')).items).toEqual([]);
    expect((await queue('claimed=BEST')).status).toBe(422);
  });

  it('counts the same however it is paged, and a stranger’s is empty', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), async (limit) => {
        const seen: string[] = [];
        for (let cursor: string | null = ''; cursor !== null; ) {
          const page: Awaited<ReturnType<typeof queue>> = await queue(`limit=${limit}&cursor=${cursor}`);
          expect(page.total).toBe(3);
          seen.push(...page.items.map(({ teacher }) => teacher));
          cursor = page.next;
        }
        expect(seen).toEqual(NAMES);
      }),
      { seed: 20250310, numRuns: 4 },
    );
    expect(await list('/assessments', world.given.strangerId)).toMatchObject({ items: [], total: 0 });
  });

  it('keeps what was marked in sight until it is supplied', async () => {
    const [first] = (await queue(`search=${encodeURIComponent('Бекова')}`)).items as unknown as { workItemId: string }[];
    await world.call('post', `/assessments/${first?.workItemId}/return`, { as: world.given.responsibleId, body: { gaps: [{ code: 'COURSES', note: '72 сағат' }] } });
    expect((await queue()).total).toBe(2);
    const gaps = await list(`/organisations/${world.given.organisationId}/gaps`, world.given.responsibleId);
    expect(gaps).toMatchObject({ total: 1, items: [{ teacher: 'Бекова Айгүл', returned: true, marked: [{ code: 'COURSES', registry: 'COURSES', note: '72 сағат' }] }] });
  });

  it('says of a name what was told last, whatever comes late', async () => {
    const teacher = await teacherNamed('Жаңа Есім');
    await called(teacher, 'Ескі Есім', '2020-01-01T00:00:00.000Z');
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    const gaps = await list(`/organisations/${world.given.organisationId}/gaps?search=${encodeURIComponent('есим')}`, world.given.headId);
    expect(gaps).toMatchObject({ total: 1, items: [{ attestationId, teacher: 'Жаңа Есім' }] });
  });
});

describe('lists of observation sheets', () => {
  const sheet = (personId: PersonId) => ({ observationId: newId(), personId, lesson: newId(), subject: 'MATHEMATICS', observedOn: '2025-02-03', points: 80, conclusions: 'c', recommendations: 'r' });

  it('hold those one wrote or those about one, and those nobody acknowledged; counted by the same condition', async () => {
    const { headId, colleagueId, personId } = world.given;
    await called(headId, 'Басшы');
    const [about, other] = [sheet(colleagueId), sheet(colleagueId)];
    for (const body of [about, other]) await world.call('post', '/observations', { as: headId, body });
    await world.call('post', '/observations', { as: colleagueId, body: sheet(personId) });
    await world.call('post', `/observations/${other.observationId}/acknowledgement`, { as: colleagueId, body: {} });
    expect(await list('/observations?side=ABOUT_ME&open=true', colleagueId)).toMatchObject({ total: 1, items: [{ observationId: about.observationId, observerName: 'Басшы', teacher: null }] });
    const totals = await Promise.all(['', 'side=WRITTEN', 'side=ABOUT_ME', 'side=ABOUT_ME&open=false'].map(async (query) => (await list(`/observations?${query}`, colleagueId)).total));
    expect(totals).toEqual([3, 1, 2, 1]);
    expect((await list('/observations?side=ALL', colleagueId)).status).toBe(422);
  });
});

describe('whose lessons one finds to observe', () => {
  const found = async (as: PersonId, query = '') => (await list(`/observations/teachers?limit=100&${query}`, as)).items.map(({ name }) => name);

  it('are one’s colleagues, of a method office those of its place, of a commission those it attests; never oneself', async () => {
    const { colleagueId, memberId, officeMethodistId, guestId } = world.given;
    await called(colleagueId, 'Әріптес Өзі');
    await teacherNamed('Өз мектебінен');
    await teacherNamed('Басқа мектептен', world.given.otherOrganisationId);
    expect(await found(colleagueId, `search=${encodeURIComponent('мектеб')}`)).toEqual(['Өз мектебінен']);
    expect(await found(colleagueId)).not.toContain('Әріптес Өзі');
    expect(await found(guestId)).toEqual(['Басқа мектептен']);
    expect(await found(memberId)).toEqual(expect.arrayContaining(['Әріптес Өзі', 'Өз мектебінен']));
    expect(await found(memberId)).not.toContain('Басқа мектептен');
    expect(await found(officeMethodistId)).toEqual(expect.arrayContaining(['Өз мектебінен', 'Басқа мектептен']));
    expect(await found(world.given.strangerId)).toEqual([]);
  });
});

describe('the forms of what is entered by hand', () => {
  it('are those by which an item is judged, each with its members in their order', async () => {
    const { body } = await world.call('get', '/entries/forms', { as: world.given.responsibleId, language: 'ru' });
    const forms = body.items as unknown as { registry: Registry; text: string; schema: { properties: object; required: string[] } }[];
    expect(forms.map(({ registry }) => registry)).toEqual(REGISTRIES);
    for (const { registry, schema } of forms) {
      const [item] = ITEMS[registry];
      expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(item ?? {})));
      expect(itemFaults(registry, item)).toEqual([]);
    }
    expect((await world.call('get', '/entries/forms', { as: world.given.personId })).status).toBe(403);
  });
});
