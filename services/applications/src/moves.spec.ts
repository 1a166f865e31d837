import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FactType, MessageName, type AttestationId, type CommissionId, type FactOf, type OrganisationId, type PersonId, type PlainDate, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import fc from 'fast-check';
import { Moves } from './events/moves.js';
import { startApplications, type World } from './testing/world.js';

const SEED = 20250317;
let world: World;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world.stop());
beforeEach(() => world.clock.moveTo('2025-03-17T09:00:00+05:00'));

type Employed = FactOf<typeof FactType.EmploymentChanged>;
const day = (text: string) => text as PlainDate;

/** A teacher of the first school with a case there. */
const begun = async (until: 'DRAFT' | 'SUBMITTED' | 'REGISTERED' | 'ACCEPTED' = 'ACCEPTED') => {
  const personId = newId<PersonId>();
  const own = await world.given.hire(personId, 'Ләззат');
  return { personId, own, attestationId: await world.caseOf(personId, { until }) };
};
const there = () => world.given.otherOrganisationId;
const told = async (type: string, attestationId: AttestationId) => (await world.outbox()).filter(({ name, key }) => name === type && key === attestationId);
const moved = (attestationId: AttestationId) => told(FactType.AttestationMoved, attestationId);
const organisationOf = async (attestationId: AttestationId, as: PersonId) => ((await world.call('get', `/${attestationId}`, { as })).body.organisation as { id: string }).id;

/** On 1 April her post here has ended and another there begun. */
const leaves = async ({ personId, own }: { personId: PersonId; own: Employed }, more: Partial<Employed> = {}) => {
  world.clock.moveTo('2025-04-02T09:00:00+05:00');
  await world.given.employ(personId, own.organisationId, { ...own, to: day('2025-03-31') });
  await world.given.employ(personId, there(), { from: day('2025-04-01'), ...more });
};

