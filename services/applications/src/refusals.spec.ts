import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FactType, MessageName, type AttestationId, type PersonId, type PlainDate } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { RegistersStore } from './store/registers.store.js';
import { startApplications, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.clock.moveTo('2025-03-17T09:00:00+05:00');
  await world.db.query('update case_file set ended = true');
});

const open = (as: PersonId, body: object = { claimedCategory: 'MODERATOR' }, language = 'en') => world.call('post', '', { as, body, language });
const draft = async (as = world.given.personId) => (await open(as)).body.attestationId;
const submitted = async (consent: boolean, as = world.given.personId): Promise<AttestationId> => {
  const attestationId = await draft(as);
  await world.registriesAnswer(attestationId);
  await world.submit(attestationId, { consent, as });
  return attestationId;
};
const inQueue = async (consent: boolean): Promise<AttestationId> => {
  const attestationId = await submitted(consent);
  await world.workers.register(world.jobFor('applications.register', { attestationId }));
  return attestationId;
};
const answer = (attestationId: AttestationId, body: Record<string, unknown>) => world.answer(attestationId, body);
const problem = (name: string) => `urn:ustaz:problem:${name}`;

describe('a draft', () => {
  it('is refused outside the window, which is named in the caller’s language', async () => {
    world.clock.moveTo('2025-05-31T00:00:00+05:00');
    const late = await open(world.given.personId, undefined, 'ru');
    expect({ status: late.status, type: late.body.type }).toEqual({ status: 422, type: problem('window-closed') });
    expect(late.body.reasons[0]?.text).toContain('с 10.03.2025 по 30.05.2025');
    world.clock.moveTo('2025-05-30T23:59:00+05:00');
    expect((await open(world.given.personId)).status).toBe(201);
  });

  it('is refused by name in a year without a campaign', async () => {
    world.clock.moveTo('2026-03-17T09:00:00+05:00');
    const { status, body } = await open(world.given.personId);
    expect({ status, type: body.type, text: body.reasons[0]?.text }).toEqual({ status: 422, type: problem('campaign-missing'), text: 'No attestation campaign of 2026 has been opened.' });
  });

  it('is refused to whoever works nowhere, and to whoever does not say for which of several posts', async () => {
    world.clock.moveTo('2021-08-31T09:00:00+05:00'); // her employment begins on 1 September 2021, her role only in 2024
    expect((await open(world.given.personId)).status).toBe(403);
    await world.db.query('update employment set valid_to = $2 where person_id = $1', [world.given.personId, '2025-03-16']);
    world.clock.moveTo('2025-03-17T09:00:00+05:00');
    expect((await open(world.given.personId)).body.type).toBe(problem('not-employed'));
    await world.db.query('update employment set valid_to = null where person_id = $1', [world.given.personId]);

    await world.given.employ(world.given.personId, world.given.otherOrganisationId);
    expect((await open(world.given.personId)).body.type).toBe(problem('employment-ambiguous'));
    const [post]: { id: string }[] = await world.db.query('select id from employment where person_id = $1 and organisation_id = $2', [world.given.personId, world.given.organisationId]);
    const named = await open(world.given.personId, { claimedCategory: 'MODERATOR', employmentId: post!.id });
    expect(named).toMatchObject({ status: 201, body: { organisation: { id: world.given.organisationId } } });
    await world.db.query('delete from employment where person_id = $1 and organisation_id = $2', [world.given.personId, world.given.otherOrganisationId]);
  });

  it('is one, however many are opened at once', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => open(world.given.personId)));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('takes nothing it does not know, and changes nothing then', async () => {
    const before = (await world.outbox()).length;
    for (const body of [{}, { claimedCategory: 'TEACHER' }, { claimedCategory: 'MODERATOR', more: 1 }, { claimedCategory: 7 }, { claimedCategory: 'MODERATOR', employmentId: '😀' }]) {
      expect((await open(world.given.personId, body)).status).toBe(422);
    }
    expect(await world.outbox()).toHaveLength(before);
  });

  it('expires once with its window; one submitted in the last minute does not', async () => {
    const attestationId = await draft();
    const submittedId = await submitted(true, await world.given.teacher('Үлгерген'));
    world.clock.moveTo('2025-05-31T00:00:00+05:00');
    const intime = await world.workers.expireDraft(world.jobFor('applications.expire-draft', { attestationId }));
    expect(intime.kind).toBe('complete');
    await world.workers.expireDraft(world.jobFor('applications.expire-draft', { attestationId }));
    expect((await world.outbox()).filter(({ name, key }) => name === FactType.DraftExpired && key === attestationId)).toHaveLength(1);
    expect(await world.workers.expireDraft(world.jobFor('applications.expire-draft', { attestationId: submittedId }))).toMatchObject({ kind: 'business-error', code: 'ALREADY_SUBMITTED' });
  });

  it('is not submitted after the window, whatever was ready', async () => {
    const attestationId = await draft();
    await world.registriesAnswer(attestationId, 'SILENT');
    world.clock.moveTo('2025-05-31T00:00:00+05:00');
    expect((await world.submit(attestationId)).body.type).toBe(problem('window-closed'));
  });

  it.each(['HEAD_3', 'HEAD_1', 'DEPUTY_2'])('refuses by name %s, which the portal takes', async (claimedCategory) => {
    const { status, body } = await open(world.given.personId, { claimedCategory });
    expect({ status, type: body.type }).toEqual({ status: 422, type: problem('category-not-offered') });
  });

  it.each([['MODERATOR', 'PLATFORM'], ['EXPERT', 'PLATFORM'], ['RESEARCHER', 'PORTAL'], ['MASTER', 'PORTAL']])('takes %s, and keeps that the law takes it by the %s', async (claimedCategory, channel) => {
    const { status, body } = await open(world.given.personId, { claimedCategory });
    expect({ status, claimed: body.claimed, channel: body.channel, post: body.post }).toEqual({ status: 201, claimed: claimedCategory, channel, post: 'teacher' });
    const told = (await world.outbox()).find(({ name, key }) => name === FactType.DraftOpened && key === body.attestationId);
    expect(told?.body).toMatchObject({ channel, placeCode: '1930', post: 'teacher' });
  });

  it.each([['2025-08-31', 'SCHEDULED'], ['2025-09-01', 'EARLY']])('of a category that ends on %s tells whether it comes in its time: %s', async (until, mode) => {
    const teacher = await world.given.teacher(`Модератор ${mode}`);
    await world.db.query(`update person set current_category = 'MODERATOR', category_valid_until = $2 where id = $1`, [teacher, until]);
    const { body } = await open(teacher, { claimedCategory: 'EXPERT' });
    expect((await world.outbox()).find(({ name, key }) => name === FactType.DraftOpened && key === body.attestationId)?.body).toMatchObject({ mode });
  });

  it('refuses the same Idempotency-Key for another content', async () => {
    const key = newId();
    await world.call('post', '', { as: world.given.personId, body: { claimedCategory: 'MODERATOR' }, key });
    const { status, body } = await world.call('post', '', { as: world.given.personId, body: { claimedCategory: 'MODERATOR', employmentId: newId() }, key });
    expect({ status, type: body.type }).toEqual({ status: 422, type: problem('idempotency-key-reused') });
  });
});

