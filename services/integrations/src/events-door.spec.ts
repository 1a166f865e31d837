import { FactType, REGISTRIES, type AttestationId, type CloudEvent, type FactOf, type PersonId, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EventEffects } from './exchange/event-effects.js';
import { ReceiptSweep } from './exchange/receipt-sweep.js';
import { sampleItems, type SeenQuestion } from './simulator/index.js';
import { aBooking, eventually, NOW, NUMBER, OTHER_NUMBER, startIntegrations, type World } from './testing/integrations.js';

type Answer = { status: number; body: Record<string, unknown> & { receiptId: string; state: string }; location: string | null };

let world: World;
let token: Record<string, string>;

beforeAll(async () => {
  world = await startIntegrations();
  for (const [client, sources] of [['diplomas', ['/registries/diploma']], ['courses', ['/registries/courses']], ['centre', ['/registries/testing-centre']]] as const) {
    await world.call('PUT', `/registry-clients/${client}`, { as: world.given.administratorId, body: { sources } });
  }
  const clients = ['diplomas', 'courses', 'centre', 'stranger'];
  token = Object.fromEntries(await Promise.all(clients.map(async (client) => [client, await world.issuer.machineToken(client)] as const)));
}, 30_000);

afterEach(() => void (world.clock.at = NOW));
afterAll(() => world?.stop());

const items = sampleItems('2025-03-17' as never);

async function ask(method: string, path: string, { as, body, type = 'application/cloudevents+json', language = 'en' }: { as?: string; body?: string; type?: string; language?: string }): Promise<Answer> {
  const headers = { ...(body !== undefined && { 'content-type': type }), 'accept-language': language, ...(as && { authorization: `Bearer ${token[as] ?? as}` }) };
  const response = await fetch(`${world.running.address}/api/v1/events${path}`, { method, headers, body });
  return { status: response.status, body: (await response.json()) as Answer['body'], location: response.headers.get('location') };
}
const publish = (as: string | undefined, event: unknown, more: { type?: string; language?: string } = {}) => ask('POST', '', { as, body: JSON.stringify(event), ...more });
const receipt = (as: string, id: string) => ask('GET', `/${id}`, { as });
const problem = ({ status, body }: Answer) => [status, String(body['type']).replace('urn:ustaz:problem:', '')];

const outboxOf = async (key: string) => (await world.outbox()).filter((row) => row.key === key);
const diplomaFact = (more: object = {}) => world.registries.factOf({ registry: 'DIPLOMA', personalNumber: NUMBER, items: items.DIPLOMA, asOf: NOW, ...more });

/** A person of her own, so that nobody else's facts are under the key. */
function aPerson(serial: number): { personId: PersonId; personalNumber: string } {
  const personId = newId<PersonId>();
  const personalNumber = `person-${serial}`;
  world.exchange.persons[personId] = personalNumber;
  return { personId, personalNumber };
}

async function aQuestion(registry: 'DIPLOMA' | 'COURSES' = 'DIPLOMA'): Promise<SeenQuestion & { attestationId: AttestationId }> {
  const attestationId = newId<AttestationId>();
  await world.workers.askRegistries(world.jobFor('integrations.ask-registries', { attestationId, personId: world.given.personId, registries: [registry], deadlines: {} }));
  const rows: { question_id: string }[] = await world.db.query('select question_id from question join case_questions using (work_item_id) where attestation_id = $1', [attestationId]);
  return { registry, questionId: rows[0]?.question_id ?? '', personalNumber: NUMBER, attestationId };
}

