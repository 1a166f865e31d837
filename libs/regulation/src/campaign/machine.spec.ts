import { describe, expect, it } from '@jest/globals';
import { FactType, plainDateOf, type PersonId, type PlainDate } from '@attestation/contracts';
import fc from 'fast-check';
import {
  addDays, approveCampaign, approveExtension, CAMPAIGN_2025_GIVEN, closeCampaign, gapsOf, openCampaign, openCampaignFile, prepareCampaign, prepareExtension, prepareFromLast, whole,
  type Campaign, type CampaignChange, type CampaignDates, type CampaignRoom, type Extension,
} from '../index.js';

const day = plainDateOf;
const [ONE, OTHER] = ['one' as PersonId, 'other' as PersonId];
const { year: _, ...GIVEN } = CAMPAIGN_2025_GIVEN;
const dates = (more: Partial<CampaignDates> = {}): CampaignDates => ({
  ...GIVEN, applicationFrom: day('2025-01-15'), applicationTo: day('2025-04-30'), orderNumber: '12-НҚ', testFee: null, essayTopics: [], ...more,
});
const TOPIC = { kk: 'Қазіргі мектеп', ru: 'Современная школа', en: 'The school of today' };

/** @throws Error where it is refused */
function next(change: CampaignChange): CampaignRoom {
  if (!change.ok) throw new Error(change.code);
  return change.next ?? { file: change.result, others: [] };
}
const codeOf = (change: CampaignChange) => (change.ok ? 'ACCEPTED' : change.code);
const prepared = (more: Partial<CampaignDates> = {}, room?: CampaignRoom) => next(prepareCampaign(room, 2025, dates(more), ONE));
const opened = (more: Partial<CampaignDates> = {}) => next(openCampaignFile(next(approveCampaign(prepared(more), OTHER)), ONE));
const extension = (more: Partial<Extension> = {}): Extension => ({ applicationTo: day('2025-05-31'), orderNumber: '40-НҚ', source: 'п. 58 Правил', preparedBy: ONE, ...more });
const extended = (more: Partial<Extension> = {}, room = opened()) => next(prepareExtension(room, extension(more)));

describe('a campaign on its way', () => {
  it('is extended by an order that a second person approves; the world is told all dates as they now are', () => {
    const waiting = extended();
    expect(codeOf(approveExtension(waiting, ONE, day('2025-04-20')))).toBe('APPROVER_IS_PREPARER');
    const change = approveExtension(waiting, OTHER, day('2025-04-20'));
    expect(change).toMatchObject({
      facts: [{ type: FactType.CampaignExtended, data: { applicationTo: '2025-05-31', testTo: '2025-06-30', orderNumber: '12-НҚ' } }],
      result: { applicationTo: '2025-05-31', extension: null, extensions: [{ orderNumber: '40-НҚ', preparedBy: ONE, approvedBy: OTHER, approvedOn: '2025-04-20' }] },
    });
    expect(waiting.file).toMatchObject({ applicationTo: '2025-04-30' }); // what waits does not hold
  });
  it.each([
    ['an earlier end', { applicationTo: day('2025-04-29') }, 'EXTENSION_BACKWARDS'],
    ['the end it has', { applicationTo: day('2025-04-30') }, 'EXTENSION_BACKWARDS'],
    ['one end later, another earlier', { testTo: day('2025-06-29') }, 'EXTENSION_BACKWARDS'],
    ['nothing', { applicationTo: null }, 'EXTENSION_BACKWARDS'],
    ['a test that ends after the last day of decisions', { testTo: day('2025-08-02') }, 'CAMPAIGN_INCOMPLETE'],
    ['another year', { decisionsBy: day('2026-01-01') }, 'CAMPAIGN_INCOMPLETE'],
    ['all three', { testTo: day('2025-07-31'), decisionsBy: day('2025-08-15') }, 'ACCEPTED'],
  ] as const)('is extended by %s: %s %s', (_title, more, code) => expect(codeOf(prepareExtension(opened(), extension(more)))).toBe(code));

  it('is closed after its last day of decisions, and then never changed', () => {
    const on = day('2025-08-02');
    expect(codeOf(closeCampaign(opened(), ONE, day('2025-08-01')))).toBe('CAMPAIGN_RUNNING');
    expect(codeOf(closeCampaign(extended(), ONE, on))).toBe('EXTENSION_PENDING');
    expect(codeOf(closeCampaign(prepared(), ONE, on))).toBe('CAMPAIGN_NOT_OPEN');
    const closed = closeCampaign(opened(), OTHER, on);
    expect(closed).toMatchObject({ result: { status: 'CLOSED', closedBy: OTHER, closedOn: on }, facts: [{ type: FactType.CampaignClosed, data: { year: 2025, closedOn: on } }] });
    const room = next(closed);
    expect([prepareCampaign(room, 2025, dates(), ONE), approveCampaign(room, OTHER), openCampaignFile(room, ONE), prepareExtension(room, extension())].map(codeOf)).toEqual(Array.from({ length: 4 }, () => 'CAMPAIGN_CLOSED'));
    expect(closeCampaign(room, ONE, on)).toMatchObject({ ok: true, facts: [] });
  });
  it('that there is none of is not found', () => {
    expect([approveCampaign(undefined, ONE), openCampaignFile(undefined, ONE), prepareExtension(undefined, extension()), approveExtension(opened(), OTHER, day('2025-04-20')), closeCampaign(undefined, ONE, day('2026-01-01'))].map(codeOf)).toEqual(Array.from({ length: 5 }, () => 'NOT_FOUND'));
  });
  it('names fee and topics to the world where they are known, and never makes up a fee (X-059)', () => {
    expect(whole(prepared().file!)).not.toHaveProperty('testFee');
    expect(whole(prepared({ testFee: 6500, essayTopics: [TOPIC] }).file!)).toMatchObject({ testFee: 6500, essayTopics: [TOPIC] });
  });
});

