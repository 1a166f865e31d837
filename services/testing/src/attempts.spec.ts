import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AttestationId, type CommissionId, FactType, type FactOf, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { TestingEvents } from './events/testing.events.js';
import { KnownFacts } from './store/known-facts.js';
import { NOW } from './testing/bookings.js';
import { againFor, eventOf, jobOf, type Opened, resultOf, startTesting, type World } from './testing/given.js';
import { TestingWorkers } from './workers/testing.workers.js';

let world: World;
beforeAll(async () => void (world = await startTesting()));
beforeEach(() => world.at(NOW));
afterAll(() => world?.testing.stop());

const events = () => world.testing.get(TestingEvents);
const workers = () => world.testing.get(TestingWorkers);
const problem = (code: string) => ({ body: { type: `urn:ustaz:problem:${code}` } });
const told = async <T extends FactType>(type: T, { attestationId }: Pick<Opened, 'attestationId'>): Promise<FactOf<T>[]> =>
  (await world.testing.facts(type)).filter((fact) => (fact as { attestationId?: string }).attestationId === attestationId);
const messages = async (key: string) => (await world.testing.messages()).filter((each) => each.key === key).map(({ name, variables }) => ({ name, variables }));
const open = async ({ workItemId, attestationId }: Opened) =>
  (await world.testing.sql<{ name: string }>(`select name from testing.outbox where correlation_key = any($1) and kind = 'message' and closed_at is null order by position`, [[workItemId, attestationId]])).map(({ name }) => name);
const taken = async (sessionId: string) => (await world.testing.sql<{ taken: number }>('select taken from testing.session where id = $1', [sessionId]))[0]?.taken;
const seenAttempt = async (workItemId: string) => (await world.testing.sql('select attempt, paid from testing.booking where id = $1', [workItemId]))[0];
const seen = ({ attestationId }: Opened, as = world.official) => world.testing.call('GET', `testing/attestations/${attestationId}`, { as });

/** Twenty minutes after the end of the test. */
const IN_TIME = '2025-04-10T06:40:00.000Z';
const appealBody = (more = {}) => ({ tasks: [{ number: 7, ground: 'CONTENT_KEY', explanation: '2 + 2 = 4' }], inRoom: true, ...more });
const appeal = ({ workItemId, personId }: Opened, more = {}, key?: string) => world.post(`bookings/${workItemId}/appeal`, personId, appealBody(more), key);
async function appealed(points = 29) {
  world.at(NOW);
  const known = await world.sat({ points });
  world.at(IN_TIME);
  const { body } = await appeal(known);
  return { ...known, appealId: (body as { appeal: { appealId: string } }).appeal.appealId };
}
const ruling = (more = {}) => ({ result: 'UPHELD', points: 30, protocolNumber: '4', tasks: [{ number: 7, granted: true, reason: 'Кілт қате' }], ...more });
const decide = (appealId: string, more = {}, as = world.official, key?: string) => world.post(`appeals/${appealId}/decision`, as, ruling(more), key);
const act = (more = {}) => ({ actNumber: '17', foundOn: '2025-04-10', facts: 'Телефон табылды', room: '12', seat: '3', ...more });
const annul = ({ workItemId }: Opened, more = {}, as = world.official) => world.post(`bookings/${workItemId}/violation`, as, act(more));