describe('an event at the door', () => {
  it('is taken with a receipt, does what it says, and its sender may ask what became of it', async () => {
    const question = await aQuestion();
    const event = await world.registries.answerTo(question, items.DIPLOMA, NOW);

    const { status, body, location } = await publish('diplomas', event);

    expect([status, body]).toMatchObject([202, { source: '/registries/diploma', eventId: event.id, type: event.type, state: 'APPLIED', reason: null, receivedAt: NOW }]);
    expect(location).toBe(`/api/v1/events/${body.receiptId}`);
    expect((await receipt('diplomas', body.receiptId)).body).toEqual(body);
    expect((await outboxOf(question.attestationId)).map(({ name }) => name)).toEqual([FactType.RegistryAnswered, 'registries-answered']);
  });

  it('has one effect though it comes a hundred times at once, and one receipt', async () => {
    const { personId, personalNumber } = aPerson(1);
    const event = await diplomaFact({ personalNumber });

    const answers = await Promise.all(Array.from({ length: 100 }, () => publish('diplomas', event)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.receiptId)).size).toBe(1);
    await eventually('its end', async () => (await receipt('diplomas', answers[0]?.body.receiptId ?? '')).body.state === 'APPLIED');
    expect(await outboxOf(personId)).toHaveLength(1);
  });

  it('is the same event by whichever door it comes', async () => {
    const { personId, personalNumber } = aPerson(2);
    const event = await world.registries.publish('DIPLOMA', await diplomaFact({ personalNumber }));
    await eventually('the fact', async () => (await outboxOf(personId)).length === 1);

    expect((await publish('diplomas', event)).body.state).toBe('APPLIED');
    expect(await outboxOf(personId)).toHaveLength(1);
  });

  it('is refused where its id stands for another content', async () => {
    const event = await diplomaFact();
    await publish('diplomas', event);

    expect(problem(await publish('diplomas', { ...event, time: '2025-03-17T04:00:01.000Z' }))).toEqual([409, 'event-id-reused']);
    expect((await publish('diplomas', Object.fromEntries(Object.entries(event).reverse()))).status).toBe(202); // the order of members says nothing
  });

  it('that cannot be applied at the moment is kept and applied later', async () => {
    const { personId, personalNumber } = aPerson(3);
    world.exchange.away = true;
    const { status, body } = await publish('diplomas', await diplomaFact({ personalNumber }));
    world.exchange.away = false;
    expect([status, body.state]).toEqual([202, 'RECEIVED']);

    await world.db.query('update receipt set retry_at = now() where receipt_id = $1', [body.receiptId]);
    await world.running.app.get(ReceiptSweep).once();

    expect((await receipt('diplomas', body.receiptId)).body.state).toBe('APPLIED');
    expect(await outboxOf(personId)).toHaveLength(1);
    expect(await world.db.query('select event from receipt where receipt_id = $1', [body.receiptId])).toEqual([{ event: null }]); // only the proof is kept
  });
});

describe('who may publish', () => {
  it('is a machine with a good token of its own, and nobody else', async () => {
    const event = await diplomaFact();
    const over = await world.issuer.machineToken('diplomas', { expires: '-1m' });
    const elsewhere = await world.issuer.machineToken('diplomas', { audience: 'another' });
    const person = await world.issuer.tokenFor(world.given.administratorId);

    for (const as of [undefined, over, elsewhere, person, 'nonsense']) expect(problem(await publish(as, event))).toEqual([401, 'unauthenticated']);
    expect((await receipt(person, newId())).status).toBe(401);
  });

  it('is an account that is named for the source: not named, it may nothing', async () => {
    const event = await diplomaFact();

    expect(problem(await publish('stranger', event))).toEqual([403, 'event-source-foreign']);
    expect(problem(await publish('courses', event))).toEqual([403, 'event-source-foreign']);
    expect(problem(await publish('diplomas', { ...event, source: '/registries/courses' }))).toEqual([403, 'event-source-foreign']);
    expect(problem(await publish('diplomas', { ...event, source: '/services/integrations' }))).toEqual([403, 'event-source-foreign']);
  });

  it('sees receipts of its own sources alone', async () => {
    const { body } = await publish('diplomas', await diplomaFact());

    expect(problem(await receipt('courses', body.receiptId))).toEqual([404, 'not-found']);
    expect(problem(await receipt('stranger', body.receiptId))).toEqual([404, 'not-found']);
    expect((await receipt('diplomas', 'one')).status).toBe(422);
  });

  it('is said by the authorised body alone, and can be taken back', async () => {
    const { administratorId, personId } = world.given;
    const put = (as: PersonId | undefined, sources: unknown) => world.call('PUT', '/registry-clients/late', { as, body: { sources } });
    token['late'] = await world.issuer.machineToken('late');

    expect([(await put(undefined, [])).status, (await put(personId, [])).status, (await put(administratorId, ['/registries/library'])).status]).toEqual([401, 403, 422]);
    expect((await put(administratorId, ['/registries/diploma'])).status).toBe(200);
    expect((await publish('late', await diplomaFact())).status).toBe(202);
    expect((await put(administratorId, [])).status).toBe(200);
    expect((await publish('late', await diplomaFact())).status).toBe(403);
    expect((await world.call('GET', '/registry-clients', { as: administratorId })).body.items).toContainEqual({ client: 'late', sources: [], setAt: NOW });
  });
});

