import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, MessageName, type AttestationId, type CommissionId, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { ITEMS, startPortfolio, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startPortfolio();
});
afterAll(() => world.stop());

const evidence = (attestationId: AttestationId, as = world.given.personId, language = 'en') =>
  world.call('get', `/attestations/${attestationId}/evidence`, { as, language });
const snapshot = (attestationId: AttestationId, as = world.given.personId) => world.call('get', `/attestations/${attestationId}/snapshot`, { as });
const ready = async (except: Parameters<World['allAnswer']>[1] = [], of = world.given.personId) => {
  const attestationId = await world.openDraft('MODERATOR', 'SECONDARY', of);
  await world.allAnswer(attestationId, except);
  return attestationId;
};
const inQueue = async (attestationId: AttestationId): Promise<WorkItemId> => {
  await world.submits(attestationId);
  const outcome = await world.workers.openAssessment(world.jobFor(attestationId));
  if (outcome.kind !== 'complete') throw new Error(outcome.kind);
  return outcome.variables.workItemId;
};
const completion = (workItemId: WorkItemId, body: object = { confirmed: ['ESSAY'] }, as = world.given.responsibleId) =>
  world.call('post', `/assessments/${workItemId}/completion`, { as, body });
const COURSE = { programme: 'C', provider: 'Centre', hours: 72, agreed: true, byProfile: true, certificateNumber: 'К-9', completedOn: '2024-02-01', practiceProof: null };
const problem = (name: string) => `urn:ustaz:problem:${name}`;

describe('the evidence of a case', () => {
  it('says of each registry what it gave, from where and when, and what is still awaited', async () => {
    const attestationId = await ready(['COURSES']);
    const { body } = await evidence(attestationId);
    expect(body).toMatchObject({ complete: false, frozen: null, late: [] });
    const rows = body.evidence as { registry: string; status: string; manual: boolean; items: unknown[] }[];
    expect(rows.find(({ registry }) => registry === 'COURSES')).toMatchObject({ status: 'AWAITED', items: [] });
    expect(rows.find(({ registry }) => registry === 'OBSERVATIONS')).toMatchObject({ status: 'ANSWERED', source: 'registry of OBSERVATIONS', manual: false, receivedAt: '2025-03-17T04:00:00.000Z', items: ITEMS.OBSERVATIONS });
    expect((await world.outbox(attestationId)).filter(({ name }) => name === FactType.EvidenceRecorded)).toHaveLength(7);
  });

  it('keeps an answer when the registry is told silent afterwards', async () => {
    const attestationId = await world.openDraft();
    await world.answers(attestationId, 'DIPLOMA');
    await world.answers(attestationId, 'DIPLOMA', 'SILENT');
    const rows = (await evidence(attestationId)).body.evidence as { registry: string; status: string }[];
    expect(rows.find(({ registry }) => registry === 'DIPLOMA')?.status).toBe('ANSWERED');
  });

  it('is nobody’s outside: not the stranger’s of another school, nor without a token; the commission’s once it is assigned', async () => {
    const attestationId = await ready();
    expect((await evidence(attestationId, world.given.strangerId)).status).toBe(404);
    expect((await evidence(attestationId, world.given.responsibleId)).status).toBe(200);
    expect((await world.call('get', `/attestations/${attestationId}/evidence`, {})).status).toBe(401);
    expect((await snapshot(attestationId, world.given.memberId)).status).toBe(404);
    await world.submits(attestationId);
    const assigned = { attestationId, commissionId: world.given.commissionId, level: 'ORG' as const, rule: 'E.1/1', attestingOrganisationId: world.given.organisationId, assignedAt: '2025-03-17T04:00:00.000Z', reasons: [] };
    await world.events.onCommissionAssigned([world.event(FactType.CommissionAssigned, assigned)]);
    expect((await snapshot(attestationId, world.given.memberId)).body).toMatchObject({ verified: true });
  });

  it('is the commission’s of the new place alone where the case moved while it was assigned, whichever assignment is heard last', async () => {
    const [first, second] = ['2025-03-17T05:00:00.000Z', '2025-03-17T05:00:01.000Z'];
    const [old, there] = [newId<CommissionId>(), world.given.commissionId];
    for (const order of [[[old, first], [there, second]], [[there, second], [old, first]]] as const) {
      const attestationId = await ready();
      await world.submits(attestationId);
      for (const [commissionId, assignedAt] of order) {
        const assigned = { attestationId, commissionId, level: 'ORG' as const, rule: 'E.1/1', attestingOrganisationId: world.given.organisationId, assignedAt, reasons: [] };
        await world.events.onCommissionAssigned([world.event(FactType.CommissionAssigned, assigned)]);
      }
      expect((await snapshot(attestationId, world.given.memberId)).status).toBe(200);
    }
  });

  it('of a fact before its draft is refused, so that it is kept and tried again', async () => {
    await expect(world.answers(newId<AttestationId>(), 'DIPLOMA')).rejects.toThrow('NOT_FOUND');
  });
});

