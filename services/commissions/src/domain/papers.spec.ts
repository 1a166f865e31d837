import { describe, expect, it } from '@jest/globals';
import type { AttestationId, MeetingId, PlainDate, WorkItemId } from '@attestation/contracts';
import fc from 'fast-check';
import { aCase, ACT, CASE, caseFile, commission, DAY, decision, ITEM, meeting, MEETING, NOW, person, room, SCHOOL, SECRETARY, SEVEN } from '../testing/facts-of-a-case.js';
import { enlist, flagOverdue } from './agenda.js';
import { bodiesOf, bodyOf, headHolds, heads } from './body.js';
import { type Issue, issueCertificate, openCertificate } from './certificate.js';
import { issueCertificates, type Series, type WantedCertificate } from './certificate-desk.js';
import { certificateState } from './certificate-state.js';
import { endCase } from './ending.js';
import { signExtracts } from './extract.js';
import { callMeeting, cancelMeeting, changeAgenda, closeMeeting, holdMeeting, type Extract, type Meeting, type MeetingRoom, type SignedExtract } from './meeting.js';
import { draftOrder, openOrder, type Order, type OrderRoom, signOrder } from './order.js';
import { signProtocol } from './protocol.js';
import type { PaperSignature } from './signature.js';
import { decideAgenda } from './votes.js';

const SEED = 31;
const CHAIR = person(1);
const OTHER = 'x' as MeetingId;
const signature = (by = SECRETARY): PaperSignature[] =>
  (['kk', 'ru'] as const).map((language) => ({ language, by, cms: 'AA==', signedAt: NOW, at: NOW, fingerprint: 'f', subject: 'CN=x', sha256: 'a'.repeat(64) }));
const codeOf = (change: { ok: boolean; code?: string }) => (change.ok ? 'OK' : change.code);
const decidedFile = (more = {}) => caseFile({ decision: decision(), item: { id: ITEM, step: 'order', openedAt: NOW, due: null }, extractId: 'extract', ...more });

describe('whose head it is', () => {
  const school = { role: 'HEAD' as const, organisationId: SCHOOL };
  const region = { role: 'REGION_DEPT' as const, placeCode: '10' as never };
  const district = { role: 'DISTRICT_DEPT' as const, placeCode: '1010' as never };
  const ministry = { role: 'AUTHORISED_BODY' as const };

  it('is the very body’s, not that of one above, below or beside', () => {
    const bodies = [bodyOf('ORG', SCHOOL, null), bodyOf('DISTRICT', null, '1010' as never), bodyOf('REGION', null, '10' as never), bodyOf('MINISTRY', null, null)];
    const assignments = [school, district, region, ministry];
    expect(assignments.map((held) => bodies.map((body) => heads({ assignments: [held] }, body)))).toEqual([
      [true, false, false, false], [false, true, false, false], [false, false, true, false], [false, false, false, true],
    ]);
    expect(bodiesOf({ assignments })).toEqual(bodies);
  });

  it('holds what waits for an order, by role and place', () => {
    expect(headHolds(bodyOf('DISTRICT', null, '1010' as never))).toEqual({ role: 'DISTRICT_DEPT', placeCode: '1010' });
    expect(headHolds(bodyOf('MINISTRY', SCHOOL, '10' as never))).toEqual({ role: 'AUTHORISED_BODY' });
  });
});

