import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, MessageName, type AttestationId, type OrganisationId, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { startApplications, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world.stop());

describe('a teacher’s application from draft to acceptance', () => {
  let attestationId: AttestationId;
  const key = newId();

  it('opens a draft of the campaign, tells the world and starts the process with what gateways read (F-23)', async () => {
    const { status, body } = await world.call('post', '', { as: world.given.personId, body: { claimedCategory: 'MODERATOR' }, key });
    expect({ status, ...body }).toMatchObject({ status: 201, claimed: 'MODERATOR', year: 2025, ruleSet: '2025-03-10', current: { state: 'DRAFT', step: 'draft', late: false } });
    attestationId = body.attestationId;
    const [fact, message] = await world.outbox();
    expect(fact).toMatchObject({ kind: 'fact', name: FactType.DraftOpened, key: attestationId, body: { personId: world.given.personId, year: 2025 } });
    expect(message).toMatchObject({
      name: MessageName.AttestationOpened,
      correlation_key: attestationId,
      body: { edition: '2025', serviceYears: 3, subordination: 'DISTRICT', hasDistrictLevel: true, settings: { channelSource: 'algorithm' }, deadlines: {} },
    });
    expect(JSON.stringify(message)).not.toContain('Айгүл');
  });

  it('answers the same command twice with the same draft', async () => {
    const { body } = await world.call('post', '', { as: world.given.personId, body: { claimedCategory: 'MODERATOR' }, key });
    expect(body.attestationId).toBe(attestationId);
    expect(await world.outbox()).toHaveLength(2);
  });

  it('allows one unfinished draft for a person and year', async () => {
    const { status, body } = await world.call('post', '', { as: world.given.personId, body: { claimedCategory: 'MODERATOR' } });
    expect({ status, type: body.type }).toEqual({ status: 409, type: 'urn:ustaz:problem:attestation-already-open' });
  });

  it('begins once: the same instance hears the same again, a second instance is turned away', async () => {
    const job = world.jobFor('applications.begin', { attestationId }, '7');
    const [first, second] = await Promise.all([world.workers.begin(job), world.workers.begin(job)]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({
      kind: 'complete',
      // the registries for as long as the setting of the day of opening says: 72 hours (F-17)
      variables: { registriesDeadline: '2025-03-20T09:00:00+05:00', windowDeadline: '2025-05-31T00:00:00+05:00' },
    });
    expect(await world.workers.begin(world.jobFor('applications.begin', { attestationId }, '8'))).toMatchObject({ kind: 'business-error', code: 'ALREADY_STARTED' });
    const opened = (await world.outbox()).find(({ name }) => name === MessageName.AttestationOpened);
    expect(opened?.closed_at).not.toBeNull();
  });

  it('is not submitted while a registry has neither answered nor fallen silent, and names it', async () => {
    await world.registriesAnswer(attestationId, 'ANSWERED', ['COURSES']);
    const { status, body } = await world.submit(attestationId);
    expect({ status, type: body.type }).toEqual({ status: 409, type: 'urn:ustaz:problem:documents-missing' });
    expect(body.reasons[0]?.text).toContain('Register of in-service courses');
    await world.registriesAnswer(attestationId);
  });

  it('is submitted with consent, and not by anybody else', async () => {
    expect((await world.submit(attestationId, { as: world.given.otherTeacherId })).status).toBe(404);
    expect(await world.submit(attestationId)).toMatchObject({ status: 200, body: { current: { state: 'SUBMITTED' }, consent: true } });
    expect((await world.submit(attestationId)).body.type).toBe('urn:ustaz:problem:not-a-draft');
    const told = (await world.outbox()).find(({ name }) => name === FactType.ApplicationSubmitted);
    expect(told?.body).toMatchObject({ consent: true, signedWith: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const message = (await world.outbox()).find(({ name }) => name === MessageName.ApplicationSubmitted);
    expect(message?.body).toEqual({ registrationDeadline: '2025-03-17T09:00:00+05:00', languageCertificateValid: false });
  });

  let workItemId: WorkItemId;

  it('is registered with a number of its region and year and an answer due in one working day, once however often the job comes', async () => {
    const job = world.jobFor('applications.register', { attestationId });
    const [first, second] = await Promise.all([world.workers.register(job), world.workers.register(job)]);
    expect(first).toMatchObject({ kind: 'complete', variables: { deadline: '2025-03-18T18:30:00+05:00', workItemId: expect.any(String) } });
    expect(second).toEqual(first);
    expect(await world.workers.register(world.jobFor('applications.register', { attestationId }))).toEqual(first);
    const { body } = await world.call('get', `/${attestationId}`, { as: world.given.personId });
    expect(body).toMatchObject({ registration: { number: '19-2025-000001', on: '2025-03-17' }, current: { state: 'REGISTERED' } });
    expect((await world.outbox()).find(({ name }) => name === MessageName.ApplicationSubmitted)?.closed_at).not.toBeNull();
  });

  it('waits in the queue of its own organisation’s provider', async () => {
    const queue = async (as: typeof world.given.personId) => (await world.call('get', '/acceptances', { as })).body.items as { workItemId: WorkItemId }[];
    const [item, ...more] = await queue(world.given.providerId);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ attestationId, registrationNumber: '19-2025-000001', due: '2025-03-18T18:30:00+05:00', late: false, teacher: { name: 'Айгүл' } });
    expect(await queue(world.given.otherProviderId)).toEqual([]);
    expect((await world.call('get', '/acceptances', { as: world.given.personId })).status).toBe(403);
    workItemId = item!.workItemId;
  });

  it('shows the provider what the rules say, with their reasons', async () => {
    const { body } = await world.call('get', `/acceptances/${workItemId}`, { as: world.given.providerId });
    expect(body.recommendation).toMatchObject({ answer: 'ACCEPT', grounds: [] });
    const { reasons } = body.recommendation as { reasons: { rule: string }[] };
    expect(reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['X-012', 'X-010']));
  });

  it('tells the holder in the reader’s language while it waits', async () => {
    const shown = await world.call('get', `/${attestationId}`, { as: world.given.personId, language: 'kk' });
    expect(shown.body.current).toMatchObject({ step: 'acceptance', stepText: 'Өтінішті қарау', holder: { role: 'PROVIDER', roleText: 'көрсетілетін қызметті беруші', name: 'School 1 kk' } });
  });

  it('is late after its working day, says so once, and is still answered', async () => {
    world.clock.moveTo('2025-03-18T19:00:00+05:00');
    const job = () => world.jobFor('applications.escalate-acceptance', { attestationId, workItemId });
    expect(await world.workers.escalateAcceptance(job())).toMatchObject({ kind: 'complete' });
    expect(await world.workers.escalateAcceptance(job())).toMatchObject({ kind: 'complete' });
    expect((await world.outbox()).filter(({ name }) => name === FactType.AnswerOverdue)).toHaveLength(1);
    const { body } = await world.call('get', `/${attestationId}`, { as: world.given.personId });
    expect(body.current).toMatchObject({ late: true, state: 'REGISTERED' });
  });

  it('is answered by its own provider alone, once, and the process hears it under the work item', async () => {
    const answer = (as: typeof world.given.personId) => world.answer(attestationId, { answer: 'ACCEPTED' }, { as });
    expect((await answer(world.given.otherProviderId)).status).toBe(404);
    expect(await answer(world.given.providerId)).toMatchObject({ status: 200, body: { current: { state: 'ACCEPTED' } } });
    expect((await answer(world.given.providerId)).body.type).toBe('urn:ustaz:problem:already-answered');
    const message = (await world.outbox()).find(({ name }) => name === MessageName.ApplicationAnswered);
    expect(message).toMatchObject({ correlation_key: workItemId, body: { answer: 'ACCEPTED' }, closed_at: null });
    expect((await world.call('get', '/acceptances', { as: world.given.providerId })).body.items).toEqual([]);
  });

  it('follows the other services’ facts to its end, and sees its message heard', async () => {
    const assessment = newId<WorkItemId>();
    world.clock.moveTo('2025-03-19T10:00:00+05:00');
    const opened = { attestationId, workItemId: assessment, step: 'assessment' as const, holder: { role: 'RESPONSIBLE_PERSON' as const, organisationId: world.given.organisationId }, openedAt: '2025-03-19T05:00:00.000Z', due: null };
    await world.hears(FactType.PortfolioWorkItemOpened, opened);
    expect((await world.outbox()).find(({ name }) => name === MessageName.ApplicationAnswered)?.closed_at).not.toBeNull();
    expect((await world.call('get', `/${attestationId}`, { as: world.given.personId })).body.current).toMatchObject({ state: 'QUALIFICATION_ASSESSMENT', step: 'assessment' });

    // one booking is two steps: to book, then to sit the test
    const booking = { attestationId, workItemId: newId<WorkItemId>(), holder: { role: 'TEACHER' as const, personId: world.given.personId }, openedAt: '2025-03-19T07:00:00.000Z' };
    await world.hears(FactType.TestingWorkItemOpened, { ...booking, step: 'booking', due: '2025-07-01T00:00:00+05:00' });
    await world.hears(FactType.TestingWorkItemClosed, { attestationId, workItemId: booking.workItemId, step: 'booking', how: 'DONE', closedAt: '2025-03-19T07:05:00.000Z' });
    await world.hears(FactType.TestingWorkItemOpened, { ...booking, step: 'test', due: '2025-04-10T05:00:00.000Z' });
    await world.hears(FactType.PortfolioWorkItemClosed, { attestationId, workItemId: assessment, step: 'assessment', how: 'DONE', closedAt: '2025-03-19T06:00:00.000Z' });
    expect((await world.call('get', `/${attestationId}`, { as: world.given.personId })).body.current).toMatchObject({ step: 'test', holder: { role: 'TEACHER' }, due: '2025-04-10T05:00:00.000Z' });

    world.clock.moveTo('2025-03-20T10:00:00+05:00');
    const result = { attestationId, personId: world.given.personId, bookingId: newId<WorkItemId>(), attempt: 1, retake: false, appealUntil: '2025-03-20T05:30:00.000Z', points: 40, tasks: 50, percent: '80', thresholdPercent: 60, thresholdReached: true, highestCategory: 'MODERATOR' as const, takenOn: '2025-03-20' as never, validUntil: '2026-03-20' as never, certificateNumber: 'T-1', reasons: [] };
    await world.hears(FactType.TestResultIssued, result);
    // an older fact arrives late: it finds its place in the time-line, the state stays
    await world.hears(FactType.AssessmentCompleted, { attestationId, result: 'ADMITTED', by: world.given.providerId, completedAt: '2025-03-19T06:00:00.000Z', gaps: [], note: null }, '2025-03-19T06:00:00.000Z');
    const { body } = await world.call('get', `/${attestationId}/time-line`, { as: world.given.personId });
    expect(body.current.state).toBe('TEST_DONE');
    const steps = (body.entries as { step: string }[]).map(({ step }) => step);
    expect(steps.slice(-2)).toEqual(['assessment-completed', 'result-issued']);

    const job = world.jobFor('applications.close', { attestationId, outcome: 'AWARDED' });
    await world.workers.close(job);
    await world.workers.close(job);
    expect((await world.outbox()).filter(({ name }) => name === FactType.AttestationClosed)).toHaveLength(1);
    expect((await world.call('get', `/${attestationId}`, { as: world.given.personId })).body).toMatchObject({ outcome: 'AWARDED', current: { state: 'CLOSED', holder: null, due: null } });
  });

  it('keeps a fact that arrives twice once', async () => {
    const count = async () => ((await world.call('get', `/${attestationId}/time-line`, { as: world.given.personId })).body.entries as unknown[]).length;
    const before = await count();
    const id = newId() as never;
    const untaken = { attestationId, personId: world.given.personId, closedAt: '2025-03-19T06:00:00.000Z' };
    await world.hears(FactType.TestUntaken, untaken, '2025-03-19T06:00:00.000Z', id);
    await world.hears(FactType.TestUntaken, untaken, '2025-03-19T06:00:00.000Z', id);
    expect(await count()).toBe(before + 1);
  });

  it('refuses a fact about a case that is not here, so that it is kept and tried again', async () => {
    const untaken = { attestationId: newId<AttestationId>(), personId: world.given.personId, closedAt: '2025-03-19T06:00:00.000Z' };
    await expect(world.hears(FactType.TestUntaken, untaken)).rejects.toThrow('NOT_FOUND');
  });

  it('is listed to its teacher and its school’s provider, and to nobody of another region', async () => {
    const listed = async (as: typeof world.given.personId) => ((await world.call('get', '', { as })).body.items as { attestationId: string }[]).map((each) => each.attestationId);
    expect(await listed(world.given.personId)).toEqual([attestationId]);
    expect(await listed(world.given.providerId)).toEqual([attestationId]);
    expect(await listed(world.given.otherProviderId)).toEqual([]);
    expect((await world.call('get', `/${attestationId}`, { as: world.given.otherTeacherId })).status).toBe(404);
    expect((await world.call('get', `/${attestationId}`, {})).status).toBe(401);
  });
});

describe('the fact of a draft', () => {
  it('tells of the post what chooses its score sheet: its position, and whether it is at a penal institution (X-075, X-076)', async () => {
    const at = newId<OrganisationId>();
    await world.given.organisation(at, '1930', 'Colony school', 'DISTRICT', true);
    const teachers = [await world.given.teacher('Психолог', { post: { position: 'PSYCHOLOGIST' } }), await world.given.teacher('Колония', { at })];
    const told = await Promise.all(teachers.map(async (personId) => {
      const id = await world.caseOf(personId, { until: 'DRAFT' });
      return (await world.outbox()).find(({ name, key: of }) => name === FactType.DraftOpened && of === id)?.body;
    }));
    expect(told).toMatchObject([{ position: 'PSYCHOLOGIST', penalInstitution: false }, { position: null, penalInstitution: true }]);
  });
});
