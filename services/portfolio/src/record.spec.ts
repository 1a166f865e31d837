import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type CloudEvent, type FactOf, type Instant, type PersonId, type PlaceCode, type Registry } from '@attestation/contracts';
import fc from 'fast-check';
import { newId } from '@attestation/service-kit';
import { ITEMS, startPortfolio, type World } from './testing/world.js';

const SEED = 20250310;
let world: World;
beforeAll(async () => {
  world = await startPortfolio();
});
afterAll(() => world.stop());

type Item = Record<string, unknown>;
type Told = CloudEvent<FactOf<typeof FactType.RegistryFactReceived>>;
const course = (number: string, hours: number): Item => ({ ...ITEMS.COURSES[0], programme: `Programme ${number}`, certificateNumber: number, hours });
const minute = (at: number): Instant => `2025-03-17T03:${String(at).padStart(2, '0')}:00.000Z`;
const fact = (personId: PersonId, items: Item[], { eventId = newId(), corrects = null as string | null, at = 1, registry = 'COURSES' as Registry, learnt = minute(at) } = {}): Told =>
  world.event(FactType.RegistryFactReceived, { personId, registry, source: 'registry of COURSES', eventId, corrects, occurredAt: minute(at), items }, learnt);
const tell = (...page: Told[]) => world.records.onRegistryFact(page);
interface Piece {
  registry: string;
  source: string;
  status: string;
  manual: boolean;
  items: Item[];
}
const evidence = async (attestationId: AttestationId, as: PersonId) =>
  (await world.call('get', `/attestations/${attestationId}/evidence`, { as })).body as unknown as { evidence: Piece[]; late: Piece[]; corrections: { registry: string; source: string; correctedAt: string }[] };
const coursesIn = (pieces: Piece[]) => pieces.filter(({ registry }) => registry === 'COURSES').flatMap(({ items }) => items);
const standing = async (personId: PersonId): Promise<Item[]> => (await world.db.query('select item from standing_record where person_id = $1 order by item::text', [personId])).map(({ item }: { item: Item }) => item);
const corrected = async (attestationId: AttestationId) => (await world.outbox(attestationId)).filter(({ name }) => name === FactType.PortfolioCorrected).map(({ body }) => body);
const drafted = async (except: Registry[] = []): Promise<[PersonId, AttestationId]> => {
  const teacher = await world.given.newTeacher();
  const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
  await world.allAnswer(attestationId, except);
  return [teacher, attestationId];
};

describe('what registries tell unasked', () => {
  it('is kept without a case, by school year, and enters the draft that is opened later', async () => {
    const teacher = await world.given.newTeacher();
    await tell(fact(teacher, [course('U-1', 36)]));
    const page = await world.call('get', `/persons/${teacher}/record`, { as: teacher });
    expect(page.body.items).toMatchObject([{ schoolYear: 2023, registry: 'COURSES', source: 'registry of COURSES', manual: false, receivedAt: minute(1) }]);
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', teacher);
    await world.allAnswer(attestationId);
    expect(coursesIn((await evidence(attestationId, teacher)).evidence)).toEqual([...ITEMS.COURSES, course('U-1', 36)]);
  });

  it('that lies outside the attestation period does not enter the case', async () => {
    const [teacher, attestationId] = await drafted();
    await tell(fact(teacher, [{ ...course('U-2', 36), completedOn: '2019-05-05' }]));
    expect(coursesIn((await evidence(attestationId, teacher)).evidence)).toEqual(ITEMS.COURSES);
    expect(await standing(teacher)).toContainEqual({ ...course('U-2', 36), completedOn: '2019-05-05' });
  });

  it('in the words of an answer stands in the case once, and a later word takes the place of the answer’s', async () => {
    const [teacher, attestationId] = await drafted();
    await tell(fact(teacher, [ITEMS.COURSES[0]!]));
    expect(coursesIn((await evidence(attestationId, teacher)).evidence)).toEqual(ITEMS.COURSES);
    const better = { ...ITEMS.COURSES[0], hours: 44 };
    await world.records.onRegistryFact([world.event(FactType.RegistryFactReceived, { personId: teacher, registry: 'COURSES', source: 'r', eventId: newId(), corrects: null, occurredAt: '2025-03-17T05:00:00.000Z', items: [better] })]);
    expect(coursesIn((await evidence(attestationId, teacher)).evidence)).toEqual([ITEMS.COURSES[1], better]);
  });

  it('is corrected whole: what a correction does not repeat does not hold any more', async () => {
    const teacher = await world.given.newTeacher();
    const first = fact(teacher, [course('C-1', 36), course('C-2', 40)], { at: 1 });
    await tell(first, fact(teacher, [course('C-1', 38)], { corrects: first.data.eventId, at: 2 }));
    expect(await standing(teacher)).toEqual([course('C-1', 38)]);
    await tell(fact(teacher, [], { corrects: first.data.eventId, at: 3 }));
    expect(await standing(teacher)).toEqual([]);
  });

  it('gives one record in whatever order and however often it is told: none is lost, none doubled', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ root: fc.nat({ max: 2 }), items: fc.uniqueArray(fc.record({ number: fc.constantFrom('A', 'B', 'C'), hours: fc.integer({ min: 1, max: 3 }) }), { selector: ({ number }) => number, maxLength: 3 }) }), { minLength: 1, maxLength: 7 }),
        fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 4 }),
        async (versions, random, pageSize) => {
          const teacher = newId<PersonId>();
          const roots = [0, 1, 2].map(() => newId());
          const seen = new Set<number>();
          const events = versions.map(({ root, items }, index) => {
            const eventId = seen.has(root) ? newId() : roots[root]!;
            const corrects = seen.has(root) ? roots[root]! : null;
            seen.add(root);
            return fact(teacher, items.map(({ number, hours }) => course(`${root}${number}`, hours)), { eventId, corrects, at: index + 1 });
          });
          const expected = [...seen].flatMap((root) => versions.findLast((each) => each.root === root)!.items.map(({ number, hours }) => course(`${root}${number}`, hours)));
          const told = [...events, ...events].map((each) => ({ each, at: random.next().value as number })).sort((a, b) => a.at - b.at).map(({ each }) => each);
          for (let from = 0; from < told.length; from += pageSize) await tell(...told.slice(from, from + pageSize));
          expect(new Set(await standing(teacher))).toEqual(new Set(expected));
          expect(await standing(teacher)).toHaveLength(expected.length);
        },
      ),
      { seed: SEED, numRuns: 20 },
    ), 120_000);
});