describe('the waiting list', () => {
  it('takes a scored case, once, into the secretary’s hands', () => {
    const scored = caseFile({ item: null });
    const opening = { id: ITEM, due: NOW, now: NOW };
    expect(enlist(scored, opening, SECRETARY)).toMatchObject({ ok: true, result: ITEM, facts: [{ data: { step: 'meeting', holder: { role: 'COMMISSION_SECRETARY', personId: SECRETARY } } }] });
    expect(enlist(caseFile(), { ...opening, id: 'new' as WorkItemId }, SECRETARY)).toMatchObject({ ok: true, result: ITEM, facts: [] });
    expect([enlist(undefined, opening, SECRETARY), enlist(caseFile({ item: null, score: null }), opening, SECRETARY), enlist(caseFile({ item: null, ended: 'WITHDRAWN' }), opening, SECRETARY)].map(codeOf)).toEqual(['NOT_FOUND', 'NOT_READY', 'ALREADY_CLOSED']);
  });

  it('flags a case to the region whose decision is late, and none that is decided or over', () => {
    expect(flagOverdue(caseFile(), NOW)).toMatchObject({ ok: true, facts: [{ data: { attestationId: CASE, due: NOW } }] });
    for (const file of [decidedFile(), caseFile({ ended: 'WITHDRAWN' })]) expect(flagOverdue(file, NOW)).toMatchObject({ ok: true, facts: [] });
    expect(codeOf(flagOverdue(undefined, NOW))).toBe('NOT_FOUND');
  });
});

describe('the meeting', () => {
  const wanted = { id: MEETING, startsAt: NOW, agenda: [CASE], protocolNumber: '2025-000001' };
  const called = meeting([], { status: 'CALLED', composition: null, heldOn: null });

  it('is called by a commission that is active, within its term', () => {
    expect(callMeeting(room(), wanted, ACT)).toMatchObject({ ok: true, result: { status: 'CALLED', composition: null }, facts: [{ data: { agenda: [CASE], by: SECRETARY } }] });
    const of = (more: Parameters<typeof commission>[0]) => codeOf(callMeeting(room({ commission: commission(more) }), wanted, ACT));
    expect([of({ status: 'APPROVED', chairId: null }), of({ to: '2025-06-01' as PlainDate }), of({ from: '2025-06-03' as PlainDate })]).toEqual(['COMMISSION_NOT_ACTIVE', 'COMMISSION_NOT_ACTIVE', 'COMMISSION_NOT_ACTIVE']);
    expect(codeOf(callMeeting(undefined, wanted, ACT))).toBe('NOT_FOUND');
  });

  it.each([
    ['unknown', room({ files: [] })],
    ['not scored', room({ files: [caseFile({ item: null })] })],
    ['of another commission', room({ files: [caseFile({ commissionId: 'other' as never })] })],
    ['on another agenda', room({ elsewhere: [CASE] })],
  ])('takes no case that is %s', (_, given) => {
    expect(codeOf(callMeeting(given, wanted, ACT))).toBe('NOT_WAITING');
    expect(codeOf(changeAgenda({ ...given, meeting: called }, wanted, ACT))).toBe('NOT_WAITING');
  });

  it('fixes who sits on the commission on the day it is held', () => {
    expect(holdMeeting(room({ meeting: called }), [...SEVEN.slice(0, 5), person(1)], DAY, caseFile().ruleSet)).toMatchObject({
      ok: true, result: { status: 'HELD', present: SEVEN.slice(0, 5), composition: { memberIds: SEVEN, chairId: CHAIR, secretaryId: SECRETARY } },
    });
    const chairless = room({ meeting: called, commission: commission({ chairId: null }) });
    expect(codeOf(holdMeeting(chairless, SEVEN, DAY, caseFile().ruleSet))).toBe('COMMISSION_NOT_ACTIVE');
  });

  it.each<[Meeting['status'], string[]]>([
    ['CALLED', ['OK', 'OK', 'OK', 'NO_QUORUM']],
    ['HELD', ['MEETING_CLOSED', 'MEETING_CLOSED', 'MEETING_CLOSED', 'OK']],
    ['CLOSED', ['MEETING_CLOSED', 'MEETING_CLOSED', 'MEETING_CLOSED', 'OK']],
    ['SIGNED', ['MEETING_CLOSED', 'MEETING_CLOSED', 'MEETING_CLOSED', 'OK']],
    ['CANCELLED', ['MEETING_CLOSED', 'OK', 'MEETING_CLOSED', 'MEETING_CLOSED']],
  ])('in the state %s may be changed, called off, held, closed: or not', (status, expected) => {
    const protocolId = status === 'CLOSED' || status === 'SIGNED' ? 'protocol' : null;
    const given = room({ meeting: meeting(SEVEN, { status, protocolId, heldOn: status === 'CALLED' || status === 'CANCELLED' ? null : DAY }) });
    const acts = [changeAgenda(given, wanted, ACT), cancelMeeting(given), holdMeeting(given, SEVEN, DAY, caseFile().ruleSet), closeMeeting(given, { protocolId: 'p', recording: null }, DAY)];
    expect(acts.map(codeOf)).toEqual(expected);
  });

  it('does nothing before its day in Almaty, at any hour of that day (X-043)', () => {
    const votes = [{ attestationId: CASE, inFavour: SEVEN, against: [], otherwise: 'KEEP_CURRENT' as const }];
    const actsOf = (startsAt: string) => {
      const given = room({ meeting: { ...called, startsAt } });
      const answered = decideAgenda(given, votes, ACT);
      const voted = answered.ok && answered.result.map((each) => ('refusal' in each ? each.refusal.code : 'OK')).join();
      return [codeOf(holdMeeting(given, SEVEN, DAY, caseFile().ruleSet)), voted, codeOf(closeMeeting(given, { protocolId: 'p', recording: null }, DAY))];
    };
    expect(actsOf('2025-06-02T19:00:00Z')).toEqual(['MEETING_NOT_YET', 'MEETING_NOT_YET', 'MEETING_NOT_YET']);
    expect(actsOf('2025-06-02T18:59:59Z')).toEqual(['OK', 'NO_QUORUM', 'NO_QUORUM']);
    expect(actsOf('2025-05-30T10:00:00Z')).toEqual(['OK', 'NO_QUORUM', 'NO_QUORUM']);
    expect(codeOf(cancelMeeting(room({ meeting: { ...called, startsAt: '2025-06-03T05:00:00Z' } })))).toBe('OK');
  });

  it('keeps its recording for a year (X-045)', () => {
    expect(closeMeeting(room({ meeting: meeting(SEVEN) }), { protocolId: 'p', recording: 'архив' }, DAY)).toMatchObject({ result: { protocolId: 'p', recording: 'архив', recordingKeptUntil: '2026-06-02' } });
  });
});