describe('another attempt', () => {
  it('is paid: it needs the payment’s reference, and shows the fee the campaign names', async () => {
    const first = await world.sat({ points: 29 });
    const second = await againFor(world.testing, first);
    const list = () => world.testing.call('GET', 'testing/bookings?limit=1', { as: first.personId });
    expect(await list()).toMatchObject({ body: { items: [{ workItemId: second.workItemId, attempt: 2, paid: true, fee: null }] } });
    await world.testing.get(KnownFacts).keepCampaign({ year: 2025, applicationFrom: '2025-01-01', testFrom: '2025-02-01', testTo: '2025-06-30', testFee: 6500 } as never, '2025-03-02T00:00:00Z');
    expect(await list()).toMatchObject({ body: { items: [{ fee: 6500 }] } });
    const { id } = await world.sitting();
    expect(await world.book(second.workItemId, first.personId, id)).toMatchObject({ status: 422, ...problem('payment-missing') });
    expect(await world.book(second.workItemId, first.personId, id, undefined, { paymentReference: 'ТТ-17' })).toMatchObject({ status: 201, body: { attempt: 2, paid: true, paymentReference: 'ТТ-17' } });
    expect(await told(FactType.TestBooked, first)).toMatchObject([{ attempt: 1, paid: false }, { attempt: 2, paid: true }]);
  });

  it('opened by the process proves that it has heard of the first', async () => {
    const first = await world.sat({ points: 29 });
    expect(await open(first)).toContain('test-result-received');
    await againFor(world.testing, first);
    expect(await open(first)).not.toContain('test-result-received');
  });

  it('is not left after two: the third case of the year says so, and the new year begins anew', async () => {
    const first = await world.sat({ points: 29 });
    await world.sat({ points: 20, case: await againFor(world.testing, first) });
    const { personId } = first;
    const third = await world.opened({ personId });
    expect(await world.book(third.workItemId, personId, (await world.sitting()).id, undefined, { paymentReference: 'ТТ-2' })).toMatchObject({ status: 409, ...problem('no-attempt-left') });
    await world.testing.get(KnownFacts).keepCampaign({ year: 2026, testFrom: '2026-02-01', testTo: '2026-06-30' } as never, '2025-12-01T00:00:00Z');
    const nextYear = await world.opened({ personId, openedOn: '2026-01-15' as never });
    world.at('2026-01-15T05:00:00.000Z');
    const { id } = await world.sitting({ startsAt: '2026-02-10T10:00:00+05:00' });
    expect(await world.book(nextYear.workItemId, personId, id)).toMatchObject({ status: 201, body: { attempt: 1, paid: false } });
  });

  it('of an early attestation is the only one, counted beside those of a scheduled one as the draft told', async () => {
    const scheduled = await world.sat({ points: 29 });
    const { personId } = scheduled;
    const early = await world.sat({ points: 29, case: await world.opened({ personId, mode: 'EARLY' }) });
    expect(await told(FactType.TestBooked, early)).toMatchObject([{ attempt: 1, paid: false }]);
    expect(await told(FactType.TestResultIssued, early)).toMatchObject([{ retake: false }]);
    expect(await told(FactType.TestResultIssued, scheduled)).toMatchObject([{ retake: true }]);
    const another = await world.opened({ personId, mode: 'EARLY' });
    expect(await world.book(another.workItemId, personId, (await world.sitting()).id, undefined, { paymentReference: 'ТТ-3' })).toMatchObject({ status: 409, ...problem('no-attempt-left') });
    expect(await againFor(world.testing, scheduled).then(({ workItemId }) => seenAttempt(workItemId))).toEqual({ attempt: 2, paid: true });
  });

  it('waits until the draft of its case is known, whichever comes first', async () => {
    const attestationId = newId<AttestationId>();
    const { job } = await world.opened();
    const asked = { ...job, elementInstanceKey: `early-${attestationId}`, variables: { ...job.variables, attestationId, personId: await world.teacher() } };
    expect(await workers().openBooking(asked)).toMatchObject({ kind: 'retry-later', reason: expect.stringContaining('draft') });
    await events().onDraftOpened([eventOf(FactType.DraftOpened, { attestationId, mode: 'EARLY' } as FactOf<typeof FactType.DraftOpened>)]);
    expect(await workers().openBooking(asked)).toMatchObject({ kind: 'complete' });
    expect(await world.testing.sql('select mode from testing.test_case where attestation_id = $1', [attestationId])).toEqual([{ mode: 'EARLY' }]);
  });

  it('is declined by its owner, once, and the process goes on with the result', async () => {
    const first = await world.sat({ points: 29 });
    const second = await againFor(world.testing, first);
    const decline = (as = first.personId, key?: string) => world.post(`bookings/${second.workItemId}/declination`, as, undefined, key);
    expect((await decline(await world.teacher())).status).toBe(404);
    expect((await decline(world.official)).status).toBe(403);
    expect(await decline(first.personId, 'declined-once')).toMatchObject({ status: 201, body: { status: 'DECLINED' } });
    expect(await decline(first.personId, 'declined-once')).toMatchObject({ status: 201 });
    expect(await decline()).toMatchObject({ status: 409, ...problem('booking-closed') });
    expect(await messages(second.workItemId)).toEqual([{ name: 'retake-declined', variables: {} }]);
    expect(await told(FactType.RetakeDeclined, first)).toHaveLength(1);
  });

  it('is no duty of who has no result yet', async () => {
    const { workItemId, personId } = await world.opened();
    expect(await world.post(`bookings/${workItemId}/declination`, personId)).toMatchObject({ status: 409, ...problem('no-result-yet') });
  });

  it('that was not sat when the window ends leaves the first result to go on with', async () => {
    const first = await world.sat({ points: 29 });
    const { attestationId, workItemId } = await againFor(world.testing, first);
    expect(await workers().closeUntaken(jobOf('testing.close-untaken', { attestationId, workItemId }))).toEqual({ kind: 'complete', variables: { testTaken: true } });
    expect(await told(FactType.TestUntaken, first)).toEqual([]);
  });

  it('is not waited for longer than results may be on their way after the window', async () => {
    const { job } = await world.opened();
    expect(await workers().openBooking(job)).toMatchObject({ variables: { deadline: '2025-07-04T00:00:00+05:00' } });
  });
});