describe('registration', () => {
  it('of what is submitted on a Friday night waits for the Monday’s opening hour', async () => {
    world.clock.moveTo('2025-04-04T20:00:00+05:00');
    const attestationId = await submitted(true);
    const message = (await world.outbox()).find(({ name, key }) => name === MessageName.ApplicationSubmitted && key === attestationId);
    expect(message?.body).toMatchObject({ registrationDeadline: '2025-04-07T09:00:00+05:00' });
    const { body } = await world.call('get', `/${attestationId}`, { as: world.given.personId });
    expect(body.current).toMatchObject({ state: 'SUBMITTED', holder: null, due: '2025-04-07T09:00:00+05:00', late: false });
  });

  it('gives numbers without gap or repeat to those who are registered at once', async () => {
    const ids: AttestationId[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await submitted(true, await world.given.teacher(`Мұғалім ${index}`)));
    await Promise.all(ids.map((attestationId) => world.workers.register(world.jobFor('applications.register', { attestationId }))));
    const rows: { serial: number }[] = await world.db.query(`select right(registration_number, 6)::int as serial from case_file where registration_number is not null order by 1`);
    expect(rows.map(({ serial }) => serial)).toEqual(rows.map((_, index) => index + 1));
  });
});

describe('an answer', () => {
  it('to an application without consent is ground 3 and nothing else', async () => {
    const attestationId = await inQueue(false);
    for (const body of [{ answer: 'ACCEPTED' }, { answer: 'REFUSED', grounds: ['1'] }, { answer: 'REFUSED', grounds: ['1', '3'] }]) {
      expect((await answer(attestationId, body)).body.type).toBe(problem('consent-missing'));
    }
    const { body } = await answer(attestationId, { answer: 'REFUSED', grounds: ['3'] });
    expect(body).toMatchObject({ current: { state: 'REFUSED', holder: null }, answer: { answer: 'REFUSED', grounds: ['3'] } });
    const message = (await world.outbox()).find(({ name, key }) => name === MessageName.ApplicationAnswered && key === attestationId);
    expect(message?.body).toEqual({ answer: 'REFUSED' });
    await world.workers.close(world.jobFor('applications.close', { attestationId, outcome: 'REFUSED' }));
    expect((await world.call('get', `/${attestationId}`, { as: world.given.personId })).body).toMatchObject({ outcome: 'REFUSED', current: { state: 'REFUSED' } });
  });

  it('needs a ground to refuse, one that applies, and lists at most three documents', async () => {
    const attestationId = await inQueue(true);
    expect((await answer(attestationId, { answer: 'REFUSED' })).body.type).toBe(problem('ground-missing'));
    expect((await answer(attestationId, { answer: 'REFUSED', grounds: ['3'] })).body.type).toBe(problem('ground-unfounded'));
    expect((await answer(attestationId, { answer: 'ACCEPTED', grounds: ['1'] })).body.type).toBe(problem('ground-unfounded'));
    const four = { answer: 'REFUSED', grounds: ['2'], mismatches: ['DIPLOMA', 'COURSES', 'ESSAY', 'WORK_RECORD'] };
    expect((await answer(attestationId, four)).body.type).toBe(problem('too-many-documents'));
    const { body } = await answer(attestationId, { ...four, mismatches: ['DIPLOMA'] });
    expect((body.answer as { reasons: { text: string }[] }).reasons[0]?.text).toContain('diploma');
  });

  it('is recommended as a refusal where service is short and a registry had nothing, and the reasons say so', async () => {
    await world.db.query('update employment set service_years = 1 where person_id = $1', [world.given.personId]);
    const attestationId = await draft();
    await world.registriesAnswer(attestationId, 'EMPTY');
    await world.submit(attestationId);
    const opened = await world.workers.register(world.jobFor('applications.register', { attestationId }));
    const { workItemId } = (opened as { variables: { workItemId: string } }).variables;
    const { body } = await world.call('get', `/acceptances/${workItemId}`, { as: world.given.providerId });
    expect(body.recommendation).toMatchObject({ answer: 'REFUSE', grounds: ['2'] });
    expect((body.recommendation as { reasons: { rule: string }[] }).reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['X-010', 'X-012']));
  });

  it('is recommended as a refusal to whoever is banned, also where the ban came after the draft', async () => {
    const teacher = await world.given.teacher('Тыйым салынған');
    const attestationId = await submitted(true, teacher);
    const opened = await world.workers.register(world.jobFor('applications.register', { attestationId }));
    const { workItemId } = (opened as { variables: { workItemId: string } }).variables;
    const recommended = async () => (await world.call('get', `/acceptances/${workItemId}`, { as: world.given.providerId })).body.recommendation as { answer: string; reasons: { rule: string; text: string }[] };
    expect((await recommended()).answer).toBe('ACCEPT');
    const record = { personId: teacher, name: 'Тыйым салынған', currentCategory: 'TEACHER' as const, categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true };
    const banned = { data: { ...record, bannedUntil: '2026-03-17' as PlainDate }, time: world.clock.now().toISOString() };
    await world.get(RegistersStore).keepPersons([banned]);
    expect(await recommended()).toMatchObject({ answer: 'REFUSE', grounds: ['2'], reasons: expect.arrayContaining([expect.objectContaining({ rule: 'X-064', text: expect.stringContaining('17.03.2026') })]) });
  });
});