describe('the frozen snapshot', () => {
  it('is what was submitted, with a hash anybody can compute again', async () => {
    const attestationId = await ready();
    expect((await snapshot(attestationId)).status).toBe(404);
    await world.submits(attestationId);
    await world.submits(attestationId);
    const { body } = await snapshot(attestationId);
    expect(body.hash).toBe(createHash('sha256').update(body.content).digest('hex'));
    const [fact, ...more] = (await world.outbox(attestationId)).filter(({ name }) => name === FactType.PortfolioFrozen);
    expect({ hash: fact?.body.hash, more }).toEqual({ hash: body.hash, more: [] });
    expect(JSON.parse(body.content)).toMatchObject({ attestationId, claimed: 'MODERATOR', ruleSet: '2025-03-10' });
  });

  it('waits for what the submission had seen and is still on its way, then holds it', async () => {
    const attestationId = await ready(['CATEGORY']);
    const before = world.clock.now().toISOString();
    world.clock.moveTo('2025-03-17T10:00:00+05:00');
    await world.submits(attestationId);
    expect((await snapshot(attestationId)).status).toBe(404);
    expect(await world.workers.openAssessment(world.jobFor(attestationId))).toMatchObject({ kind: 'retry-later' });
    world.clock.moveTo(before);
    await world.answers(attestationId, 'CATEGORY');
    const { body } = await snapshot(attestationId);
    expect((body.evidence as { registry: string }[]).map(({ registry }) => registry)).toContain('CATEGORY');
  });

  it('never takes in what a registry says later: that is kept beside it, marked', async () => {
    const attestationId = await ready(['COURSES']);
    await world.answers(attestationId, 'COURSES', 'SILENT');
    await world.submits(attestationId);
    const { body: before } = await snapshot(attestationId);
    await world.answers(attestationId, 'COURSES');
    expect((await snapshot(attestationId)).body.content).toBe(before.content);
    const { body } = await evidence(attestationId);
    expect(body.late).toMatchObject([{ registry: 'COURSES', status: 'ANSWERED', items: ITEMS.COURSES }]);
    expect((body.evidence as { registry: string; status: string }[]).find(({ registry }) => registry === 'COURSES')?.status).toBe('SILENT');
  });

  it('is not changed by anybody, not even in the database', async () => {
    await expect(world.db.query(`update snapshot set content = '{}'`)).rejects.toThrow('never changed');
    await expect(world.db.query('delete from snapshot')).rejects.toThrow('never changed');
  });
});

describe('what is entered by hand', () => {
  const enter = (attestationId: AttestationId, as = world.given.responsibleId) =>
    world.call('post', `/attestations/${attestationId}/evidence`, { as, body: { registry: 'COURSES', items: [COURSE] } });

  it('stands beside the registry’s silence with the number of the order, and makes the portfolio whole', async () => {
    const teacher = await world.given.newTeacher();
    const attestationId = await ready(['COURSES'], teacher);
    await world.answers(attestationId, 'COURSES', 'SILENT');
    expect((await evidence(attestationId, teacher)).body.complete).toBe(false);
    const { status, body } = await enter(attestationId);
    expect({ status, complete: body.complete }).toEqual({ status: 201, complete: true });
    const rows = (body.evidence as { registry: string; manual: boolean; source: string; status: string }[]).filter(({ registry }) => registry === 'COURSES');
    expect(rows).toMatchObject([{ status: 'SILENT', manual: false }, { status: 'ANSWERED', manual: true, source: '5' }]);
    expect((await world.outbox(attestationId)).at(-1)).toMatchObject({ name: FactType.EvidenceRecorded, body: { manual: true, items: 1 } });
  });

  it('is refused to others, and to everybody after the submission', async () => {
    const attestationId = await ready();
    expect((await enter(attestationId, world.given.strangerId)).status).toBe(404);
    expect((await enter(attestationId, world.given.personId)).status).toBe(403);
    await world.submits(attestationId);
    expect((await enter(attestationId)).body.type).toBe(problem('evidence-frozen'));
  });
});