describe('the campaign of the next year', () => {
  const beside = (room: CampaignRoom): CampaignRoom => ({ file: null, others: [room.file!] });

  it('is prepared from the last, but for its order and topics', () => {
    const change = prepareFromLast(beside(opened({ testFee: 6500, essayTopics: [TOPIC] })), 2026, ONE);
    expect(change).toMatchObject({ result: { year: 2026, status: 'DRAFT', applicationFrom: '2026-01-15', testFee: 6500, essayTopics: [], orderNumber: null } });
    expect(codeOf(prepareFromLast(beside(prepared()), 2026, ONE))).toBe('CAMPAIGN_MISSING');
  });
  it('may not take in applications while another does: each problem is named', () => {
    const room = next(prepareCampaign(beside(opened()), 2026, { ...dates(), applicationFrom: day('2025-04-30'), applicationTo: day('2026-03-01') }, ONE));
    expect(gapsOf(room.file!, room.others)).toContainEqual({ field: 'applicationFrom', fault: 'OVERLAP', otherYear: 2025 });
    expect(approveCampaign(room, OTHER)).toMatchObject({ code: 'CAMPAIGN_INCOMPLETE', reasons: [{ values: { fields: expect.stringContaining('applicationFrom') } }] });
    expect(gapsOf(room.file!, [prepared().file!]).map(({ fault }) => fault)).not.toContain('OVERLAP'); // a draft stands in nobody's way
  });
});

type Act = (room: CampaignRoom | undefined, by: PersonId, date: PlainDate) => CampaignChange;
const ACTS: Record<string, Act> = {
  prepare: (room, by, to) => prepareCampaign(room, 2025, dates({ applicationTo: to }), by),
  approve: approveCampaign,
  open: openCampaignFile,
  extend: (room, by, to) => prepareExtension(room, extension({ applicationTo: to, preparedBy: by })),
  approveExtension,
  close: closeCampaign,
};
const steps = fc.array(fc.record({ act: fc.constantFrom(...Object.keys(ACTS)), by: fc.constantFrom(ONE, OTHER), date: fc.integer({ min: 0, max: 240 }).map((days) => addDays(day('2025-01-15'), days)) }), { maxLength: 25 });
const told = (change: CampaignChange): Campaign[] => (change.ok ? change.facts.flatMap(({ type, data }) => (type === FactType.CampaignOpened || type === FactType.CampaignExtended ? [data as Campaign] : [])) : []);

describe('whatever two persons of the ministry try in whichever order', () => {
  /** All states it passes, and what was told. */
  const walk = (all: readonly { act: string; by: PersonId; date: PlainDate }[]) => {
    const rooms: CampaignRoom[] = [];
    const facts: Campaign[] = [];
    for (const { act, by, date } of all) {
      const change = ACTS[act]!(rooms.at(-1), by, date);
      facts.push(...told(change));
      if (change.ok && change.next) rooms.push(change.next);
    }
    return { files: rooms.flatMap(({ file }) => (file ? [file] : [])), facts };
  };

  it('nobody approves what he prepared, and nothing is open without gaps named', () =>
    fc.assert(fc.property(steps, (all) => {
      for (const file of walk(all).files) {
        if (file.approvedBy !== null) expect(file.approvedBy).not.toBe(file.preparedBy);
        for (const each of file.extensions) expect(each.approvedBy).not.toBe(each.preparedBy);
        if (file.status !== 'DRAFT') expect(gapsOf(file, [])).toEqual([]);
      }
    }), { seed: 25, numRuns: 300 }));

  it('the window that the world knows only ever grows: who could apply on a day still can', () =>
    fc.assert(fc.property(steps, (all) => {
      const { facts } = walk(all);
      for (const [index, campaign] of facts.entries()) {
        expect(campaign.applicationTo >= (facts[index - 1]?.applicationTo ?? '')).toBe(true);
        expect(openCampaign([campaign], campaign.applicationTo as PlainDate)).toBe(campaign);
      }
    }), { seed: 25, numRuns: 300 }));
});