describe('a case follows its teacher', () => {
  it('to her new organisation: fact, message to the process, place, post; the registration stays what it was', async () => {
    const teacher = await begun();
    await leaves(teacher, { post: 'lecturer' });
    const [fact, ...more] = await moved(teacher.attestationId);
    expect(more).toEqual([]);
    expect(fact?.body).toMatchObject({
      from: { organisationId: world.given.organisationId, placeCode: '1930' }, to: { organisationId: there(), placeCode: '2710' }, subordination: 'DISTRICT', hasDistrictLevel: true, post: 'lecturer',
      reasons: [{ rule: 'X-047' }, { rule: 'X-047', confidence: 'default' }],
    });
    expect((await told(MessageName.AttestationMoved, teacher.attestationId))[0]).toMatchObject({
      correlation_key: teacher.attestationId, body: { organisationId: there(), subordination: 'DISTRICT', hasDistrictLevel: true },
    });
    const { body } = await world.call('get', `/${teacher.attestationId}`, { as: teacher.personId });
    expect(body).toMatchObject({ organisation: { id: there() }, post: 'lecturer', leftAt: null, registration: { number: expect.stringMatching(/^19-/) } });
    const { body: line } = await world.call('get', `/${teacher.attestationId}/time-line`, { as: teacher.personId });
    expect((line.entries as object[]).at(-1)).toMatchObject({ step: 'moved', who: 'School 2', reasons: [{ rule: 'X-047' }, { rule: 'X-047' }] });
  });

  it('and so does the check of her portfolio: the responsible person of her new organisation holds it', async () => {
    const teacher = await begun();
    const { organisationId } = world.given;
    const opened = { attestationId: teacher.attestationId, workItemId: newId<WorkItemId>(), step: 'assessment' as const, holder: { role: 'RESPONSIBLE_PERSON' as const, organisationId }, openedAt: '2025-03-18T04:00:00.000Z', due: null };
    await world.hears(FactType.PortfolioWorkItemOpened, opened);
    const holders = async () => ((await world.call('get', `/${teacher.attestationId}`, { as: teacher.personId })).body.current as { holders: { organisationId: string; name: string }[] }).holders;
    expect(await holders()).toMatchObject([{ organisationId }]);
    await leaves(teacher);
    const again = { ...opened, holder: { ...opened.holder, organisationId: there() }, openedAt: '2025-04-02T04:00:00.000Z' };
    for (const told of [again, opened]) await world.hears(FactType.PortfolioWorkItemOpened, told);
    expect(await holders()).toMatchObject([{ organisationId: there(), name: 'School 2' }]);
  });

  it('in whatever order, and however often, the directory tells of it', () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }), async (order, repeats) => {
        world.clock.moveTo('2025-03-17T09:00:00+05:00');
        const { personId, own, attestationId } = await begun();
        world.clock.moveTo('2025-04-02T09:00:00+05:00');
        const begins = { ...own, employmentId: newId(), organisationId: there(), from: day('2025-04-01') };
        const facts: Employed[] = [{ ...own, to: day('2025-03-31') }, begins, { ...begins, employmentId: newId(), from: day('2025-09-01') }];
        for (const index of [...order, ...repeats]) await world.given.employ(personId, facts[index]!.organisationId, facts[index]);
        expect(await moved(attestationId)).toHaveLength(1);
        expect(await organisationOf(attestationId, personId)).toBe(there());
      }),
      { seed: SEED, numRuns: 6 },
    ));

  it('on the day that was told long before', async () => {
    const { personId, own, attestationId } = await begun();
    await world.given.employ(personId, own.organisationId, { ...own, to: day('2025-05-31') });
    await world.given.employ(personId, there(), { from: day('2025-06-01') });
    expect(await moved(attestationId)).toEqual([]);
    world.clock.moveTo('2025-05-31T23:00:00+05:00');
    await world.get(Moves).follow();
    expect(await moved(attestationId)).toEqual([]);
    world.clock.moveTo('2025-06-01T00:01:00+05:00');
    await Promise.all([world.get(Moves).follow(), world.get(Moves).follow()]);
    expect(await moved(attestationId)).toHaveLength(1);
  });

  it.each(['DRAFT', 'SUBMITTED', 'REGISTERED'] as const)('not while it is %s: whom she applied to answers her; then it follows', async (until) => {
    const teacher = await begun(until);
    await leaves(teacher);
    expect(await moved(teacher.attestationId)).toEqual([]);
    if (until !== 'REGISTERED') return;
    await world.answer(teacher.attestationId, { answer: 'ACCEPTED' });
    await world.get(Moves).follow();
    expect(await moved(teacher.attestationId)).toHaveLength(1);
  });

  it('not once a commission holds it', async () => {
    const teacher = await begun();
    const assigned = { attestationId: teacher.attestationId, commissionId: newId<CommissionId>(), level: 'ORG' as const, rule: 'R-108', attestingOrganisationId: world.given.organisationId, assignedAt: '2025-03-18T04:00:00.000Z', reasons: [] };
    await world.hears(FactType.CommissionAssigned, assigned);
    await leaves(teacher);
    await world.get(Moves).follow();
    expect(await moved(teacher.attestationId)).toEqual([]);
  });

  it('not after its end, nor when it was refused or taken back', async () => {
    const [ended, refused, withdrawn] = [await begun(), await begun('REGISTERED'), await begun()];
    await world.workers.close(world.jobFor('applications.close', { attestationId: ended.attestationId, outcome: null }));
    await world.answer(refused.attestationId, { answer: 'REFUSED', grounds: ['1'] });
    await world.call('post', `/${withdrawn.attestationId}/withdrawal`, { as: withdrawn.personId, body: {} });
    for (const teacher of [ended, refused, withdrawn]) {
      world.clock.moveTo('2025-03-17T09:00:00+05:00');
      await leaves(teacher);
      expect(await moved(teacher.attestationId)).toEqual([]);
    }
  });

  it('with two posts at once only when the one she claims by has ended', async () => {
    const { personId, own, attestationId } = await begun();
    await world.given.employ(personId, there(), { from: day('2025-03-01') });
    expect(await moved(attestationId)).toEqual([]);
    world.clock.moveTo('2025-04-02T09:00:00+05:00');
    await world.given.employ(personId, own.organisationId, { ...own, to: day('2025-03-31') });
    expect(await moved(attestationId)).toHaveLength(1);
  });

  it('nowhere while she works nowhere, nor when she only changes her post within the organisation', async () => {
    const { personId, own, attestationId } = await begun();
    world.clock.moveTo('2025-04-02T09:00:00+05:00');
    await world.given.employ(personId, own.organisationId, { ...own, to: day('2025-03-31') });
    expect(await moved(attestationId)).toEqual([]);
    const renewed = await world.given.employ(personId, own.organisationId, { from: day('2025-04-01'), post: 'senior teacher' });
    await world.given.employ(personId, there(), { from: day('2025-04-01') });
    expect(await moved(attestationId)).toEqual([]);
    expect(await organisationOf(attestationId, personId)).toBe(own.organisationId);

    // from now on the renewed post is the one that counts
    world.clock.moveTo('2025-05-02T09:00:00+05:00');
    await world.given.employ(personId, own.organisationId, { ...renewed, to: day('2025-04-30') });
    expect(await moved(attestationId)).toHaveLength(1);
  });
});