describe('the qualification assessment', () => {
  it('stands once in the queue of the organisation’s responsible person, however often the job comes', async () => {
    const attestationId = await ready();
    await world.submits(attestationId);
    const job = world.jobFor(attestationId);
    const [first, second] = await Promise.all([world.workers.openAssessment(job), world.workers.openAssessment(job)]);
    expect(second).toEqual(first);
    const queue = async (as: typeof world.given.personId) => (await world.call('get', '/assessments', { as })).body.items as { attestationId: string }[];
    expect((await queue(world.given.responsibleId)).filter((item) => item.attestationId === attestationId)).toHaveLength(1);
    expect(await queue(world.given.strangerId)).toEqual([]);
  });

  it('names everything that is missing, in the caller’s language, and nothing changes', async () => {
    const attestationId = await ready(['COURSES', 'OBSERVATIONS'], await world.given.newTeacher());
    await world.answers(attestationId, 'COURSES', 'ANSWERED', [{ programme: 'A', hours: 40, agreed: true, byProfile: true }]);
    await world.answers(attestationId, 'OBSERVATIONS', 'EMPTY');
    const workItemId = await inQueue(attestationId);
    const { status, body } = await world.call('post', `/assessments/${workItemId}/completion`, { as: world.given.responsibleId, body: {}, language: 'ru' });
    expect({ status, type: body.type }).toEqual({ status: 409, type: problem('evidence-incomplete') });
    expect(body.reasons[0]?.text).toBe('Не хватает: эссе, 1.2 листы наблюдения уроков (0/5), 4.1 часы курсов (40/72).');
    expect((await world.outbox(attestationId)).some(({ name }) => name === FactType.AssessmentCompleted)).toBe(false);
  });

  it('admits once when everything is there, and the process hears it under the work item', async () => {
    const attestationId = await ready();
    const workItemId = await inQueue(attestationId);
    expect((await completion(workItemId, undefined, world.given.strangerId)).status).toBe(404);
    const key = newId();
    const again = () => world.call('post', `/assessments/${workItemId}/completion`, { as: world.given.responsibleId, body: { confirmed: ['ESSAY'] }, key });
    const first = await again();
    expect(first).toMatchObject({ status: 200, body: { status: 'ADMITTED' } });
    expect((await again()).body).toEqual(first.body);
    expect((await completion(workItemId)).body.type).toBe(problem('work-item-closed'));
    const rows = await world.outbox(attestationId);
    expect(rows.filter(({ name }) => name === MessageName.AssessmentCompleted)).toMatchObject([{ correlation_key: workItemId, body: { assessment: 'ADMITTED' }, closed_at: null }]);
    expect(rows.filter(({ name }) => name === FactType.PortfolioWorkItemClosed)).toMatchObject([{ body: { how: 'DONE' } }]);

    const opened = { attestationId, workItemId: newId<WorkItemId>(), step: 'booking' as const, holder: { role: 'TEACHER' as const, personId: world.given.personId }, openedAt: '2025-03-17T04:00:00.000Z', due: null };
    await world.events.onWentOn([world.event(FactType.TestingWorkItemOpened, opened)]);
    expect((await world.outbox(attestationId)).find(({ name }) => name === MessageName.AssessmentCompleted)?.closed_at).not.toBeNull();
  });

  it('that returned the portfolio is still found, with the one that came after it; nothing is decided by it any more', async () => {
    const attestationId = await ready([], await world.given.newTeacher());
    const [first, seen] = [await inQueue(attestationId), async (id: string, as = world.given.responsibleId) => (await world.call('get', `/assessments/${id}`, { as })).body];
    const sendBack = (id: string) => world.call('post', `/assessments/${id}/return`, { as: world.given.responsibleId, body: { gaps: [{ code: 'COURSES' }] } });
    await sendBack(first);
    expect(await seen(first)).toMatchObject({ workItemId: first, status: 'RETURNED', followedBy: null });
    await world.call('post', `/attestations/${attestationId}/supplement`, { as: world.given.responsibleId });
    expect(await seen(first)).toMatchObject({ workItemId: first, status: 'RETURNED', followedBy: null });
    const second = await inQueue(attestationId);
    expect(await seen(first)).toMatchObject({ workItemId: first, status: 'RETURNED', followedBy: second });
    expect(await seen(second)).toMatchObject({ workItemId: second, status: 'OPEN', followedBy: null });
    expect((await seen(first, world.given.strangerId)).type).toBe(problem('not-found'));
    expect([(await sendBack(first)).status, (await completion(first)).status]).toEqual([404, 404]);
  });

  it('is cancelled when the case is closed before anybody did it', async () => {
    const attestationId = await ready();
    const workItemId = await inQueue(attestationId);
    await world.events.onClosed([world.event(FactType.AttestationClosed, { attestationId, personId: world.given.personId, outcome: null, closedAt: '2025-03-18T04:00:00.000Z' })]);
    expect((await world.outbox(attestationId)).at(-1)).toMatchObject({ name: FactType.PortfolioWorkItemClosed, body: { how: 'CANCELLED' } });
    expect((await completion(workItemId)).body.type).toBe(problem('work-item-closed'));
  });
});

