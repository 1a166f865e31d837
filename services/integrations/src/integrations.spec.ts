import { FactType, REGISTRIES, registryTopic, type AttestationId, type CloudEvent, type Registry, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { sampleItems, type SeenQuestion } from './simulator/index.js';
import { aBooking, eventually, NOW, NUMBER, OTHER_NUMBER, startIntegrations, type World } from './testing/integrations.js';

let world: World;

afterEach(() => void (world.clock.at = NOW));

beforeAll(async () => {
  world = await startIntegrations();
}, 30_000);

afterAll(async () => {
  await world?.stop();
});

const items = sampleItems('2025-03-17' as never);
const aCase = () => newId<AttestationId>();

type Asked = SeenQuestion & { attestationId: AttestationId; workItemId: WorkItemId };

const jobOf = (attestationId: AttestationId, registries: Registry[], personId = world.given.personId) =>
  world.jobFor('integrations.ask-registries', { attestationId, personId, registries, deadlines: { registries: '2025-03-20T09:00:00+05:00' } });

/** A job of the process puts the case's questions; the registries see them. */
async function askAll(...registries: Registry[]): Promise<Asked[]> {
  const attestationId = aCase();
  const done = await world.workers.askRegistries(jobOf(attestationId, registries));
  if (done.kind !== 'complete') throw new Error(done.kind);
  const { workItemId } = done.variables;
  const rows: { question_id: string }[] = await world.db.query('select question_id from question where work_item_id = $1', [workItemId]);
  const seen = new Map<string, SeenQuestion>();
  await eventually('the questions on their topics', async () => {
    for (const question of await world.registries.newQuestions()) seen.set(question.questionId, question);
    return rows.every(({ question_id: id }) => seen.has(id));
  });
  return registries.flatMap((registry) => rows.flatMap(({ question_id: id }) => (seen.get(id)?.registry === registry ? [{ ...(seen.get(id) as SeenQuestion), attestationId, workItemId }] : [])));
}

const ask = async (registry: Registry): Promise<Asked> => (await askAll(registry))[0] as Asked;

/** Questions of a case, in the order of their registries. */
const questionsOf = <T>(attestationId: AttestationId, columns: string): Promise<T[]> =>
  world.db.query(`select ${columns} from question join case_questions using (work_item_id) where attestation_id = $1 order by registry`, [attestationId]);

const of = async (attestationId: AttestationId) => (await world.outbox()).filter(({ key }) => key === attestationId);
const factsOf = async (attestationId: AttestationId) => (await of(attestationId)).filter(({ kind }) => kind === 'fact');
const messagesOf = async (attestationId: AttestationId) => (await of(attestationId)).filter(({ kind }) => kind === 'message');

describe('a question to a registry', () => {
  it('reaches the registry with the person under seal, and nobody else learns the number', async () => {
    const { registry, personalNumber } = await ask('DIPLOMA');

    expect({ registry, personalNumber }).toEqual({ registry: 'DIPLOMA', personalNumber: NUMBER });
    expect(await world.dump()).not.toContain(NUMBER);
    expect(world.logs.join('')).not.toContain(NUMBER);
  });

  it('is put once when the same job arrives twice at once', async () => {
    const attestationId = aCase();
    const job = jobOf(attestationId, ['COURSES', 'DIPLOMA', 'COURSES']);

    const [first, second] = await Promise.all([world.workers.askRegistries(job), world.workers.askRegistries(job)]);

    expect(second).toEqual(first);
    expect(await questionsOf(attestationId, 'registry, status')).toEqual([{ registry: 'COURSES', status: 'OPEN' }, { registry: 'DIPLOMA', status: 'OPEN' }]);
  });

  it('waits while the directory is away, and leaves when it is back', async () => {
    world.exchange.away = true;
    const attestationId = aCase();

    expect((await world.workers.askRegistries(jobOf(attestationId, ['DIPLOMA'], world.given.otherId))).kind).toBe('complete');
    const [waiting] = await eventually('the reason why it waits', async () => {
      const rows = await questionsOf<{ last_error: string | null }>(attestationId, 'last_error');
      return rows[0]?.last_error ? rows : undefined;
    });
    world.exchange.away = false;

    expect(waiting?.last_error).toContain('503');
    const seen = await eventually('the question', async () => (await world.registries.newQuestions()).find(({ personalNumber }) => personalNumber === OTHER_NUMBER));
    expect(seen.registry).toBe('DIPLOMA');
  });

  it('stands on the bus once, also when we die between publishing it and knowing so', async () => {
    const { questionId } = await ask('DIPLOMA');
    await eventually('the mark', async () => ((await world.db.query('select 1 from question where question_id = $1 and published_at is not null', [questionId])) as unknown[]).length === 1);

    await world.db.query('update question set published_at = null, next_attempt_at = null where question_id = $1', [questionId]);
    await eventually('the mark again', async () => ((await world.db.query('select 1 from question where question_id = $1 and published_at is not null', [questionId])) as unknown[]).length === 1);

    expect(await world.db.query('select count(*)::int as count from bus.log where event_id = $1', [questionId])).toEqual([{ count: 1 }]);
  });

  it('is not put any more when the case is over', async () => {
    const attestationId = aCase();
    world.exchange.away = true;
    await world.workers.askRegistries(jobOf(attestationId, ['DIPLOMA'], newId()));
    await world.tells(FactType.DraftExpired, { attestationId, expiredAt: NOW });

    const cancelled = async () => (await questionsOf<{ cancelled_at: Date | null }>(attestationId, 'cancelled_at')).map((row) => row.cancelled_at !== null);
    await eventually('the end of the question', async () => (await cancelled())[0]);
    await world.workers.askRegistries(jobOf(attestationId, ['COURSES'], newId())); // its job was on its way
    expect(await cancelled()).toEqual([true, true]);
    world.exchange.away = false;
  });

  it('leaves at once with all others of its case, in one publication', async () => {
    const asked = await askAll(...REGISTRIES);

    expect(asked.map(({ registry }) => registry)).toEqual([...REGISTRIES]);
    const rows: { at: Date }[] = await world.db.query('select distinct published_at as at from question where work_item_id = $1', [asked[0]?.workItemId]);
    expect(rows).toHaveLength(1);
  });
});

const silenceOf = ({ attestationId, workItemId }: Asked) => world.jobFor('integrations.mark-registries-silent', { attestationId, workItemId });

describe('an answer', () => {
  it('is told in our own words and wakes the process, once', async () => {
    const question = await ask('DIPLOMA');

    const event = await world.registries.answer(question, items.DIPLOMA, '2025-03-17T04:02:00Z');
    await eventually('the fact', async () => (await factsOf(question.attestationId)).length === 1);
    await world.registries.publish('DIPLOMA', event); // the bus knows it
    await world.intake.receive(registryTopic('DIPLOMA', 'answers'), event); // and if it did not

    expect(await of(question.attestationId)).toMatchObject([
      {
        name: FactType.RegistryAnswered,
        body: { registry: 'DIPLOMA', status: 'ANSWERED', workItemId: question.workItemId, personId: world.given.personId, source: '/registries/diploma', answeredAt: '2025-03-17T04:02:00.000Z', items: [{ degree: 'BACHELOR' }] },
      },
      { kind: 'message', name: 'registries-answered', correlation_key: question.workItemId, body: {} },
    ]);
  });

  it('wakes the process when it is the last of its case, in whatever order they come, all at once', async () => {
    const asked = await askAll(...REGISTRIES);
    const [last, ...others] = asked.toReversed() as [Asked, ...Asked[]];
    await world.registries.answerAll(others, items, NOW);
    await eventually('all others are known', async () => (await factsOf(last.attestationId)).length === REGISTRIES.length - 1);
    expect(await messagesOf(last.attestationId)).toEqual([]);

    await world.registries.answer(last, [], NOW);
    await eventually('the message', async () => (await messagesOf(last.attestationId)).length > 0);

    expect(await messagesOf(last.attestationId)).toMatchObject([{ name: 'registries-answered', correlation_key: last.workItemId, body: {} }]);
  });

  it('with nothing found is an answer too', async () => {
    const question = await ask('COURSES');

    await world.registries.answer(question, [], NOW);

    const [fact] = await eventually('the fact', async () => ((await factsOf(question.attestationId)).length > 0 ? factsOf(question.attestationId) : undefined));
    expect(fact?.body).toMatchObject({ status: 'EMPTY', items: [] });
    expect(await messagesOf(question.attestationId)).toHaveLength(1);
  });

  it('that is corrected is told again and wakes nobody; an older one changes nothing', async () => {
    const question = await ask('COURSES');
    await world.registries.answer(question, items.COURSES, '2025-03-17T04:02:00Z');
    await eventually('the first', async () => (await factsOf(question.attestationId)).length === 1);

    await world.registries.answer(question, [], '2025-03-17T04:01:00Z');
    await world.registries.answer(question, [...items.COURSES, ...items.COURSES], '2025-03-17T04:03:00Z');
    await eventually('the corrected one', async () => (await factsOf(question.attestationId)).length === 2);

    expect((await factsOf(question.attestationId)).map(({ body }) => (body.items as unknown[]).length)).toEqual([items.COURSES.length, 2 * items.COURSES.length]);
    expect(await messagesOf(question.attestationId)).toHaveLength(1);
  });

  it('after the silence is recorded, and the process stays where it is', async () => {
    const [question, other] = (await askAll('DIPLOMA', 'COURSES')) as [Asked, Asked];
    await world.registries.answer(other, items.COURSES, NOW);
    await eventually('the answer in time', async () => (await factsOf(question.attestationId)).length === 1);
    expect(await world.workers.markRegistriesSilent(silenceOf(question))).toEqual({ kind: 'complete', variables: {} });
    expect(await world.workers.markRegistriesSilent(silenceOf(question))).toEqual({ kind: 'complete', variables: {} });

    world.clock.at = '2025-03-30T05:00:00.000Z';
    await world.registries.answer(question, items.DIPLOMA, '2025-03-30T05:00:00Z');
    await eventually('the late answer', async () => (await factsOf(question.attestationId)).length === 3);

    expect((await factsOf(question.attestationId)).map(({ body }) => [body.registry, body.status])).toEqual([['COURSES', 'ANSWERED'], ['DIPLOMA', 'SILENT'], ['DIPLOMA', 'ANSWERED']]);
    expect(await messagesOf(question.attestationId)).toEqual([]);
  });

  it('at the last moment stands against the silence', async () => {
    const question = await ask('DIPLOMA');
    await world.registries.answer(question, items.DIPLOMA, NOW);
    await eventually('the answer', async () => (await factsOf(question.attestationId)).length === 1);

    await world.workers.markRegistriesSilent(silenceOf(question));

    expect((await factsOf(question.attestationId)).map(({ body }) => body.status)).toEqual(['ANSWERED']);
  });

  it('is waited for no longer once the application is submitted', async () => {
    const question = await ask('DIPLOMA');
    await world.registries.answer(question, items.DIPLOMA, NOW);
    await eventually('the message', async () => (await messagesOf(question.attestationId)).length === 1);

    await world.tells(FactType.ApplicationSubmitted, { attestationId: question.attestationId, personId: world.given.personId, submittedAt: NOW, consent: true, signedWith: 'ДЕМО' });

    await eventually('the end of its publication', async () => (await messagesOf(question.attestationId))[0]?.closed_at ?? undefined);
  });

  it('that does not fit is a dead letter with its reason, and nothing changes', async () => {
    const question = await ask('DIPLOMA');
    const wrong: [string, () => Promise<unknown>][] = [
      ['/data/items/0/issued', () => world.registries.answer(question, [{ ...items.DIPLOMA[0], issued: '30.06.2019' }], NOW)],
      ['The sealed subject is another person.', () => world.registries.answer({ ...question, personalNumber: OTHER_NUMBER }, items.DIPLOMA, NOW)],
      ['A personal number stands in the clear', () => world.registries.answer(question, [{ ...items.DIPLOMA[0], speciality: `Тарих ${NUMBER}` }], NOW)],
      ['Nobody put this question.', () => world.registries.answer({ ...question, questionId: newId() }, items.DIPLOMA, NOW)],
      ['The question was put to another registry.', () => world.registries.answer({ ...question, registry: 'COURSES' }, items.COURSES, NOW)],
      ['may not publish in the name of this source', async () => world.registries.publish('COURSES', await world.registries.answerTo(question, items.DIPLOMA, NOW))],
      ['The time of the event has not come yet.', () => world.registries.answer(question, items.DIPLOMA, '2025-04-17T05:00:00Z')],
      ['Events of this type or version are not read. Read are: ', async () => world.registries.publish('DIPLOMA', { ...(await world.registries.answerTo(question, items.DIPLOMA, NOW)), type: 'kz.ustaz.registry.answer.v2' })],
      ['/source is no registry', () => world.registries.publish('DIPLOMA', { id: newId(), type: 'kz.ustaz.registry.answer.v1', partitionkey: 'x', hello: 'world' } as unknown as CloudEvent<unknown>)],
    ];
    for (const [reason, send] of wrong) {
      await send();
      await eventually(`the dead letter "${reason}"`, async () => (await world.deadLetters()).some((letter) => letter.reason.includes(reason)));
    }

    expect(await of(question.attestationId)).toEqual([]);
    await world.registries.answer(question, items.DIPLOMA, NOW);
    await eventually('the right answer', async () => (await factsOf(question.attestationId)).length === 1);
  });
});

type Booked = ReturnType<typeof aBooking>;

describe('a page of events', () => {
  const pageOf = async (cases: number) => {
    const asked: Asked[] = [];
    for (let index = 0; index < cases; index++) asked.push(await ask('DIPLOMA'));
    return { asked, events: await Promise.all(asked.map((question) => world.registries.answerTo(question, items.DIPLOMA, '2025-03-17T04:02:00Z'))) };
  };
  const answersOf = async ({ attestationId }: Asked) => (await of(attestationId)).map(({ kind, name }) => `${kind} ${name.split('.').at(-2) ?? name}`);

  it('is taken in one transaction, each answer for its own case, and taken again changes nothing', async () => {
    const { asked, events } = await pageOf(4);
    await world.intake.receiveAll(registryTopic('DIPLOMA', 'answers'), events);
    await world.intake.receiveAll(registryTopic('DIPLOMA', 'answers'), events);

    for (const each of asked) expect(await answersOf(each)).toEqual(['fact registry-answered', 'message registries-answered']);
    const [kept]: { transactions: number }[] = await world.db.query(`select count(distinct xmin::text)::int as transactions from inbox where event_id = any($1)`, [events.map(({ id }) => id)]);
    expect(kept).toEqual({ transactions: 1 });
  });

  it('of which one is wrong keeps nothing of it, so that each is asked about by itself', async () => {
    const { asked, events } = await pageOf(2);
    const foreign = await world.registries.answerTo({ ...(asked[1] as Asked), personalNumber: OTHER_NUMBER }, [], '2025-03-17T04:02:00Z');

    await expect(world.intake.receiveAll(registryTopic('DIPLOMA', 'answers'), [events[0], foreign])).rejects.toThrow();
    expect(await answersOf(asked[0] as Asked)).toEqual([]);
    await expect(world.intake.receiveAll(registryTopic('COURSES', 'answers'), events)).rejects.toThrow();
  });

  it('with results is taken the same way; where one has no booking yet, that one is kept and the others are told', async () => {
    const [first, second, early] = [1, 2, 3].map(() => aBooking(aCase(), world.given.personId)) as [Booked, Booked, Booked];
    for (const booking of [first, second]) await world.tells(FactType.TestBooked, booking);
    await eventually('the bookings', async () => (await world.db.query('select 1 from booking where booking_id = any($1)', [[first.bookingId, second.bookingId]]) as unknown[]).length === 2);
    const result = { personalNumber: NUMBER, points: 38, tasks: 50, takenAt: '2025-03-17T03:00:00Z', certificateNumber: 'ПББ-1' };
    const events = await Promise.all([first, second, early].map(({ bookingId }) => world.registries.resultOf({ ...result, bookingId })));

    await world.intake.receiveAll(registryTopic('TESTING_CENTRE', 'results'), events);
    for (const { attestationId } of [first, second]) expect((await factsOf(attestationId)).map(({ name }) => name)).toEqual([FactType.TestResultReceived]);
    expect(await factsOf(early.attestationId)).toEqual([]);
    await world.tells(FactType.TestBooked, early);
    await eventually('the early one', async () => (await factsOf(early.attestationId)).length === 1);
  });
});

describe('a test result', () => {
  beforeEach(() => void (world.clock.at = '2025-04-03T04:00:00.000Z'));

  const result = (bookingId: string, more: object = {}) => ({ bookingId, personalNumber: NUMBER, points: 41, tasks: 50, takenAt: '2025-04-02T13:00:00+05:00', certificateNumber: 'OZP-17', reportedAt: '2025-04-02T14:00:00+05:00', ...more });

  const waitingFor = async (id: string): Promise<number> => ((await world.db.query(`select 1 from receipt where waits_for = $1 and state = 'WAITING'`, [id])) as unknown[]).length;

  it('is told for its booking, once; a corrected one again, and marked as one', async () => {
    const attestationId = aCase();
    const booked = aBooking(attestationId, world.given.personId);
    await world.tells(FactType.TestBooked, booked);

    const event = await world.registries.sendResult(result(booked.bookingId));
    await eventually('the fact', async () => (await factsOf(attestationId)).length === 1);
    await world.intake.receive(registryTopic('TESTING_CENTRE', 'results'), event);
    await world.registries.sendResult(result(booked.bookingId));
    await world.registries.sendResult(result(booked.bookingId, { points: 42 }));
    await eventually('the corrected one', async () => (await factsOf(attestationId)).length === 2);

    expect((await factsOf(attestationId)).map(({ name, body }) => [name, body.points, body.correction])).toEqual([[FactType.TestResultReceived, 41, false], [FactType.TestResultReceived, 42, true]]);
    expect((await factsOf(attestationId))[0]?.body).toEqual({ bookingId: booked.bookingId, points: 41, tasks: 50, takenAt: '2025-04-02T08:00:00.000Z', certificateNumber: 'OZP-17', source: '/registries/testing-centre', correction: false });
  });

  it('that is older than the one that is known changes nothing', async () => {
    const attestationId = aCase();
    const booked = aBooking(attestationId, world.given.personId);
    await world.tells(FactType.TestBooked, booked);
    await world.registries.sendResult(result(booked.bookingId, { points: 42, reportedAt: '2025-04-02T15:00:00+05:00' }));
    await eventually('the fact', async () => (await factsOf(attestationId)).length === 1);

    const older = await world.registries.sendResult(result(booked.bookingId));

    await eventually('the older one is seen', async () => ((await world.db.query('select 1 from inbox where event_id = $1', [older.id])) as unknown[]).length === 1);
    expect((await factsOf(attestationId)).map(({ body }) => body.points)).toEqual([42]);
  });

  it('that comes before its booking is kept, and told when the booking appears', async () => {
    const attestationId = aCase();
    const booked = aBooking(attestationId, world.given.personId);
    await world.registries.sendResult(result(booked.bookingId));
    await eventually('the kept event', async () => (await waitingFor(booked.bookingId)) === 1);

    await world.tells(FactType.TestBooked, booked);

    await eventually('the fact', async () => (await factsOf(attestationId)).length === 1);
    await eventually('its mark', async () => (await world.db.query<{ state: string }[]>('select state from receipt where waits_for = $1', [booked.bookingId]))[0]?.state === 'APPLIED');
  });

  it('of another person is refused, also when it came early', async () => {
    const attestationId = aCase();
    const booked = aBooking(attestationId, world.given.personId);
    await world.registries.sendResult(result(booked.bookingId, { personalNumber: OTHER_NUMBER }));
    await eventually('the kept event', async () => (await waitingFor(booked.bookingId)) === 1);

    await world.tells(FactType.TestBooked, booked);

    const problem = await eventually('the problem', async () => (await world.db.query<{ reason: string | null }[]>('select reason from receipt where waits_for = $1', [booked.bookingId]))[0]?.reason ?? undefined);
    expect(problem).toBe('SUBJECT_OTHER_PERSON');
    expect(await factsOf(attestationId)).toEqual([]);
  });
});

describe('the keys', () => {
  it('of ours are public, without their private part', async () => {
    const { status, body } = await world.call('GET', '/keys');

    expect(status).toBe(200);
    expect(body.keys).toEqual([
      { kty: 'OKP', crv: 'X25519', x: expect.any(String), kid: expect.any(String), use: 'enc', alg: 'ECDH-ES+A256KW' },
      { kty: 'RSA', n: expect.any(String), e: 'AQAB', kid: expect.any(String), use: 'enc', alg: 'RSA-OAEP-256' },
    ]);
  });

  it('of registries are set by the authorised body alone, and only public and strong ones', async () => {
    const { administratorId, personId } = world.given;
    const good = world.registries.publicKeys().DIPLOMA;
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true, crv: 'P-256' });

    expect((await world.call('PUT', '/registry-keys/DIPLOMA', { body: good })).status).toBe(401);
    expect((await world.call('PUT', '/registry-keys/DIPLOMA', { as: personId, body: good })).status).toBe(403);
    expect((await world.call('PUT', '/registry-keys/DIPLOMA', { as: administratorId, body: good })).status).toBe(200);
    expect((await world.call('PUT', '/registry-keys/LIBRARY', { as: administratorId, body: good })).status).toBe(422);
    expect((await world.call('PUT', '/registry-keys/COURSES', { as: administratorId, body: await exportJWK(privateKey) })).status).toBe(422);
    expect((await world.call('PUT', '/registry-keys/COURSES', { as: administratorId, body: { ...(await exportJWK(publicKey)), x: 'AAAA' } })).body.type).toBe('urn:ustaz:problem:registry-key-invalid');
    expect((await world.call('PUT', '/registry-keys/COURSES', { as: administratorId, body: { kty: 'RSA', n: Buffer.alloc(128, 1).toString('base64url'), e: 'AQAB' } })).status).toBe(422);
    expect((await world.call('GET', '/registry-keys', { as: administratorId })).body.items).toHaveLength(8);
  });
});

describe('a registry without a key', () => {
  it('is not asked until it has one, then at once', async () => {
    const fresh = await startIntegrations({ keys: false });
    try {
      await fresh.workers.askRegistries(fresh.jobFor('integrations.ask-registries', { attestationId: aCase(), personId: fresh.given.personId, registries: ['OBSERVATIONS'], deadlines: {} }));
      await eventually('the reason', async () => ((await fresh.db.query(`select 1 from question where last_error like 'no public key%'`)) as unknown[]).length === 1);

      await fresh.setKeys();

      expect((await eventually('the question', async () => (await fresh.registries.newQuestions())[0])).registry).toBe('OBSERVATIONS');
    } finally {
      await fresh.stop();
    }
  }, 30_000);
});
