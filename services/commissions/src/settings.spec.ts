import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CloudEvent, type FactOf, type FactType, type PersonId, type PlainDate } from '@attestation/contracts';
import { RegisterEvents } from './events/register.events.js';
import { CaseFileStore } from './store/case-file.store.js';
import { KnownFacts } from './store/known-facts.js';
import { GOOD } from './testing/facts-of-a-case.js';
import { ballots, heldMeeting, scoringCase, startCommissions, submit, vote, waitingCase, type World } from './testing/given.js';

const TEXTS = { kk: 'себебі', ru: 'причина', en: 'reason' };
type Told = CloudEvent<FactOf<typeof FactType.SettingChanged>>;
const NEXT_DAY = '2025-03-18' as PlainDate;

describe('a setting that the ministry has changed', () => {
  let world: World;
  beforeAll(async () => {
    world = await startCommissions();
    await tell('scoreAggregate', 'MEDIAN');
    await tell('majorityBase', 'ALL');
  });
  afterAll(() => world?.stop());

  const tell = (setting: string, value: string | boolean, more: Partial<FactOf<typeof FactType.SettingChanged>> = {}) =>
    world.commissions.get(RegisterEvents).onSettingChanged({ data: { setting, value, effectiveFrom: NEXT_DAY, version: 1, reason: TEXTS, source: '118-НҚ', changedOn: '2025-03-17' as PlainDate, ...more } } as Told);

  /** Six members give 72, one 71: their mean is 71.85, their median 72. */
  const totalOf = async (openedOn: PlainDate): Promise<string | undefined> => {
    const { attestationId } = await scoringCase(world, { openedOn });
    for (const [index, member] of world.members.entries()) await submit(world, attestationId, member, index === 0 ? { ...GOOD, '2.1': 0 } : GOOD);
    return (await world.commissions.get(CaseFileStore).find(attestationId))?.score?.total;
  };

  it('makes one score of the sheets of a case opened from its day on, and leaves an earlier one as it was', async () => {
    expect([await totalOf('2025-03-17' as PlainDate), await totalOf(NEXT_DAY)]).toEqual(['71.85', '72']);
  });

  it('gives sheets back that are not all alike where consensus is asked, shows in what they differ, and scores them once they agree (F-11)', async () => {
    await tell('scoreAggregate', 'CONSENSUS', { version: 2, effectiveFrom: '2025-03-20' as PlainDate });
    const { attestationId, workItemId } = await scoringCase(world, { openedOn: '2025-03-20' as PlainDate });
    const [first, second, ...rest] = world.members as [PersonId, PersonId, ...PersonId[]];
    const ask = (as: PersonId, path: string, body?: object) => world.commissions.call<Record<string, unknown>>(body ? 'POST' : 'GET', `commissions/attestations/${attestationId}/${path}`, { as, body });
    for (const member of [second, ...rest]) await submit(world, attestationId, member);
    expect((await ask(world.secretary, 'scoring')).body).toMatchObject({ differing: [] });
    expect(await submit(world, attestationId, first, { ...GOOD, '1.2': 66, '2.1': 0 })).toMatchObject({ status: 201, body: { status: 'OPEN', points: { '1.2': 66 } } });

    expect((await ask(world.secretary, 'scoring')).body).toMatchObject({ score: null, differing: ['1.2', '2.1'] });
    expect((await ask(second, 'score-sheet')).body).toMatchObject({ status: 'OPEN', points: GOOD, total: '72', differing: ['1.2', '2.1'], due: expect.any(String) });
    const { body: queue } = await world.commissions.call<{ items: { attestationId: string }[] }>('GET', 'commissions/score-sheets?limit=100', { as: second });
    expect(queue.items.map((each) => each.attestationId)).toContain(attestationId);
    expect(await ask(world.secretary, 'scoring/closing', { reason: 'келісе алмады' })).toMatchObject({ status: 409, body: { type: 'urn:ustaz:problem:sheets-differ', reasons: [{ rule: 'F-11', values: { criteria: '1.2, 2.1' } }] } });

    expect(await submit(world, attestationId, first, { ...GOOD, '1.2': 66, '2.1': 1 })).toMatchObject({ status: 201, body: { status: 'OPEN' } });
    expect((await ask(first, 'score-sheet')).body).toMatchObject({ points: { '1.2': 66, '2.1': 1 }, differing: ['1.2'] });
    expect(await submit(world, attestationId, first)).toMatchObject({ status: 201, body: { status: 'SUBMITTED', total: '72' } });
    expect((await ask(world.secretary, 'scoring')).body).toMatchObject({ score: { total: '72', meets: true }, differing: [], sheets: world.members.map(() => expect.objectContaining({ status: 'SUBMITTED' })) });
    expect((await world.commissions.messages()).filter(({ key }) => key === workItemId)).toHaveLength(1);
  });

  it('counts the majority by the day on which each case of one meeting was opened (F-09)', async () => {
    const cases = [await waitingCase(world), await waitingCase(world, { openedOn: NEXT_DAY })];
    const agenda = cases.map(({ attestationId }) => attestationId);
    const at = await heldMeeting(world, cases[0]!.commissionId, agenda, world.members.slice(0, 5));
    const some = ballots(world.members, agenda).map((ballot) => ({ ...ballot, inFavour: world.members.slice(0, 3), against: world.members.slice(3, 5), otherwise: 'KEEP_CURRENT' }));
    const { body } = await vote(world, at, some);
    expect(body.cases.map(({ decision }) => decision?.outcome)).toEqual(['AWARDED', 'NOT_CONFIRMED_KEEP']);
  });

  it('is what it is told last for its day, however often and in whichever order', async () => {
    const value = async (on: string) => (await world.commissions.get(KnownFacts).settingsOn(on as PlainDate)).recusedAttend;
    await tell('recusedAttend', false, { version: 2 });
    await tell('recusedAttend', true, { version: 1 });
    await tell('recusedAttend', false, { version: 2 });
    expect([await value('2025-03-17'), await value('2025-03-18'), await value('2026-01-01')]).toEqual([true, false, false]);
    await tell('recusedAttend', true, { version: 3, effectiveFrom: '2025-06-01' as PlainDate });
    expect([await value('2025-05-31'), await value('2025-06-01')]).toEqual([false, true]);
  });

  it('that this service has never heard of is none of its own', async () => {
    await tell('weather', 'fine');
    const file = await world.commissions.get(CaseFileStore).find((await scoringCase(world, { openedOn: NEXT_DAY })).attestationId);
    expect(file?.settings).not.toHaveProperty('weather');
  });
});
