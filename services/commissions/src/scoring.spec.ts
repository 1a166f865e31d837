import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttestationId, PersonId } from '@attestation/contracts';
import { CompositionEvents } from './events/composition.events.js';
import { CaseFileStore } from './store/case-file.store.js';
import { KnownCases } from './store/known-cases.js';
import { evaluation } from './testing/facts-of-a-case.js';
import { assignJob, draft, jobOf, scoringCase, seat, startCommissions, submit, waitingCase, type World } from './testing/given.js';
import { SummaryWorkers } from './workers/summary.workers.js';

describe('the scoring before a commission', () => {
  let world: World;
  beforeAll(async () => void (world = await startCommissions()));
  afterAll(() => world?.stop());

  const call = (method: string, path: string, as: PersonId, body?: unknown) => world.commissions.call(method, `commissions/${path}`, { as, body });
  const fileOf = (attestationId: AttestationId) => world.commissions.get(CaseFileStore).find(attestationId);
  const events = () => world.commissions.get(CompositionEvents);

  it('shows a member what the rules propose for each criterion, why, and what was corrected since', async () => {
    const { attestationId, personId, commissionId } = await scoringCase(world, { unmet: ['4.1'] });
    await world.commissions.get(KnownCases).keepCorrection({ attestationId, personId, registry: 'COURSES', source: 'курстар тізілімі', correctedAt: '2025-05-30T05:00:00.000Z', hash: 'a'.repeat(64) });
    const own = await call('GET', `attestations/${attestationId}/score-sheet`, world.members[1]!);
    expect(own).toMatchObject({ status: 200, body: { status: 'OPEN', commissionId, claimedCategory: 'MODERATOR', proposal: { version: 1, minimum: 68 }, corrections: [{ registry: 'COURSES', correctedAt: '2025-05-30T05:00:00.000Z' }] } });
    const { criteria } = own.body.proposal as { criteria: { criterion: string }[] };
    expect(criteria.find(({ criterion }) => criterion === '4.1')).toMatchObject({ met: false, points: '0', corrections: [{ source: 'курстар тізілімі' }] });
  });

  it('goes by the newest version of the portfolio', async () => {
    const { attestationId, personId } = await scoringCase(world, { unmet: ['4.1'] });
    await world.commissions.get(KnownCases).keepEvaluation({ attestationId, personId, claimedCategory: 'MODERATOR', ...evaluation([], { version: 2 }) });
    expect((await submit(world, attestationId, world.members[0]!)).status).toBe(201);
  });

  it('writes of a case only the sheet that was submitted, until the last one makes a score of all', async () => {
    const { attestationId } = await scoringCase(world);
    const written = async () => {
      const [row] = await world.commissions.sql<{ file: string }>('select xmin::text as file from commissions.case_file where attestation_id = $1', [attestationId]);
      const sheets = await world.commissions.sql<{ by: string }>('select distinct xmin::text as by from commissions.score_sheet where attestation_id = $1', [attestationId]);
      return { file: row?.file, sheets: sheets.length };
    };
    const before = await written();
    for (const member of world.members.slice(0, -1)) expect((await submit(world, attestationId, member)).status).toBe(201);
    expect(await written()).toEqual({ file: before.file, sheets: world.members.length });
    expect((await submit(world, attestationId, world.members.at(-1)!)).status).toBe(201);
    expect((await written()).file).not.toBe(before.file);
    expect((await fileOf(attestationId))?.score).toMatchObject({ meets: true });
  });

  it('lists a member’s open sheets, counted as they are listed, page by page', async () => {
    const [member] = world.members as [PersonId];
    const list = (query = '') => world.commissions.call<{ items: { attestationId: string; teacher: string }[]; next: string | null; total: number }>('GET', `commissions/score-sheets${query}`, { as: member });
    const before = (await list()).body.total;
    const made = [await scoringCase(world, { name: 'Қасымова Әсел' }), await scoringCase(world, { name: 'Ғабитов Ұлан' })];
    const all = await list();
    expect(all.body.total).toBe(before + 2);
    expect(all.body.items).toHaveLength(all.body.total);
    const first = await list('?limit=1');
    const rest = await list(`?limit=100&cursor=${first.body.next}`);
    expect([...first.body.items, ...rest.body.items]).toEqual(all.body.items);
    const found = await list(`?search=${encodeURIComponent('касымова асел')}`);
    expect(found.body).toMatchObject({ total: 1, items: [{ attestationId: made[0]!.attestationId, teacher: 'Қасымова Әсел' }] });
    expect((await call('GET', 'score-sheets?cursor=x', member)).status).toBe(422);
  });

  it('refuses by name where the rules have evaluated nothing', async () => {
    const fact = await draft(world);
    await world.commissions.sql('delete from commissions.known_evaluation where attestation_id = $1', [fact.attestationId]);
    await world.commissions.get(SummaryWorkers).assignCommission(assignJob(fact, 'ORG'));
    await world.commissions.get(SummaryWorkers).openScoring(jobOf('commissions.open-scoring', { attestationId: fact.attestationId, commissionId: await world.approve(), deadlines: { decision: '2025-08-02T00:00:00+05:00' } }));
    expect(await submit(world, fact.attestationId, world.members[0]!)).toMatchObject({ status: 409, body: { type: expect.stringContaining('evaluation-missing') } });
  });

  it('keeps a member from scoring his own case, and from any door to another’s sheet', async () => {
    const [member, other] = world.members as [PersonId, PersonId];
    const { attestationId } = await scoringCase(world, { personId: member, currentCategory: 'RESEARCHER' });
    expect((await fileOf(attestationId))?.sheets.map(({ memberId }) => memberId)).not.toContain(member);
    expect(await submit(world, attestationId, member)).toMatchObject({ status: 409, body: { type: expect.stringContaining('own-case') } });
    expect((await call('GET', `attestations/${attestationId}/score-sheet`, member)).status).toBe(404);
    expect((await submit(world, attestationId, other)).status).toBe(201);
  });

  it('is closed by the secretary once a quorum of sheets is in, with a reason; the progress shows who has come, never what they gave', async () => {
    const { attestationId, workItemId } = await scoringCase(world);
    const { secretary, members } = world;
    const close = (body: object) => call('POST', `attestations/${attestationId}/scoring/closing`, secretary, body);
    for (const member of members.slice(0, 4)) await submit(world, attestationId, member);
    expect((await close({})).status).toBe(422);
    expect(await close({ reason: 'Екі мүше іссапарда' })).toMatchObject({ status: 409, body: { type: expect.stringContaining('no-quorum'), reasons: [expect.objectContaining({ rule: 'X-041' })] } });
    await submit(world, attestationId, members[4]!);
    const progress = await call('GET', `attestations/${attestationId}/scoring`, secretary);
    expect(progress.body).toMatchObject({ members: 7, score: null });
    expect(JSON.stringify(progress.body)).not.toContain('points');
    expect((await call('POST', `attestations/${attestationId}/scoring/closing`, members[0]!, { reason: 'abc' })).status).toBe(403);
    expect(await close({ reason: 'Екі мүше іссапарда' })).toMatchObject({ status: 200, body: { score: { total: '72', meets: true } } });
    expect((await world.commissions.messages()).filter(({ key }) => key === workItemId)).toEqual([expect.objectContaining({ name: 'scores-submitted' })]);
    expect(await submit(world, attestationId, members[6]!)).toMatchObject({ status: 409, body: { type: expect.stringContaining('sheet-closed') } });
  });

  it('takes the sheet of a recused member away, and refuses one who does not sit there', async () => {
    const { attestationId } = await scoringCase(world);
    const [member] = world.members as [PersonId];
    const recuse = (memberId: PersonId) => call('POST', `attestations/${attestationId}/recusals`, world.secretary, { memberId, ground: 'RELATIVE', note: 'жұбайы' });
    expect(await recuse(world.spare[0]!)).toMatchObject({ status: 422, body: { type: expect.stringContaining('not-a-member') } });
    expect((await recuse(member)).status).toBe(201);
    expect(await submit(world, attestationId, member)).toMatchObject({ status: 409, body: { type: expect.stringContaining('member-recused') } });
    for (const each of world.members.slice(1)) await submit(world, attestationId, each);
    expect((await fileOf(attestationId))?.score).toMatchObject({ total: '72' });
  });

  it('follows a new composition: what is in stays, a former member’s open sheet is taken away, his role with it', async () => {
    const other = await startCommissions();
    try {
      const { attestationId, commissionId } = await scoringCase(other);
      const decided = await waitingCase(other);
      const [leaving, ...staying] = other.members as [PersonId, ...PersonId[]];
      for (const member of staying.slice(0, 5)) await submit(other, attestationId, member);
      const memberIds = [...staying, other.spare[0]!];
      const compose = (as: PersonId) => other.commissions.call('POST', `commissions/${commissionId}/composition`, { as, body: { memberIds, secretaryId: other.secretary, orderNumber: '2-НҚ' } });
      expect((await compose(other.secretary)).status).toBe(403);
      expect((await compose(other.heads.DISTRICT)).status).toBe(404);
      expect(await compose(other.head)).toMatchObject({ status: 201, body: { status: 'APPROVED', chairId: null, orderNumber: '2-НҚ', warnings: [] } });
      await seat(other.commissions, commissionId);
      const event = { data: { commissionId } } as Parameters<CompositionEvents['onApproved']>[0];
      await other.commissions.get(CompositionEvents).onApproved(event);
      await other.commissions.get(CompositionEvents).onApproved(event);

      const answers = await until403(() => submit(other, attestationId, leaving));
      expect(answers.every((status) => status === 409)).toBe(true); // his sheet is gone at once, his role when the bus has told all it has to tell
      expect((await submit(other, attestationId, staying[5]!)).status).toBe(201);
      const [running, scored] = await Promise.all([attestationId, decided.attestationId].map((id) => other.commissions.get(CaseFileStore).find(id)));
      expect(running?.sheets.filter(({ status }) => status === 'SUBMITTED')).toHaveLength(6);
      expect(running?.score).toMatchObject({ total: '72' });
      expect(scored?.sheets.every(({ status }) => status === 'SUBMITTED')).toBe(true);
      expect(await other.commissions.sql('select order_number from commissions.composition_order where commission_id = $1 order by at', [commissionId])).toHaveLength(2);
    } finally {
      await other.stop();
    }
  });

  it('hears of a commission that is not there any more without harm', async () => {
    await expect(events().onApproved({ data: { commissionId: '01950000-0003-7000-8000-000000000099' } } as Parameters<CompositionEvents['onApproved']>[0])).resolves.toBeUndefined();
  });
});

/** Asks until the asker's role is gone. @returns what was answered before */
async function until403(ask: () => Promise<{ status: number }>): Promise<number[]> {
  const before: number[] = [];
  for (let { status } = await ask(); status !== 403; { status } = await ask()) {
    before.push(status);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return before;
}
