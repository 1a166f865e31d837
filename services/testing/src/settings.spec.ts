import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FactType, type PlainDate } from '@attestation/contracts';
import { TestingEvents } from './events/testing.events.js';
import { TestingWorkers } from './workers/testing.workers.js';
import { eventOf, startTesting, type World } from './testing/given.js';

let world: World;
beforeAll(async () => void (world = await startTesting()));
afterAll(() => world?.testing.stop());

it('the process waits for a result on its way as long as the ministry says on the day', async () => {
  const tell = (value: number, effectiveFrom: string) =>
    world.testing.get(TestingEvents).onSettingChanged(eventOf(FactType.SettingChanged, {
      setting: 'resultTransitDays', value, effectiveFrom: effectiveFrom as PlainDate, version: 1, reason: { kk: 'а', ru: 'б', en: 'c' }, source: '118-НҚ', changedOn: '2025-03-01' as PlainDate,
    }));
  const deadline = async () => {
    const outcome = await world.testing.get(TestingWorkers).openBooking((await world.opened()).job); // delivered again
    return outcome.kind === 'complete' ? outcome.variables.deadline : outcome.kind;
  };
  expect(await deadline()).toBe('2025-07-04T00:00:00+05:00');
  await tell(10, '2025-03-02');
  await tell(1, '2099-01-01'); // not yet
  expect(await deadline()).toBe('2025-07-11T00:00:00+05:00');
});