describe('the protocol (X-043)', () => {
  const closed = meeting(SEVEN, { status: 'CLOSED', protocolId: 'protocol', agenda: [aCase(1), aCase(2), aCase(3)] });
  const files = [decidedFile({ extractId: null }), decidedFile({ attestationId: aCase(2), extractId: null }), caseFile({ attestationId: aCase(3) })];
  const drafted = [1, 2].map((index): Extract => ({ documentId: `extract of ${aCase(index)}`, attestationId: aCase(index), personId: person(50), signed: true }));
  const roomWith = (more: Partial<MeetingRoom>) => room({ files, extracts: drafted, ...more });
  const sign = (given: MeetingRoom, by = SECRETARY) => signProtocol(given, signature(by), { ...ACT, by });

  it('is in force with the second of two signatures, in whichever order they come', () => {
    for (const [first, second] of [[SECRETARY, CHAIR], [CHAIR, SECRETARY]] as const) {
      const one = sign(roomWith({ meeting: closed }), first);
      expect(one).toMatchObject({ ok: true, result: { status: 'CLOSED' }, facts: [] });
      if (!one.ok) throw new Error(one.code);
      expect(sign(roomWith({ meeting: one.result }), second)).toMatchObject({ ok: true, result: { status: 'SIGNED' }, facts: [{ data: { documentId: 'protocol', cases: 2, by: second } }] });
      expect(sign(roomWith({ meeting: one.result }), first)).toMatchObject({ ok: true, result: one.result, facts: [] });
    }
  });

  it('gives each case it decided its extract, and no other, and tells them (X-044)', () => {
    const one = sign(roomWith({ meeting: closed }));
    const both = one.ok ? sign(roomWith({ meeting: one.result }), CHAIR) : one;
    expect(both).toMatchObject({ facts: [{ data: { extracts: drafted.map(({ signed: _, ...told }) => told) } }] });
    expect(both.ok && both.next?.files.map(({ attestationId, extractId }) => [attestationId, extractId])).toEqual([aCase(1), aCase(2)].map((id) => [id, `extract of ${id}`]));
  });

  it('is signed by chair and secretary of that day, once it is drafted', () => {
    expect(codeOf(sign(room({ meeting: closed, files }), person(2)))).toBe('NOT_AN_APPROVER');
    expect(codeOf(sign(room({ meeting: meeting(SEVEN), files })))).toBe('PROTOCOL_NOT_READY');
    expect(codeOf(sign(room()))).toBe('NOT_FOUND');
  });
});