describe('an appeal', () => {
  it('is filed from the room and decided by the ministry’s commission: the corrected result wakes the process', async () => {
    const known = await appealed();
    const other = await appealed();
    const queue = await world.testing.call<{ items: { appealId: string }[]; next: string }>('GET', 'testing/appeals?limit=1', { as: world.official });
    expect(queue.body.items).toMatchObject([{ appealId: known.appealId, status: 'FILED', due: '2025-05-02T18:30:00+05:00', tasks: [{ number: 7, explanation: '2 + 2 = 4' }], booking: { result: { points: 29 } } }]);
    expect(await world.testing.call('GET', `testing/appeals?limit=1&cursor=${queue.body.next}`, { as: world.official })).toMatchObject({ body: { items: [{ appealId: other.appealId }], next: null } });

    world.at('2025-04-28T05:00:00.000Z');
    expect(await decide(known.appealId)).toMatchObject({ status: 201, body: { status: 'UPHELD', decision: { protocolNumber: '4', by: world.official, tasks: [{ number: 7, granted: true }] }, booking: { result: { points: 30, thresholdReached: true } } } });
    expect(await told(FactType.AppealDecided, known)).toMatchObject([{ result: 'UPHELD', points: 30, appealId: known.appealId }]);
    expect(await told(FactType.TestResultIssued, known)).toMatchObject([{ points: 29, retake: true }, { points: 30, retake: false }]);
    expect((await messages(known.workItemId)).slice(1)).toEqual([
      { name: 'test-result-received', variables: { thresholdReached: false, retake: true, appealDeadline: '2025-04-10T11:55:00+05:00' } },
      { name: 'test-appealed', variables: { appealDecisionDeadline: '2025-05-02T18:30:00+05:00' } },
      { name: 'appeal-decided', variables: { thresholdReached: true, retake: false } },
    ]);
    expect(await world.testing.call('GET', `testing/appeals/${known.appealId}`, { as: world.official })).toMatchObject({ body: { status: 'UPHELD' } });
    expect(await world.testing.call('GET', 'testing/appeals', { as: world.official })).toMatchObject({ body: { items: [{ appealId: other.appealId }] } });
    expect((await world.testing.call('GET', 'testing/appeals/count', { as: world.official })).body).toEqual({ count: 1 });
    expect((await world.testing.call('GET', 'testing/appeals/count', { as: await world.teacher() })).status).toBe(403);
    expect((await decide(other.appealId, { result: 'REJECTED', points: undefined, tasks: [{ number: 7, granted: false, reason: 'Кілт дұрыс' }] })).status).toBe(201);
  });

  it.each([
    ['2025-04-10T06:49:59.000Z', 201],
    ['2025-04-10T06:50:00.000Z', 201],
    ['2025-04-10T06:50:01.000Z', 409],
  ])('at %s, around thirty minutes after the end of the test, is answered %i', async (at, status) => {
    const known = await world.sat({ points: 29 });
    world.at(at);
    const answer = await appeal(known);
    expect(answer.status).toBe(status);
    if (status === 409) expect(answer).toMatchObject({ body: { type: 'urn:ustaz:problem:appeal-late', reasons: [{ rule: 'X-068' }] } });
  });

  it('is not for strangers, not from outside, not without reasons, not twice', async () => {
    const known = await world.sat({ points: 29 });
    world.at(IN_TIME);
    expect((await appeal({ ...known, personId: await world.teacher() })).status).toBe(404);
    expect((await appeal({ ...known, personId: world.official })).status).toBe(403);
    expect(await appeal(known, { inRoom: false })).toMatchObject({ status: 422, ...problem('appeal-outside-room') });
    expect(await appeal(known, { tasks: [] })).toMatchObject({ status: 422, ...problem('appeal-unreasoned') });
    expect(await appeal(known, { tasks: [{ number: 51, ground: 'TECHNICAL', explanation: 'x' }] })).toMatchObject({ status: 422, body: { reasons: [{ rule: 'X-068' }] } });
    expect(await told(FactType.TestAppealed, known)).toEqual([]);
    const first = await appeal(known, {}, 'appealed-once');
    expect(await appeal(known, {}, 'appealed-once')).toEqual(first);
    expect(await appeal(known)).toMatchObject({ status: 409, ...problem('already-appealed') });
    expect(await told(FactType.TestAppealed, known)).toHaveLength(1);
    expect((await appeal(await world.opened())).body).toMatchObject({ type: 'urn:ustaz:problem:no-result-yet' });
  });

  it.each([{ tasks: [{ number: 0, ground: 'TECHNICAL', explanation: 'x' }] }, { tasks: [{ number: 1, ground: 'MOOD', explanation: 'x' }] }, { tasks: 'all' }, { inRoom: 'yes' }, { note: 'x' }])('is not read from %j', async (wrong) => {
    const known = await world.sat({ points: 29 });
    expect(await appeal(known, wrong)).toMatchObject({ status: 422, body: { errors: [{ field: expect.stringContaining(Object.keys(wrong)[0] ?? '') }] } });
  });

  it('is decided by the authorised body alone, finally, and never by whom it is about', async () => {
    const known = await appealed();
    expect((await decide(known.appealId, {}, known.personId)).status).toBe(403);
    expect((await decide(newId())).status).toBe(404);
    const own = await appealed();
    await world.testing.sql('update testing.access_role set person_id = $1 where person_id = $2', [own.personId, await world.personWith('AUTHORISED_BODY')]);
    expect(await decide(own.appealId, {}, own.personId)).toMatchObject({ status: 409, ...problem('own-case') });
    expect(await decide(known.appealId, { points: 51 })).toMatchObject({ status: 422, ...problem('points-out-of-range') });
    expect(await decide(known.appealId, { tasks: [] })).toMatchObject({ status: 422, ...problem('appeal-unreasoned') });
    const first = await decide(known.appealId, {}, world.official, 'decided-once');
    expect(await decide(known.appealId, {}, world.official, 'decided-once')).toEqual(first);
    expect(await decide(known.appealId, { points: 31 })).toMatchObject({ status: 409, ...problem('appeal-closed') });
    expect(await told(FactType.AppealDecided, known)).toHaveLength(1);
  });

  it('that is overdue is told once, by the process', async () => {
    const { attestationId, workItemId, appealId } = await appealed();
    const job = jobOf('testing.flag-appeal-overdue', { attestationId, workItemId });
    expect([await workers().flagAppealOverdue(job), await workers().flagAppealOverdue(job)]).toEqual([{ kind: 'complete', variables: {} }, { kind: 'complete', variables: {} }]);
    expect(await told(FactType.AppealOverdue, { attestationId })).toEqual([{ attestationId, appealId, due: '2025-05-02T18:30:00+05:00' }]);
  });

  it('in time is honoured although the case went on because its result came late', async () => {
    const known = await world.sat({ points: 29 });
    await againFor(world.testing, known);
    world.at(IN_TIME);
    expect((await appeal(known)).status).toBe(201);
    expect(await told(FactType.TestAppealed, known)).toHaveLength(1);
  });
});

