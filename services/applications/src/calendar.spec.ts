import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type CloudEvent, type FactOf, type PlainDate } from '@attestation/contracts';
import { RELEASED_YEARS } from '@attestation/regulation';
import { CalendarEvents } from './events/calendar.events.js';
import { startApplications, type World } from './testing/world.js';

type Told = FactOf<typeof FactType.CalendarChanged>;
let world: World;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world?.stop());

const AS_RELEASED = RELEASED_YEARS.find(({ year }) => year === 2025)!;
let version = 0;

/** The authorised body gives these days of 2025, all others as released; told twice, as a bus may. */
async function daysOff(...dates: string[]): Promise<void> {
  version += 1;
  const days = dates.map((date) => ({ date: date as PlainDate, kind: 'MOVED_OFF' as const, name: { kk: 'д', ru: 'д', en: 'd' }, act: 'Приказ № 1', confirmed: true }));
  const data: Told = { ...AS_RELEASED, version, days: [...AS_RELEASED.days, ...days], reason: 'Перенос', changedAt: world.clock.now().toISOString() };
  for (let times = 0; times < 2; times += 1) await world.get(CalendarEvents).onCalendarChanged({ data } as CloudEvent<Told>);
}
const moves = async (attestationId: AttestationId) => (await world.outbox()).filter(({ name, key }) => name === FactType.ApplicationsDeadlineMoved && key === attestationId).map(({ body }) => body);
const shown = async (attestationId: AttestationId) => (await world.call('get', `/${attestationId}`, { as: world.given.personId })).body;
const job = (type: 'applications.register' | 'applications.escalate-acceptance', attestationId: AttestationId) => world.jobFor(type, { attestationId } as never) as never;

describe('a working calendar that is changed under a running case', () => {
  let attestationId: AttestationId;
  beforeEach(async () => {
    world.clock.moveTo('2025-03-17T09:00:00+05:00');
    await daysOff();
    await world.db.query(`update case_file set ended = true, state = 'WITHDRAWN'`);
  });

  it('moves the day by which it is answered: in the queue, in the time-line, and for the world, once', async () => {
    attestationId = await world.caseOf(world.given.personId, { until: 'REGISTERED' });
    expect((await shown(attestationId)).current).toMatchObject({ due: '2025-03-18T18:30:00+05:00' });
    await daysOff('2025-03-18');
    expect(await moves(attestationId)).toMatchObject([{ step: 'acceptance', from: '2025-03-18T18:30:00+05:00', to: '2025-03-19T18:30:00+05:00' }]);
    expect((await shown(attestationId)).current).toMatchObject({ state: 'REGISTERED', step: 'acceptance', due: '2025-03-19T18:30:00+05:00' });
    const queue = (await world.call('get', '/acceptances', { as: world.given.providerId })).body as unknown as { items: { due: string; attestationId: string }[] };
    expect(queue.items.find((each) => each.attestationId === attestationId)?.due).toMatch(/2025-03-19T(13:30:00|18:30:00)/);
    const line = (await world.call('get', `/${attestationId}/time-line`, { as: world.given.personId })).body as unknown as { items: { text: string }[] };
    expect(JSON.stringify(line)).toContain('The working calendar was changed');
  });

  it('lets the job of the old timer wait for the new day, and only then say that the answer is late', async () => {
    attestationId = await world.caseOf(world.given.personId, { until: 'REGISTERED' });
    await daysOff('2025-03-18');
    world.clock.moveTo('2025-03-18T18:30:00+05:00');
    expect(await world.workers.escalateAcceptance(job('applications.escalate-acceptance', attestationId))).toMatchObject({ kind: 'retry-later', delayMs: 86_400_000, reason: expect.stringContaining('2025-03-19') });
    world.clock.moveTo('2025-03-19T18:30:00+05:00');
    expect(await world.workers.escalateAcceptance(job('applications.escalate-acceptance', attestationId))).toEqual({ kind: 'complete', variables: {} });
    expect((await world.outbox()).filter(({ name, key }) => name === FactType.AnswerOverdue && key === attestationId)).toMatchObject([{ body: { due: '2025-03-19T18:30:00+05:00' } }]);
  });

  it('moves the day of registration of one that was submitted at night', async () => {
    world.clock.moveTo('2025-03-17T20:00:00+05:00');
    attestationId = await world.caseOf(world.given.personId, { until: 'SUBMITTED' });
    expect((await shown(attestationId)).current).toMatchObject({ state: 'SUBMITTED', due: '2025-03-18T09:00:00+05:00' });
    await daysOff('2025-03-18');
    expect((await shown(attestationId)).current).toMatchObject({ due: '2025-03-19T09:00:00+05:00' });
    world.clock.moveTo('2025-03-18T09:00:00+05:00');
    expect(await world.workers.register(job('applications.register', attestationId))).toMatchObject({ kind: 'retry-later', delayMs: 86_400_000 });
    world.clock.moveTo('2025-03-19T09:00:00+05:00');
    expect(await world.workers.register(job('applications.register', attestationId))).toMatchObject({ kind: 'complete', variables: { deadline: '2025-03-20T18:30:00+05:00' } });
  });

  it('counts what is submitted and registered afterwards from the start', async () => {
    await daysOff('2025-03-18');
    attestationId = await world.caseOf(world.given.personId, { until: 'REGISTERED' });
    expect((await shown(attestationId)).current).toMatchObject({ due: '2025-03-19T18:30:00+05:00' });
    expect(await moves(attestationId)).toEqual([]);
  });

  it('leaves a case that was answered meanwhile, and an older version that comes late changes nothing', async () => {
    attestationId = await world.caseOf(world.given.personId, { until: 'ACCEPTED' });
    await daysOff('2025-03-18');
    expect(await moves(attestationId)).toEqual([]);
    const late: Told = { ...AS_RELEASED, version: 1, reason: 'x', changedAt: '2025-03-01T00:00:00Z' };
    await world.get(CalendarEvents).onCalendarChanged({ data: late } as CloudEvent<Told>);
    expect(await world.db.query('select version from known_calendar')).toEqual([{ version }]);
  });
});