describe('what is no event for us', () => {
  it.each<[string, (event: CloudEvent<{ items: object[] }>) => object, string, string]>([
    ['a later version of its type', (event) => ({ ...event, type: 'kz.ustaz.registry.fact.v2' }), 'event-type-unknown', ''],
    ['another schema', (event) => ({ ...event, dataschema: 'https://example.kz/fact.json' }), 'event-type-unknown', ''],
    ['a time more than five minutes ahead', (event) => ({ ...event, time: '2025-03-17T04:05:01Z' }), 'event-in-future', ''],
    ['a state of tomorrow', (event) => ({ ...event, data: { ...event.data, asOf: '2025-03-18T04:00:00Z' } }), 'event-in-future', ''],
    ['a personal number among its items', (event) => ({ ...event, data: { ...event.data, items: [{ ...event.data.items[0], speciality: `Тарих ${OTHER_NUMBER}` }] } }), 'personal-number-in-clear', ''],
    ['a personal number as its subject', (event) => ({ ...event, subject: NUMBER }), 'personal-number-in-clear', ''],
    ['a personal number as a number', (event) => ({ ...event, data: { ...event.data, person: Number(NUMBER) } }), 'personal-number-in-clear', ''],
    ['a personal number as a member', (event) => ({ ...event, data: { ...event.data, [NUMBER]: true } }), 'personal-number-in-clear', ''],
    ['a personal number instead of the seal', (event) => ({ ...event, data: { ...event.data, subject: NUMBER } }), 'personal-number-in-clear', ''],
    ['a member too many', (event) => ({ ...event, data: { ...event.data, colour: 'red' } }), 'validation-failed', 'data.colour'],
    ['a member too few', (event) => ({ ...event, data: { ...event.data, items: [{ ...event.data.items[0], issued: undefined }] } }), 'validation-failed', 'data.items.0.issued'],
    ['a date in another form', (event) => ({ ...event, data: { ...event.data, items: [{ ...event.data.items[0], issued: '30.06.2019' }] } }), 'validation-failed', 'data.items.0.issued'],
    ['no id', (event) => ({ ...event, id: undefined }), 'validation-failed', 'id'],
    ['another registry’s items', (event) => ({ ...event, data: { ...event.data, registry: 'COURSES' } }), 'validation-failed', 'data.registry'],
    ['a text that no database keeps', (event) => ({ ...event, data: { ...event.data, items: [{ ...event.data.items[0], institution: 'A\u0000B' }] } }), 'validation-failed', 'data.items.0.institution'],
    ['the form of a batch', (event) => [event], 'validation-failed', 'event'],
    ['nothing', () => ({}), 'validation-failed', 'type'],
  ])('is %s: refused, nothing is kept', async (_, spoil, code, field) => {
    const event = spoil((await diplomaFact()) as CloudEvent<{ items: object[] }>);
    await eventually('what was told before is on the bus', async () => (await world.outbox()).every(({ kind, published_at: at }) => kind === 'message' || at));
    const before = await world.dump();

    const answer = await publish('diplomas', event);

    expect(problem(answer)).toEqual([422, code]);
    if (field) expect(answer.body['errors']).toMatchObject([{ field }]);
    expect(await world.dump()).toBe(before);
  });

  it('tells which types are read where another one is sent, in the sender’s language', async () => {
    const { body } = await publish('diplomas', { ...(await diplomaFact()), type: 'kz.ustaz.registry.fact.v2' }, { language: 'ru' });

    expect(body['detail']).toBe('Читаются: kz.ustaz.registry.answer.v1, kz.ustaz.registry.fact.v1, kz.ustaz.registry.test-result.v1.');
  });

  it('is anything in another form than structured JSON, or longer than a body may be', async () => {
    const event = JSON.stringify(await diplomaFact());
    for (const type of ['text/plain', 'application/xml', 'application/cloudevents-batch+json', 'application/jsonlines']) {
      expect(problem(await ask('POST', '', { as: 'diplomas', body: event, type }))).toEqual([415, 'media-type-unsupported']);
    }
    expect((await ask('POST', '', { as: 'diplomas', body: event, type: 'application/json; charset=utf-8' })).status).toBe(202);
    expect(problem(await ask('POST', '', { as: 'diplomas', body: event.slice(1) }))).toEqual([400, 'body-unreadable']);
    expect(problem(await ask('POST', '', { as: 'diplomas', body: JSON.stringify({ text: 'x'.repeat(1_100_000) }) }))).toEqual([413, 'body-too-large']);
  });

  it('leaves no personal number in logs, answers or tables', async () => {
    const { personalNumber: _, ...event } = (await diplomaFact({ items: [{ ...items.DIPLOMA[0], speciality: NUMBER }] })) as unknown as Record<string, unknown>;
    const answer = await publish('diplomas', event);

    expect(JSON.stringify(answer)).not.toContain(NUMBER);
    expect(world.logs.join('')).not.toContain(NUMBER);
    expect(await world.dump()).not.toContain(NUMBER);
  });
});

