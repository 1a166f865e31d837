import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type CloudEvent, type FactOf, type PersonId, type RuleSetId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { DeadlineEvents } from './events/deadline.events.js';
import { startRegulation, type Regulation } from './testing/regulation.js';

let regulation: Regulation;
beforeAll(async () => {
  regulation = await startRegulation();
});
afterAll(() => regulation?.stop());

const name = { kk: 'Ауыстырылған демалыс', ru: 'Перенесённый отдых', en: 'Day of rest, moved' };
const off = (date: string, kind = 'MOVED_OFF') => ({ date, day: { kind, name, act: 'Приказ № 77 от 01.03.2025', confirmed: true } });
const change = (version: number, ...days: unknown[]) => ({ version, days, reason: 'Перенос дня отдыха' });
const call = (path: string, as: string | undefined, body?: unknown, key?: string) => regulation.call(body ? 'POST' : 'GET', `/calendar/${path}`, { as, body, key });
const events = () => regulation.get(DeadlineEvents);
const heard = <T extends FactType>(type: T, data: Partial<FactOf<T>>, time = '2025-03-17T05:00:00Z') => ({ id: newId(), type, time, data }) as unknown as CloudEvent<FactOf<T>>;

/** A running case that waits for its answer, counted from a day. */
async function waiting(registeredOn: string, ruleSet = '2025-03-10'): Promise<AttestationId> {
  const attestationId = newId<AttestationId>();
  await events().onDraftOpened([heard(FactType.DraftOpened, { attestationId, ruleSet: ruleSet as RuleSetId })]);
  await events().onRegistered([heard(FactType.ApplicationRegistered, { attestationId, registeredOn: registeredOn as never })]);
  return attestationId;
}