describe('a correction after the submission', () => {
  const submit = async (attestationId: AttestationId) => {
    world.clock.moveTo('2025-03-17T10:00:00+05:00');
    await world.submits(attestationId);
    world.clock.moveTo('2025-03-17T09:00:00+05:00');
  };
  const LATER = '2025-03-18T05:00:00.000Z';
  const later = (teacher: PersonId, items: Item[], eventId = newId()) =>
    world.event(FactType.RegistryFactReceived, { personId: teacher, registry: 'COURSES', source: 'registry of COURSES', eventId, corrects: null, occurredAt: LATER, items }, LATER);

  it('marks the case and tells the commission once; the snapshot stays as it was submitted', async () => {
    const [teacher, attestationId] = await drafted();
    await submit(attestationId);
    const before = (await world.call('get', `/attestations/${attestationId}/snapshot`, { as: teacher })).body;
    const event = later(teacher, [{ ...ITEMS.COURSES[0], hours: 4 }]);
    await tell(event);
    await tell(event);
    await tell(later(teacher, [{ ...ITEMS.COURSES[0], hours: 4 }]));
    expect(await corrected(attestationId)).toMatchObject([{ registry: 'COURSES', source: 'registry of COURSES', correctedAt: LATER, hash: before.hash }]);
    expect((await world.call('get', `/attestations/${attestationId}/snapshot`, { as: teacher })).body).toMatchObject({ content: before.content, verified: true });
    const shown = await evidence(attestationId, teacher);
    expect(shown.corrections).toMatchObject([{ registry: 'COURSES', correctedAt: LATER }]);
    expect(coursesIn(shown.late)).toEqual([{ ...ITEMS.COURSES[0], hours: 4 }]);
  });

  it('is told for what a registry takes back, and for what it says where it had been silent; not for something new', async () => {
    const [teacher, attestationId] = await drafted(['COURSES', 'DIPLOMA']);
    const first = fact(teacher, [course('T-1', 36)], { at: 1 });
    await tell(first);
    await world.answers(attestationId, 'COURSES', 'EMPTY');
    await world.answers(attestationId, 'DIPLOMA', 'SILENT');
    await submit(attestationId);
    await tell(later(teacher, [course('T-9', 20)]));
    expect(await corrected(attestationId)).toEqual([]);
    await tell(world.event(FactType.RegistryFactReceived, { ...first.data, eventId: newId(), corrects: first.data.eventId, occurredAt: LATER, items: [] }, LATER));
    expect(await corrected(attestationId)).toMatchObject([{ registry: 'COURSES' }]);
    await world.answers(attestationId, 'DIPLOMA');
    expect(await corrected(attestationId)).toMatchObject([{ registry: 'COURSES' }, { registry: 'DIPLOMA' }]);
  });

  it('changes nothing of a closed case, and none of a draft', async () => {
    const [teacher, attestationId] = await drafted();
    await tell(later(teacher, [{ ...ITEMS.COURSES[0], hours: 4 }]));
    await world.submits(attestationId);
    await world.events.onClosed([world.event(FactType.AttestationClosed, { attestationId, personId: teacher, outcome: null, closedAt: LATER })]);
    await tell(later(teacher, [{ ...ITEMS.COURSES[0], hours: 5 }]));
    expect(await corrected(attestationId)).toEqual([]);
  });

  it('of what was marked is taken in when the portfolio is supplied; the rest stays beside it', async () => {
    const [teacher, attestationId] = await drafted();
    await submit(attestationId);
    const opened = await world.workers.openAssessment(world.jobFor(attestationId));
    const workItemId = opened.kind === 'complete' ? opened.variables.workItemId : '';
    await world.call('post', `/assessments/${workItemId}/return`, { as: world.given.responsibleId, body: { gaps: [{ code: '4.1' }] } });
    const quality = { ...ITEMS.LEARNER_QUALITY[0], percent: '90' };
    await tell(later(teacher, [course('S-1', 72)]), { ...later(teacher, [quality]), data: { ...later(teacher, [quality]).data, registry: 'LEARNER_QUALITY' } });
    world.clock.moveTo('2025-03-18T12:00:00+05:00');
    await world.call('post', `/attestations/${attestationId}/supplement`, { as: teacher });
    world.clock.moveTo('2025-03-17T09:00:00+05:00');
    const { body } = await world.call('get', `/attestations/${attestationId}/snapshot`, { as: teacher });
    expect(body.version).toBe(2);
    expect(coursesIn(body.evidence as unknown as Piece[])).toContainEqual(course('S-1', 72));
    expect(JSON.stringify(body.evidence)).not.toContain('"90"');
  });
});