describe('an act of violation', () => {
  const LATER = '2026-02-03T05:00:00.000Z';

  it('annuls the result whenever it is found, stops the case, and is told once', async () => {
    const known = await world.sat();
    world.at(LATER);
    expect((await annul(known, {}, known.personId)).status).toBe(403);
    const first = await annul(known);
    expect(first).toMatchObject({ status: 201, body: { status: 'ANNULLED', result: { points: 34 }, violation: { actNumber: '17', room: '12', seat: '3' } } });
    expect(await annul(known)).toMatchObject({ status: 201, body: { status: 'ANNULLED' } });
    expect(await annul(known, { actNumber: '18' })).toMatchObject({ status: 409, ...problem('result-annulled') });
    expect(await messages(known.attestationId)).toEqual([{ name: 'test-annulled', variables: {} }]);
    const [fact, ...more] = await told(FactType.TestResultAnnulled, known);
    expect([fact, more]).toEqual([{ attestationId: known.attestationId, personId: known.personId, bookingId: known.workItemId, actNumber: '17', foundOn: '2025-04-10', annulledAt: LATER, by: world.official, reasons: expect.any(Array) }, []]);
    expect(JSON.stringify(fact)).not.toContain('Телефон');
  });

  it('breaks a test off: what the testing centre tells afterwards is kept for a person to look at', async () => {
    const known = await world.opened();
    await world.book(known.workItemId, known.personId, (await world.sitting()).id);
    world.at('2025-04-10T05:30:00.000Z');
    expect(await annul(known)).toMatchObject({ status: 201, body: { status: 'ANNULLED' } });
    await expect(events().onResults([resultOf(known.workItemId)])).rejects.toMatchObject({ refusal: { code: 'RESULT_ANNULLED' } });
    const next = await world.opened({ personId: known.personId });
    expect(await world.testing.call('GET', 'testing/bookings?limit=1', { as: known.personId })).toMatchObject({ body: { items: [{ workItemId: next.workItemId, attempt: 2 }] } });
  });

  it('found when the case is over is told, and no process is sent for', async () => {
    const known = await world.sat();
    await events().onClosed([eventOf(FactType.AttestationClosed, { attestationId: known.attestationId, personId: known.personId, outcome: 'AWARDED', closedAt: '2025-06-01T00:00:00Z' })]);
    world.at(LATER);
    expect((await annul(known)).status).toBe(201);
    expect(await messages(known.attestationId)).toEqual([]);
    expect(await told(FactType.TestResultAnnulled, known)).toMatchObject([{ reasons: [{ rule: 'R-036' }, { rule: 'X-064' }, { rule: 'F-06' }] }]);
  });

  it('is not written about a test to come, or one that nobody booked', async () => {
    const known = await world.opened();
    world.at('2025-04-01T05:00:00.000Z');
    expect(await annul(known, { foundOn: '2025-04-01' })).toMatchObject({ status: 409, ...problem('not-booked') });
    await world.book(known.workItemId, known.personId, (await world.sitting()).id);
    expect(await annul(known, { foundOn: '2025-04-01' })).toMatchObject({ status: 422, ...problem('act-date-unlikely') });
    expect((await annul({ ...known, workItemId: newId<WorkItemId>() })).status).toBe(404);
    expect(await annul(known, { foundOn: '2025-02-30' })).toMatchObject({ status: 422, body: { errors: [{ field: 'foundOn' }] } });
  });
});

