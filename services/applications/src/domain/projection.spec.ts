import { describe, expect, it } from '@jest/globals';
import { FactType, type Fact, type Instant, type WorkItemId } from '@attestation/contracts';
import fc from 'fast-check';
import type { CaseFile } from './case-file.js';
import { currentOf } from './current.js';
import { project } from './projection.js';

const SEED = 20250318;
const SUBMITTED = {
  id: 'a', personId: 'p', commissionId: null, profile: { currentCategory: 'MODERATOR' }, registries: {}, lastAwardOn: null, windowEnds: '2025-05-31T00:00:00+05:00', submission: null,
  standing: { state: 'SUBMITTED', since: '2025-03-17T04:00:00.000Z' }, portfolio: { frozen: null, evaluation: null, check: null, corrections: [] }, steps: [], touched: [], news: [],
} as unknown as CaseFile;

/** Minute by minute. */
const at = (minute: number): Instant => new Date(Date.parse('2025-03-18T04:00:00.000Z') + minute * 60_000).toISOString();
type Told = { fact: Fact; at: Instant };
const told = (minute: number, type: FactType, data: object): Told => ({ at: at(minute), fact: { type, data: { attestationId: 'a', personId: 'p', ...data } } as Fact });
const opened = (minute: number, context: 'Portfolio' | 'Testing' | 'Commissions', step: string, id: string, role = 'TEACHER') =>
  told(minute, FactType[`${context}WorkItemOpened`], { workItemId: id as WorkItemId, step, holder: { role }, openedAt: at(minute), due: null });
const closed = (minute: number, context: 'Portfolio' | 'Testing' | 'Commissions', step: string, id: string) =>
  told(minute, FactType[`${context}WorkItemClosed`], { workItemId: id as WorkItemId, step, how: 'DONE', closedAt: at(minute) });
const registry = (minute: number, name: string, status: string, items: object[] = []) =>
  told(minute, FactType.RegistryAnswered, { registry: name, status, source: 'register', answeredAt: at(minute), items });
const check = (minute: number, result: 'ADMITTED' | 'RETURNED', gaps: object[] = []) => told(minute, FactType.AssessmentCompleted, { result, gaps, note: null, by: 'r', completedAt: at(minute) });

/** All that other services tell of a case that is returned once, fails the test, appeals in vain, sits it again, moves while it is given to a commission, and is decided. */
const STORY: Told[] = [
  registry(0, 'DIPLOMA', 'SILENT'), registry(1, 'CATEGORY', 'ANSWERED', [{ category: 'MODERATOR', validFrom: '2020-05-01' }]),
  told(2, FactType.EvidenceRecorded, { registry: 'DIPLOMA', status: 'ANSWERED', manual: true, source: '5', items: 1, receivedAt: at(2) }),
  registry(3, 'DIPLOMA', 'ANSWERED', [{}]),
  told(4, FactType.PortfolioFrozen, { hash: 'f1', version: 1, items: 7 }), told(5, FactType.PortfolioEvaluated, { version: 1, total: '60', minimum: 68, meets: false }),
  opened(10, 'Portfolio', 'assessment', 'a1', 'RESPONSIBLE_PERSON'), closed(11, 'Portfolio', 'assessment', 'a1'), check(12, 'RETURNED', [{ code: 'ESSAY', note: null }]),
  opened(13, 'Portfolio', 'supplement', 's1'), closed(14, 'Portfolio', 'supplement', 's1'), told(15, FactType.PortfolioSupplemented, { by: 'p', suppliedAt: at(15) }),
  told(16, FactType.PortfolioFrozen, { hash: 'f2', version: 2, items: 8 }), told(17, FactType.PortfolioEvaluated, { version: 2, total: '70', minimum: 68, meets: true }),
  opened(18, 'Portfolio', 'assessment', 'a2', 'RESPONSIBLE_PERSON'), closed(19, 'Portfolio', 'assessment', 'a2'), check(20, 'ADMITTED'),
  opened(30, 'Testing', 'booking', 'b1'), closed(31, 'Testing', 'booking', 'b1'), opened(32, 'Testing', 'test', 'b1'), closed(33, 'Testing', 'test', 'b1'),
  told(34, FactType.TestResultIssued, { points: 20, tasks: 50, percent: '40', thresholdPercent: 60, certificateNumber: 'T-1', reasons: [] }),
  told(35, FactType.TestAppealed, { tasks: [3], due: at(90) }), opened(36, 'Testing', 'appeal', 'p1', 'AUTHORISED_BODY'), closed(37, 'Testing', 'appeal', 'p1'),
  told(38, FactType.AppealDecided, { result: 'REJECTED', points: 20, by: 'x', protocolNumber: '1' }),
  opened(40, 'Testing', 'booking', 'b2'), closed(41, 'Testing', 'booking', 'b2'), opened(42, 'Testing', 'test', 'b2'), closed(43, 'Testing', 'test', 'b2'),
  told(44, FactType.TestResultIssued, { points: 40, tasks: 50, percent: '80', thresholdPercent: 60, certificateNumber: 'T-2', reasons: [] }),
  told(49, FactType.CommissionAssigned, { commissionId: 'of the place she left', level: 'ORG', attestingOrganisationId: null, assignedAt: at(49), reasons: [] }),
  told(50, FactType.CommissionAssigned, { commissionId: 'c', level: 'ORG', attestingOrganisationId: null, assignedAt: at(50), reasons: [] }),
  opened(51, 'Commissions', 'scoring', 'm1', 'COMMISSION_MEMBER'), opened(51, 'Commissions', 'scoring', 'm2', 'COMMISSION_MEMBER'), closed(52, 'Commissions', 'scoring', 'm1'),
  told(53, FactType.PortfolioCorrected, { registry: 'COURSES', source: 'register', correctedAt: at(53) }), told(54, FactType.PortfolioCorrected, { registry: 'DIPLOMA', source: 'register', correctedAt: at(54) }),
];

