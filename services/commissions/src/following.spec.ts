import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AttestationId, type CloudEvent, type CommissionId, type FactOf, FactType, type OrganisationId, type PersonId, type PlainDate } from '@attestation/contracts';
import { Projection } from '@attestation/access';
import { newId } from '@attestation/service-kit';
import fc from 'fast-check';
import { CaseEvents } from './events/case.events.js';
import { CaseFileStore } from './store/case-file.store.js';
import { assignJob, draft, EARLIER, jobOf, keepSchool, PLACES, seat, startCommissions, submit, type World } from './testing/given.js';
import { DUE } from './testing/facts-of-a-case.js';
import { SummaryWorkers } from './workers/summary.workers.js';

type Draft = Awaited<ReturnType<typeof draft>>;
type Step = 'assign' | 'move' | 'score' | 'assign and move at once';

let world: World;
let school: OrganisationId;
/** the commissions of the old school and of the new one, which have five members in common */
let old: CommissionId;
let there: CommissionId;
let members: PersonId[];
beforeAll(async () => {
  world = await startCommissions();
  old = await world.approve();
  [school, members] = [newId<OrganisationId>(), [...world.members.slice(2), ...world.spare.slice(0, 2)]];
  await keepSchool(world.commissions, school, PLACES.CITY);
  there = await approveAt(school);
});
afterAll(() => world?.stop());

async function approveAt(organisationId: OrganisationId): Promise<CommissionId> {
  const head = newId<PersonId>();
  await world.commissions.get(Projection).keepRole({ assignmentId: newId(), personId: head, role: 'HEAD', organisationId, placeCode: null, orderNumber: null, from: '2025-01-01' as PlainDate, to: null }, EARLIER);
  const body = { level: 'ORG', organisationId, memberIds: members, secretaryId: world.secretary, orderNumber: 'N-1', from: '2025-03-17' };
  const { body: made } = await world.commissions.call<{ id: CommissionId }>('POST', 'commissions', { as: head, body });
  await seat(world.commissions, made.id);
  await world.commissions.call('POST', `commissions/${made.id}/chair`, { as: world.secretary, body: { present: 7, ballots: [{ personId: members[0], votes: 7 }] } });
  await seat(world.commissions, made.id);
  return made.id;
}

const workers = () => world.commissions.get(SummaryWorkers);
const fileOf = (attestationId: AttestationId) => world.commissions.get(CaseFileStore).find(attestationId);
const move = (fact: Draft) => {
  const data: FactOf<typeof FactType.AttestationMoved> = {
    attestationId: fact.attestationId, personId: fact.personId, from: { organisationId: world.school, placeCode: PLACES.DISTRICT }, to: { organisationId: school, placeCode: PLACES.CITY },
    subordination: 'DISTRICT', hasDistrictLevel: false, post: 'география мұғалімі', movedAt: '2025-05-02T05:00:00Z', reasons: [],
  };
  return world.commissions.get(CaseEvents).onMoved({ id: newId(), source: '/services/applications', time: '2025-05-02T05:00:00.000Z', data } as unknown as CloudEvent<typeof data>);
};
/** As the process does it: with what its variables said when the summary began, whatever has happened since. */
const assign = (fact: Draft) => workers().assignCommission(assignJob(fact, 'ORG'));
const score = (fact: Draft) => workers().openScoring(jobOf('commissions.open-scoring', { attestationId: fact.attestationId, commissionId: old, deadlines: { decision: DUE } }));
const told = async <T extends FactType>(type: T, attestationId: AttestationId) => (await world.commissions.facts(type)).filter((fact) => (fact as { attestationId: AttestationId }).attestationId === attestationId) as FactOf<T>[];

async function take(steps: readonly Step[], fact: Draft): Promise<void> {
  for (const step of steps) {
    if (step === 'assign') expect((await assign(fact)).kind).toBe('complete');
    if (step === 'move') await move(fact);
    if (step === 'score' && (await fileOf(fact.attestationId))) expect((await score(fact)).kind).toBe('complete');
    if (step === 'assign and move at once') await Promise.all([assign(fact), move(fact)]);
  }
}