describe('the working calendar', () => {
  it('is told to anybody, as released, with its acts, its office hours and what was not read', async () => {
    const { status, body } = await call('2025', undefined);
    expect([status, body.version]).toEqual([200, 0]);
    expect(body.days).toContainEqual(expect.objectContaining({ date: '2025-03-10', kind: 'SUBSTITUTE' }));
    expect(body.hours).toMatchObject({ opens: 540, closes: 1110, confirmed: false });
    expect((await call('2031', undefined)).status).toBe(404);
  });

  it('is changed by nobody but the authorised body', async () => {
    for (const path of ['2025/changes', '2025/changes/preview']) {
      expect([path, (await call(path, undefined, change(0, off('2025-03-18')))).status]).toEqual([path, 401]);
      for (const as of [regulation.region, regulation.teacher]) expect([path, (await call(path, as, change(0, off('2025-03-18')))).status]).toEqual([path, 403]);
    }
    expect((await call('2025/changes', regulation.region)).status).toBe(403);
  });

  it('shows before a change which open deadlines of running cases would move, counted and page by page, and changes nothing', async () => {
    const [first, second] = [await waiting('2025-03-17'), await waiting('2025-03-17')];
    const later = await waiting('2025-04-14');
    const answered = await waiting('2025-03-17');
    await events().onAnswered([heard(FactType.ApplicationAccepted, { attestationId: answered }, '2025-03-17T06:00:00Z')]);
    await events().onRegistered([heard(FactType.ApplicationRegistered, { attestationId: answered, registeredOn: '2025-03-17' as never })]); // told again, late

    const submitted = newId<AttestationId>();
    await events().onDraftOpened([heard(FactType.DraftOpened, { attestationId: submitted, ruleSet: '2025-03-10' as RuleSetId })]);
    await events().onSubmitted([heard(FactType.ApplicationSubmitted, { attestationId: submitted, submittedAt: '2025-03-17T20:00:00+05:00' })]);
    const appealId = newId();
    await events().onAppealed([heard(FactType.TestAppealed, { attestationId: later, appealId, filedAt: '2025-03-10T10:00:00+05:00' })]);

    const asked = change(0, off('2025-03-18'));
    const { status, body } = await call('2025/changes/preview?limit=3', regulation.ministry, asked);
    expect([status, body.moved, body.open]).toEqual([200, 4, 5]);
    const rest = await call(`2025/changes/preview?limit=3&cursor=${String(body.next)}`, regulation.ministry, asked);
    const items = [...body.items, ...rest.body.items];
    expect([items.length, rest.body.next]).toEqual([4, null]);
    const answer = { kind: 'ANSWER', from: '2025-03-18T18:30:00+05:00', to: '2025-03-19T18:30:00+05:00' };
    expect(items).toEqual(expect.arrayContaining([
      { id: first, attestationId: first, ...answer },
      { id: second, attestationId: second, ...answer },
      { id: submitted, attestationId: submitted, kind: 'REGISTRATION', from: '2025-03-18T09:00:00+05:00', to: '2025-03-19T09:00:00+05:00' },
      { id: appealId, attestationId: later, kind: 'APPEAL', from: '2025-04-03T18:30:00+05:00', to: '2025-04-04T18:30:00+05:00' },
    ]));
    expect((await call('2025', undefined)).body.version).toBe(0);
    expect(await regulation.facts(FactType.CalendarChanged)).toEqual([]);

    await events().onAppealDecided([heard(FactType.AppealDecided, { attestationId: later })]);
    await events().onOver([heard(FactType.ApplicationWithdrawn, { attestationId: second, personId: newId<PersonId>() }, '2025-03-17T07:00:00Z')]);
    expect((await call('2025/changes/preview', regulation.ministry, asked)).body).toMatchObject({ moved: 2, open: 3 });
  });

  it('is changed once however often the command comes, tells the whole year, and every question counts by it at once', async () => {
    const key = newId();
    const asked = change(0, off('2025-03-18'), off('2025-03-22', 'MOVED_WORKING'));
    const [done, again] = [await call('2025/changes', regulation.ministry, asked, key), await call('2025/changes', regulation.ministry, asked, key)];
    expect(done).toMatchObject({ status: 200, body: { year: 2025, version: 1 } });
    expect(again).toEqual(done);
    const [told, ...more] = await regulation.facts(FactType.CalendarChanged);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ year: 2025, version: 1, reason: 'Перенос дня отдыха', days: expect.arrayContaining([{ date: '2025-03-18', ...off('2025-03-18').day }]) });
    expect(told?.days.find(({ date }) => date === '2025-03-22')).toMatchObject({ kind: 'MOVED_WORKING' }); // Наурыз itself, worked: it stands once
    expect((await regulation.ask('answer-due', { registeredOn: '2025-03-17' }, '2025-03-17')).body.details).toMatchObject({ day: '2025-03-19' });
    expect((await regulation.ask('registration-day', { submittedAt: '2025-03-17T20:00:00+05:00' }, '2025-03-17')).body.details).toMatchObject({ day: '2025-03-19' });
  });

  it('is not changed by whoever has not seen it as it is, nor by what changes nothing or belongs to another year', async () => {
    const refused = async (...asked: Parameters<typeof change>) => {
      const [made, previewed] = [await call('2025/changes', regulation.colleague, change(...asked)), await call('2025/changes/preview', regulation.colleague, change(...asked))];
      expect(previewed.body.type).toBe(made.body.type);
      return [made.status, made.body.type];
    };
    expect(await refused(0, off('2025-06-09'))).toEqual([409, 'urn:ustaz:problem:calendar-changed-meanwhile']);
    expect(await refused(1, off('2025-03-18'))).toEqual([422, 'urn:ustaz:problem:calendar-change-empty']);
    expect(await refused(1, off('2026-03-18'))).toEqual([422, 'urn:ustaz:problem:calendar-day-elsewhere']);
    expect(await refused(1, off('2025-06-09'), off('2025-06-09', 'HOLIDAY'))).toEqual([422, 'urn:ustaz:problem:calendar-day-elsewhere']);
    const both = await Promise.all([1, 1].map((version) => call('2025/changes', regulation.colleague, change(version, off('2025-06-09')))));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('takes a day back to an ordinary one, and office hours with their act', async () => {
    const hours = { opens: 480, closes: 1020, lunchFrom: 720, lunchTo: 780, act: 'Приказ № 78', confirmed: true };
    const { body } = await call('2025/changes', regulation.ministry, { ...change(2, { date: '2025-03-18', day: null }), hours });
    expect(body).toMatchObject({ version: 3, hours });
    expect((await regulation.ask('answer-due', { registeredOn: '2025-03-17' }, '2025-03-17')).body.details).toMatchObject({ at: '2025-03-18T17:00:00+05:00' });
  });

  it('keeps who changed what, when and why, the newest first', async () => {
    const { body } = await call('2025/changes?limit=2', regulation.colleague);
    expect(body.items).toMatchObject([{ year: 2025, version: 2, changedBy: regulation.ministry, days: [{ date: '2025-03-18', day: null }] }, { version: 1, changedBy: regulation.colleague }]);
    expect((await call(`2025/changes?limit=2&cursor=${String(body.next)}`, regulation.colleague)).body).toMatchObject({ items: [{ version: 0, changedBy: regulation.ministry, reason: 'Перенос дня отдыха' }], next: null });
  });

  it('that is not loaded is named by a deadline that reaches it, until the year is loaded', async () => {
    const atYearsEnd = await waiting('2027-12-31');
    expect((await regulation.ask('answer-due', { registeredOn: '2027-12-31' }, '2025-03-17')).body).toMatchObject({ type: expect.stringContaining('calendar-year-missing'), detail: '2028' });
    const loading = change(0, off('2028-01-03', 'SUBSTITUTE'));
    expect((await call('2028/changes/preview', regulation.ministry, loading)).body.items).toEqual([
      { id: atYearsEnd, attestationId: atYearsEnd, kind: 'ANSWER', from: { yearMissing: 2028 }, to: '2028-01-04T18:30:00+05:00' },
    ]);
    expect((await call('2028/changes', regulation.ministry, loading)).status).toBe(200);
    expect((await regulation.ask('answer-due', { registeredOn: '2027-12-31' }, '2025-03-17')).body.details).toMatchObject({ day: '2028-01-04' });
  });

  it.each([
    ['a day that does not exist', change(3, off('2025-02-30'))],
    ['a day of no kind', change(3, off('2025-02-03', 'SUNNY'))],
    ['a day without an act', change(3, { date: '2025-02-03', day: { kind: 'HOLIDAY', name, confirmed: true } })],
    ['no reason', { ...change(3, off('2025-02-03')), reason: '' }],
    ['hours beyond the day', { ...change(3, off('2025-02-03')), hours: { opens: 0, closes: 1441, lunchFrom: 0, lunchTo: 0, act: 'x', confirmed: true } }],
  ])('is refused with %s', async (_title, body) => expect((await call('2025/changes', regulation.ministry, body)).status).toBe(422));
});
