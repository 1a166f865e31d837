import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType } from '@attestation/contracts';
import { startRegulation, type Regulation } from './testing/regulation.js';

let regulation: Regulation;
beforeAll(async () => {
  regulation = await startRegulation({ today: '2025-08-02' });
  await open(2025);
}, 60_000);
afterAll(() => regulation?.stop());

const TOPIC = { kk: 'Қазіргі мектеп', ru: 'Современная школа', en: 'The school of today' };
const of = (year: number, more: object = {}) => ({
  applicationFrom: `${year}-03-10`, applicationTo: `${year}-04-30`, testFrom: `${year}-02-01`, testTo: `${year}-06-30`, summaryFrom: `${year}-01-01`, decisionsBy: `${year}-08-01`, bonusFrom: `${year}-09-01`,
  testFee: 6500, essayTopics: [TOPIC], orderNumber: '12-НҚ', source: 'R-026, R-113, R-115', ...more,
});
const act = (path: string, body?: unknown, as: string | undefined = regulation.ministry, method = 'POST') => regulation.call(method, `/campaigns/${path}`, { as, body });
const problemOf = ({ status, body }: Awaited<ReturnType<typeof act>>) => [status, body.type?.replace('urn:ustaz:problem:', '')];
async function open(year: number, more: object = {}): Promise<void> {
  await act(`${year}`, of(year, more), regulation.ministry, 'PUT');
  await act(`${year}/approval`, undefined, regulation.colleague);
  await act(`${year}/opening`);
}
const extend = (body: object, as?: string) => act('2025/extension', { orderNumber: '40-НҚ', source: 'Приказ № 40-НҚ', ...body }, as, 'PUT');

describe('an opened campaign', () => {
  it('has the fee and the topics of essays, which anybody may read and every service is told', async () => {
    expect((await regulation.call('GET', '/campaigns')).body.items).toMatchObject([{ year: 2025, testFee: 6500, essayTopics: [TOPIC] }]);
    expect(await regulation.facts(FactType.CampaignOpened)).toMatchObject([{ year: 2025, testFee: 6500, essayTopics: [TOPIC] }]);
  });

  it('is extended by another order that a second person approves; until then nothing of it holds', async () => {
    const { ministry, colleague } = regulation;
    expect(problemOf(await act('2025/extension/approval', undefined, colleague))).toEqual([404, 'not-found']);
    expect(await extend({ applicationTo: '2025-05-31' })).toMatchObject({ status: 200, body: { applicationTo: '2025-04-30', extension: { applicationTo: '2025-05-31', testTo: null, orderNumber: '40-НҚ', preparedBy: ministry } } });
    expect((await regulation.call('GET', '/campaigns')).body.items).toMatchObject([{ applicationTo: '2025-04-30' }]);
    expect(problemOf(await act('2025/closing'))).toEqual([409, 'extension-pending']);
    expect(problemOf(await act('2025/extension/approval', undefined, ministry))).toEqual([409, 'approver-is-preparer']);

    const approved = await act('2025/extension/approval', undefined, colleague);
    expect(approved.body).toMatchObject({ applicationTo: '2025-05-31', extension: null, extensions: [{ orderNumber: '40-НҚ', approvedBy: colleague, approvedOn: '2025-08-02' }] });
    expect(await regulation.facts(FactType.CampaignExtended)).toMatchObject([{ year: 2025, applicationTo: '2025-05-31', testTo: '2025-06-30' }]);
  });

  it.each([
    ['earlier ends', { testTo: '2025-06-01' }, [422, 'extension-backwards']],
    ['no period at all', {}, [422, 'extension-backwards']],
    ['ends that fit no more', { testTo: '2025-08-15' }, [422, 'campaign-incomplete']],
    ['no order', { testTo: '2025-07-01', orderNumber: undefined }, [422, 'validation-failed']],
    ['a day that does not exist', { testTo: '2025-07-32' }, [422, 'validation-failed']],
    ['a beginning', { testFrom: '2025-01-01' }, [422, 'validation-failed']],
  ])('is not extended by %s', async (_title, body, problem) => expect(problemOf(await extend(body))).toEqual(problem));

  it('does not take another window in: the overlap is named, and not approved', async () => {
    const { colleague, ministry } = regulation;
    await act('2026', of(2026, { applicationFrom: '2025-05-31' }), ministry, 'PUT');
    expect((await regulation.call('GET', '/campaign-files/2026', { as: ministry })).body.gaps).toEqual([{ field: 'applicationFrom', fault: 'OVERLAP', otherYear: 2025 }]);
    expect(problemOf(await act('2026/approval', undefined, colleague))).toEqual([422, 'campaign-incomplete']);
  });

  it('is closed after its last day of decisions, once, and not changed any more', async () => {
    await open(2027);
    expect(problemOf(await act('2027/closing'))).toEqual([409, 'campaign-running']);
    expect(problemOf(await act('2026/closing'))).toEqual([409, 'campaign-not-open']);
    const closed = [await act('2025/closing', undefined, regulation.colleague), await act('2025/closing')];
    expect(closed).toMatchObject([{ status: 200, body: { status: 'CLOSED', closedBy: regulation.colleague, closedOn: '2025-08-02' } }, { status: 200 }]);
    expect(await regulation.facts(FactType.CampaignClosed)).toEqual([{ year: 2025, closedOn: '2025-08-02' }]);
    expect([await extend({ testTo: '2025-07-01' }), await act('2025', of(2025), undefined, 'PUT')].map(problemOf)).toEqual([[409, 'campaign-closed'], [409, 'campaign-closed']]);
    expect((await regulation.call('GET', '/campaigns')).body.items.map(({ year, status }) => [year, status])).toEqual([[2027, 'OPEN'], [2025, 'CLOSED']]);
    expect((await act('2028/preparation')).body).toMatchObject({ year: 2028, applicationFrom: '2028-03-10', essayTopics: [], testFee: 6500 });
  });

  it('is the ministry’s alone to extend and to close; the database lets nobody approve his own extension', async () => {
    for (const as of [regulation.region, regulation.teacher]) {
      expect([(await extend({ testTo: '2025-07-01' }, as)).status, (await act('2025/extension/approval', undefined, as)).status, (await act('2025/closing', undefined, as)).status]).toEqual([403, 403, 403]);
    }
    await expect(regulation.db.query(`update campaign set extensions = '[{"preparedBy": "a", "approvedBy": "a"}]' where year = 2027`)).rejects.toThrow(/campaign_extension_approved/);
  });
});