describe('an event that was taken and cannot be used', () => {
  const refusedWith = async (as: string, event: unknown, language = 'en') => {
    const { status, body } = await publish(as, event, { language });
    return [status, body.state, (body['reason'] as { code: string } | null)?.code];
  };

  it('is refused with its reason in the receipt', async () => {
    const question = await aQuestion();
    const sealedForAnother = { ...(await diplomaFact()) } as CloudEvent<Record<string, unknown>>;
    const foreign = 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIn0.AAAA.AAAA.AAAA.AAAA';

    expect(await refusedWith('diplomas', { ...sealedForAnother, data: { ...sealedForAnother.data, subject: foreign } })).toEqual([202, 'REFUSED', 'SUBJECT_UNREADABLE']);
    expect(await refusedWith('diplomas', { ...(await diplomaFact()), id: newId() })).toEqual([202, 'REFUSED', 'SUBJECT_MISPLACED']); // the seal of another event
    expect(await refusedWith('diplomas', await diplomaFact({ personalNumber: '850412200011' }))).toEqual([202, 'REFUSED', 'SUBJECT_UNKNOWN']);
    expect(await refusedWith('diplomas', await world.registries.answerTo({ ...question, personalNumber: OTHER_NUMBER }, items.DIPLOMA, NOW))).toEqual([202, 'REFUSED', 'SUBJECT_OTHER_PERSON']);
    expect(await refusedWith('diplomas', await world.registries.answerTo({ ...question, questionId: newId() }, items.DIPLOMA, NOW))).toEqual([202, 'REFUSED', 'QUESTION_UNKNOWN']);
    expect(await refusedWith('courses', await world.registries.answerTo({ ...question, registry: 'COURSES' }, items.COURSES, NOW))).toEqual([202, 'REFUSED', 'QUESTION_OTHER_REGISTRY']);
    expect(await outboxOf(question.attestationId)).toEqual([]);
  });

  it('says why in three languages', async () => {
    const event = await diplomaFact({ personalNumber: '850412200011' });
    const texts = [];
    for (const language of ['kk', 'ru', 'en']) texts.push(((await publish('diplomas', event, { language })).body['reason'] as { text: string }).text);

    expect(texts).toEqual(['Платформада мұндай жеке нөмірі бар адам жоқ.', 'На платформе нет человека с таким персональным номером.', 'Nobody on the platform has this personal number.']);
  });
});

