import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type PersonId, type PlainDate, type WorkItemId } from '@attestation/contracts';
import { publish } from '@attestation/events';
import { newId } from '@attestation/service-kit';
import { TestingEvents } from './events/testing.events.js';
import { RULES } from './testing/bookings.js';
import { eventOf, jobOf, resultOf, startTesting, type World } from './testing/given.js';
import { ExemptionWorkers } from './workers/exemption.workers.js';
import { TestingWorkers } from './workers/testing.workers.js';

let world: World;
beforeAll(async () => void (world = await startTesting()));
afterAll(() => world?.testing.stop());

const workers = () => world.testing.get(TestingWorkers);
const events = () => world.testing.get(TestingEvents);
const problem = (code: string) => ({ type: `urn:ustaz:problem:${code}` });
const messagesFor = async (key: string) => (await world.testing.messages()).filter((each) => each.key === key).map(({ name }) => name);

describe('booking the test', () => {
  it('is the owner’s act: language, date, time and place, and the process is woken', async () => {
    const { workItemId, personId } = await world.opened();
    const session = await world.sitting();
    const made = await world.book(workItemId, personId, session.id);
    expect(made).toMatchObject({ status: 201, body: { status: 'BOOKED', language: 'kk', session: { id: session.id, startsAt: '2025-04-10T05:00:00.000Z' }, due: '2025-07-01T00:00:00+05:00' } });
    expect(await messagesFor(workItemId)).toEqual(['test-booked']);
    expect((await world.testing.facts(FactType.TestBooked)).filter((fact) => fact.bookingId === workItemId)).toHaveLength(1);
  });

  it('is not for strangers, not without a token, not without the role', async () => {
    const { workItemId, personId } = await world.opened();
    const { id } = await world.sitting();
    expect(await world.book(workItemId, await world.teacher(), id)).toMatchObject({ status: 404, body: problem('not-found') });
    expect((await world.book(workItemId, undefined, id)).status).toBe(401);
    expect((await world.book(workItemId, world.official, id)).status).toBe(403);
    expect((await world.book(newId<WorkItemId>(), personId, id)).status).toBe(404);
    expect(await messagesFor(workItemId)).toEqual([]);
  });

  it('is refused outside the window, for an unknown sitting, and a second time', async () => {
    const { workItemId, personId } = await world.opened();
    const late = await world.sitting({ startsAt: '2025-07-01T00:00:00+05:00' });
    expect(await world.book(workItemId, personId, late.id)).toMatchObject({ status: 422, body: problem('outside-test-window') });
    expect(await world.book(workItemId, personId, newId())).toMatchObject({ status: 422, body: problem('no-such-session') });
    const last = await world.sitting({ startsAt: '2025-06-30T23:59:00+05:00' });
    expect((await world.book(workItemId, personId, last.id)).status).toBe(201);
    expect(await world.book(workItemId, personId, last.id)).toMatchObject({ status: 409, body: problem('booking-closed') });
  });

  it('answers a repeat with the first answer, and keeps one seat for it', async () => {
    const { workItemId, personId } = await world.opened();
    const { id } = await world.sitting();
    const [first, second] = await Promise.all([world.book(workItemId, personId, id, 'booking-once'), world.book(workItemId, personId, id, 'booking-once')]);
    expect(second).toEqual(first);
    expect(await world.testing.sql('select taken from testing.session where id = $1', [id])).toEqual([{ taken: 1 }]);
    const other = await world.sitting();
    expect(await world.book(workItemId, personId, other.id, 'booking-once')).toMatchObject({ status: 422, body: problem('idempotency-key-reused') });
  });

  it('gives the last seat to one of many who want it at once', async () => {
    const { id } = await world.sitting({ seats: 1 });
    const wanting = await Promise.all(Array.from({ length: 4 }, () => world.opened()));
    const answers = await Promise.all(wanting.map(({ workItemId, personId }) => world.book(workItemId, personId, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
    expect(await world.testing.sql('select taken from testing.session where id = $1', [id])).toEqual([{ taken: 1 }]);
    expect((await world.testing.facts(FactType.TestBooked)).filter((fact) => fact.sessionId === id)).toHaveLength(1);
  });

  it('is shown to its owner alone, the newest first, page by page', async () => {
    const personId = await world.teacher();
    const ids = [];
    for (const _ of [1, 2, 3]) ids.push((await world.opened({ personId })).workItemId);
    const list = async (cursor = '', as: PersonId = personId) => (await world.testing.call<{ items: { workItemId: string }[]; next: string | null }>('GET', `testing/bookings?limit=2&cursor=${cursor}`, { as })).body;
    const first = await list();
    const second = await list(first.next ?? '');
    expect([...first.items, ...second.items].map(({ workItemId }) => workItemId).sort()).toEqual(ids.sort());
    expect(second.next).toBeNull();
    expect((await list('', await world.teacher())).items).toEqual([]);
  });
});

describe('sittings', () => {
  it('are opened by the authorised body alone, and only to come', async () => {
    const body = { startsAt: '2025-05-10T10:00:00+05:00', placeCode: '1010', place: 'Абай к., 1', seats: 5 };
    expect((await world.testing.call('POST', 'testing/sessions', { as: await world.teacher(), body })).status).toBe(403);
    expect((await world.testing.call('POST', 'testing/sessions', { body })).status).toBe(401);
    expect(await world.testing.call('POST', 'testing/sessions', { as: world.official, body: { ...body, startsAt: '2025-03-16T10:00:00+05:00' } })).toMatchObject({ status: 422, body: problem('outside-test-window') });
    expect(await world.testing.call('POST', 'testing/sessions', { as: world.official, body })).toMatchObject({ status: 201, body: { free: 5 } });
  });

  it.each([{ seats: 0 }, { seats: 1.5 }, { place: 'Аб' }, { place: 'а'.repeat(201) }, { place: 'Абай\u0000' }, { placeCode: 'x' }, { note: 'x' },
    { startsAt: '2025-04-10T10:00:00' }, { startsAt: '2025-02-30T10:00:00Z' }, { startsAt: '2025-W15-4T10:00:00Z' }, { startsAt: '2025-100T10:00:00Z' }, { startsAt: '2025-04-10T10+05:00' }, { startsAt: 5 },
  ])('are not opened as %j', async (wrong) => {
    const body = { startsAt: '2025-05-10T10:00:00+05:00', placeCode: '1010', place: 'Абай к., 1', seats: 5, ...wrong };
    expect(await world.testing.call('POST', 'testing/sessions', { as: world.official, body })).toMatchObject({ status: 422, body: { errors: [{ field: Object.keys(wrong)[0] }] } });
  });

  it('are listed by their time, page by page, to whoever has signed in, while they have seats', async () => {
    const ids = [];
    for (const day of ['03', '01', '02']) ids.push((await world.sitting({ startsAt: `2025-06-${day}T10:00:00+05:00`, seats: 1, place: 'Тізім' })).id);
    const full = await world.opened();
    await world.book(full.workItemId, full.personId, ids[1] ?? '');
    const seen: { id: string; place: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { body: { items: { id: string; place: string }[]; next: string | null } } = await world.testing.call('GET', `testing/sessions?limit=1&placeCode=1010&cursor=${cursor}`, { as: full.personId });
      seen.push(...page.body.items);
      cursor = page.body.next;
    }
    expect(seen.filter(({ place }) => place === 'Тізім').map(({ id }) => id)).toEqual([ids[2], ids[0]]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect((await world.testing.call('GET', 'testing/sessions')).status).toBe(401);
    expect(await world.testing.call('GET', 'testing/sessions?placeCode=75', { as: full.personId })).toMatchObject({ body: { items: [] } });
  });

  it.each(['bm9uc2Vuc2U', Buffer.from('["x","y"]').toString('base64url')])('are not listed from a cursor that is none of ours: %s', async (cursor) => {
    expect((await world.testing.call('GET', `testing/sessions?cursor=${cursor}`, { as: world.official })).status).toBe(422);
  });
});

describe('the jobs of the process', () => {
  it('open one booking when the same job arrives twice at once', async () => {
    const { job, attestationId } = await world.opened();
    const again = await Promise.all([workers().openBooking(job), workers().openBooking(job)]);
    expect(again[0]).toEqual(again[1]);
    expect(await world.testing.sql('select 1 from testing.booking where attestation_id = $1', [attestationId])).toHaveLength(1);
  });

  it('stop with words an operator understands where the campaign is not known', async () => {
    const { job } = await world.opened();
    const variables = { ...job.variables, openedOn: '2031-03-17' as never };
    expect(await workers().openBooking(jobOf('testing.open-booking', variables))).toMatchObject({ kind: 'incident', reason: expect.stringContaining('campaign of 2031') });
  });

  it('send the notice once, and close the message that was heard', async () => {
    const { workItemId, personId, attestationId } = await world.opened();
    await world.book(workItemId, personId, (await world.sitting()).id);
    const job = jobOf('testing.send-notice', { attestationId, workItemId });
    expect(await Promise.all([workers().sendNotice(job), workers().sendNotice(job)])).toEqual([{ kind: 'complete', variables: {} }, { kind: 'complete', variables: {} }]);
    expect((await world.testing.facts(FactType.TestNoticeSent)).filter((fact) => fact.bookingId === workItemId)).toHaveLength(1);
    expect(await world.testing.sql(`select closed_at is not null as closed from testing.outbox where correlation_key = $1`, [workItemId])).toEqual([{ closed: true }]);
  });

  it('make an incident of a notice for a test that was not booked', async () => {
    const { workItemId, attestationId } = await world.opened();
    expect(await workers().sendNotice(jobOf('testing.send-notice', { attestationId, workItemId }))).toMatchObject({ kind: 'incident' });
  });

  it('close what was not sat when the window ends, and keep the teacher from booking it', async () => {
    const { workItemId, personId, attestationId } = await world.opened();
    const job = jobOf('testing.close-untaken', { attestationId, workItemId });
    expect(await workers().closeUntaken(job)).toEqual({ kind: 'complete', variables: { testTaken: false } });
    expect((await world.book(workItemId, personId, (await world.sitting()).id)).status).toBe(409);
  });

  const exempt = (more = {}) => ({
    claimedCategory: 'RESEARCHER' as const, serviceYears: 12, consecutiveExemptConfirmations: 1, ruleSet: RULES, settings: { channelSource: 'algorithm' as const, legacyToModeratorMinServiceYears: 30, researcherMasterMaxConsecutive: 2 },
    exemption: { exempt: true, ground: 'CONSECUTIVE_CONFIRMATION', rule: 'R-034c' }, ...more,
  });

  it('record an exemption once, with its counter and its rule', async () => {
    const attestationId = await world.drafted();
    const [personId, organisationId] = [await world.teacher(), await world.school()];
    const job = jobOf('testing.record-exemption', { attestationId, personId, organisationId, ...exempt() });
    const record = () => world.testing.get(ExemptionWorkers).recordExemption(job);
    expect([await record(), await record()]).toEqual([{ kind: 'complete', variables: {} }, { kind: 'complete', variables: {} }]);
    const told = (await world.testing.facts(FactType.TestExempted)).filter((fact) => fact.attestationId === attestationId);
    expect(told).toEqual([expect.objectContaining({ ground: 'CONSECUTIVE_CONFIRMATION', rule: 'R-034c', consecutive: 1, reasons: [expect.objectContaining({ rule: 'R-034c' })] })]);
    const head = await world.personWith('HEAD', { organisationId });
    expect(await world.testing.call('GET', `testing/attestations/${attestationId}`, { as: head })).toMatchObject({ status: 200, body: { bookings: [], exemption: { ground: 'CONSECUTIVE_CONFIRMATION', consecutive: 1 } } });
  });

  it('take a language certificate instead of the test once it is known, whatever rule an edited table names', async () => {
    const attestationId = await world.drafted();
    const [personId, organisationId] = [await world.teacher(), await world.school()];
    const exemption = { exempt: true, ground: 'LANGUAGE_CERTIFICATE', rule: 'Ministry-7' };
    const job = jobOf('testing.record-exemption', { attestationId, personId, organisationId, ...exempt({ exemption }) });
    expect(await world.testing.get(ExemptionWorkers).recordExemption(job)).toMatchObject({ kind: 'retry-later', reason: expect.stringContaining('not known') });
    const languageCertificate = { kind: 'IELTS', level: '7.0', certificateNumber: 'A-1', validUntil: '2026-02-01' as PlainDate };
    const submitted = eventOf(FactType.ApplicationSubmitted, { attestationId, personId, submittedAt: '2025-03-18T05:00:00Z', consent: true, signedWith: 'x', languageCertificate });
    await events().onSubmitted([submitted]);
    await events().onSubmitted([submitted]);
    expect(await world.testing.get(ExemptionWorkers).recordExemption(job)).toEqual({ kind: 'complete', variables: {} });
    const [accepted] = (await world.testing.facts(FactType.LanguageCertificateAccepted)).filter((fact) => fact.attestationId === attestationId);
    expect(accepted).toMatchObject({ kind: 'IELTS 7.0', certificateNumber: 'A-1', rule: 'Ministry-7', reasons: [] });
  });

  it('tell of a certificate without an end that it has none', async () => {
    const attestationId = await world.drafted();
    const [personId, organisationId] = [await world.teacher(), await world.school()];
    const languageCertificate = { kind: 'GOETHE', level: 'B2', certificateNumber: 'G-1', validUntil: null };
    await events().onSubmitted([eventOf(FactType.ApplicationSubmitted, { attestationId, personId, submittedAt: '2025-03-18T05:00:00Z', consent: true, signedWith: 'x', languageCertificate })]);
    const exemption = { exempt: true, rule: 'X-072', ground: 'LANGUAGE_CERTIFICATE' };
    await world.testing.get(ExemptionWorkers).recordExemption(jobOf('testing.record-exemption', { attestationId, personId, organisationId, ...exempt({ exemption }) }));
    const accepted = (await world.testing.facts(FactType.LanguageCertificateAccepted)).filter((fact) => fact.attestationId === attestationId);
    expect(accepted).toMatchObject([{ kind: 'GOETHE B2', certificateNumber: 'G-1', validUntil: null }]);
  });

  it('do not wait for a certificate that no application brought', () => events().onSubmitted([eventOf(FactType.ApplicationSubmitted, { attestationId: newId<never>(), personId: newId<PersonId>(), submittedAt: '2025-03-18T05:00:00Z', consent: true, signedWith: 'x' })]));
});

describe('a result of the testing centre', () => {
  const sitsAt = async () => {
    const { workItemId, personId } = await world.opened();
    await world.book(workItemId, personId, (await world.sitting()).id);
    return { workItemId, personId };
  };

  it('is judged by the rules of the case, shown to the teacher, and told once however often it comes', async () => {
    const { workItemId, personId } = await sitsAt();
    const event = resultOf(workItemId);
    await Promise.all([events().onResults([event]), events().onResults([event])]);
    await events().onResults([resultOf(workItemId)]);
    const [issued, ...more] = (await world.testing.facts(FactType.TestResultIssued)).filter((fact) => fact.bookingId === workItemId);
    expect(issued).toMatchObject({ percent: '68', thresholdPercent: 60, thresholdReached: true, takenOn: '2025-04-10' });
    expect(more).toEqual([]);
    expect(await messagesFor(workItemId)).toEqual(['test-booked', 'test-result-received']);
    expect(await world.testing.call('GET', 'testing/bookings', { as: personId })).toMatchObject({ body: { items: [{ status: 'DONE', result: { percent: '68' } }] } });
    expect(await world.testing.sql('select r.rule_set from testing.case_rules r join testing.booking b on b.attestation_id::text = r.key::text where b.id = $1', [workItemId])).toEqual([{ rule_set: RULES }]);
  });

  it('comes over the bus, whole pages at once: one that cannot be does not hold up the others', async () => {
    const cases = [await sitsAt(), await sitsAt(), await sitsAt()];
    const [good, bad, other] = cases.map(({ workItemId }) => workItemId);
    for (const event of [resultOf(good!), resultOf(bad!, { points: 51 }), resultOf(other!, { points: 12 })]) await publish(world.testing.databaseUrl, 'integrations', event);
    const issued = async () => (await world.testing.facts(FactType.TestResultIssued)).filter(({ bookingId }) => cases.some(({ workItemId }) => workItemId === bookingId));
    for (const end = performance.now() + 15_000; (await issued()).length < 2 && performance.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await issued()).map(({ bookingId, points }) => [bookingId, points]).sort()).toEqual([[good, 34], [other, 12]].sort());
    const letters = () => world.testing.sql<{ reason: string }>(`select reason from bus.dead_letter where event->'data'->>'bookingId' = $1`, [bad]);
    for (const end = performance.now() + 15_000; (await letters()).length < 1 && performance.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await letters()).toEqual([{ reason: 'refused RESULT_UNLIKELY' }]);
  }, 40_000);

  it('for a booking that is not known is thrown back to the bus', async () => {
    await expect(events().onResults([resultOf(newId<WorkItemId>())])).rejects.toThrow('is not known to testing');
  });

  it('that cannot be is kept for a person to look at, and changes nothing', async () => {
    const { workItemId } = await sitsAt();
    await expect(events().onResults([resultOf(workItemId, { points: 51 })])).rejects.toMatchObject({ refusal: { code: 'RESULT_UNLIKELY' } });
    await expect(events().onResults([resultOf(workItemId, { tasks: 40 })])).rejects.toMatchObject({ refusal: { code: 'RESULT_UNLIKELY' } });
    expect(await messagesFor(workItemId)).toEqual(['test-booked']);
    await events().onResults([resultOf(workItemId)]);
    await expect(events().onResults([resultOf(workItemId, { points: 50 })])).rejects.toMatchObject({ refusal: { code: 'RESULT_CONFLICTING' } });
  });

  it('before the test was booked is kept too', async () => {
    const { workItemId } = await world.opened();
    await expect(events().onResults([resultOf(workItemId)])).rejects.toMatchObject({ refusal: { code: 'NOT_BOOKED' } });
  });

  it('is published no more when its effect is seen, and nothing is when the case is over', async () => {
    const { workItemId, attestationId, personId } = await world.opened();
    await world.book(workItemId, personId, (await world.sitting()).id);
    await events().onClosed([eventOf(FactType.AttestationClosed, { attestationId, personId, outcome: null, closedAt: '2025-07-01T00:00:00Z' })]);
    expect(await world.testing.sql(`select 1 from testing.outbox where correlation_key = $1 and closed_at is null`, [workItemId])).toEqual([]);
  });
});
