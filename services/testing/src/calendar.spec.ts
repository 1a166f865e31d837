import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AttestationId, type CloudEvent, type FactOf, FactType, type PlainDate } from '@attestation/contracts';
import { RELEASED_YEARS } from '@attestation/regulation';
import { CalendarEvents } from './events/calendar.events.js';
import { NOW } from './testing/bookings.js';
import { againFor, type Opened, startTesting, type World } from './testing/given.js';

type Told = FactOf<typeof FactType.CalendarChanged>;
let world: World;
beforeAll(async () => void (world = await startTesting()));
beforeEach(() => world.at(NOW));
afterAll(() => world?.testing.stop());

const AS_RELEASED = RELEASED_YEARS.find(({ year }) => year === 2025)!;
let version = 0;

/** The authorised body gives these days of 2025 off, all others as released; told twice, as a bus may. */
async function daysOff(...dates: string[]): Promise<void> {
  version += 1;
  const days = dates.map((date) => ({ date: date as PlainDate, kind: 'MOVED_OFF' as const, name: { kk: 'д', ru: 'д', en: 'd' }, act: 'Приказ № 1', confirmed: true }));
  const data: Told = { ...AS_RELEASED, version, days: [...AS_RELEASED.days, ...days], reason: 'Перенос', changedAt: NOW };
  for (let times = 0; times < 2; times += 1) await world.testing.get(CalendarEvents).onCalendarChanged({ data } as CloudEvent<Told>);
}
/** Files an appeal against the case's newest result twenty minutes after the end of the test. */
async function appealed(known: Opened): Promise<string> {
  world.at('2025-04-10T06:40:00.000Z');
  const { body } = await world.post(`bookings/${known.workItemId}/appeal`, known.personId, { tasks: [{ number: 7, ground: 'CONTENT_KEY', explanation: '2 + 2 = 4' }], inRoom: true });
  world.at(NOW);
  return (body as { appeal: { appealId: string } }).appeal.appealId;
}
const belowThreshold = async () => {
  const known = await world.sat({ points: 29 });
  return { ...known, appealId: await appealed(known) };
};
const moves = async (attestationId: AttestationId) =>
  (await world.testing.facts(FactType.TestingDeadlineMoved)).filter((fact) => fact.attestationId === attestationId).map(({ workItemId, step, from, to }) => ({ workItemId, step, from, to }));
const dues = async () => {
  const { body } = await world.testing.call<{ items: { appealId: string; due: string }[] }>('GET', 'testing/appeals', { as: world.official });
  return new Map(body.items.map(({ appealId, due }) => [appealId, due]));
};
const [BEFORE, AFTER] = ['2025-05-02T18:30:00+05:00', '2025-05-05T18:30:00+05:00'];
const moved = (appealId: string) => ({ workItemId: appealId, step: 'appeal', from: BEFORE, to: AFTER });

describe('a working calendar that is changed', () => {
  it('moves the day by which each appeal is decided, and tells it once', async () => {
    const cases = [await belowThreshold(), await belowThreshold()];
    await daysOff('2025-05-02');
    for (const { attestationId, appealId } of cases) {
      expect(await moves(attestationId)).toEqual([moved(appealId)]);
      expect((await dues()).get(appealId)).toBe(AFTER);
    }
    await daysOff();
  });

  it('leaves each attempt of a case its own appeal, both of which may wait', async () => {
    const first = await belowThreshold();
    const second = await world.sat({ points: 20, case: await againFor(world.testing, first) });
    const appealId = await appealed(second);
    await daysOff('2025-05-02');
    expect(await moves(first.attestationId)).toEqual(expect.arrayContaining([moved(first.appealId), moved(appealId)]));
    const seen = await world.testing.call('GET', `testing/attestations/${first.attestationId}`, { as: world.official });
    expect(seen).toMatchObject({ body: { bookings: [{ workItemId: first.workItemId, appeal: { appealId: first.appealId, due: AFTER } }, { workItemId: second.workItemId, appeal: { appealId, due: AFTER } }] } });
    await daysOff();
  });

  it('moves no appeal that was decided', async () => {
    const { attestationId, appealId } = await belowThreshold();
    world.at('2025-04-28T05:00:00.000Z');
    const decision = { result: 'REJECTED', protocolNumber: '4', tasks: [{ number: 7, granted: false, reason: 'Кілт дұрыс' }] };
    expect((await world.post(`appeals/${appealId}/decision`, world.official, decision)).status).toBe(201);
    await daysOff('2025-05-02');
    expect(await moves(attestationId)).toEqual([]);
  });
});
