import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, PersonId } from '@attestation/contracts';
import { CaseFileStore } from './store/case-file.store.js';
import { DUE, GOOD } from './testing/facts-of-a-case.js';
import { assignJob, ballots, draft, heldMeeting, itemOf, jobOf, lines, scoringCase, signaturesOver, signedExtracts, startCommissions, submit, TODAY, vote, waitingCase, type World } from './testing/given.js';
import { DecisionWorkers } from './workers/decision.workers.js';
import { SummaryWorkers } from './workers/summary.workers.js';

describe('the summary of a case', () => {
  let world: World;
  beforeAll(async () => void (world = await startCommissions()));
  afterAll(() => world?.stop());

  const summary = () => world.commissions.get(SummaryWorkers);
  const process = () => world.commissions.get(DecisionWorkers);
  const call = (method: string, path: string, as: PersonId, body?: unknown, key?: string) => world.commissions.call(method, `commissions/${path}`, { as, body, key });

  it('gives the case to the active commission of its organisation, once, with the campaign’s last day as deadline', async () => {
    const commissionId = await world.approve();
    const fact = await draft(world);
    const job = assignJob(fact, 'ORG');
    const outcome = await summary().assignCommission(job);

    expect(outcome).toEqual({ kind: 'complete', variables: { commissionId, deadline: DUE } });
    expect(await summary().assignCommission(job)).toEqual(outcome);
    const told = (await world.commissions.facts('kz.ustaz.commissions.commission-assigned.v1')).filter(({ attestationId }) => attestationId === fact.attestationId);
    expect(told).toEqual([expect.objectContaining({ level: 'ORG', attestingOrganisationId: world.school, rule: 'R-108' })]);
  });

  it('stops with words an operator understands where the level has no active commission', async () => {
    const outcome = await summary().assignCommission(assignJob(await draft(world), 'REGION'));
    expect(outcome).toMatchObject({ kind: 'incident', reason: expect.stringContaining('No active commission of level REGION') });
  });

  it('names the post whose sheet the loaded rules do not give', async () => {
    const fact = await draft(world, { positionGroup: 'METHODIST' });
    await summary().assignCommission(assignJob(fact, 'ORG'));
    const opened = await summary().openScoring(jobOf('commissions.open-scoring', { attestationId: fact.attestationId, commissionId: await world.approve(), deadlines: { decision: DUE } }));
    expect(opened).toMatchObject({ kind: 'incident', reason: expect.stringContaining('METHODIST') });
  });

  it('scores by the sheet of the position, and keeps that the post is at a penal institution; what a draft of before does not say is neither (X-075, X-076)', async () => {
    const totalOf = async (wish: Parameters<typeof scoringCase>[1]) => {
      const { attestationId } = await scoringCase(world, wish);
      const { body } = await submit(world, attestationId, world.members[0]!);
      const file = await world.commissions.get(CaseFileStore).find(attestationId);
      return [(body as { total: string }).total, file?.position, file?.penalInstitution];
    };
    expect([await totalOf({}), await totalOf({ position: 'NVTP_ORGANISER' }), await totalOf({ penalInstitution: true }), await totalOf({ positionGroup: 'PUPIL_SUPPORT' }), await totalOf({ positionGroup: 'PUPIL_SUPPORT', position: 'EDUCATOR' })]).toEqual([
      ['72', null, false], ['71', 'NVTP_ORGANISER', false], ['72', null, true], ['71', null, false], ['72', 'EDUCATOR', false],
    ]);
  });

  it('opens a sheet for each member in one change, also when the same job arrives twice at once', async () => {
    const commissionId = await world.approve();
    const fact = await draft(world);
    await summary().assignCommission(assignJob(fact, 'ORG'));
    const job = jobOf('commissions.open-scoring', { attestationId: fact.attestationId, commissionId, deadlines: { decision: DUE } });
    const [first, second] = await Promise.all([summary().openScoring(job), summary().openScoring(job)]);

    expect(second).toEqual(first);
    const opened = (await world.commissions.facts('kz.ustaz.commissions.work-item-opened.v1')).filter(({ attestationId }) => attestationId === fact.attestationId);
    expect(opened).toEqual([expect.objectContaining({ workItemId: itemOf(first), step: 'scoring', holder: { role: 'COMMISSION_MEMBER', commissionId }, due: DUE })]);
    expect(await world.commissions.sql('select 1 from commissions.score_sheet where attestation_id = $1', [fact.attestationId])).toHaveLength(7);
  });

  it('lets a member submit his own sheet once, and only points that the column and the evidence allow', async () => {
    const { attestationId, workItemId } = await scoringCase(world, { unmet: ['2.2'] });
    const [member] = world.members as [PersonId];

    expect((await submit(world, attestationId, world.spare[0]!)).status).toBe(403);
    expect((await world.commissions.call('POST', `commissions/attestations/${attestationId}/score-sheet/submission`, { body: lines(GOOD) })).status).toBe(401);
    expect(await submit(world, attestationId, member, { ...GOOD, '2.1': 9 })).toMatchObject({ status: 422, body: { type: expect.stringContaining('points-out-of-range'), reasons: expect.arrayContaining([expect.objectContaining({ rule: 'X-075' })]) } });
    expect(await submit(world, attestationId, member)).toMatchObject({ status: 422, body: { reasons: [expect.objectContaining({ rule: 'X-074', text: expect.stringContaining('2.2') })] } });
    expect((await call('POST', `attestations/${attestationId}/score-sheet/submission`, member, { ...lines(GOOD), note: 'x' })).status).toBe(422);
    expect(await submit(world, attestationId, member, { ...GOOD, '2.2': 0 })).toMatchObject({ status: 201, body: { status: 'SUBMITTED', total: '71' } });
    expect(await submit(world, attestationId, member, { ...GOOD, '2.2': 0 })).toMatchObject({ status: 409, body: { type: expect.stringContaining('sheet-closed') } });
    expect((await world.commissions.messages()).filter(({ key }) => key === workItemId)).toEqual([]);
  });

  it('makes one score with the last sheet, tells it and wakes the process, all in one change', async () => {
    const { attestationId, workItemId } = await scoringCase(world);
    for (const member of world.members) expect((await submit(world, attestationId, member)).status).toBe(201);

    expect((await world.commissions.messages()).filter(({ key }) => key === workItemId)).toEqual([{ name: 'scores-submitted', key: workItemId, variables: { portfolioMeets: true } }]);
    const scored = (await world.commissions.facts('kz.ustaz.commissions.scored.v1')).filter((fact) => fact.attestationId === attestationId);
    expect(scored).toEqual([expect.objectContaining({ sheets: 7, members: 7, total: '72', minimum: 68, meets: true })]);
    const outbox = await world.commissions.sql<{ count: number }>(
      `select count(distinct created_at)::int as count from commissions.outbox where key = $1 and (name like '%scored%' or name = 'scores-submitted' or name like '%work-item-closed%')`, [attestationId],
    );
    expect(outbox).toEqual([{ count: 1 }]);
  });

  it('takes a whole case from the sheets to the certificate, each step once', async () => {
    const { attestationId, personId, commissionId } = await waitingCase(world);
    const { secretary, head, members } = world;
    const waiting = await call('GET', `${commissionId}/waiting?search=${encodeURIComponent('сериков')}`, secretary);
    expect(waiting.body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ attestationId, teacher: 'Сериков Арман Маратұлы', score: '72', meets: true })]) });

    const at = await heldMeeting(world, commissionId, [attestationId], members.slice(0, 5));
    const decided = await vote(world, at, ballots(members.slice(0, 5), [attestationId], 1));
    expect(decided.body.cases).toEqual([{ attestationId, refusal: null, decision: expect.objectContaining({ decision: 'MEETS_CLAIMED', awardedCategory: 'MODERATOR', outcome: 'AWARDED', decidedOn: TODAY }) }]);
    expect((await vote(world, at, ballots(members.slice(0, 5), [attestationId]))).body.cases[0]?.refusal).toMatchObject({ status: 409, type: expect.stringContaining('already-decided') });
    const order = await process().openOrder(jobOf('commissions.open-order', { attestationId }));
    const drafting = { attestationIds: [attestationId], number: '45-НҚ' };
    expect(await call('POST', 'orders', head, drafting)).toMatchObject({ status: 409, body: { type: expect.stringContaining('protocol-not-signed') } });

    const closed = await world.commissions.call<{ protocolId: string }>('POST', `${at}/closing`, { as: secretary, body: { recording: 'архив, 12-диск' } });
    expect(closed.body).toMatchObject({ status: 'CLOSED', recordingKeptUntil: '2026-06-02' });
    await signedExtracts(world, at);
    const chair = members[0]!;
    for (const signer of [secretary, chair]) expect((await world.commissions.call('POST', `${at}/protocol/signature`, { as: signer, body: await signaturesOver(world, closed.body.protocolId, signer) })).status).toBe(200);
    const signed = (await world.commissions.facts('kz.ustaz.commissions.protocol-signed.v1')).at(-1);
    expect(signed).toMatchObject({ documentId: closed.body.protocolId, cases: 1, by: chair });

    expect((await call('POST', 'orders', secretary, drafting)).status).toBe(403);
    const drafted = await world.commissions.call<{ id: string; documentId: string }>('POST', 'commissions/orders', { as: head, body: drafting });
    expect(drafted).toMatchObject({ status: 201, body: { status: 'DRAFT', attestationIds: [attestationId] } });
    const issued = await call('POST', `orders/${drafted.body.id}/signature`, head, await signaturesOver(world, drafted.body.documentId, head));
    expect(issued).toMatchObject({ status: 200, body: { status: 'ISSUED', number: '45-НҚ' } });

    const certificate = await process().openCertificate(jobOf('commissions.open-certificate', { attestationId }));
    const body = { workItemIds: [itemOf(certificate)] };
    const first = await call('POST', 'certificates/issue', head, body, 'certificate-once');
    expect(first.body).toMatchObject({ items: [{ refusal: null, certificate: { number: expect.stringMatching(/^10-ORG-2025-\d{6}$/), validUntil: '2030-06-02', category: 'MODERATOR' } }] });
    expect(await call('POST', 'certificates/issue', head, body, 'certificate-once')).toEqual(first);
    expect((await call('POST', 'certificates/issue', head, body)).body).toMatchObject({ items: [{ certificate: null, refusal: { status: 409 } }] });
    const [award] = (await world.commissions.facts('kz.ustaz.commissions.category-awarded.v1')).filter((fact) => fact.personId === personId);
    expect(award).toMatchObject({ category: 'MODERATOR', previousCategory: 'TEACHER', testExempt: false, orderNumber: '45-НҚ', bonusPercent: 30, bonusFrom: '2025-09-01', validUntil: '2030-06-02' });
    const told: Pick<Message, 'name' | 'key'>[] = await world.commissions.messages();
    expect(told.filter(({ key }) => key === itemOf(order) || key === itemOf(certificate)).map(({ name }) => name)).toEqual(['order-issued', 'certificate-issued']);
    expect((await world.commissions.get(CaseFileStore).find(attestationId))?.item).toBeNull();
  });

  it('refuses a decision that the rules do not permit, and keeps nothing of it', async () => {
    const { attestationId, commissionId } = await waitingCase(world, { unmet: ['3.1'], points: { ...GOOD, '3.1': 0 }, test: 'EXEMPT' });
    const at = await heldMeeting(world, commissionId, [attestationId]);
    const refused = await vote(world, at, ballots(world.members, [attestationId]));
    expect(refused.body.cases[0]).toMatchObject({ decision: null, refusal: { status: 409, type: expect.stringContaining('decision-not-permitted') } });
    expect((await world.commissions.get(CaseFileStore).find(attestationId))?.decision).toBeNull();
    const kept = await vote(world, at, ballots(world.members, [attestationId], 7));
    expect(kept.body.cases[0]?.decision).toMatchObject({ decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT', outcome: 'NOT_CONFIRMED_KEEP', awardedCategory: 'TEACHER' });
    expect(await process().openOrder(jobOf('commissions.open-order', { attestationId }))).toMatchObject({ kind: 'incident', reason: 'ORDER_NOT_DUE' });
  });
});