describe('a fact about a person', () => {
  const told = async (personId: PersonId) => (await outboxOf(personId)).map(({ body }) => body as unknown as FactOf<typeof FactType.RegistryFactReceived>);

  it('is told in our own words under her key, for her continuous record', async () => {
    const { personId, personalNumber } = aPerson(10);
    const event = await diplomaFact({ personalNumber });
    await publish('diplomas', event);

    expect(await told(personId)).toEqual([
      { personId, registry: 'DIPLOMA', source: '/registries/diploma', eventId: event.id, corrects: null, occurredAt: NOW, items: [expect.objectContaining({ degree: 'BACHELOR' })] },
    ]);
  });

  it('comes from each registry by either door', async () => {
    const { personId, personalNumber } = aPerson(11);
    for (const registry of REGISTRIES) await world.registries.tell({ registry, personalNumber, items: items[registry], asOf: NOW });

    await eventually('all of them', async () => (await told(personId)).length === REGISTRIES.length);
    expect((await told(personId)).map(({ registry }) => registry).sort()).toEqual([...REGISTRIES].sort());
  });

  it('is corrected by a later one, also twice; what is not later is not told', async () => {
    const { personId, personalNumber } = aPerson(12);
    const at = (minute: number) => `2025-03-17T03:0${minute}:00.000Z`;
    const first = await diplomaFact({ personalNumber, asOf: at(1) });
    const second = await diplomaFact({ personalNumber, asOf: at(3), corrects: first.id });
    const late = await diplomaFact({ personalNumber, asOf: at(2), corrects: first.id });
    const third = await diplomaFact({ personalNumber, asOf: at(4), corrects: second.id });
    for (const event of [first, second, late, third]) expect((await publish('diplomas', event)).body.state).toBe('APPLIED');

    expect((await told(personId)).map(({ eventId, corrects }) => [eventId, corrects])).toEqual([[first.id, null], [second.id, first.id], [third.id, first.id]]);
  });

  it('that corrects what has not come yet waits for it, chains too', async () => {
    const { personId, personalNumber } = aPerson(13);
    const at = (minute: number) => `2025-03-17T03:0${minute}:00.000Z`;
    const first = await diplomaFact({ personalNumber, asOf: at(1) });
    const second = await diplomaFact({ personalNumber, asOf: at(2), corrects: first.id });
    const third = await diplomaFact({ personalNumber, asOf: at(3), corrects: second.id });

    const [waitsLong, waits] = [(await publish('diplomas', third)).body, (await publish('diplomas', second)).body];
    expect([waitsLong, waits]).toMatchObject([{ state: 'WAITING', waitsFor: `/registries/diploma#${second.id}` }, { state: 'WAITING', waitsFor: `/registries/diploma#${first.id}` }]);
    await publish('diplomas', first);

    expect((await told(personId)).map(({ eventId, corrects }) => [eventId, corrects])).toEqual([[first.id, null], [second.id, first.id], [third.id, first.id]]);
    expect((await receipt('diplomas', waitsLong.receiptId)).body).toMatchObject({ state: 'APPLIED', waitsFor: null });
  });

  it('corrects nobody else’s', async () => {
    const [one, other] = [aPerson(14), aPerson(15)];
    const first = await diplomaFact({ personalNumber: one.personalNumber });
    await publish('diplomas', first);

    const { body } = await publish('diplomas', await diplomaFact({ personalNumber: other.personalNumber, corrects: first.id, asOf: '2025-03-17T04:01:00Z' }));

    expect(body).toMatchObject({ state: 'REFUSED', reason: { code: 'CORRECTION_MISPLACED' } });
    expect(await told(other.personId)).toEqual([]);
  });
});