describe('a case that ends or goes elsewhere', () => {
  const withdrawn = ({ attestationId, personId }: Opened) => eventOf(FactType.ApplicationWithdrawn, { attestationId, personId, withdrawnAt: '2025-03-20T05:00:00.000Z', note: null });
  const closed = ({ attestationId, personId }: Opened) => eventOf(FactType.AttestationClosed, { attestationId, personId, outcome: null, closedAt: '2025-03-21T05:00:00.000Z' });

  it('withdrawn gives its seat back, once, and cancels what is open', async () => {
    const known = await world.opened();
    const { id } = await world.sitting();
    await world.book(known.workItemId, known.personId, id);
    expect(await taken(id)).toBe(1);
    const event = withdrawn(known);
    await events().onWithdrawn(event);
    await events().onWithdrawn(event);
    await events().onClosed([closed(known)]);
    expect(await taken(id)).toBe(0);
    expect((await told(FactType.TestingWorkItemClosed, known)).map(({ step, how }) => `${step} ${how}`)).toEqual(['booking DONE', 'test CANCELLED']);
    expect(await seen(known)).toMatchObject({ body: { stoppedAt: '2025-03-20T05:00:00.000Z', bookings: [{ status: 'CANCELLED' }] } });
    expect(await open(known)).toEqual([]);
    await expect(events().onResults([resultOf(known.workItemId)])).rejects.toMatchObject({ refusal: { code: 'BOOKING_CLOSED' } });
    expect(await workers().openBooking(jobOf('testing.open-booking', known.job.variables))).toMatchObject({ kind: 'incident', reason: 'CASE_STOPPED' });
  });

  it('cancels an appeal that waits: it leaves the queue, and is decided no more', async () => {
    const known = await appealed();
    await events().onClosed([closed(known)]);
    expect((await told(FactType.TestingWorkItemClosed, known)).at(-1)).toMatchObject({ step: 'appeal', how: 'CANCELLED', workItemId: known.appealId });
    expect(await decide(known.appealId)).toMatchObject({ status: 409, ...problem('appeal-closed') });
    const { body } = await world.testing.call<{ items: { appealId: string }[] }>('GET', 'testing/appeals', { as: world.official });
    expect(body.items.map(({ appealId }) => appealId)).not.toContain(known.appealId);
  });

  it('that never reached the test changes nothing; a whole page of ends is taken at once', async () => {
    const stranger = { attestationId: newId<AttestationId>(), personId: await world.teacher() } as Opened;
    const known = await world.opened();
    await events().onClosed([closed(stranger), closed(known), closed(stranger)]);
    expect(await seen(known)).toMatchObject({ body: { bookings: [{ status: 'CANCELLED' }] } });
    expect((await seen(stranger)).status).toBe(404);
  });

  it('moved is read by those who answer for it now, also its later attempts', async () => {
    const [from, to] = [await world.school('1010'), await world.school('1110')];
    const known = await world.opened({ organisationId: from });
    const [headBefore, headNow, districtNow] = [await world.personWith('HEAD', { organisationId: from }), await world.personWith('HEAD', { organisationId: to }), await world.personWith('DISTRICT_DEPT', { placeCode: '1110' })];
    const sees = () => Promise.all([headBefore, headNow, districtNow, known.personId].map(async (as) => (await seen(known, as)).status));
    expect(await sees()).toEqual([200, 404, 404, 200]);
    const moved = (organisationId: typeof to, time: string) =>
      events().onMoved(eventOf(FactType.AttestationMoved, { attestationId: known.attestationId, personId: known.personId, from: { organisationId: from, placeCode: '1010' as never }, to: { organisationId, placeCode: '1110' as never }, subordination: 'DISTRICT', hasDistrictLevel: true, post: 'TEACHER', movedAt: time, reasons: [] }, time));
    await moved(to, '2025-03-18T00:00:00Z');
    await moved(from, '2025-03-17T00:00:00Z'); // an older one, late: it changes nothing
    expect(await sees()).toEqual([404, 200, 200, 200]);
    const early = newId<AttestationId>();
    await events().onMoved({ ...eventOf(FactType.AttestationMoved, { attestationId: early, personId: known.personId, from: { organisationId: from, placeCode: '1010' as never }, to: { organisationId: to, placeCode: '1110' as never }, subordination: 'DISTRICT', hasDistrictLevel: true, post: 'TEACHER', movedAt: NOW, reasons: [] }) });
    const opened = await world.opened({ attestationId: early, organisationId: from });
    expect((await seen(opened, headNow)).status).toBe(200);
  });
});