describe('a teacher’s continuous record', () => {
  it('holds each item once, by school year, whichever case it came with', async () => {
    await ready();
    const page = await world.call('get', `/persons/${world.given.personId}/record?limit=100`, { as: world.given.personId });
    const items = page.body.items as { registry: string; schoolYear: number; item: { hours?: number } }[];
    expect(items.filter(({ registry }) => registry === 'LEARNER_QUALITY').map(({ schoolYear }) => schoolYear)).toEqual([2024, 2023]);
    expect(items.filter(({ registry, item }) => registry === 'COURSES' && item.hours === 40 && 'completedOn' in item)).toHaveLength(1);
    expect(items.filter(({ registry }) => registry === 'DIPLOMA').map(({ schoolYear }) => schoolYear)).toEqual([2018]);
  });

  it('is paged by key and closed to strangers', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await world.call('get', `/persons/${world.given.personId}/record?limit=3&cursor=${cursor}`, { as: world.given.personId });
      seen.push(...(body.items as object[]).map((each) => JSON.stringify(each)));
      cursor = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect((await world.call('get', `/persons/${world.given.personId}/record`, { as: world.given.strangerId })).body.items).toEqual([]);
  });
});

describe('what a portfolio is worth', () => {
  const evaluation = (attestationId: AttestationId, query = '', as = world.given.personId) => world.call('get', `/attestations/${attestationId}/evaluation${query}`, { as, language: 'ru' });

  it('is shown in the draft as a preview, of what was submitted once it is frozen, and told with each freezing', async () => {
    const attestationId = await ready();
    expect((await evaluation(attestationId)).status).toBe(404);
    expect((await evaluation(attestationId, '?preview=true')).body).toMatchObject({ preview: true, version: null, score: { meets: false, minimum: 68 } });
    await world.submits(attestationId);
    const { body } = await evaluation(attestationId);
    expect(body).toMatchObject({ preview: false, version: 1, hash: (await snapshot(attestationId)).body.hash });
    const score = body.score as unknown as { criteria: { criterion: string; items: { counted: boolean }[]; missing: { suppliers: string[] }[] }[]; total: string };
    expect(score.criteria.find(({ criterion }) => criterion === '1.2')?.items).toHaveLength(5);
    expect((await world.outbox(attestationId)).filter(({ name }) => name === FactType.PortfolioEvaluated)).toMatchObject([{ body: { hash: body.hash, total: score.total, meets: false } }]);
  });

  it('is nobody’s outside, and of a head’s portfolio it is said by name that the rules give no sheet', async () => {
    const attestationId = await world.openDraft('HEAD_3', 'HEAD_OR_DEPUTY');
    expect((await evaluation(attestationId, '?preview=true', world.given.strangerId)).status).toBe(404);
    expect((await evaluation(attestationId, '?preview=true')).body).toMatchObject({ score: null, reasons: [{ rule: 'X-078', text: expect.stringContaining('методистов') }] });
    expect((await evaluation(attestationId, '?preview=1')).status).toBe(422);
  });
});

describe('what is missing from the portfolios of an organisation’s teachers', () => {
  interface Gaps {
    attestationId: string;
    returned: boolean;
    missing: { code: string }[];
    advice: { suppliers: string[] }[];
  }
  const gaps = async (as = world.given.responsibleId, organisationId = world.given.organisationId) => {
    const items: Gaps[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body } = await world.call('get', `/organisations/${organisationId}/gaps?limit=2&cursor=${cursor}`, { as });
      if (status !== 200) return status;
      items.push(...(body.items as unknown as Gaps[]));
      cursor = body.next;
    }
    return items;
  };

  it('is listed while something can be done about it, with who can supply it: drafts and what was returned', async () => {
    const [one, two] = [await ready(['COURSES'], await world.given.newTeacher()), await ready([], await world.given.newTeacher())];
    const workItemId = await inQueue(two);
    const found = async (id: string) => ((await gaps()) as Gaps[]).filter(({ attestationId }) => attestationId === id);
    expect(await found(one)).toMatchObject([{ returned: false }]);
    expect((await found(one))[0]?.missing.map(({ code }) => code)).toEqual(expect.arrayContaining(['COURSES', '4.1', 'ESSAY']));
    expect((await found(one))[0]?.advice.flatMap(({ suppliers }) => suppliers)).toContain('METHOD_OFFICE');
    expect(await found(two)).toEqual([]);
    await world.call('post', `/assessments/${workItemId}/return`, { as: world.given.responsibleId, body: { gaps: [{ code: 'ESSAY' }] } });
    expect(await found(two)).toMatchObject([{ returned: true }]);
  });

  it('is the organisation’s own: empty for another one, closed to the teacher', async () => {
    expect(await gaps(world.given.strangerId)).toEqual([]);
    expect(await gaps(world.given.personId)).toBe(403);
    expect(await gaps(world.given.headId)).not.toEqual([]);
  });
});
