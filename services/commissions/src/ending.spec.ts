import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, OrganisationId, PersonId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { CaseEvents } from './events/case.events.js';
import { EvidenceEvents } from './events/evidence.events.js';
import { CaseFileStore } from './store/case-file.store.js';
import { assignJob, decidedCases, draft, keepSchool, orderedCases, PLACES, scoringCase, startCommissions, submit, tell, waitingCase, type World } from './testing/given.js';
import { SummaryWorkers } from './workers/summary.workers.js';

type Handler = 'onClosed' | 'onWithdrawn' | 'onAnnulled' | 'onMoved';

describe('a case that ends before its commission is done with it', () => {
  let world: World;
  beforeAll(async () => void (world = await startCommissions()));
  afterAll(() => world?.stop());

  const told = async (handler: Handler, data: object): Promise<void> => {
    const event = { id: newId(), source: '/services/applications', time: '2025-06-02T05:00:00.000Z', data };
    const events = world.commissions.get(CaseEvents);
    const asked = handler === 'onClosed' ? [event] : event; // it takes whole pages
    await (events[handler] as (asked: never) => Promise<void>).call(events, asked as never);
    await (events[handler] as (asked: never) => Promise<void>).call(events, asked as never); // the bus may tell it twice
  };
  const close = (attestationId: AttestationId, personId: PersonId, outcome: string | null = 'WITHDRAWN') => told('onClosed', { attestationId, personId, outcome, closedAt: '2025-06-02T05:00:00Z' });
  const closedItems = async (attestationId: AttestationId) =>
    (await world.commissions.facts('kz.ustaz.commissions.work-item-closed.v1')).filter((fact) => fact.attestationId === attestationId && fact.how === 'CANCELLED').map(({ step }) => step);
  const fileOf = (attestationId: AttestationId) => world.commissions.get(CaseFileStore).find(attestationId);

  it.each([
    ['scoring', async () => scoringCase(world)],
    ['meeting', async () => waitingCase(world)],
    ['order', async () => (await decidedCases(world, 'ORG', [{}])).cases[0]!],
    ['certificate', async () => (await orderedCases(world, 'ORG', [{}], `Ж-${newId()}`.slice(0, 20))).cases[0]!],
  ] as const)('waits for nobody any more: %s', async (step, given) => {
    const { attestationId, personId } = await given();
    expect((await fileOf(attestationId))?.item?.step).toBe(step);
    await close(attestationId, personId);
    expect(await closedItems(attestationId)).toEqual([step]);
    expect(await fileOf(attestationId)).toMatchObject({ item: null, ended: 'WITHDRAWN' });
  });

  it('takes no sheet, no meeting and no vote, from the moment the teacher has withdrawn', async () => {
    const [scoring, waiting] = [await scoringCase(world), await waitingCase(world)];
    for (const { attestationId, personId } of [scoring, waiting]) await told('onWithdrawn', { attestationId, personId, withdrawnAt: '2025-06-02T05:00:00Z', note: null });
    expect(await submit(world, scoring.attestationId, world.members[0]!)).toMatchObject({ status: 409, body: { type: expect.stringContaining('already-closed') } });
    const queue = await world.commissions.call<{ items: { attestationId: string }[] }>('GET', 'commissions/score-sheets?limit=100', { as: world.members[0] });
    expect(queue.body.items.map(({ attestationId }) => attestationId)).not.toContain(scoring.attestationId);
    const called = await world.commissions.call('POST', `commissions/${waiting.commissionId}/meetings`, { as: world.secretary, body: { startsAt: '2025-06-02T15:00:00+05:00', agenda: [waiting.attestationId] } });
    expect(called).toMatchObject({ status: 409, body: { type: expect.stringContaining('not-waiting') } });
    await close(scoring.attestationId, scoring.personId);
    expect(await closedItems(scoring.attestationId)).toEqual(['scoring']);
  });

  it('ends with its result annulled, whenever the violation was found', async () => {
    const { attestationId, personId } = await waitingCase(world);
    const bookingId = await tell(world.commissions, { attestationId, personId });
    await told('onAnnulled', { attestationId, personId, bookingId, actNumber: '3', foundOn: '2025-06-02', annulledAt: '2025-06-02T05:00:00Z', by: world.secretary, reasons: [] });
    expect(await fileOf(attestationId)).toMatchObject({ ended: 'ANNULLED', item: null });
    expect((await fileOf(attestationId))?.tests.results.filter(({ annulled }) => annulled)).toHaveLength(1);
  });

  it('leaves a case alone that never came before a commission, and closes what it had told the process', async () => {
    const fact = await draft(world);
    await expect(close(fact.attestationId, fact.personId)).resolves.toBeUndefined();
    const { attestationId, personId } = await waitingCase(world);
    await close(attestationId, personId, 'NOT_CONFIRMED_KEEP');
    expect(await world.commissions.sql(`select 1 from commissions.outbox where key = $1 and kind = 'message' and closed_at is null`, [attestationId])).toEqual([]);
  });

  it('moves with its teacher while no commission holds it: the one of the new place is asked for', async () => {
    const school = newId<OrganisationId>();
    await keepSchool(world.commissions, school, PLACES.CITY);
    const fact = await draft(world);
    const { attestationId, personId } = fact;
    await told('onMoved', {
      attestationId, personId, from: { organisationId: world.school, placeCode: PLACES.DISTRICT }, to: { organisationId: school, placeCode: PLACES.CITY }, subordination: 'DISTRICT', hasDistrictLevel: false,
      post: 'география мұғалімі', movedAt: '2025-05-02T05:00:00Z', reasons: [],
    });
    await world.approve();
    const assigned = await world.commissions.get(SummaryWorkers).assignCommission(assignJob({ ...fact, organisationId: world.school }, 'ORG'));
    expect(assigned).toMatchObject({ kind: 'incident', reason: expect.stringContaining(school) });
    expect(await fileOf(attestationId)).toBeUndefined();
    await expect(told('onMoved', { attestationId: newId(), to: { organisationId: school, placeCode: PLACES.CITY }, post: 'x' })).rejects.toThrow('not known here');
  });

  it('has its appeal known whichever of its facts comes first', async () => {
    const events = world.commissions.get(EvidenceEvents);
    const { attestationId } = await waitingCase(world);
    const appeal = { attestationId, appealId: newId() };
    const event = { data: appeal } as never;
    await events.onAppealDecided(event);
    await events.onAppealed(event);
    expect((await fileOf(attestationId))?.tests.appeals).toBe(0);
    await events.onAppealed({ data: { attestationId, appealId: newId() } } as never);
    expect((await fileOf(attestationId))?.tests.appeals).toBe(1);
  });
});
