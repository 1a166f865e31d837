import { describe, expect, it } from '@jest/globals';
import type { PlainDate, WorkItemId } from '@attestation/contracts';
import { caseFile, DAY, NOW, person, SCHOOL } from '../testing/facts-of-a-case.js';
import type { CaseDecision } from './case-file.js';
import { type Issue, issueCertificate, openCertificate } from './certificate.js';
import { issueOrder, openOrder } from './order.js';

const decision: CaseDecision = {
  meetingId: '01950000-0004-7000-8000-000000000001' as CaseDecision['meetingId'], protocolNumber: '2025-000001', decidedOn: DAY,
  decision: 'MEETS_CLAIMED', subDecision: null, awardedCategory: 'MODERATOR', outcome: 'AWARDED', reasons: [],
};
const file = caseFile({ decision });
const ID = '01950000-0005-7000-8000-000000000002' as WorkItemId;

describe('the order', () => {
  it('is asked of the head of the attesting body, once', () => {
    const opened = openOrder(undefined, ID, file, SCHOOL, NOW);
    expect(opened).toMatchObject({ ok: true, facts: [{ data: { step: 'order', holder: { role: 'HEAD', organisationId: SCHOOL }, due: null } }] });
    if (opened.ok) expect(openOrder(opened.next, ID, file, SCHOOL, NOW)).toMatchObject({ ok: true, facts: [], messages: [] });
  });

  it('is not due before the commission has decided', () => {
    expect(openOrder(undefined, ID, caseFile(), SCHOOL, NOW)).toMatchObject({ ok: false, code: 'ORDER_NOT_DUE' });
  });

  it('is issued once, under its number', () => {
    const opened = openOrder(undefined, ID, file, SCHOOL, NOW);
    if (!opened.ok) throw new Error(opened.code);
    const issued = issueOrder(opened.next, '45-НҚ', person(2), DAY, NOW);
    expect(issued).toMatchObject({ ok: true, next: { status: 'ISSUED', number: '45-НҚ', issuedOn: DAY }, messages: [{ name: 'order-issued', key: ID }] });
    if (issued.ok) expect(issueOrder(issued.next, '46-НҚ', person(2), DAY, NOW)).toMatchObject({ ok: false, code: 'WORK_ITEM_CLOSED' });
  });
});

describe('the certificate', () => {
  const wanted = { id: ID, orderNumber: '45-НҚ', orderedOn: '2025-06-03' as PlainDate };
  const issue: Issue = { number: '10-ORG-2025-000001', publicId: 'ABCDEFGHJKMNPQRSTVWX', awardId: ID, by: person(2), bonusFrom: '2025-09-01' as PlainDate, issuedOn: '2025-06-05' as PlainDate, now: NOW };
  const opened = (more = {}) => {
    const change = openCertificate(undefined, wanted, { ...file, ...more }, NOW);
    if (!change.ok) throw new Error(change.code);
    return change.next;
  };

  it('runs five years from the decision and pays the bonus from the campaign’s day', () => {
    const issued = issueCertificate(opened(), issue);
    expect(issued).toMatchObject({ ok: true, next: { status: 'ISSUED', validUntil: '2030-06-02', number: issue.number } });
    if (issued.ok) {
      expect(issued.facts.map(({ type }) => type.split('.')[3])).toEqual(['certificate-issued', 'category-awarded', 'work-item-closed']);
      expect(issued.facts[1]).toMatchObject({ data: { category: 'MODERATOR', previousCategory: 'TEACHER', validFrom: '2025-06-03', bonusPercent: 30, bonusFrom: '2025-09-01' } });
    }
  });

  it('of a category without a bonus names none', () => {
    const issued = issueCertificate(opened({ decision: { ...decision, awardedCategory: 'TEACHER' } }), issue);
    if (!issued.ok) throw new Error(issued.code);
    expect(issued.facts[1]).toMatchObject({ data: { bonusPercent: null, bonusFrom: null } });
  });

  it('is issued once', () => {
    const issued = issueCertificate(opened(), issue);
    if (!issued.ok) throw new Error(issued.code);
    expect(issueCertificate(issued.next, issue)).toMatchObject({ ok: false, code: 'WORK_ITEM_CLOSED' });
  });

  it('is not due without a decision', () => {
    expect(openCertificate(undefined, wanted, caseFile(), NOW)).toMatchObject({ ok: false, code: 'CERTIFICATE_NOT_DUE' });
  });
});
