import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type PersonId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import fc from 'fast-check';
import { newCase, type CaseEvidence } from './domain/case-evidence.js';
import { completeAssessment, moveCase } from './domain/assessment.js';
import { giveAssessment } from './domain/giving.js';
import { returnPortfolio } from './domain/returning.js';
import { startPortfolio, type World } from './testing/world.js';

const SEED = 20250317;
let world: World;
const second = newId<PersonId>();
let first: PersonId;
let cases: { attestationId: AttestationId; workItemId: string }[];

beforeAll(async () => {
  world = await startPortfolio();
  first = world.given.responsibleId;
  await world.given.role(second, 'RESPONSIBLE_PERSON', world.given.organisationId);
  for (const [personId, name] of [[first, 'Айгүл'], [second, 'Бекзат']] as const) {
    await world.registers.onPersonsChanged([world.event(FactType.PersonChanged, { personId, name, currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true, bannedUntil: null })]);
  }
});
afterAll(() => world.stop());

beforeEach(async () => {
  await world.db.query('update case_evidence set work_item_open = false');
  cases = [];
  for (let n = 0; n < 3; n += 1) {
    const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', await world.given.newTeacher());
    await world.allAnswer(attestationId);
    await world.submits(attestationId);
    const opened = await world.workers.openAssessment(world.jobFor(attestationId));
    cases.push({ attestationId, workItemId: (opened as { variables: { workItemId: string } }).variables.workItemId });
  }
});

interface Given { workItemId: string; refused: string | null; refusedText: string | null }
const give = async (as: PersonId, which: number[], more: object = {}, key = newId()) => {
  const { status, body } = await world.call('post', '/assessments/holder', { as, key, body: { workItemIds: which.map((index) => cases[index]?.workItemId), ...more } });
  return { status, given: body['given'], refused: (body['items'] as unknown as Given[] | undefined)?.map(({ refused }) => refused), items: body['items'] as unknown as Given[] };
};
const queue = async (as: PersonId, query = '') => {
  const { body } = await world.call('get', `/assessments?${query}`, { as });
  const items = body['items'] as unknown as { workItemId: string; holder: { id: string; name: string } | null }[];
  return { total: body['total'], at: items.map(({ workItemId }) => cases.findIndex((each) => each.workItemId === workItemId)), holders: items.map(({ holder }) => holder?.name ?? null) };
};
const told = async (index: number) => (await world.outbox(cases[index]?.attestationId as AttestationId)).filter(({ name }) => name === FactType.AssessmentGiven).map(({ body }) => body['data'] ?? body);

describe('a portfolio to check', () => {
  it('is taken, one or many, and stands then among one’s own, no more among nobody’s', async () => {
    expect(await give(first, [0, 1])).toMatchObject({ status: 200, given: 2, refused: [null, null] });

    expect(await queue(first, 'holder=MINE')).toEqual({ total: 2, at: [0, 1], holders: ['Айгүл', 'Айгүл'] });
    expect(await queue(first, 'holder=FREE')).toEqual({ total: 1, at: [2], holders: [null] });
    expect(await queue(second, 'holder=OTHERS')).toMatchObject({ total: 2, at: [0, 1] });
    expect(await queue(second)).toMatchObject({ total: 3, holders: ['Айгүл', 'Айгүл', null] });
    expect(await told(0)).toEqual([expect.objectContaining({ by: first, from: null, to: first, reason: null })]);
  });

  it('is given to a colleague with a reason, which is told; without one it stays', async () => {
    await give(first, [0, 1]);

    expect((await give(first, [0, 1], { personId: second })).refused).toEqual(['HANDING_UNREASONED', 'HANDING_UNREASONED']);
    expect(await give(first, [0, 1], { personId: second, reason: 'on leave until May' })).toMatchObject({ given: 2 });

    expect(await queue(second, 'holder=MINE')).toMatchObject({ total: 2 });
    expect(await told(1)).toEqual([expect.anything(), expect.objectContaining({ by: first, from: first, to: second, reason: 'on leave until May' })]);
  });

  it('is not decided by another while somebody has it in hand; who takes it over with a reason may', async () => {
    await give(first, [0]);
    const complete = (as: PersonId) => world.call('post', `/assessments/${cases[0]?.workItemId}/completion`, { as, body: { confirmed: ['IDENTITY'] } });
    const sendBack = (as: PersonId) => world.call('post', `/assessments/${cases[0]?.workItemId}/return`, { as, body: { gaps: [{ code: 'COURSES' }] } });

    expect([await complete(second), await sendBack(second)].map(({ status, body }) => [status, body.type])).toEqual(Array(2).fill([409, 'urn:ustaz:problem:held-by-another']));
    expect((await give(second, [0])).refused).toEqual(['HANDING_UNREASONED']);
    expect((await give(second, [0], { reason: 'she is ill' })).given).toBe(1);
    expect((await sendBack(second)).status).toBe(200);
    expect((await give(second, [0])).refused).toEqual(['WORK_ITEM_CLOSED']);
  });

  it('is let go of, for whoever comes', async () => {
    await give(first, [0]);
    expect((await give(first, [0], { personId: null })).given).toBe(1);
    expect(await queue(second, 'holder=FREE')).toMatchObject({ total: 3 });
  });

  it('goes to nobody who is not responsible there, and for a stranger it does not exist; each stands by itself', async () => {
    expect((await give(first, [0], { personId: world.given.strangerId, reason: 'by mistake' })).refused).toEqual(['NOT_A_COLLEAGUE']);
    expect((await give(world.given.strangerId, [0])).refused).toEqual(['NOT_FOUND']);
    await give(second, [1]);
    const mixed = await give(first, [0, 1, 2]);
    expect([mixed.given, mixed.refused, mixed.items[1]?.refusedText]).toEqual([2, [null, 'HANDING_UNREASONED', null], 'Give the reason when work goes to a colleague or is taken from one.']);
  });

  it('is given once, however often the same is sent', async () => {
    const key = newId();
    for (let time = 0; time < 3; time += 1) expect((await give(first, [0], {}, key)).given).toBe(1);
    expect(await told(0)).toHaveLength(1);
  });

  it('may be given to the responsible persons of the same organisation, who are named', async () => {
    const { body } = await world.call('get', '/assessments/colleagues', { as: first });
    expect(body['items']).toEqual([{ id: first, name: 'Айгүл' }, { id: second, name: 'Бекзат' }]);
    expect((await world.call('get', '/assessments/colleagues', { as: world.given.headId })).status).toBe(403);
  });

  it.each([[{ workItemIds: [] }], [{ workItemIds: ['x'] }], [{ personId: 'x' }], [{ reason: 'no' }], [{ more: 1 }]])('is not given by %j', async (body) => {
    expect((await world.call('post', '/assessments/holder', { as: first, body: { workItemIds: [cases[0]?.workItemId], ...body } })).status).toBe(422);
  });
});