describe('the extracts of a protocol (X-044)', () => {
  const closed = meeting(SEVEN, { status: 'CLOSED', protocolId: 'protocol', agenda: [aCase(1), aCase(2)] });
  const drafted = [1, 2, 3].map((index): Extract => ({ documentId: `e${index}`, attestationId: aCase(index), personId: person(50), signed: index === 3 }));
  const given = room({ meeting: closed, extracts: drafted });
  const signed = (...documentIds: string[]): SignedExtract[] => documentIds.map((documentId) => ({ documentId, signatures: signature() }));
  const sign = (documentIds: string[], { by = SECRETARY, of = given } = {}) => signExtracts(of, signed(...documentIds), { by });

  it('are signed many at a time; it is said how many still wait; one signed before stays as it is', () => {
    expect(sign(['e1'])).toMatchObject({ ok: true, result: 1, next: { files: [], signedNow: signed('e1') } });
    expect(sign(['e1', 'e2', 'e3'])).toMatchObject({ ok: true, result: 0, next: { signedNow: signed('e1', 'e2') } });
    expect(sign(['e3'])).toEqual({ ok: true, result: 2, next: undefined, facts: [], messages: [] });
  });

  it('are signed by the secretary of that day alone, once the meeting is closed, and are its own', () => {
    expect([sign(['e1'], { by: CHAIR }), sign(['e1', 'other']), sign(['e1'], { of: room({ meeting: meeting(SEVEN) }) }), sign(['e1'], { of: room() }), signExtracts(undefined, [], { by: SECRETARY })].map(codeOf)).toEqual([
      'NOT_AN_APPROVER', 'NOT_FOUND', 'PROTOCOL_NOT_READY', 'NOT_FOUND', 'NOT_FOUND',
    ]);
  });

  it('are signed before the secretary signs the protocol; the chair need not wait for that', () => {
    expect([SECRETARY, CHAIR].map((by) => codeOf(signProtocol(given, signature(by), { ...ACT, by })))).toEqual(['EXTRACTS_UNSIGNED', 'OK']);
    const all = room({ meeting: closed, extracts: drafted.map((each) => ({ ...each, signed: true })) });
    expect(codeOf(signProtocol(all, signature(), ACT))).toBe('OK');
  });
});

