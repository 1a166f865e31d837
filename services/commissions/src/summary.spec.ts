import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, JobIn, JobType, Message, PersonId, WorkItemId } from '@attestation/contracts';
import { CaseFileStore } from './store/case-file.store.js';
import { KnownFacts } from './store/known-facts.js';
import { jobOf, RULES, startCommissions, TODAY, type World } from './testing/given.js';
import { DecisionWorkers } from './workers/decision.workers.js';
import { SummaryWorkers } from './workers/summary.workers.js';

const GOOD = { '1.1': 1, '1.2': 65, '2.1': 1, '2.2': 1, '3.1': 1, '3.2': 1, '3.4': 1, '4.1': 1 };
const lines = (points: Record<string, number>) => ({ points: Object.entries(points).map(([criterion, value]) => ({ criterion, points: value })) });

describe('the summary of a case', () => {
  let world: World;
  beforeAll(async () => void (world = await startCommissions()));
  afterAll(() => world?.stop());

  const summary = () => world.commissions.get(SummaryWorkers);
  const decision = () => world.commissions.get(DecisionWorkers);
  const routing = { level: 'ORG' as const, attestingBody: 'EDU_ORG', rule: 'R-108' };

  /** A case assigned to the school's commission. */
  const assigned = async (more = {}) => {
    const commissionId = await world.approve();
    const { attestationId, personId, claimedCategory, currentCategory, openedOn } = await world.draft(more);
    const variables: JobIn<typeof JobType.AssignCommission> = { attestationId, personId, organisationId: world.school, claimedCategory, currentCategory, openedOn, ruleSet: RULES, routing };
    const job = jobOf('commissions.assign-commission', variables);
    const outcome = await summary().assignCommission(job);
    return { attestationId, personId, commissionId, outcome, again: () => summary().assignCommission(job) };
  };

  const sheetFor = (attestationId: AttestationId, commissionId: never, memberId: PersonId) =>
    jobOf('commissions.open-scoring', { attestationId, commissionId, memberId, deadlines: { decision: '2025-08-02T00:00:00+05:00' } });

  const scoredBy = async (attestationId: AttestationId, commissionId: unknown, memberId: PersonId, points: Record<string, number>) => {
    const opened = await summary().openScoring(sheetFor(attestationId, commissionId as never, memberId));
    const { workItemId } = (opened as { variables: { workItemId: WorkItemId } }).variables;
    return world.commissions.call('POST', `commissions/attestations/${attestationId}/score-sheets/${workItemId}/submission`, { as: memberId, body: lines(points) });
  };

  it('gives the case to the active commission of its organisation, once, with the campaign’s last day as deadline', async () => {
    const { outcome, commissionId, attestationId, again } = await assigned();

    expect(outcome).toEqual({ kind: 'complete', variables: { commissionId, memberIds: world.members, deadline: '2025-08-02T00:00:00+05:00' } });
    expect(await again()).toEqual(outcome);
    const told = (await world.commissions.facts('kz.ustaz.commissions.commission-assigned.v1')).filter((fact) => fact.attestationId === attestationId);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ level: 'ORG', attestingOrganisationId: world.school });
  });

  it('stops with words an operator understands where the level has no active commission', async () => {
    const { attestationId, personId, claimedCategory, currentCategory, openedOn } = await world.draft();
    const variables = { attestationId, personId, organisationId: world.school, claimedCategory, currentCategory, openedOn, ruleSet: RULES, routing: { ...routing, level: 'REGION' as const } };
    const outcome = await summary().assignCommission(jobOf('commissions.assign-commission', variables));
    expect(outcome).toMatchObject({ kind: 'incident', reason: expect.stringContaining('No active commission of level REGION') });
  });

  it('opens one score sheet when the same job arrives twice at once', async () => {
    const { attestationId, commissionId } = await assigned();
    const job = sheetFor(attestationId, commissionId as never, world.members[0]!);
    const [first, second] = await Promise.all([summary().openScoring(job), summary().openScoring(job)]);
    expect(second).toEqual(first);
    expect(await world.commissions.sql('select 1 from commissions.score_sheet where attestation_id = $1', [attestationId])).toHaveLength(1);
  });

  it('lets a member submit his own sheet only, and only points that his sheet allows', async () => {
    const { attestationId, commissionId } = await assigned();
    const [owner, stranger] = world.members as [PersonId, PersonId];
    const opened = await summary().openScoring(sheetFor(attestationId, commissionId as never, owner));
    const { workItemId } = (opened as { variables: { workItemId: WorkItemId } }).variables;
    const path = `commissions/attestations/${attestationId}/score-sheets/${workItemId}/submission`;

    expect((await world.commissions.call('POST', path, { as: stranger, body: lines(GOOD) })).status).toBe(404);
    expect((await world.commissions.call('POST', path, { body: lines(GOOD) })).status).toBe(401);
    const outside = await world.commissions.call<{ type: string; reasons: { rule: string }[] }>('POST', path, { as: owner, body: lines({ ...GOOD, '2.1': 9 }) });
    expect(outside.status).toBe(422);
    expect(outside.body.type).toContain('points-out-of-range');
    expect((await world.commissions.call('POST', path, { as: owner, body: { ...lines(GOOD), note: 'x' } })).status).toBe(422);
    const done = await world.commissions.call<{ total: string }>('POST', path, { as: owner, body: lines(GOOD) });
    expect(done).toMatchObject({ status: 201, body: { status: 'SUBMITTED', total: '72' } });
    expect((await world.commissions.call('POST', path, { as: owner, body: lines(GOOD) })).status).toBe(409);
    const woken = (await world.commissions.messages()).filter(({ key }) => key === workItemId);
    expect(woken).toEqual([{ name: 'sheet-submitted', key: workItemId, variables: {} }]);
  });

  it('takes a whole case from the sheets to the certificate, each step once', async () => {
    const { attestationId, personId, commissionId } = await assigned();
    for (const memberId of world.members) expect((await scoredBy(attestationId, commissionId, memberId, GOOD)).status).toBe(201);
    expect(await summary().aggregateScores(jobOf('commissions.aggregate-scores', { attestationId }))).toEqual({ kind: 'complete', variables: { portfolioMeets: true } });
    await world.commissions.get(KnownFacts).keepTest(attestationId, { kind: 'RESULT', thresholdReached: true, highestCategory: 'MODERATOR', percent: '68', certificateNumber: 'T-1' }, '2025-05-01T00:00:00Z');
    const enlisted = await decision().enlist(jobOf('commissions.enlist', { attestationId, commissionId, deadlines: { decision: '2025-08-02T00:00:00+05:00' } }));
    const { workItemId } = (enlisted as { variables: { workItemId: WorkItemId } }).variables;

    const secretary = world.secretary;
    const waiting = await world.commissions.call<{ items: { attestationId: string }[] }>('GET', `commissions/${commissionId}/waiting`, { as: secretary });
    expect(waiting.body.items.map((each) => each.attestationId)).toContain(attestationId);
    const meeting = await world.commissions.call<{ id: string; protocolNumber: string }>('POST', `commissions/${commissionId}/meetings`, { as: secretary, body: { agenda: [attestationId] } });
    const at = `commissions/${commissionId}/meetings/${meeting.body.id}`;
    const present = world.members.slice(0, 5);
    expect(await world.commissions.call('POST', `${at}/attendance`, { as: secretary, body: { present: present.slice(0, 4) } })).toMatchObject({ status: 409, body: { type: expect.stringContaining('no-quorum') } });
    expect((await world.commissions.call('POST', `${at}/attendance`, { as: secretary, body: { present } })).status).toBe(201);
    const votes = present.map((memberId, index) => ({ memberId, meets: index !== 4 }));
    const decided = await world.commissions.call('POST', `${at}/decisions/${attestationId}`, { as: secretary, body: { votes, otherwise: 'KEEP_CURRENT' } });
    expect(decided).toMatchObject({ status: 201, body: { decision: 'MEETS_CLAIMED', awardedCategory: 'MODERATOR', outcome: 'AWARDED', decidedOn: TODAY } });
    expect((await world.commissions.call('POST', `${at}/decisions/${attestationId}`, { as: secretary, body: { votes, otherwise: 'KEEP_CURRENT' } })).status).toBe(409);
    expect((await world.commissions.call('POST', `${at}/closing`, { as: secretary })).status).toBe(200);

    const order = await decision().openOrder(jobOf('commissions.open-order', { attestationId }));
    const orderId = (order as { variables: { workItemId: WorkItemId } }).variables.workItemId;
    expect((await world.commissions.call('POST', `commissions/attestations/${attestationId}/orders/${orderId}`, { as: secretary, body: { number: '45-НҚ' } })).status).toBe(403);
    expect((await world.commissions.call('POST', `commissions/attestations/${attestationId}/orders/${orderId}`, { as: world.head, body: { number: '45-НҚ' } })).status).toBe(201);
    const certificate = await decision().openCertificate(jobOf('commissions.open-certificate', { attestationId }));
    const certificateId = (certificate as { variables: { workItemId: WorkItemId } }).variables.workItemId;
    const path = `commissions/attestations/${attestationId}/certificates/${certificateId}`;
    const issued = await world.commissions.call<{ number: string }>('POST', path, { as: world.head, key: 'certificate-once' });
    const repeated = await world.commissions.call<{ number: string }>('POST', path, { as: world.head, key: 'certificate-once' });

    expect(issued.body).toMatchObject({ status: 'ISSUED', number: expect.stringMatching(/^10-ORG-2025-\d{6}$/), validUntil: '2030-06-02' });
    expect(repeated).toEqual(issued);
    const [award] = (await world.commissions.facts('kz.ustaz.commissions.category-awarded.v1')).filter((fact) => fact.personId === personId);
    expect(award).toMatchObject({ category: 'MODERATOR', previousCategory: 'TEACHER', orderNumber: '45-НҚ', bonusPercent: 30, bonusFrom: '2025-09-01', validUntil: '2030-06-02' });
    const told: Pick<Message, 'name' | 'key'>[] = await world.commissions.messages();
    expect(told.filter(({ key }) => key === workItemId || key === orderId || key === certificateId).map(({ name }) => name)).toEqual(['decision-recorded', 'order-issued', 'certificate-issued']);
  });

  it('refuses a decision that the rules do not permit, and keeps nothing of it', async () => {
    const { attestationId, commissionId } = await assigned();
    for (const memberId of world.members) await scoredBy(attestationId, commissionId, memberId, { ...GOOD, '3.1': 0 });
    expect(await summary().aggregateScores(jobOf('commissions.aggregate-scores', { attestationId }))).toMatchObject({ variables: { portfolioMeets: false } });
    await decision().enlist(jobOf('commissions.enlist', { attestationId, commissionId, deadlines: { decision: '2025-08-02T00:00:00+05:00' } }));
    await world.commissions.get(KnownFacts).keepTest(attestationId, { kind: 'EXEMPT', ground: 'X' }, '2025-05-01T00:00:00Z');
    const meeting = await world.commissions.call<{ id: string }>('POST', `commissions/${commissionId}/meetings`, { as: world.secretary, body: { agenda: [attestationId] } });
    const at = `commissions/${commissionId}/meetings/${meeting.body.id}`;
    await world.commissions.call('POST', `${at}/attendance`, { as: world.secretary, body: { present: world.members } });
    const votes = world.members.map((memberId) => ({ memberId, meets: true }));
    const refused = await world.commissions.call('POST', `${at}/decisions/${attestationId}`, { as: world.secretary, body: { votes, otherwise: 'KEEP_CURRENT' } });
    expect(refused).toMatchObject({ status: 409, body: { type: expect.stringContaining('decision-not-permitted') } });
    expect((await world.commissions.get(CaseFileStore).find(attestationId))?.decision).toBeNull();
    const kept = await world.commissions.call('POST', `${at}/decisions/${attestationId}`, { as: world.secretary, body: { votes: votes.map((vote) => ({ ...vote, meets: false })), otherwise: 'KEEP_CURRENT' } });
    expect(kept).toMatchObject({ status: 201, body: { decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT', outcome: 'NOT_CONFIRMED_KEEP', awardedCategory: 'TEACHER' } });
  });
});