describe('who answers for a case', () => {
  it('sees the cases of his jurisdiction, page by page, and none besides', async () => {
    const [mine, other] = [await world.school('1010'), await world.school('1110')];
    const cases = [];
    for (const organisationId of [mine, mine, other]) cases.push(await world.opened({ organisationId }));
    const [head, district] = [await world.personWith('HEAD', { organisationId: mine }), await world.personWith('DISTRICT_DEPT', { placeCode: '1110' })];
    const page = async (as: typeof head, query = '') => (await world.testing.call<{ items: { attestationId: string }[]; next: string | null }>('GET', `testing/attestations?limit=1${query}`, { as })).body;
    const first = await page(head);
    const second = await page(head, `&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ attestationId }) => attestationId).sort()).toEqual([cases[0]!.attestationId, cases[1]!.attestationId].sort());
    expect(second.next).toBeNull();
    expect((await page(district)).items.map(({ attestationId }) => attestationId)).toContain(cases[2]!.attestationId);
    expect((await page(await world.personWith('HEAD', { organisationId: newId<never>() }))).items).toEqual([]);
    expect((await world.testing.call('GET', 'testing/attestations')).status).toBe(401);
  });

  it('asks for those whose last attempt stands so', async () => {
    const organisationId = await world.school();
    const head = await world.personWith('HEAD', { organisationId });
    const sat = await world.sat({ case: await world.opened({ organisationId }), points: 29 });
    const again = await world.sat({ case: await world.opened({ organisationId }), points: 29 });
    await againFor(world.testing, again);
    const of = async (status: string) => (await world.testing.call<{ items: { attestationId: string }[] }>('GET', `testing/attestations?status=${status}`, { as: head })).body.items.map(({ attestationId }) => attestationId);
    expect([await of('DONE'), await of('OPEN'), await of('ANNULLED')]).toEqual([[sat.attestationId], [again.attestationId], []]);
    expect((await world.testing.call('GET', 'testing/attestations?status=NONE', { as: head })).status).toBe(422);
  });

  it('is the commission too, once it holds the case; that proves the messages of the test', async () => {
    const known = await world.sat();
    const commissionId = newId<CommissionId>();
    const member = await world.personWith('COMMISSION_MEMBER');
    await world.testing.sql('update testing.access_role set commission_id = $1 where person_id = $2', [commissionId, member]);
    expect((await seen(known, member)).status).toBe(404);
    await events().onCommissionsAssigned([eventOf(FactType.CommissionAssigned, { attestationId: known.attestationId, commissionId, level: 'ORG', rule: 'R-108', attestingOrganisationId: null, assignedAt: NOW, reasons: [] })]);
    expect(await seen(known, member)).toMatchObject({ status: 200, body: { bookings: [{ status: 'DONE', attempt: 1, session: { endsAt: '2025-04-10T11:20:00+05:00' } }] } });
    expect(await open(known)).toEqual(['test-booked']);
  });
});
