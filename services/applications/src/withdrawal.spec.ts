import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType, MessageName, type AttestationId, type PersonId, type WorkItemId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { startApplications, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await startApplications();
});
afterAll(() => world.stop());

const withdraw = (attestationId: AttestationId, as: PersonId, body: object = {}) => world.call('post', `/${attestationId}/withdrawal`, { as, body });
const left = async (attestationId: AttestationId) => (await world.outbox()).filter(({ key }) => key === attestationId);
const close = (attestationId: AttestationId, outcome: 'WITHDRAWN' | 'AWARDED') => world.workers.close(world.jobFor('applications.close', { attestationId, outcome }));
const problem = (name: string) => `urn:ustaz:problem:${name}`;

describe('a teacher takes her application back', () => {
  it.each(['DRAFT', 'SUBMITTED', 'REGISTERED', 'ACCEPTED'] as const)('while it is %s, and may apply again', async (until) => {
    const teacher = await world.given.teacher('Асель');
    const attestationId = await world.caseOf(teacher, { until });
    const { status, body } = await withdraw(attestationId, teacher, { note: 'көшіп кетемін' });
    expect({ status, state: body.current.state, holder: body.current.holder }).toEqual({ status: 200, state: 'WITHDRAWN', holder: null });
    const facts = await left(attestationId);
    expect(facts.filter(({ name }) => name === FactType.ApplicationWithdrawn)).toMatchObject([{ body: { note: 'көшіп кетемін', personId: teacher } }]);
    expect(facts.filter(({ name }) => name === MessageName.ApplicationWithdrawn)).toMatchObject([{ correlation_key: attestationId, closed_at: null }]);

    await close(attestationId, 'WITHDRAWN');
    expect((await world.call('get', `/${attestationId}`, { as: teacher })).body).toMatchObject({ outcome: 'WITHDRAWN', current: { state: 'WITHDRAWN' } });
    expect((await left(attestationId)).find(({ name }) => name === MessageName.ApplicationWithdrawn)?.closed_at).not.toBeNull();
    expect((await world.call('post', '', { as: teacher, body: { claimedCategory: 'MODERATOR' } })).status).toBe(201);
  });

  it('again without harm, and alone: nobody else takes it back for her', async () => {
    const teacher = await world.given.teacher('Асель');
    const attestationId = await world.caseOf(teacher, { until: 'REGISTERED' });
    expect((await withdraw(attestationId, world.given.otherTeacherId)).status).toBe(404);
    expect((await withdraw(attestationId, world.given.providerId)).status).toBe(403);
    await withdraw(attestationId, teacher);
    expect(await withdraw(attestationId, teacher, { note: 'again' })).toMatchObject({ status: 200, body: { current: { state: 'WITHDRAWN' } } });
    expect((await left(attestationId)).filter(({ name }) => name === FactType.ApplicationWithdrawn)).toHaveLength(1);
  });

  it('out of the provider’s queue, who answers it no more', async () => {
    const teacher = await world.given.teacher('Асель');
    const attestationId = await world.caseOf(teacher, { until: 'REGISTERED' });
    await withdraw(attestationId, teacher);
    const { body } = await world.call('get', '/acceptances', { as: world.given.providerId });
    expect((body.items as { attestationId: string }[]).some((each) => each.attestationId === attestationId)).toBe(false);
    expect((await left(attestationId)).find(({ name }) => name === FactType.ApplicationsWorkItemClosed)?.body).toMatchObject({ how: 'CANCELLED', step: 'acceptance' });
    expect((await world.answer(attestationId, { answer: 'ACCEPTED' })).body.type).toBe(problem('not-registered'));
  });

  it('before the commission decides; afterwards, and when it has ended otherwise, she is told so', async () => {
    const teacher = await world.given.teacher('Асель');
    const attestationId = await world.caseOf(teacher);
    const decided = {
      attestationId, personId: teacher, commissionId: newId() as never, meetingId: newId() as never, protocolNumber: '3', decidedOn: '2025-03-17' as never, level: 'ORG' as const,
      claimedCategory: 'MODERATOR' as const, decision: 'MEETS_CLAIMED' as const, subDecision: null, awardedCategory: 'MODERATOR' as const, outcome: 'AWARDED' as const,
      present: 7, members: 7, votesFor: 7, votesAgainst: 0, recused: 0, castingVote: false, reasons: [],
    };
    await world.hears(FactType.Decided, decided, '2025-03-17T10:00:00.000Z');
    expect(await withdraw(attestationId, teacher)).toMatchObject({ status: 409, body: { type: problem('already-decided') } });
    await close(attestationId, 'AWARDED');
    expect(await withdraw(attestationId, teacher)).toMatchObject({ status: 409, body: { type: problem('attestation-ended') } });

    const other = await world.given.teacher('Асель');
    const refused = await world.caseOf(other, { until: 'REGISTERED' });
    await world.answer(refused, { answer: 'REFUSED', grounds: ['1'] });
    expect(await withdraw(refused, other)).toMatchObject({ status: 409, body: { type: problem('attestation-ended') } });
  });

  it('at the very moment the provider answers: one of the two comes first, and the other is told what stands', async () => {
    for (let round = 0; round < 4; round += 1) {
      const teacher = await world.given.teacher('Асель');
      const attestationId = await world.caseOf(teacher, { until: 'REGISTERED' });
      const [answered, withdrawn] = await Promise.all([world.answer(attestationId, { answer: 'REFUSED', grounds: ['1'] }), withdraw(attestationId, teacher)]);
      expect([answered.status, withdrawn.status].sort()).toEqual([200, 409]);
      const { body } = await world.call('get', `/${attestationId}`, { as: teacher });
      expect(body.current.state).toBe(answered.status === 200 ? 'REFUSED' : 'WITHDRAWN');
      const names = (await left(attestationId)).map(({ name }) => name);
      expect(names.filter((name) => name === FactType.ApplicationRefused || name === FactType.ApplicationWithdrawn)).toHaveLength(1);
      expect(names.filter((name) => name === FactType.ApplicationsWorkItemClosed)).toHaveLength(1);
    }
  });

  it('on a Friday night, before it is registered: it gets no number and waits for nobody', async () => {
    const teacher = await world.given.teacher('Асель');
    const attestationId = await world.caseOf(teacher, { until: 'SUBMITTED' });
    await withdraw(attestationId, teacher);
    const registered = await world.workers.register(world.jobFor('applications.register', { attestationId }));
    expect(registered.kind).toBe('complete');
    expect((await left(attestationId)).some(({ name }) => name === FactType.ApplicationRegistered)).toBe(false);
    expect(await world.workers.escalateAcceptance(world.jobFor('applications.escalate-acceptance', { attestationId, workItemId: newId<WorkItemId>() }))).toMatchObject({ kind: 'complete' });
    expect(await world.workers.expireDraft(world.jobFor('applications.expire-draft', { attestationId }))).toMatchObject({ kind: 'business-error', code: 'ALREADY_SUBMITTED' });
  });
});
