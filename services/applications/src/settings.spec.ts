import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FactType, MessageName, type CloudEvent, type EventId, type FactOf, type PlainDate } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { RegistersEvents } from './events/registers.events.js';
import { startApplications, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world?.stop());

type Changed = FactOf<typeof FactType.SettingChanged>;
const tell = (setting: string, value: Changed['value']) => {
  const data: Changed = { setting, value, effectiveFrom: '2025-03-18' as PlainDate, version: 1, reason: { kk: 'а', ru: 'б', en: 'c' }, source: '118-НҚ', changedOn: '2025-03-17' as PlainDate };
  const event = { specversion: '1.0', id: newId<EventId>(), source: '/services/regulation', type: FactType.SettingChanged, time: '2025-03-17T05:00:00Z', partitionkey: setting, datacontenttype: 'application/json', data } as const;
  return world.get(RegistersEvents).onSettingChanged(event as unknown as CloudEvent<Changed>);
};
const open = async (as = world.given.personId) => (await world.call('post', '', { as, body: { claimedCategory: 'MODERATOR' } })).body.attestationId;
/** What the process of the case was started with, and until when it waits for the registries. */
const startedWith = async (attestationId: string) =>
  (await world.outbox()).find(({ name, key }) => name === MessageName.AttestationOpened && key === attestationId)?.body as { settings: object } | undefined;
const waits = async (attestationId: string) => {
  const begun = await world.workers.begin(world.jobFor('applications.begin', { attestationId } as never, attestationId));
  return begun.kind === 'complete' ? begun.variables : undefined;
};

it('a case keeps the settings of the day on which its draft was opened; the next one has those that were changed', async () => {
  await Promise.all([tell('legacyToModeratorMinServiceYears', 0), tell('registryPatienceHours', 24)]);
  const first = await open();
  world.clock.moveTo('2025-03-18T09:00:00+05:00');
  expect([await startedWith(first), await waits(first)]).toMatchObject([{ settings: { legacyToModeratorMinServiceYears: 30 } }, { registriesDeadline: '2025-03-20T09:00:00+05:00' }]);

  await world.call('post', `/${first}/withdrawal`, { as: world.given.personId, body: {} });
  const second = await open();
  expect(second).not.toBe(first);
  expect([await startedWith(second), await waits(second)]).toMatchObject([{ settings: { legacyToModeratorMinServiceYears: 0 } }, { registriesDeadline: '2025-03-19T09:00:00+05:00' }]);
});
