import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, type AttestationId, type CloudEvent, type FactOf, type PlainDate } from '@attestation/contracts';
import { RegistersEvents } from './events/registers.events.js';
import { startApplications, type World } from './testing/world.js';

type Told = FactOf<typeof FactType.CampaignExtended>;
let world: World;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world?.stop());

const CLOSES = '2025-05-31T00:00:00+05:00';
const EXTENDED = '2025-06-16T00:00:00+05:00';
let hour = 0;

/** The ministry's order; told twice, as a bus may. */
async function extendedTo(applicationTo: string): Promise<void> {
  const [{ body }] = await world.db.query<{ body: Told }[]>('select body from campaign where year = 2025') as [{ body: Told }];
  const event = { type: FactType.CampaignExtended, time: `2025-05-29T1${(hour += 1)}:00:00Z`, data: { ...body, applicationTo: applicationTo as PlainDate } } as CloudEvent<Told>;
  for (let times = 0; times < 2; times += 1) await world.get(RegistersEvents).onCampaign(event);
}
const told = async (attestationId: AttestationId, type: FactType) => (await world.outbox()).filter(({ name, key }) => name === type && key === attestationId).map(({ body }) => body);
const shown = async (attestationId: AttestationId) => (await world.call('get', `/${attestationId}`, { as: world.given.personId })).body;
const expire = (attestationId: AttestationId) => world.workers.expireDraft(world.jobFor('applications.expire-draft', { attestationId }));

describe('a campaign that is extended by an order', () => {
  let attestationId: AttestationId;
  beforeAll(async () => {
    attestationId = await world.caseOf(world.given.personId, { until: 'DRAFT' });
    world.clock.moveTo('2025-05-29T12:00:00+05:00');
  });

  it('keeps open drafts open: told to the teacher and to the world, once', async () => {
    expect((await shown(attestationId)).current).toMatchObject({ due: CLOSES });
    await extendedTo('2025-06-15');
    expect((await shown(attestationId)).current).toMatchObject({ state: 'DRAFT', due: EXTENDED });
    expect(await told(attestationId, FactType.DraftWindowMoved)).toMatchObject([{ from: CLOSES, to: EXTENDED }]);
    const line = (await world.call('get', `/${attestationId}/time-line`, { as: world.given.personId })).body;
    expect(JSON.stringify(line)).toContain('the draft stays open');
  });

  it('sends the process that comes at the old time back to wait', async () => {
    world.clock.moveTo(CLOSES);
    expect(await expire(attestationId)).toEqual({ kind: 'complete', variables: { windowDeadline: EXTENDED } });
    expect(await told(attestationId, FactType.DraftExpired)).toEqual([]);
  });

  it('takes an application that is submitted in the days given', async () => {
    await world.registriesAnswer(attestationId, 'SILENT');
    world.clock.moveTo('2025-06-15T23:59:00+05:00');
    expect((await world.submit(attestationId)).status).toBe(200);
    await extendedTo('2025-06-20'); // a case that has gone on has no window to move
    expect(await told(attestationId, FactType.DraftWindowMoved)).toHaveLength(1);
  });

  it('closes at the end of the window, once, a draft that was not submitted', async () => {
    const other = await world.caseOf(await world.given.teacher('Үлгермеген'), { until: 'DRAFT' });
    world.clock.moveTo('2025-06-21T00:00:00+05:00');
    for (let times = 0; times < 2; times += 1) expect(await expire(other)).toEqual({ kind: 'complete', variables: { windowDeadline: null } });
    expect(await told(other, FactType.DraftExpired)).toHaveLength(1);
  });
});
