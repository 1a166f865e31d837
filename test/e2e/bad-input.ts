import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { REGISTRIES } from '@attestation/contracts';
import { type CaseView, eventually, fixturePersonalNumber, HEAD, MINISTRY, PROVIDER, REGION, RESPONSIBLE, signed, submit } from '@attestation/standalone/demo';
import { importJWK, SignJWT } from 'jose';
import type { Joined } from '../support/joined.js';
import { FOREIGN_PROVIDER, LATE_TEACHER, NEWCOMERS, SECOND_TEACHER, WRONG_NUMBER } from '../support/newcomers.js';
import { type Answer, refusedEverywhere, type Sent } from '../support/problems.js';
import { settledStateOf } from '../support/state.js';
import { deadLetters, logsHolding, tracesOf } from '../support/traces.js';

interface Row {
  what: string;
  send: Sent;
  answer: Answer;
  /** the fields the answer must name */
  fields?: string[];
}
interface Item {
  attestationId: string;
  workItemId: string;
}

const ME = SECOND_TEACHER.login;
const MODERATOR = { claimedCategory: 'MODERATOR' };
const RECORD = { name: 'Біреу', currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true };
const NOWHERE = randomUUID();
const draft = (asked: Sent[2]): Sent => ['POST', 'applications', { as: ME, ...asked }];
const person = (body: object): Sent => ['PUT', `directory/persons/${NOWHERE}`, { as: MINISTRY.login, body: { ...RECORD, ...body } }];
const sitting = (body: object): Sent => ['POST', 'testing/sessions', { as: MINISTRY.login, body: { startsAt: '2025-04-11T10:00:00+05:00', placeCode: REGION, place: 'Үлгі', seats: 1, ...body } }];
const order = (number: string): Sent => ['POST', 'commissions/orders', { as: HEAD.login, body: { number, attestationIds: [NOWHERE] } }];
/** Base64, and no signature. */
const UNSIGNED = 'AAAA';

const ROWS: Row[] = [
  { what: 'a missing field', send: draft({ body: {} }), answer: [422, 'validation-failed'], fields: ['claimedCategory'] },
  { what: 'an unknown field', send: draft({ body: { ...MODERATOR, award: true } }), answer: [422, 'validation-failed'], fields: ['award'] },
  { what: 'a wrong type', send: draft({ body: { claimedCategory: 5 } }), answer: [422, 'validation-failed'], fields: ['claimedCategory'] },
  { what: 'a value outside the list', send: draft({ body: { claimedCategory: 'EMPEROR' } }), answer: [422, 'validation-failed'], fields: ['claimedCategory'] },
  { what: 'a list where an object belongs', send: draft({ raw: '[]' }), answer: [422, 'validation-failed'], fields: ['claimedCategory'] },
  { what: 'a text that is too long', send: person({ name: 'ұ'.repeat(201) }), answer: [422, 'validation-failed'], fields: ['name'] },
  { what: 'a date that is none', send: sitting({ startsAt: '2025-02-30T10:00:00+05:00' }), answer: [422, 'validation-failed'], fields: ['startsAt'] },
  { what: 'an id that stands for none', send: ['PUT', 'directory/persons/00000000-0000-0000-0000-000000000000', { as: MINISTRY.login, body: RECORD }], answer: [422, 'validation-failed'], fields: ['personId'] },
  { what: 'a list in the place of an object', send: ['PUT', `directory/organisations/${NOWHERE}`, { as: MINISTRY.login, body: { placeCode: REGION, name: [], kind: 'SCHOOL', subordination: 'DISTRICT', active: true } }], answer: [422, 'validation-failed'], fields: ['name'] },
  { what: 'an emoji in a number', send: order('45 😀'), answer: [422, 'validation-failed'], fields: ['number'] },
  { what: 'a character that no text has', send: person({ name: 'Бір\u0000еу' }), answer: [422, 'validation-failed'], fields: ['name'] },
  { what: 'half a character', send: ['PUT', `directory/persons/${NOWHERE}`, { as: MINISTRY.login, raw: JSON.stringify(RECORD).replace('Біреу', '\\ud83d') }], answer: [422, 'validation-failed'], fields: ['name'] },
  { what: 'a personal number with a wrong check digit', send: person({ personalNumber: WRONG_NUMBER }), answer: [422, 'personal-number-invalid'] },
  { what: 'malformed JSON', send: draft({ raw: '{"claimedCategory": "MODER' }), answer: [400, 'body-unreadable'] },
  { what: 'JSON that is nested too deeply', send: draft({ raw: `${'['.repeat(20_000)}${']'.repeat(20_000)}` }), answer: [400, 'body-too-deep'] },
  { what: 'a body that is too large', send: draft({ raw: JSON.stringify({ claimedCategory: 'x'.repeat(2_000_000) }) }), answer: [413, 'body-too-large'] },
  { what: 'no Idempotency-Key', send: draft({ body: MODERATOR, key: null }), answer: [400, 'idempotency-key-missing'] },
  { what: 'an id that is none', send: ['GET', 'applications/45', { as: ME }], answer: [422, 'validation-failed'], fields: ['attestationId'] },
  { what: 'a cursor that is none of ours', send: ['GET', 'applications?cursor=%27%20or%201%3D1', { as: ME }], answer: [422, 'validation-failed'], fields: ['cursor'] },
  { what: 'a case that is not there', send: ['POST', `applications/${NOWHERE}/submission`, { as: ME, body: { consent: true, signature: UNSIGNED } }], answer: [404, 'not-found'] },
  { what: 'an address that is not there', send: ['GET', 'applications/x/y/z', { as: ME }], answer: [404, 'route-not-found'] },
  { what: 'no token', send: ['POST', 'applications', { body: MODERATOR }], answer: [401, 'unauthenticated'] },
  { what: 'a token that is none', send: draft({ token: 'abc.def.ghi', body: MODERATOR }), answer: [401, 'unauthenticated'] },
];