const after = (facts: readonly Told[]): CaseFile =>
  facts.reduce((file, each) => {
    const change = project(file, each.fact, each.at);
    if (!change.ok) throw new Error(change.code);
    return change.next ?? file;
  }, SUBMITTED);

/** What a case comes to, whatever order its lists were filled in. */
const sum = (file: CaseFile) => ({
  standing: file.standing,
  commissionId: file.commissionId,
  registries: file.registries,
  lastAwardOn: file.lastAwardOn,
  portfolio: { ...file.portfolio, corrections: [...file.portfolio.corrections].sort((a, b) => (a.at < b.at ? -1 : 1)) },
  steps: [...file.steps].sort((a, b) => (`${a.workItemId} ${a.step}` < `${b.workItemId} ${b.step}` ? -1 : 1)),
  current: currentOf(file, at(60)),
  lines: file.news.map((entry) => `${entry.at} ${entry.fact.type}`).sort(),
});

describe('a case out of all services’ facts', () => {
  it('comes to the same, whatever order they arrive in', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: STORY.length }), fc.shuffledSubarray(STORY.map((_, index) => index), { minLength: STORY.length }), (length, order) => {
        const prefix = STORY.slice(0, length);
        const shuffled = order.flatMap((index) => prefix[index] ?? []);
        expect(sum(after(shuffled))).toEqual(sum(after(prefix)));
      }),
      { seed: SEED, numRuns: 300 },
    ));

  it.each([
    [10, 'QUALIFICATION_ASSESSMENT'], [12, 'RETURNED'], [13, 'RETURNED'], [15, 'QUALIFICATION_ASSESSMENT'], [20, 'ADMITTED'], [30, 'TESTING'], [34, 'TEST_DONE'], [35, 'APPEAL'], [37, 'APPEAL'],
    [38, 'TEST_DONE'], [40, 'TESTING'], [44, 'TEST_DONE'], [50, 'SUMMARY'], [54, 'SUMMARY'],
  ])('stands after minute %i where the law says: %s', (minute, state) => {
    expect(after(STORY.filter((each) => each.at <= at(minute))).standing.state).toBe(state);
  });

  it('says who holds it at each step, and of the members who still score', () => {
    const holder = (minute: number) => currentOf(after(STORY.filter((each) => each.at <= at(minute))), at(minute));
    expect(holder(13)).toMatchObject({ step: 'supplement', holder: { role: 'TEACHER' } });
    expect(holder(36)).toMatchObject({ step: 'appeal', holder: { role: 'AUTHORISED_BODY' } });
    expect(holder(52)).toMatchObject({ step: 'scoring', holders: [{ role: 'COMMISSION_MEMBER' }] });
  });

  it('keeps a late answer beside what was entered by hand, and silence never over an answer', () => {
    const { registries } = after([...STORY, registry(70, 'DIPLOMA', 'SILENT')]);
    expect(registries.DIPLOMA).toMatchObject({ status: 'ANSWERED', items: 1, byHand: { orderNumber: '5', items: 1 } });
  });

  it('keeps in its time-line that and how much a registry answered, not what', () => {
    const { news } = after([registry(1, 'COURSES', 'ANSWERED', [{ programme: 'сабақ' }, {}])]);
    expect(JSON.stringify(news)).not.toContain('сабақ');
    expect(news).toMatchObject([{ fact: { data: { registry: 'COURSES', items: [{}, {}] } } }]);
  });

  it('is left as it is by a fact that says nothing to it', () => {
    const change = project(SUBMITTED, told(1, FactType.EvidenceRecorded, { registry: 'COURSES', status: 'ANSWERED', manual: false, source: 'register', items: 2, receivedAt: at(1) }).fact, at(1));
    expect(change).toMatchObject({ ok: true, facts: [], messages: [] });
    expect(change).not.toHaveProperty('next');
  });
});
