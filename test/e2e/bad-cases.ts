import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId } from '@attestation/contracts';
import { pdf, program } from '@attestation/files/testing';
import { newId } from '@attestation/service-kit';
import { answer, CAST, type CaseView, DAYS, eventually, fixturePersonalNumber, MINISTRY, openDraft, registriesKnown, submit, type TimeLineView } from '@attestation/standalone/demo';
import { device } from '../../services/portfolio/src/testing/sending.js';
import { importTable } from '../support/import-command.js';
import type { Joined } from '../support/joined.js';
import { machineToken } from '../support/machine.js';
import { BOLD_TEACHER, NOBODY, SECOND_TEACHER } from '../support/newcomers.js';
import { type Answer, problemType, refusedEverywhere, type Sent } from '../support/problems.js';
import { settledStanding, type Standing, standingOf } from '../support/standing.js';
import { stateOf } from '../support/state.js';
import { deadLetters, openIncidents } from '../support/traces.js';

const ME = BOLD_TEACHER.login;
const DISTRICT = CAST.DISTRICT.provider.login;

interface Advised {
  recommendation: { answer: string; grounds: string[]; reasons: { rule: string; text: string }[] };
}

/** One teacher who claims what the ladder does not allow, and whatever else she tries meanwhile. After the newcomers have settled. */
export function badCasePromises(given: () => Joined): void {
  describe('A teacher who claims two categories up', () => boldCase(given));
  describe('A table with a wrong line in the middle', () => wrongTable(given));
  describe('What a registry sends', () => wrongEvents(given));
}

function boldCase(given: () => Joined): void {
  let id: AttestationId;
  let standing: Standing;
  const stands = () => standingOf(given(), ME, id);
  const refused = async (send: Sent, expected: Answer) => {
    const problems = await refusedEverywhere(given(), send, expected);
    expect(await stands()).toEqual(standing);
    return problems;
  };

  beforeAll(async () => {
    const { link } = given();
    id = (await openDraft(link, ME, 'EXPERT')) as AttestationId;
    await registriesKnown(link, ME, id, DAYS.asOf);
    standing = await settledStanding(given(), ME, id);
  }, 90_000);

  it('has one application at a time: a second is refused while this one is open', async () => {
    await refused(['POST', 'applications', { as: ME, body: { claimedCategory: 'MODERATOR' } }], [409, 'attestation-already-open']);
  });

  it.each([['she herself', BOLD_TEACHER], ['a person without a post', NOBODY]])('is observed at her lesson by those whom the rules name: %s may not', async (_, { login }) => {
    const sheet = { personId: BOLD_TEACHER.personId, lesson: 'Бөлшектер', subject: 'HISTORY', observedOn: '2025-02-03', points: 80, conclusions: 'Мақсатқа жетті', recommendations: 'Жұптық жұмыс' };
    const problems = await refused(['POST', 'portfolio/observations', { as: login, body: { observationId: newId(), ...sheet } }], [403, 'observer-not-allowed']);
    expect(problems[0]?.reasons?.map(({ rule }) => rule)).toEqual([expect.stringMatching(/^R-063/)]);
  });

  describe('sends a scan', () => {
    const mine = () => device({ address: given().platform.address, tokenFor: () => given().tokenOf(ME) }, ME);
    const kept = async () => (await given().ask<{ items: { size: number }[] }>('GET', `portfolio/files?attestationId=${id}`, { as: ME })).body.items;
    const sent = async (bytes: Buffer): Promise<{ status: number; type: string; left: number }> => {
      const { body } = await mine().begin(id, bytes.length, { name: 'diploma.pdf' });
      const answered = await mine().piece(body.url, 0, bytes);
      const { type } = (await answered.json()) as { type: string };
      return { status: answered.status, type, left: (await mine().progress(body.url)).status };
    };

    it.each([['a program that is called diploma.pdf', program(), 'file-type-not-allowed'], ['a PDF without its end', pdf(9_000).subarray(0, 7_000), 'file-broken']])('and nothing is kept of %s', async (_, bytes, type) => {
      expect(await sent(bytes)).toEqual({ status: 422, type: problemType(type), left: 404 });
      expect(await kept()).toEqual([]);
      expect(await stands()).toEqual(standing);
    });

    it('whose upload breaks off: it is no scan before its last byte, and goes on where it broke', async () => {
      const bytes = pdf(60_000);
      const { body } = await mine().begin(id, bytes.length);
      await mine().piece(body.url, 0, bytes.subarray(0, 25_000));
      expect((await mine().piece(body.url, 30_000, bytes.subarray(30_000))).status).toBe(409);
      expect([await mine().progress(body.url), await kept()]).toEqual([{ status: 200, offset: '25000', place: null }, []]);
      expect((await mine().piece(body.url, 25_000, bytes.subarray(25_000))).status).toBe(204);
      expect(await kept()).toMatchObject([{ size: bytes.length }]);
    });
  });

  it('is heard: the application is registered, and the provider is told by the rules to refuse it', async () => {
    await submit(given().link, ME, id);
    const { workItemId } = await eventually('the application waits for the district', async () => {
      const { body } = await given().ask<{ items?: { attestationId: string; workItemId: string }[] }>('GET', 'applications/acceptances', { as: DISTRICT });
      return body.items?.find(({ attestationId }) => attestationId === id);
    });
    const { recommendation } = (await given().ask<Advised>('GET', `applications/acceptances/${workItemId}`, { as: DISTRICT })).body;
    expect(recommendation).toMatchObject({ answer: 'REFUSE', grounds: ['2'] });
    expect(recommendation.reasons.map(({ rule }) => rule)).toContain('X-010');
  }, 60_000);

  it('is refused by a signed notice that names ground and rule, and keeps what she holds', async () => {
    await answer(given().link, 'DISTRICT', id, { answer: 'REFUSED', grounds: ['2'] });
    const closed = await eventually('the case is closed', async () => {
      const { body } = await given().ask<CaseView>('GET', `applications/${id}`, { as: ME });
      return body.outcome === null ? undefined : body;
    });
    expect(closed).toMatchObject({ claimed: 'EXPERT', outcome: 'REFUSED', current: { state: 'REFUSED' } });
    const { entries } = (await given().ask<TimeLineView>('GET', `applications/${id}/time-line`, { as: ME })).body;
    const notice = entries.find(({ step }) => step === 'refused');
    expect(notice?.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['X-029', 'X-010']));
    expect((await given().ask('GET', 'directory/persons/me', { as: ME })).body).toMatchObject({ currentCategory: BOLD_TEACHER.category });
  }, 60_000);

  it('leaves no incident and no event that nobody could take', async () => {
    expect([await openIncidents(given()), await deadLetters(given())]).toEqual([0, []]);
  });
}