export function badInputPromises(given: () => Joined): void {
  let quiet: Record<string, string>;
  const refused = (send: Sent, answer: Answer) => refusedEverywhere(given(), send, answer);
  const queued = (as: string, path: string, id: string): Promise<Item> =>
    eventually(`${id} in ${path}`, async () => (await given().ask<{ items?: Item[] }>('GET', path, { as })).body.items?.find(({ attestationId }) => attestationId === id));

  beforeAll(async () => {
    const { api, registries } = given().link;
    for (const newcomer of NEWCOMERS) await given().settle(newcomer);
    for (const registry of REGISTRIES) await api.put(MINISTRY.login, `integrations/registry-keys/${registry}`, registries.publicKeys()[registry]);
    quiet = await settledStateOf(given());
  }, 90_000);

  describe('What does not fit', () => {
    it.each(ROWS)('is refused in the caller\'s language: $what', async ({ send, answer, fields = [] }) => {
      const problems = await refused(send, answer);
      expect((problems[0]?.errors ?? []).map(({ field }) => field)).toEqual(fields);
    });

    it('is refused for a token that is expired, signed by another, changed, or of another audience', async () => {
      const [key] = await given().sql<{ kid: string; private_jwk: object }>('select kid, private_jwk from identity.signing_key');
      const issuers = await importJWK({ ...key?.private_jwk, alg: 'RS256' }, 'RS256');
      const token = (by: Awaited<ReturnType<typeof importJWK>>, { from = '-1m', until = '5m', audience = 'attestation' }): Promise<string> =>
        new SignJWT({ client_id: 'web' })
          .setProtectedHeader({ alg: 'RS256', kid: key?.kid, typ: 'at+jwt' })
          .setSubject(SECOND_TEACHER.personId)
          .setIssuer(given().platform.run.oidcIssuer)
          .setAudience(audience)
          .setIssuedAt(from)
          .setExpirationTime(until)
          .sign(by);
      const { privateKey: stranger } = await crypto.subtle.generateKey({ name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['sign', 'verify']);
      const good = await token(issuers, {});
      const [head, body, sign] = good.split('.');
      const changed = Buffer.from(Buffer.from(body!, 'base64url').toString().replace(SECOND_TEACHER.personId, LATE_TEACHER.personId)).toString('base64url');
      const bad = [await token(issuers, { from: '-2h', until: '-1h' }), await token(issuers, { audience: 'elsewhere' }), await token(stranger, {}), `${head}.${changed}.${sign}`];
      expect((await given().ask('GET', 'applications', { token: good })).status).toBe(200);
      for (const forged of bad) await refused(draft({ token: forged, body: MODERATOR }), [401, 'unauthenticated']);
    });

    it('changes nothing', async () => {
      expect(await settledStateOf(given())).toEqual(quiet);
    });

    it('is found in the log by its reference, and a personal number is not', async () => {
      const [problem] = await refused(person({ personalNumber: WRONG_NUMBER }), [422, 'personal-number-invalid']);
      expect(JSON.stringify(problem)).not.toContain(WRONG_NUMBER);
      await eventually('the reference is in a log', async () => (logsHolding(given(), [problem!.reference]).length > 0 ? true : undefined), 5);
      expect(logsHolding(given(), [WRONG_NUMBER])).toEqual([]);
    });

    it('does not touch what fits: an emoji in a free text comes back as it was', async () => {
      const place = 'Үлгі тестілеу орталығы 😀 👩‍🏫';
      const made = await given().ask('POST', 'testing/sessions', sitting({ place })[2]);
      expect([made.status, made.body['place']]).toEqual([201, place]);
    });
  });

  describe('A second case, of a teacher whose network and registries stammer', () => {
    let id: string;
    let key: string;
    const mine = async (): Promise<CaseView> => (await given().ask<CaseView>('GET', `applications/${id}`, { as: ME })).body;

    it('is opened once by the same command, also when it comes twice at once', async () => {
      key = randomUUID();
      const answers = await Promise.all([1, 2, 3].map(() => given().ask<CaseView>('POST', 'applications', { as: ME, body: MODERATOR, key })));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      id = answers[0]!.body.attestationId;
      expect(new Set(answers.map(({ body }) => body.attestationId))).toEqual(new Set([id]));
      expect((await tracesOf(given(), id)).facts['kz.ustaz.applications.draft-opened.v1']).toBe(1);
    });

    it('is not opened by the same key with another content, nor a second time', async () => {
      await refused(draft({ body: { claimedCategory: 'EXPERT' }, key }), [422, 'idempotency-key-reused']);
      await refused(draft({ body: MODERATOR }), [409, 'attestation-already-open']);
      const { body } = await given().ask<{ items: CaseView[] }>('GET', 'applications', { as: ME });
      expect(body.items.map(({ attestationId, claimed }) => [attestationId, claimed])).toEqual([[id, 'MODERATOR']]);
    });

    it('waits for its registries', async () => {
      await refused(['POST', `applications/${id}/submission`, { as: ME, body: { consent: true, signature: UNSIGNED } }], [409, 'documents-missing']);
    });

    it('takes each registry\'s answer once, though it comes twice and once more under another id', async () => {
      const { registries, knownOf } = given().link;
      const asOf = '2025-03-17T04:00:00Z';
      const seen = new Set<string>();
      await eventually('all registries have answered', async () => {
        for (const question of await registries.newQuestions()) {
          const event = await registries.answer(question, knownOf(question.personalNumber)[question.registry], asOf);
          await registries.publish(question.registry, event);
          if (!seen.has(question.registry)) await registries.answer(question, knownOf(question.personalNumber)[question.registry], asOf);
          seen.add(question.registry);
        }
        return (await mine()).registries.every(({ status }) => status === 'ANSWERED') ? true : undefined;
      });
      await settledStateOf(given());
      const { facts, messages } = await tracesOf(given(), id);
      expect(facts).toMatchObject({ 'kz.ustaz.integrations.registry-answered.v1': REGISTRIES.length, 'kz.ustaz.portfolio.evidence-recorded.v1': REGISTRIES.length });
      expect(messages.filter(({ name }) => name === 'registries-answered')).toHaveLength(1);
    }, 60_000);

    it('is submitted with an e-mail address alone, and takes none that no letter can reach', async () => {
      await refused(['POST', `applications/${id}/submission`, { as: ME, body: { consent: true, signature: UNSIGNED } }], [409, 'email-missing']);
      for (const email of ['teacher', 'a@example.kz\r\nBcc: b@example.kz', 5]) await refused(['PUT', `applications/${id}/email`, { as: ME, body: { email } }], [422, 'validation-failed']);
      await refused(['PUT', `applications/${id}/email`, { as: FOREIGN_PROVIDER.login, body: { email: 'x@example.kz' } }], [403, 'forbidden']);
      expect((await given().ask('PUT', `applications/${id}/email`, { as: ME, body: { email: 'teacher@example.kz' } })).status).toBe(200);
    });

    it('is not there for a provider of another region, and is answered once by its own', async () => {
      await refused(['POST', `applications/${id}/submission`, { as: ME, body: { consent: true, signature: UNSIGNED } }], [422, 'signature-broken']);
      await submit(given().link, ME, id);
      await queued(PROVIDER.login, 'applications/acceptances', id);
      await refused(['POST', `applications/${id}/answer`, { as: FOREIGN_PROVIDER.login, body: { answer: 'ACCEPTED', signature: UNSIGNED } }], [404, 'not-found']);
      await refused(['POST', `applications/${id}/answer`, { as: ME, body: { answer: 'ACCEPTED', signature: UNSIGNED } }], [403, 'forbidden']);
      await refused(['POST', `applications/${id}/answer`, { as: PROVIDER.login, body: { answer: 'REFUSED', grounds: [], signature: UNSIGNED } }], [422, 'ground-missing']);
      const note = 'Қабылданды 😀';
      const signature = await signed(given().link.api, PROVIDER.login, `applications/${id}/answer-draft?${new URLSearchParams({ answer: 'ACCEPTED', note })}`);
      const accept = { as: PROVIDER.login, body: { answer: 'ACCEPTED', note, signature } };
      const [first, again] = [await given().ask('POST', `applications/${id}/answer`, { ...accept, key: 'accept-once-40' }), await given().ask('POST', `applications/${id}/answer`, { ...accept, key: 'accept-once-40' })];
      expect([first.status, again.body['answer']]).toEqual([200, first.body['answer']]);
      expect(first.body['answer']).toMatchObject({ note: 'Қабылданды 😀' });
      await refused(['POST', `applications/${id}/answer`, accept], [409, 'already-answered']);
      expect((await tracesOf(given(), id)).facts['kz.ustaz.applications.accepted.v1']).toBe(1);
    }, 60_000);

    it('takes a test result that came before its booking: kept, seen, applied once', async () => {
      const { registries } = given().link;
      const { workItemId } = await queued(RESPONSIBLE.login, 'portfolio/assessments', id);
      const { body } = await given().ask<{ portfolio: { checkList: { code: string; presence: string }[] } }>('GET', `portfolio/assessments/${workItemId}`, { as: RESPONSIBLE.login });
      const confirmed = body.portfolio.checkList.filter(({ presence }) => presence === 'TO_CONFIRM').map(({ code }) => code);
      await given().ask('POST', `portfolio/assessments/${workItemId}/completion`, { as: RESPONSIBLE.login, body: { confirmed } });
      const booking = await queued(ME, 'testing/bookings', id);

      const startsAt = '2025-04-10T10:00:00+05:00';
      const result = { bookingId: booking.workItemId, personalNumber: fixturePersonalNumber(SECOND_TEACHER.serial), points: 40, tasks: 50, takenAt: startsAt, reportedAt: '2025-03-17T04:00:00Z', certificateNumber: 'ПББ-2025-000040' };
      const event = await registries.sendResult(result);
      await registries.publish('TESTING_CENTRE', event);
      const early = () => given().sql<{ applied: boolean }>(`select state = 'APPLIED' as applied from integrations.receipt where source = $1 and event_id = $2`, [event.source, event.id]);
      await eventually('the early result is kept', async () => ((await early()).length === 1 ? true : undefined));

      const { body: session } = await given().ask<{ id: string }>('POST', 'testing/sessions', sitting({ startsAt, place: 'Үлгі орталығы' })[2]);
      const booked = await given().ask('POST', `testing/bookings/${booking.workItemId}`, { as: ME, body: { sessionId: session.id, language: 'kk' } });
      expect(booked.status).toBe(201);
      await eventually('the early result is judged', async () => {
        const { body: mineToo } = await given().ask<{ items: { workItemId: string; status: string }[] }>('GET', 'testing/bookings', { as: ME });
        return mineToo.items.find((each) => each.workItemId === booking.workItemId && each.status === 'DONE');
      });
      expect(await early()).toEqual([{ applied: true }]);
      expect((await tracesOf(given(), id)).facts).toMatchObject({ 'kz.ustaz.integrations.test-result-received.v1': 1, 'kz.ustaz.testing.result-issued.v1': 1 });
      expect(await deadLetters(given())).toEqual([]);
    }, 60_000);
  });
}

/** After the story, when the campaign's window has passed. */
export function closedWindowPromises(given: () => Joined): void {
  describe('A claim after the campaign\'s window', () => {
    it('is refused in the teacher\'s language, with the window and its rule', async () => {
      const before = await settledStateOf(given(), LATE_TEACHER.personId); // others' cases go on
      const problems = await refusedEverywhere(given(), draft({ as: LATE_TEACHER.login, body: MODERATOR }), [422, 'window-closed']);
      for (const { reasons = [], detail } of problems) expect([reasons.length > 0, detail]).toEqual([true, expect.stringMatching(/30\.04\.2025/)]);
      expect(await settledStateOf(given(), LATE_TEACHER.personId)).toEqual(before);
    }, 60_000);
  });
}