describe('a test result at the door', () => {
  const result = (bookingId: string, more: object = {}) =>
    world.registries.resultOf({ bookingId, personalNumber: NUMBER, points: 41, tasks: 50, takenAt: '2025-03-16T13:00:00+05:00', certificateNumber: 'OZP-17', ...more });

  it('for an unknown booking waits, says so, and is applied when the booking appears', async () => {
    const booked = aBooking(newId(), world.given.personId);
    const { body } = await publish('centre', await result(booked.bookingId));
    expect(body).toMatchObject({ state: 'WAITING', waitsFor: booked.bookingId, settledAt: null });

    await world.tells(FactType.TestBooked, booked);

    await eventually('its end', async () => (await receipt('centre', body.receiptId)).body.state === 'APPLIED');
    expect((await outboxOf(booked.attestationId)).map(({ name }) => name)).toEqual([FactType.TestResultReceived]);
  });

  it('misses no booking that appears at the very moment when it is kept', async () => {
    const booked = aBooking(newId(), world.given.personId);
    const effects = world.running.app.get(EventEffects);
    const apply = effects.apply.bind(effects);
    effects.apply = async (...given) => {
      effects.apply = apply;
      const waitsFor = await apply(...given);
      await world.tells(FactType.TestBooked, booked); // known now, but not when it was looked for
      await eventually('the booking', async () => ((await world.db.query('select 1 from booking where booking_id = $1', [booked.bookingId])) as unknown[]).length === 1);
      return waitsFor;
    };

    expect((await publish('centre', await result(booked.bookingId))).body.state).toBe('APPLIED');
    expect(await outboxOf(booked.attestationId)).toHaveLength(1);
  });

  it('waits no longer than its time', async () => {
    const { body } = await publish('centre', await result(newId<WorkItemId>()));

    world.clock.at = '2025-04-15T04:00:00.000Z';
    await world.running.app.get(ReceiptSweep).once();
    expect((await receipt('centre', body.receiptId)).body.state).toBe('WAITING');
    world.clock.at = '2025-04-17T04:00:00.000Z';
    await world.running.app.get(ReceiptSweep).once();

    expect((await receipt('centre', body.receiptId)).body).toMatchObject({ state: 'REFUSED', reason: { code: 'WAITED_IN_VAIN' } });
  });

  it('that is changed later is told again as a correction, whatever was decided meanwhile', async () => {
    const booked = aBooking(newId(), world.given.personId);
    await world.tells(FactType.TestBooked, booked);
    await eventually('the booking', async () => ((await world.db.query('select 1 from booking where booking_id = $1', [booked.bookingId])) as unknown[]).length === 1);
    await publish('centre', await result(booked.bookingId));
    await world.tells(FactType.AttestationClosed, { attestationId: booked.attestationId, outcome: 'AWARDED', closedAt: NOW } as FactOf<typeof FactType.AttestationClosed>);

    await publish('centre', await result(booked.bookingId, { points: 30 }));

    const facts = await outboxOf(booked.attestationId);
    expect(facts.map(({ body }) => [body['bookingId'], body['points'], body['correction']])).toEqual([[booked.bookingId, 41, false], [booked.bookingId, 30, true]]);
  });

  it('of another person is refused', async () => {
    const booked = aBooking(newId(), world.given.otherId);
    await world.tells(FactType.TestBooked, booked);
    await eventually('the booking', async () => ((await world.db.query('select 1 from booking where booking_id = $1', [booked.bookingId])) as unknown[]).length === 1);

    expect((await publish('centre', await result(booked.bookingId))).body).toMatchObject({ state: 'REFUSED', reason: { code: 'SUBJECT_OTHER_PERSON' } });
  });
});