function wrongTable(given: () => Joined): void {
  const [first, wrong, last] = [newId(), newId(), newId()];
  const line = (code: string, organisationId: string, placeCode: string) => `${code};${organisationId};${placeCode};Мектеп;Школа;School;SCHOOL;DISTRICT`;

  it('goes in without that line, which is named with its column', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'table-'));
    try {
      const file = join(folder, 'organisations.csv');
      writeFileSync(file, ['code;organisationId;placeCode;nameKk;nameRu;nameEn;kind;subordination', line('BAD-1', first, '10'), line('BAD-2', wrong, '98'), line('BAD-3', last, '10')].join('\r\n'));
      const named = { line: 3, errors: [expect.objectContaining({ column: 'placeCode' })] };
      expect(await importTable(given(), 'organisations', file)).toMatchObject({ code: 1, lines: [named, { totals: { CREATED: 2, CHANGED: 0, UNCHANGED: 0, REFUSED: 1 } }] });
      const there = await Promise.all([first, wrong, last].map(async (each) => (await given().ask('GET', `directory/organisations/${each}`, { as: MINISTRY.login })).status));
      expect(there).toEqual([200, 404, 200]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
}

function wrongEvents(given: () => Joined): void {
  let token: string;
  beforeAll(async () => {
    token = await machineToken(given(), 'centre');
    await given().link.api.put(MINISTRY.login, 'integrations/registry-clients/centre', { sources: ['/registries/testing-centre'] });
  });
  const aResult = (bookingId: string) =>
    given().link.registries.resultOf({ bookingId, personalNumber: fixturePersonalNumber(SECOND_TEACHER.serial), points: 41, tasks: 50, takenAt: '2025-03-16T13:00:00+05:00', certificateNumber: 'ПББ-2025-000041', reportedAt: DAYS.asOf });

  it('of a future version is refused with what is read instead, and nothing of it is kept', async () => {
    const event = { ...(await aResult(newId())), type: 'kz.ustaz.registry.test-result.v2' };
    const before = await stateOf(given(), event.id);
    const problems = await refusedEverywhere(given(), ['POST', 'events', { token, body: event, key: null }], [422, 'event-type-unknown']);
    expect(problems[0]?.detail).toContain('kz.ustaz.registry.test-result.v1');
    expect(await stateOf(given(), event.id)).toEqual(before);
  });

  it('about an attestation that nobody knows is kept and says what it waits for; nobody else hears of it', async () => {
    const bookingId = newId();
    const { status, body } = await given().ask('POST', 'events', { token, body: await aResult(bookingId), key: null });
    expect([status, body]).toMatchObject([202, { state: 'WAITING', waitsFor: bookingId, reason: null, settledAt: null }]);
    expect((await given().ask('GET', `events/${String(body['receiptId'])}`, { token })).body).toEqual(body);
    expect(await given().sql('select name from integrations.outbox where body::text like $1', [`%${bookingId}%`])).toEqual([]);
    expect([await openIncidents(given()), await deadLetters(given())]).toEqual([0, []]);
  });
}