describe('whoever does what with a check', () => {
  const [one, two, three] = Array.from({ length: 3 }, () => newId<PersonId>()) as [PersonId, PersonId, PersonId];
  const now = '2025-03-17T09:00:00Z';
  const begun = (): CaseEvidence => {
    const data = { attestationId: newId(), personId: newId(), organisationId: newId(), claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', positionGroup: 'SECONDARY', mode: 'SCHEDULED', year: 2025, openedOn: '2025-03-17', ruleSet: '2025-03-10' };
    return { ...newCase(data as Parameters<typeof newCase>[0]), assessment: { workItemId: newId(), openedAt: now, completed: null, cancelled: false } };
  };

  it('it goes from hand to hand as its facts tell, never without a reason through another’s hands, and no other decides', () => {
    const act = fc.record({ by: fc.constantFrom(one, two), to: fc.constantFrom(one, two, three, null), reason: fc.constantFrom(null, 'a reason') });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let known = begun();
        for (const { by, to, reason } of acts) {
          const before = known.assessment?.holder ?? null;
          const change = giveAssessment(known, { by, to, colleagues: [one, two], reason, now });
          if (!change.ok) {
            expect(change.code).toBe(to === three ? 'NOT_A_COLLEAGUE' : 'HANDING_UNREASONED');
            continue;
          }
          const facts = change.facts.map(({ data }) => data as { from: PersonId | null; to: PersonId | null; reason: string | null });
          expect(facts).toEqual(before === to ? [] : [expect.objectContaining({ from: before, to })]);
          for (const fact of facts) if ([fact.from, fact.to].some((each) => each !== null && each !== by)) expect(fact.reason).toBe('a reason');
          known = change.next ?? known;
          const holder = known.assessment?.holder ?? null;
          for (const other of [one, two].filter((each) => holder !== null && each !== holder)) {
            expect(completeAssessment(known, { by: other, confirmed: [], note: null, now })).toMatchObject({ ok: false, code: 'HELD_BY_ANOTHER' });
            expect(returnPortfolio(known, { by: other, gaps: [{ code: 'COURSES', note: null }], note: null, now })).toMatchObject({ ok: false, code: 'HELD_BY_ANOTHER' });
          }
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('at the new place of a teacher who has moved it is nobody’s', () => {
    const taken = giveAssessment(begun(), { by: one, to: one, colleagues: [one], reason: null, now });
    const moved = taken.ok && taken.next ? moveCase(taken.next, newId(), now) : undefined;
    expect(moved?.ok && moved.next?.assessment?.holder).toBeNull();
  });
});
