import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMISSION_LEVELS, type PersonId } from '@attestation/contracts';
import { signAs } from '@attestation/documents/testing';
import { fixedClock, newId } from '@attestation/service-kit';
import { CaseFileStore } from './store/case-file.store.js';
import { CaseEvents } from './events/case.events.js';
import { ballots, decidedCases, heldMeeting, jobOf, orderedCases, pdfOf, signaturesOver, startCommissions, vote, waitingCase, type World } from './testing/given.js';
import { DecisionWorkers } from './workers/decision.workers.js';

interface Drafted {
  id: string;
  documentId: string;
  attestationIds: string[];
  status: string;
}

/** A clock that the test sets on by a day. */
const settableClock = () => {
  let now = fixedClock('2025-06-02');
  return Object.assign(Object.create(Object.getPrototypeOf(now) as object) as typeof now, { now: () => now.now(), set: (day: string) => void (now = fixedClock(day)) });
};

describe('the order of the attesting body', () => {
  const clock = settableClock();
  let world: World;
  let number = 0;
  beforeAll(async () => void (world = await startCommissions({ clock })));
  afterAll(() => world?.stop());

  const draft = (as: PersonId, body: object) => world.commissions.call<Drafted>('POST', 'commissions/orders', { as, body: { number: `${(number += 1)}-НҚ`, ...body } });
  const sign = async (as: PersonId, { id, documentId }: Drafted, signatures?: { kk: string; ru: string }) =>
    world.commissions.call<{ status: string; type: string }>('POST', `commissions/orders/${id}/signature`, { as, body: signatures ?? (await signaturesOver(world, documentId, as)) });
  const refused = (status: number, code: string) => ({ status, body: { type: expect.stringContaining(code) } });
  const ordered = async (attestationId: string) => (await world.commissions.facts('kz.ustaz.commissions.order-issued.v1')).filter((fact) => fact.attestationId === attestationId);

  it.each(COMMISSION_LEVELS)('is signed by the head of the body whose commission decided, level %s, over its bytes in both languages', async (level) => {
    const { cases, meetingId } = await decidedCases(world, level, [{}, {}]);
    const ids = cases.map(({ attestationId }) => attestationId);
    const head = world.heads[level];
    const waiting = await world.commissions.call<{ items: { attestationId: string; protocolSigned: boolean }[] }>('GET', 'commissions/orders/waiting', { as: head });
    expect(waiting.body.items.filter(({ attestationId }) => (ids as string[]).includes(attestationId)).map(({ protocolSigned }) => protocolSigned)).toEqual([true, true]);
    for (const other of COMMISSION_LEVELS.filter((each) => each !== level)) {
      expect([other, (await draft(world.heads[other], { meetingId })).status]).toEqual([other, 404]);
      const { body } = await world.commissions.call<{ items: { attestationId: string }[] }>('GET', 'commissions/orders/waiting', { as: world.heads[other] });
      expect(body.items.map(({ attestationId }) => attestationId)).not.toContain(ids[0]);
    }
    const drafted = await draft(head, { meetingId });
    expect(drafted).toMatchObject({ status: 201, body: { status: 'DRAFT', attestationIds: ids } });
    expect(await ordered(ids[0]!)).toEqual([]);
    expect((await sign(head, drafted.body)).body).toMatchObject({ status: 'ISSUED' });
    for (const id of ids) expect(await ordered(id)).toEqual([expect.objectContaining({ level, documentId: drafted.body.documentId, by: head, category: 'MODERATOR' })]);
    const register = await world.commissions.call<{ items: { id: string }[] }>('GET', 'commissions/orders', { as: head });
    const found = await world.commissions.call<{ items: { id: string }[]; total: number }>('GET', `commissions/orders?search=${encodeURIComponent(`${number}-нқ`)}`, { as: head });
    expect(found.body).toMatchObject({ items: [{ id: drafted.body.id }], total: 1 });
    const whole = await world.commissions.call<{ cases: { attestationId: string }[] }>('GET', `commissions/orders/${drafted.body.id}`, { as: head });
    expect(whole.body.cases.map(({ attestationId }) => attestationId)).toEqual(ids);
    expect(register.body.items[0]).toMatchObject({ id: drafted.body.id, status: 'ISSUED', cases: 2 });
    expect((await world.commissions.call('GET', `commissions/orders/${drafted.body.id}`, { as: world.heads[level === 'ORG' ? 'REGION' : 'ORG'] })).status).toBe(404);
  });

  it('is not drafted before the protocol is signed, over cases of two protocols, or of cases that want none', async () => {
    const [one, other] = [await decidedCases(world, 'ORG', [{}]), await decidedCases(world, 'ORG', [{}])];
    const ids = [one, other].map(({ cases }) => cases[0]!.attestationId);
    expect(await draft(world.head, { attestationIds: ids })).toMatchObject(refused(422, 'different-protocols'));
    const { attestationId, commissionId } = await waitingCase(world);
    const at = await heldMeeting(world, commissionId, [attestationId]);
    expect(await draft(world.head, { attestationIds: [attestationId] })).toMatchObject(refused(404, 'not-found'));
    await vote(world, at, ballots(world.members, [attestationId]));
    expect(await draft(world.head, { attestationIds: [attestationId] })).toMatchObject(refused(409, 'order-not-due'));
    await world.commissions.get(DecisionWorkers).openOrder(jobOf('commissions.open-order', { attestationId }));
    expect(await draft(world.head, { attestationIds: [attestationId] })).toMatchObject(refused(409, 'protocol-not-signed'));
    expect((await draft(world.head, {})).status).toBe(422);
    expect((await draft(world.head, { attestationIds: [attestationId], number: '<script>' })).status).toBe(422);
  });

  it('takes no signature but the drafter’s own, over its very bytes, by an authority that is trusted', async () => {
    const { meetingId, cases } = await decidedCases(world, 'ORG', [{}]);
    const drafted = (await draft(world.head, { meetingId })).body;
    const good = await signaturesOver(world, drafted.documentId, world.head);
    const kk = await pdfOf(world, drafted.documentId, world.head);
    const others = (await signAs(world.secretary, kk)).toString('base64');
    expect(await sign(world.head, drafted, { ...good, kk: others })).toMatchObject(refused(422, 'signature-of-another'));
    expect(await sign(world.head, drafted, { kk: good.ru, ru: good.kk })).toMatchObject(refused(422, 'signature-of-other-content'));
    expect(await sign(world.head, drafted, { ...good, ru: Buffer.from('no signature').toString('base64') })).toMatchObject(refused(422, 'signature-broken'));
    expect((await sign(world.head, drafted, { kk: good.kk, ru: '' })).status).toBe(422);
    expect(await ordered(cases[0]!.attestationId)).toEqual([]);
    expect((await sign(world.head, drafted, good)).status).toBe(200);
  });

  it('keeps a second head of the same body from signing what bears another’s name', async () => {
    const second = world.spare[1]!;
    await world.commissions.sql(`insert into commissions.access_role (assignment_id, person_id, role, organisation_id, valid_from, as_of) values ($1, $2, 'HEAD', $3, '2025-01-01', '2025-01-01')`, [newId(), second, world.school]);
    const { meetingId } = await decidedCases(world, 'ORG', [{}]);
    const drafted = (await draft(world.head, { meetingId })).body;
    const bytes = async (language: 'kk' | 'ru') => (await signAs(second, await pdfOf(world, drafted.documentId, world.head, language))).toString('base64');
    expect(await sign(second, drafted, { kk: await bytes('kk'), ru: await bytes('ru') })).toMatchObject(refused(422, 'signature-of-another'));
  });

  it('is issued once; its number is the body’s own for the year', async () => {
    const { meetingId } = await decidedCases(world, 'ORG', [{}, {}]);
    const [first] = (await draft(world.head, { meetingId })).body.attestationIds as [string];
    const one = (await draft(world.head, { attestationIds: [first], number: 'ӨЗ-1' })).body;
    const again = (await draft(world.head, { attestationIds: [first], number: 'ӨЗ-2' })).body;
    expect((await sign(world.head, one)).body).toMatchObject({ status: 'ISSUED' });
    expect(await sign(world.head, again)).toMatchObject(refused(409, 'order-outdated'));
    expect(await draft(world.head, { meetingId, number: 'ӨЗ-1' })).toMatchObject(refused(409, 'order-number-taken'));
    const { meetingId: districts } = await decidedCases(world, 'DISTRICT', [{}]);
    expect((await draft(world.heads.DISTRICT, { meetingId: districts, number: 'ӨЗ-1' })).status).toBe(201);
  });

  it('of two drafts with one number, signed at once, lets one pass', async () => {
    const [one, other] = [await decidedCases(world, 'REGION', [{}]), await decidedCases(world, 'REGION', [{}])];
    const drafts = [(await draft(world.heads.REGION, { meetingId: one.meetingId, number: 'БІР-1' })).body, (await draft(world.heads.REGION, { meetingId: other.meetingId, number: 'БІР-1' })).body];
    const signed = await Promise.all(drafts.map((each) => sign(world.heads.REGION, each)));
    expect(signed.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is issued for none of its cases where one has ended meanwhile: its bytes would name somebody in vain', async () => {
    const { cases, meetingId } = await decidedCases(world, 'ORG', [{}, {}]);
    const drafted = (await draft(world.head, { meetingId })).body;
    const [gone, stays] = cases.map(({ attestationId }) => attestationId);
    const event = { id: newId(), source: '/services/applications', data: { attestationId: gone, personId: cases[0]!.personId, withdrawnAt: '2025-06-02T05:00:00Z', note: null } };
    await world.commissions.get(CaseEvents).onWithdrawn(event as unknown as Parameters<CaseEvents['onWithdrawn']>[0]);
    expect(await sign(world.head, drafted)).toMatchObject(refused(409, 'order-outdated'));
    expect(await ordered(stays!)).toEqual([]);
    const anew = await draft(world.head, { meetingId });
    expect(anew.body.attestationIds).toEqual([stays]);
    expect((await sign(world.head, anew.body)).body).toMatchObject({ status: 'ISSUED' });
  });

  it('bears the day it is signed: a draft of yesterday is made anew', async () => {
    const { meetingId } = await decidedCases(world, 'ORG', [{}]);
    const drafted = (await draft(world.head, { meetingId })).body;
    const signatures = await signaturesOver(world, drafted.documentId, world.head);
    clock.set('2025-06-03');
    expect(await sign(world.head, drafted, signatures)).toMatchObject(refused(409, 'order-outdated'));
    const anew = await draft(world.head, { meetingId });
    expect((await sign(world.head, anew.body)).body).toMatchObject({ status: 'ISSUED', dated: '2025-06-03' });
  });

  it('repeated with its key gives the first answer, and tells nothing again', async () => {
    const { cases, documentId } = await orderedCases(world, 'MINISTRY', [{}], 'Қ-77');
    const [order] = await world.commissions.sql<{ id: string }>('select id from commissions.attesting_order where paper_id = $1', [documentId]);
    expect((await sign(world.heads.MINISTRY, { id: order!.id, documentId } as Drafted)).body).toMatchObject({ status: 'ISSUED' });
    expect(await ordered(cases[0]!.attestationId)).toHaveLength(1);
    expect((await world.commissions.get(CaseFileStore).find(cases[0]!.attestationId))?.order).toMatchObject({ number: 'Қ-77' });
  });
});