describe('a case that goes with its teacher', () => {
  const move = (attestationId: AttestationId, personId: PersonId) => world.events.onMoved(world.event(FactType.AttestationMoved, {
    attestationId, personId, from: { organisationId: world.given.organisationId, placeCode: '19' as PlaceCode }, to: { organisationId: world.given.otherOrganisationId, placeCode: '19' as PlaceCode },
    subordination: 'DISTRICT', hasDistrictLevel: true, post: 'teacher', movedAt: '2025-03-17T06:00:00.000Z', reasons: [],
  }));

  it('is the new organisation’s to read and to check, under the work item the process waits with; the old one has no access any more', async () => {
    const [teacher, attestationId] = await drafted();
    await world.submits(attestationId);
    const outcome = await world.workers.openAssessment(world.jobFor(attestationId));
    const workItemId = outcome.kind === 'complete' ? outcome.variables.workItemId : '';
    await move(attestationId, teacher);
    const reads = async (as: PersonId) => (await Promise.all([`/attestations/${attestationId}/evidence`, `/attestations/${attestationId}/snapshot`, `/attestations/${attestationId}/evaluation`].map((path) => world.call('get', path, { as })))).map(({ status }) => status);
    expect(await reads(world.given.responsibleId)).toEqual([404, 404, 404]);
    expect(await reads(world.given.strangerId)).toEqual([200, 200, 200]);
    expect(await reads(teacher)).toEqual([200, 200, 200]);
    expect((await world.call('post', `/assessments/${workItemId}/completion`, { as: world.given.responsibleId, body: {} })).status).toBe(404);
    expect((await world.outbox(attestationId)).filter(({ name }) => name === FactType.PortfolioWorkItemOpened).at(-1)?.body).toMatchObject({ workItemId, step: 'assessment', holder: { role: 'RESPONSIBLE_PERSON', organisationId: world.given.otherOrganisationId } });
    expect((await world.call('post', `/assessments/${workItemId}/completion`, { as: world.given.strangerId, body: { confirmed: ['ESSAY'] } })).status).toBe(200);
  });

  it('that moved before anybody was asked is asked of the new organisation, and is let go when she withdraws', async () => {
    const [teacher, attestationId] = await drafted();
    await world.submits(attestationId);
    await move(attestationId, teacher);
    await world.workers.openAssessment(world.jobFor(attestationId));
    expect((await world.outbox(attestationId)).at(-1)?.body).toMatchObject({ holder: { organisationId: world.given.otherOrganisationId } });
    await world.events.onClosed([world.event(FactType.ApplicationWithdrawn, { attestationId, personId: teacher, withdrawnAt: '2025-03-17T07:00:00.000Z', note: null })]);
    expect((await world.outbox(attestationId)).at(-1)).toMatchObject({ name: FactType.PortfolioWorkItemClosed, body: { how: 'CANCELLED' } });
  });
});