describe('votes on an agenda', () => {
  it('answer for each case in the order asked, and leave only under the keys of those decided', () => {
    const ids = [1, 2, 3, 4, 5].map(aCase);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 1 }), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (asked, ready) => {
        const files = ids.map((attestationId, index) => caseFile({ attestationId, ...(ready[index] ? {} : { score: null }) }));
        const given = room({ meeting: meeting(SEVEN, { agenda: ids }), files });
        const change = decideAgenda(given, asked.map((attestationId) => ({ attestationId, inFavour: SEVEN, against: [], otherwise: 'KEEP_CURRENT' as const })), ACT);
        if (!change.ok) throw new Error(change.code);
        const fit = asked.filter((id) => ready[ids.indexOf(id)]);
        expect(change.result.map((answer) => [answer.attestationId, 'decision' in answer])).toEqual(asked.map((id) => [id, fit.includes(id)]));
        expect(change.under?.map(({ key }) => key)).toEqual(fit);
        expect(change.next?.files.map(({ attestationId }) => attestationId)).toEqual(fit);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

describe('the order', () => {
  const order = (more: Partial<Order> = {}): Order => ({
    id: 'order', commissionId: commission().id, meetingId: MEETING, body: commission().body, number: '45-НҚ', dated: DAY, status: 'DRAFT', attestationIds: [CASE], signerId: person(2), paperId: 'paper',
    signatures: [], draftedAt: NOW, ...more,
  });
  const given = (more: Partial<OrderRoom> = {}): OrderRoom => ({
    commission: commission(), meeting: { id: MEETING, status: 'SIGNED', protocolNumber: '1', heldOn: DAY }, files: [decidedFile()], numberTaken: false, ...more,
  });
  const wanted = { id: 'order', number: '45-НҚ', attestationIds: [CASE], paperId: 'paper' };
  const head = { ...ACT, by: person(2) };

  it('is asked of the head of the attesting body, once, and of nobody where the category stays', () => {
    const file = caseFile({ item: null, decision: decision() });
    expect(openOrder(file, ITEM, NOW)).toMatchObject({ ok: true, facts: [{ data: { step: 'order', holder: { role: 'HEAD', organisationId: SCHOOL }, due: null } }] });
    expect(openOrder(decidedFile(), 'new' as WorkItemId, NOW)).toMatchObject({ ok: true, result: ITEM, facts: [] });
    const kept = caseFile({ item: null, decision: decision({ outcome: 'NOT_CONFIRMED_KEEP' }) });
    expect([caseFile({ item: null }), kept, { ...file, order: { id: 'o', number: '1', issuedOn: DAY } }, { ...file, ended: 'WITHDRAWN' as const }, undefined].map((each) => codeOf(openOrder(each, ITEM, NOW)))).toEqual([
      'ORDER_NOT_DUE', 'ORDER_NOT_DUE', 'ORDER_NOT_DUE', 'ALREADY_CLOSED', 'NOT_FOUND',
    ]);
  });

  it.each<[string, Partial<OrderRoom>, string]>([
    ['of a case that is not there', { files: [] }, 'NOT_FOUND'],
    ['of a case that waits for none', { files: [decidedFile({ item: null })] }, 'ORDER_NOT_DUE'],
    ['of another meeting’s case', { files: [decidedFile({ decision: decision({ meetingId: OTHER }) })] }, 'DIFFERENT_PROTOCOLS'],
    ['on a protocol that is not signed', { meeting: { id: MEETING, status: 'CLOSED', protocolNumber: '1', heldOn: DAY } }, 'PROTOCOL_NOT_SIGNED'],
    ['of a case without its extract', { files: [decidedFile({ extractId: null })] }, 'PROTOCOL_NOT_SIGNED'],
    ['under a number that is taken', { numberTaken: true }, 'ORDER_NUMBER_TAKEN'],
  ])('is not drafted %s, nor signed', (_, more, code) => {
    expect(codeOf(draftOrder(given(more), wanted, head))).toBe(code);
    expect(codeOf(signOrder(given({ ...more, order: order() }), signature(person(2)), head))).toBe(code === 'ORDER_NUMBER_TAKEN' ? code : 'ORDER_OUTDATED');
  });

  it('is issued for all its cases, each under its own key, by whose name it bears, on its day (X-093)', () => {
    const files = [decidedFile(), decidedFile({ attestationId: aCase(2), item: { id: 'item-2', step: 'order', openedAt: NOW, due: null } })];
    const signed = signOrder(given({ files, order: order({ attestationIds: [CASE, aCase(2)] }) }), signature(person(2)), head);
    expect(signed).toMatchObject({ ok: true, result: { status: 'ISSUED' }, facts: [], under: [{ key: CASE, messages: [{ name: 'order-issued', key: ITEM }] }, { key: aCase(2), messages: [{ key: 'item-2' }] }] });
    expect(signed.ok && signed.next?.files.map((file) => [file.item, file.order])).toEqual([[null, { id: 'order', number: '45-НҚ', issuedOn: DAY }], [null, { id: 'order', number: '45-НҚ', issuedOn: DAY }]]);
    expect(codeOf(signOrder(given({ order: order() }), [], ACT))).toBe('SIGNATURE_OF_ANOTHER');
    expect(codeOf(signOrder(given({ order: order({ dated: '2025-06-01' as PlainDate }) }), [], head))).toBe('ORDER_OUTDATED');
    expect(signOrder(given({ order: order({ status: 'ISSUED' }) }), [], head)).toMatchObject({ ok: true, result: { status: 'ISSUED' } });
  });
});

describe('the certificate', () => {
  const ordered = (more = {}) => caseFile({ decision: decision(), order: { id: 'o', number: '45-НҚ', issuedOn: '2025-06-03' as PlainDate }, item: null, extractId: 'e', ...more });
  const issue: Issue = { number: '10-ORG-2025-000001', publicId: 'P', awardId: 'a', paperId: 'paper', by: person(2), bonusFrom: '2025-09-01' as PlainDate, issuedOn: '2025-06-05' as PlainDate, now: NOW };
  const waiting = (more = {}) => ordered({ item: { id: ITEM, step: 'certificate', openedAt: NOW, due: null }, ...more });

  it('is asked of the education organisation’s head once the order is issued', () => {
    expect(openCertificate(ordered(), ITEM, NOW)).toMatchObject({ ok: true, facts: [{ data: { step: 'certificate', holder: { role: 'HEAD', organisationId: SCHOOL } } }] });
    expect(openCertificate(waiting(), 'new' as WorkItemId, NOW)).toMatchObject({ result: ITEM, facts: [] });
    expect([ordered({ order: null }), ordered({ ended: 'ANNULLED' }), undefined].map((file) => codeOf(openCertificate(file, ITEM, NOW)))).toEqual(['CERTIFICATE_NOT_DUE', 'ALREADY_CLOSED', 'NOT_FOUND']);
  });

  it('runs five years from the decision and pays the bonus from the campaign’s day (X-004, X-093)', () => {
    const issued = issueCertificate(waiting(), issue);
    expect(issued).toMatchObject({ ok: true, next: { item: null, certificate: { validUntil: '2030-06-02', number: issue.number, annulledOn: null } }, messages: [{ name: 'certificate-issued', key: ITEM }] });
    if (!issued.ok) throw new Error(issued.code);
    expect(issued.facts.map(({ type }) => type.split('.')[3])).toEqual(['certificate-issued', 'category-awarded', 'work-item-closed']);
    expect(issued.facts[1]).toMatchObject({ data: { category: 'MODERATOR', previousCategory: 'TEACHER', validFrom: '2025-06-03', bonusPercent: 30, bonusFrom: '2025-09-01', testExempt: false } });
    expect(codeOf(issueCertificate(issued.next, issue))).toBe('WORK_ITEM_CLOSED');
  });

  it('says of an award whether it was reached without the test (F-04)', () => {
    const issued = issueCertificate(waiting({ decision: decision({ testExempt: true }) }), issue);
    expect(issued.ok && issued.facts[1]).toMatchObject({ data: { testExempt: true } });
  });

  it('of a category without a bonus names none', () => {
    const issued = issueCertificate(waiting({ decision: decision({ awardedCategory: 'TEACHER' }) }), issue);
    expect(issued.ok && issued.facts[1]).toMatchObject({ data: { bonusPercent: null, bonusFrom: null } });
  });

  it('takes a number only where it is issued, each series its own, in the order of the wish', () => {
    const wish = (index: number, level: Series['level'] = 'ORG'): WantedCertificate => ({
      workItemId: `w${index}` as WorkItemId, attestationId: `c${index}` as AttestationId, region: '10', level, year: 2025, publicId: `P${index}`, awardId: `a${index}`, paperId: `p${index}`, bonusFrom: null,
    });
    const files = [waiting({ attestationId: 'c0' }), ordered({ attestationId: 'c1' }), waiting({ attestationId: 'c2' }), waiting({ attestationId: 'c3' })];
    const serials = [{ region: '10', level: 'ORG' as const, year: 2025, last: 7 }, { region: '10', level: 'REGION' as const, year: 2025, last: 0 }];
    const act = { by: person(2), now: NOW, today: '2025-06-05' as PlainDate };
    const change = issueCertificates({ files, serials }, [wish(2), wish(1), wish(3, 'REGION'), wish(0), wish(4)], act);
    if (!change.ok) throw new Error(change.code);
    expect(change.result.map((each) => ('certificate' in each ? each.certificate.number : each.refusal.code))).toEqual(['10-ORG-2025-000008', 'WORK_ITEM_CLOSED', '10-REGION-2025-000001', '10-ORG-2025-000009', 'NOT_FOUND']);
    expect(change.next?.serials.map(({ last }) => last)).toEqual([9, 1]);
    expect([change.next?.files.length, change.under?.map(({ key }) => key)]).toEqual([3, ['c2', 'c3', 'c0']]);
    expect(issueCertificates({ files, serials }, [wish(1), wish(4)], act)).not.toHaveProperty('next');
  });

  it('is good up to and with its last day, unless it was annulled', () => {
    const state = (on: string, annulledOn: PlainDate | null = null) => certificateState({ annulledOn, validUntil: '2030-06-02' as PlainDate }, on as PlainDate);
    expect([state('2025-06-05'), state('2030-06-02'), state('2030-06-03'), state('2026-01-01', DAY)]).toEqual(['VALID', 'VALID', 'EXPIRED', 'ANNULLED']);
  });
});

describe('the end of a case', () => {
  it('cancels what waits, once, and takes open sheets away', () => {
    const sheets = [{ memberId: person(1), status: 'OPEN' as const, points: {}, total: null, submittedAt: null }];
    const ended = endCase(caseFile({ sheets }), 'WITHDRAWN', NOW, DAY);
    expect(ended).toMatchObject({ ok: true, next: { item: null, ended: 'WITHDRAWN', sheets: [{ status: 'WITHDRAWN' }] }, facts: [{ data: { how: 'CANCELLED', step: 'meeting' } }] });
    if (ended.ok) expect(endCase(ended.next, 'ANNULLED', NOW, DAY)).toMatchObject({ ok: true, facts: [] });
    expect(endCase(undefined, null, NOW, DAY)).toMatchObject({ ok: true, facts: [] });
  });

  it('annuls the certificate of a case that was annulled, and of no other', () => {
    const certificate = { id: ITEM, number: '1', publicId: 'P', category: 'MODERATOR' as const, issuedOn: DAY, issuedBy: person(2), validUntil: '2030-06-02' as PlainDate, annulledOn: null, paperId: 'p' };
    const after = (outcome: Parameters<typeof endCase>[1]) => {
      const change = endCase(caseFile({ item: null, certificate }), outcome, NOW, DAY);
      return change.ok ? change.next?.certificate?.annulledOn : change.code;
    };
    expect([after('AWARDED'), after(null), after('ANNULLED'), after('BARRED')]).toEqual([null, null, DAY, DAY]);
  });
});