describe('a case that moves while it is given to a commission', () => {
  it('ends before the commission of the new place alone, in whatever order move, assignment and sheets come, and however often', () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray<Step>(['assign', 'assign', 'move', 'move', 'score', 'score', 'assign and move at once'], { minLength: 3 }), async (order) => {
        const steps = [...order, 'move', 'assign', 'score'] as const; // the bus and the process bring everything in the end
        const fact = await draft(world);
        await take(steps, fact);
        const file = await fileOf(fact.attestationId);
        expect(file).toMatchObject({ commissionId: there, organisationId: school, post: 'география мұғалімі', members: 7, item: { step: 'scoring' } });
        expect(file?.sheets.filter(({ status }) => status === 'OPEN').map(({ memberId }) => memberId).sort()).toEqual([...members].sort());
        const assigned = await told(FactType.CommissionAssigned, fact.attestationId);
        expect(assigned.map(({ commissionId }) => commissionId)).toEqual(assigned.length === 1 ? [there] : [old, there]);
        const opened = await told(FactType.CommissionsWorkItemOpened, fact.attestationId);
        expect(new Set(opened.map(({ workItemId }) => workItemId))).toEqual(new Set([file?.item?.id]));
        expect(opened.at(-1)?.holder).toMatchObject({ commissionId: there });
      }),
      { seed: 20250502, numRuns: 25 },
    ), 120_000);

  it('is no longer the old members’: what they had submitted counts for nothing', async () => {
    const fact = await draft(world);
    await take(['assign', 'score'], fact);
    const [gone, stays] = [world.members[0]!, world.members[3]!];
    for (const each of [gone, stays]) expect((await submit(world, fact.attestationId, each)).status).toBe(201);
    await move(fact);
    expect((await submit(world, fact.attestationId, gone)).status).toBe(404);
    for (const each of members) expect((await submit(world, fact.attestationId, each)).status).toBe(201);
    expect((await told(FactType.Scored, fact.attestationId)).map(({ commissionId, sheets }) => [commissionId, sheets])).toEqual([[there, 7]]);
  });

  it('stays with the commission whose sheets have made a score already: it decides', async () => {
    const fact = await draft(world);
    await take(['assign', 'score'], fact);
    for (const each of world.members) await submit(world, fact.attestationId, each);
    await move(fact);
    expect(await fileOf(fact.attestationId)).toMatchObject({ commissionId: old, organisationId: world.school, score: { meets: true } });
    expect(await told(FactType.CommissionAssigned, fact.attestationId)).toHaveLength(1);
  });

  it('waits for a commission where the new place has none: the operator and the dead letters name it', async () => {
    const elsewhere = newId<OrganisationId>();
    await keepSchool(world.commissions, elsewhere, PLACES.DISTRICT);
    const [fact, before] = [await draft(world), school];
    await assign(fact);
    school = elsewhere;
    await expect(move(fact)).rejects.toThrow(`No active commission of level ORG for organisation ${elsewhere}`);
    expect(await assign(fact)).toMatchObject({ kind: 'incident', reason: expect.stringContaining(elsewhere) });
    const made = await approveAt(elsewhere);
    await move(fact);
    school = before;
    expect(await fileOf(fact.attestationId)).toMatchObject({ commissionId: made, organisationId: elsewhere });
  });

  it('is decided on the level of the new place, whatever the process had asked before', async () => {
    const fact = await draft(world, { claimedCategory: 'EXPERT', currentCategory: 'MODERATOR' });
    const [region] = [await world.approve('REGION'), await world.approve('DISTRICT')];
    const regional = newId<OrganisationId>();
    await keepSchool(world.commissions, regional, PLACES.DISTRICT);
    const data = { attestationId: fact.attestationId, personId: fact.personId, to: { organisationId: regional, placeCode: PLACES.DISTRICT }, subordination: 'REGIONAL', hasDistrictLevel: true, post: 'x' };
    await workers().assignCommission(assignJob(fact, 'DISTRICT'));
    await world.commissions.get(CaseEvents).onMoved({ id: newId(), time: EARLIER, data } as never);
    expect(await fileOf(fact.attestationId)).toMatchObject({ commissionId: region, body: { level: 'REGION' } });
    expect((await told(FactType.CommissionAssigned, fact.attestationId)).map(({ level, rule }) => [level, rule])).toEqual([['DISTRICT', 'R-109'], ['REGION', expect.any(String)]]);
  });
});
