import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMISSION_LEVELS, type CommissionId, type CommissionLevel, type OrganisationId, type PersonId, type PlaceCode } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { CommissionStore } from './store/commission.store.js';
import { KnownCases } from './store/known-cases.js';
import { KnownFacts } from './store/known-facts.js';
import { assignJob, bodyOfLevel, draft, keepPerson, keepSchool, PLACES, seat, startCommissions, TODAY, type World } from './testing/given.js';
import { SummaryWorkers } from './workers/summary.workers.js';

describe('commissions of four levels', () => {
  let world: World;
  beforeAll(async () => void (world = await startCommissions()));
  afterAll(() => world?.stop());

  const approve = (as: PersonId, level: CommissionLevel, more: object = {}) => {
    const body = { ...bodyOfLevel(level, world.school), memberIds: world.members, secretaryId: world.secretary, orderNumber: '7-НҚ', from: '2031-03-17', ...more };
    return world.commissions.call<{ id: CommissionId; reasons?: { rule: string; text: string }[] }>('POST', 'commissions', { as, body });
  };

  it('are approved by the head of their own body, and by nobody above, below or beside', async () => {
    const heads = Object.entries(world.heads) as [CommissionLevel, PersonId][];
    const answers: [string, number][] = [];
    for (const level of COMMISSION_LEVELS) {
      for (const [of, head] of heads.filter((each) => each[0] !== level)) answers.push([`${of} approves ${level}`, (await approve(head, level)).status]);
    }
    expect(answers.filter(([, status]) => status !== 404)).toEqual([]);
    for (const level of COMMISSION_LEVELS) expect([level, (await approve(world.heads[level], level)).status]).toEqual([level, 201]);
    expect((await approve(world.secretary, 'ORG')).status).toBe(403);
  });

  it('name whose they are: an organisation at its level, a place at the levels of places, the ministry by neither', async () => {
    expect((await approve(world.head, 'ORG', { organisationId: undefined })).status).toBe(422);
    expect((await approve(world.heads.DISTRICT, 'DISTRICT', { placeCode: undefined })).status).toBe(422);
    expect((await approve(world.heads.DISTRICT, 'DISTRICT', { placeCode: '1020' })).status).toBe(404);
    expect((await approve(world.head, 'ORG', { organisationId: newId<OrganisationId>() })).status).toBe(404);
  });

  it('have one commission at a time: a second is refused, also when both are asked for at once; a successor is not', async () => {
    const year = (from: string) => approve(world.heads.REGION, 'REGION', { from });
    const both = await Promise.all([year('2027-01-01'), year('2027-06-01')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await year('2026-12-01')).toMatchObject({ status: 409, body: { type: expect.stringContaining('commission-overlaps') } });
    expect((await year('2028-06-01')).status).toBe(201);
  });

  it('tell by name who does not fit, and of a member attested meanwhile only warn above the organisation', async () => {
    const [member] = world.members as [PersonId];
    const { attestationId } = await draft(world, { personId: member, name: 'Оспанова Гүлім', currentCategory: 'RESEARCHER' });
    expect(await approve(world.head, 'ORG', { from: '2033-01-01' })).toMatchObject({ status: 422, body: { type: expect.stringContaining('commission-invalid'), reasons: [{ rule: 'X-037', text: expect.stringContaining('Оспанова Гүлім') }] } });
    const warned = await approve(world.heads.DISTRICT, 'DISTRICT', { from: '2033-01-01' });
    expect(warned).toMatchObject({ status: 201, body: { warnings: [expect.objectContaining({ rule: 'X-037' })] } });
    await world.commissions.get(KnownCases).close([attestationId]);
    expect((await approve(world.head, 'ORG', { from: '2033-01-01' })).status).toBe(201);
    const stranger = newId<PersonId>();
    expect(await approve(world.head, 'ORG', { from: '2034-01-01', memberIds: [...world.members.slice(1), stranger] })).toMatchObject({ status: 422, body: { type: expect.stringContaining('person-unknown') } });
  });

  it('take representatives who are no teachers, asked for neither category nor service', async () => {
    const unionist = newId<PersonId>();
    await keepPerson(world.commissions, unionist, 'Кәсіподақ өкілі', 'TRAINEE');
    const memberIds = world.members.slice(1);
    expect((await approve(world.heads.MINISTRY, 'MINISTRY', { from: '2035-01-01', memberIds: [...memberIds, unionist] })).status).toBe(422);
    const approved = await approve(world.heads.MINISTRY, 'MINISTRY', { from: '2035-01-01', memberIds, representatives: [{ personId: unionist, capacity: 'TRADE_UNION' }] });
    expect(approved).toMatchObject({ status: 201, body: { capacities: { [unionist]: 'TRADE_UNION' }, memberIds: [...memberIds, unionist] } });
  });

  it('count service to the day: as told, and what has passed since in a post still held', async () => {
    const known = world.commissions.get(KnownFacts);
    const years = async (service: { serviceYears: number; serviceMonths: number; serviceAsOf: string; to: string | null }) => {
      const personId = newId<PersonId>();
      const employment = { employmentId: newId(), personId, organisationId: world.school, post: 'x', positionGroup: 'SECONDARY', subject: 'x', from: '2015-09-01', ...service };
      await known.keepEmployment(employment as Parameters<KnownFacts['keepEmployment']>[0], '2025-03-01T00:00:00Z');
      const [member] = await known.members([{ personId, capacity: 'TEACHER' }], { level: 'ORG', organisationId: world.school, placeCode: null }, TODAY);
      return member?.serviceYears;
    };
    expect(await years({ serviceYears: 6, serviceMonths: 7, serviceAsOf: '2025-01-01', to: null })).toBe(7);
    expect(await years({ serviceYears: 6, serviceMonths: 6, serviceAsOf: '2025-01-01', to: null })).toBe(6);
    expect(await years({ serviceYears: 6, serviceMonths: 7, serviceAsOf: '2025-01-01', to: '2025-03-01' })).toBe(6);
    expect(await years({ serviceYears: 6, serviceMonths: 11, serviceAsOf: '2025-06-02', to: '2025-01-01' })).toBe(6);
  });

  it('know a person by her id in whatever case it is typed: the secretary is no member, nobody sits twice', async () => {
    const [member, ...others] = world.members as [PersonId, ...PersonId[]];
    const typed = member.toUpperCase();
    expect(await approve(world.head, 'ORG', { from: '2036-01-01', secretaryId: typed })).toMatchObject({ status: 422, body: { reasons: [{ rule: 'X-040' }] } });
    const twice = [typed, member, ...others.slice(1)];
    expect(await approve(world.head, 'ORG', { from: '2036-01-01', memberIds: twice })).toMatchObject({ status: 422, body: { errors: [{ field: 'memberIds', code: 'array-unique' }] } });
    const { body } = await approve(world.head, 'ORG', { from: '2036-01-01', memberIds: [typed, ...others], representatives: null });
    const keys = await world.commissions.sql<{ key: string }>(`select key from commissions.outbox where body->>'commissionId' = $1`, [body.id]);
    const composed = await world.commissions.call('POST', `commissions/${body.id.toUpperCase()}/composition`, { as: world.head, body: { memberIds: world.members, secretaryId: world.secretary, orderNumber: '8-НҚ' } });
    expect([keys, composed.status]).toEqual([[{ key: body.id }], 201]);
    expect(new Set((await world.commissions.sql<{ key: string }>(`select key from commissions.outbox where body->>'commissionId' = $1`, [body.id])).map(({ key }) => key))).toEqual(new Set([body.id]));
  });

  it.each(['2025-02-30', '0000-01-01', '2025-13-01'])('do not begin on %s, a day there is not', async (from) => {
    expect(await approve(world.head, 'ORG', { from })).toMatchObject({ status: 422, body: { errors: [{ field: 'from', code: 'is-plain-date' }] } });
  });

  it('are read by those who sit on them or stand above, listed page by page', async () => {
    const commissionId = await world.approve('REGION');
    const read = async (as: PersonId) => (await world.commissions.call('GET', `commissions/${commissionId}`, { as })).status;
    expect(await Promise.all([world.heads.REGION, world.secretary, world.members[0]!, world.heads.MINISTRY, world.head, world.heads.DISTRICT].map(read))).toEqual([200, 200, 200, 200, 404, 404]);
    const list = (query: string) => world.commissions.call<{ items: { id: string; level: string }[]; next: string | null }>('GET', `commissions${query}`, { as: world.heads.MINISTRY });
    const all = await list('?limit=100');
    const first = await list('?limit=2');
    const rest = await list(`?limit=100&cursor=${first.body.next}`);
    expect([...first.body.items, ...rest.body.items]).toEqual(all.body.items);
    expect((await list('?level=MINISTRY')).body.items.every(({ level }) => level === 'MINISTRY')).toBe(true);
  });

  it.each([['ORG', 'R-108'], ['DISTRICT', 'R-109'], ['REGION', 'R-110'], ['MINISTRY', 'R-111']] as const)('get the cases of the organisations they answer for: %s', async (level, rule) => {
    const commissionId = await world.approve(level);
    const fact = await draft(world);
    expect(await world.commissions.get(SummaryWorkers).assignCommission(assignJob(fact, level))).toMatchObject({ kind: 'complete', variables: { commissionId } });
    const told = (await world.commissions.facts('kz.ustaz.commissions.commission-assigned.v1')).find(({ attestationId }) => attestationId === fact.attestationId);
    expect(told).toMatchObject({ level, rule });
  });

  it('of a city without districts answer for its schools as the region’s (F-14), and for no others', async () => {
    const [head, school] = [newId<PersonId>(), newId<OrganisationId>()];
    await keepSchool(world.commissions, school, PLACES.CITY);
    await world.commissions.sql(`insert into commissions.access_role (assignment_id, person_id, role, place_code, valid_from, as_of) values ($1, $2, 'REGION_DEPT', $3, '2025-01-01', '2025-01-01')`, [newId(), head, PLACES.CITY]);
    const made = await approve(head, 'REGION', { placeCode: PLACES.CITY as PlaceCode, from: '2025-03-17' });
    await seat(world.commissions, made.body.id);
    await world.commissions.call('POST', `commissions/${made.body.id}/chair`, { as: world.secretary, body: { present: 7, ballots: [{ personId: world.members[0], votes: 7 }] } });
    const active = (organisationId: OrganisationId, places: PlaceCode[]) => world.commissions.get(CommissionStore).findActive({ level: 'REGION', organisationId, places }, TODAY);
    expect((await active(school, await world.commissions.get(KnownFacts).placesOf(school)))?.id).toBe(made.body.id);
    expect((await active(world.school, await world.commissions.get(KnownFacts).placesOf(world.school)))?.id).toBe(await world.approve('REGION'));
  });
});