describe('who reads a case that moved', () => {
  type Reader = { role: 'HEAD' | 'RESPONSIBLE_PERSON' | 'PROVIDER' | 'DISTRICT_DEPT' | 'REGION_DEPT' | 'AUTHORISED_BODY' | 'OPERATOR'; at: { organisationId?: OrganisationId; placeCode?: string } };
  let attestationId: AttestationId;
  let personId: PersonId;
  let readers: [string, PersonId, 'ALL' | 'LEFT' | 'NOTHING'][];

  /** Who may read what, told by the places alone: now it is at School 2 (2710, region 27), before it was at School 1 (1930, region 19). */
  const expected = ({ at: { organisationId, placeCode } }: Reader): 'ALL' | 'LEFT' | 'NOTHING' => {
    if ((!organisationId && !placeCode) || placeCode === '00') return 'ALL';
    if (organisationId === there() || placeCode === '27' || placeCode === '2710') return 'ALL';
    return organisationId === world.given.organisationId || placeCode === '19' || placeCode === '1930' ? 'LEFT' : 'NOTHING';
  };

  beforeAll(async () => {
    world.clock.moveTo('2025-03-17T09:00:00+05:00');
    const teacher = await begun();
    ({ attestationId, personId } = teacher);
    const { organisationId } = world.given;
    const by = await world.given.official('Тексеруші', 'RESPONSIBLE_PERSON', { organisationId });
    world.clock.moveTo('2025-03-19T09:00:00+05:00');
    await world.hears(FactType.AssessmentCompleted, { attestationId, result: 'RETURNED', gaps: [{ code: 'DIPLOMA', note: null }], by, completedAt: '2025-03-19T04:00:00.000Z', note: null });
    await leaves(teacher);
    world.clock.moveTo('2025-04-03T09:00:00+05:00');
    await world.hears(FactType.AssessmentCompleted, { attestationId, result: 'ADMITTED', gaps: [], by, completedAt: '2025-04-03T04:00:00.000Z', note: null });

    const third = newId<OrganisationId>();
    await world.given.organisation(third, '1940', 'School 3');
    const places: Reader['at'][] = [{ organisationId }, { organisationId: there() }, { organisationId: third }, { placeCode: '19' }, { placeCode: '1930' }, { placeCode: '1940' }, { placeCode: '27' }, { placeCode: '2710' }, { placeCode: '00' }, {}];
    const roles: Reader['role'][] = ['HEAD', 'RESPONSIBLE_PERSON', 'PROVIDER', 'DISTRICT_DEPT', 'REGION_DEPT', 'AUTHORISED_BODY', 'OPERATOR'];
    const held = (role: Reader['role'], at: Reader['at']) => {
      if (role === 'HEAD' || role === 'RESPONSIBLE_PERSON') return Boolean(at.organisationId);
      if (role === 'PROVIDER') return Boolean(at.organisationId ?? at.placeCode);
      return role === 'DISTRICT_DEPT' || role === 'REGION_DEPT' ? Boolean(at.placeCode) : !at.organisationId;
    };
    readers = [['the teacher', personId, 'ALL'], ['another teacher', world.given.otherTeacherId, 'NOTHING']];
    for (const role of roles) {
      for (const at of places.filter((each) => held(role, each))) {
        readers.push([`${role} of ${JSON.stringify(at)}`, await world.given.official('Оқырман', role, at), expected({ role, at })]);
      }
    }
  });

  it('by every door: all, for those it is with now; what was decided there, for those it left; nothing, for all others', async () => {
    const { items } = (await world.call('get', `/${attestationId}/documents`, { as: personId })).body as unknown as { items: { kind: string; documentId: string; signature: object | null }[] };
    const pdf = (kind: string, isSigned: boolean) => items.find((each) => each.kind === kind && Boolean(each.signature) === isSigned)!.documentId;
    const seen = async (as: PersonId) => {
      const one = await world.call('get', `/${attestationId}`, { as });
      const line = await world.call('get', `/${attestationId}/time-line`, { as });
      const listed = async (path: string) => ((await world.call('get', path, { as })).body.items as { attestationId: string }[]).some((each) => each.attestationId === attestationId);
      const readable = async (path: string) => Boolean(await world.bytes(`/${attestationId}/documents/${path}`, as));
      return {
        one: one.status === 404 ? 404 : { organisation: (one.body.organisation as { name: string }).name, state: one.body.current.state, left: one.body.leftAt !== null, evidence: (one.body.registries as { status: string }[]).some(({ status }) => status !== 'AWAITED') },
        steps: line.status === 404 ? 404 : [...new Set((line.body.entries as { step: string }[]).map(({ step }) => step))],
        documents: ((await world.call('get', `/${attestationId}/documents`, { as })).body.items as { kind: string }[] | undefined)?.map(({ kind }) => kind).sort() ?? 404,
        application: await readable(`${pdf('APPLICATION', true)}.pdf`),
        applicationsSignature: await readable(`${pdf('APPLICATION', true)}/signature`),
        notice: await readable(`${pdf('ACCEPTANCE', true)}.pdf`),
        translatedNotice: await readable(`${pdf('ACCEPTANCE', false)}.pdf`),
        listed: await listed('?limit=100'),
        left: await listed('/left?limit=100'),
      };
    };
    const ALL = {
      one: { organisation: 'School 2', state: 'ADMITTED', left: false, evidence: true },
      steps: ['draft-opened', 'registry-answered', 'submitted', 'registered', 'accepted', 'assessment-completed', 'moved'],
      documents: ['ACCEPTANCE', 'ACCEPTANCE', 'APPLICATION', 'APPLICATION'],
      application: true, applicationsSignature: true, notice: true, translatedNotice: true, listed: true, left: false,
    };
    const LEFT = {
      one: { organisation: 'School 1', state: 'RETURNED', left: true, evidence: false },
      steps: ['registered', 'accepted', 'assessment-completed'],
      documents: ['ACCEPTANCE', 'ACCEPTANCE'],
      application: false, applicationsSignature: false, notice: true, translatedNotice: true, listed: false, left: true,
    };
    const NOTHING = { one: 404, steps: 404, documents: 404, application: false, applicationsSignature: false, notice: false, translatedNotice: false, listed: false, left: false };
    for (const [who, as, what] of readers) expect([who, await seen(as)]).toEqual([who, { ALL, LEFT, NOTHING }[what]]);
  });

  it('in numbers too: the counts hold what the list holds', async () => {
    for (const [who, as] of readers) {
      const { items } = (await world.call('get', '?limit=100', { as })).body as unknown as { items: object[] };
      expect([who, (await world.call('get', '/counts', { as })).body.count]).toEqual([who, items.length]);
    }
  });

  it('up to the day it left, and of one assessment the one made there', async () => {
    const head = readers.find(([who]) => who.startsWith('HEAD of') && who.includes(world.given.organisationId))![1];
    const { body } = await world.call('get', `/${attestationId}/time-line`, { as: head });
    expect((body.entries as { text: string }[]).filter(({ text }) => text.includes('returned'))).toHaveLength(1);
    expect((body.entries as { text: string }[]).filter(({ text }) => text.includes('admitted'))).toHaveLength(0);
    expect(JSON.stringify(body)).not.toContain('School 2');
  });

  it('in the provider’s queue as it was answered, wherever it is now', async () => {
    const [row]: { work_item_id: string }[] = await world.db.query('select work_item_id from acceptance where attestation_id = $1', [attestationId]);
    const { body } = await world.call('get', `/acceptances/${row!.work_item_id}`, { as: world.given.providerId });
    expect(body.case).toMatchObject({ organisation: { name: 'School 1' }, answer: { answer: 'ACCEPTED' } });
    expect(JSON.stringify(body)).not.toContain(there());
  });
});
