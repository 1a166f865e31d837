/** What the quiet story of the moderator leaves behind: the law's rules, the steps in their order, each fact as often as it happened. */

export const RULES_ASKED = ['X-006', 'X-010', 'X-012', 'X-025', 'X-027', 'X-029', 'X-054', 'X-055', 'X-064', 'X-075', 'X-090', 'R-108', 'F-09', 'F-11'];

/** Registries answer in any order, all of them between the draft and the submission; the portfolio freezes at its own pace after it. */
export const STEPS = [
  'draft-opened', ...Array<string>(8).fill('registry-answered'), 'submitted', 'registered', 'accepted', 'assessment-completed', 'list-approved', 'list-sent', 'booked',
  'notice-sent', 'result-issued', 'commission-assigned', 'scored', 'meeting-called', 'decided', 'protocol-signed', 'order-issued', 'certificate-issued', 'category-awarded', 'closed',
];
export const PORTFOLIO_STEPS = ['evaluated', 'frozen'];

/** The states the steps name, in the order of D.1. */
export const STATES = ['DRAFT', 'SUBMITTED', 'REGISTERED', 'ACCEPTED', 'ADMITTED', 'TEST_DONE', 'SUMMARY', 'DECISION', 'ORDER', 'CERTIFICATE', 'CLOSED'];

export const FACTS: Record<string, number> = {
  'kz.ustaz.applications.draft-opened.v1': 1,
  'kz.ustaz.applications.submitted.v1': 1,
  'kz.ustaz.applications.registered.v1': 1,
  'kz.ustaz.applications.accepted.v1': 1,
  'kz.ustaz.applications.work-item-opened.v1': 1,
  'kz.ustaz.applications.work-item-closed.v1': 1,
  'kz.ustaz.applications.closed.v1': 1,
  'kz.ustaz.integrations.registry-answered.v1': 8,
  'kz.ustaz.integrations.test-result-received.v1': 1,
  'kz.ustaz.portfolio.evidence-recorded.v1': 8,
  'kz.ustaz.portfolio.frozen.v1': 1,
  'kz.ustaz.portfolio.evaluated.v1': 1,
  'kz.ustaz.portfolio.work-item-opened.v1': 1,
  'kz.ustaz.portfolio.work-item-closed.v1': 1,
  'kz.ustaz.portfolio.assessment-completed.v1': 1,
  'kz.ustaz.testing.work-item-opened.v1': 2,
  'kz.ustaz.testing.work-item-closed.v1': 2,
  'kz.ustaz.testing.booked.v1': 1,
  'kz.ustaz.testing.notice-sent.v1': 1,
  'kz.ustaz.testing.result-issued.v1': 1,
  'kz.ustaz.commissions.commission-assigned.v1': 1,
  'kz.ustaz.commissions.work-item-opened.v1': 4,
  'kz.ustaz.commissions.work-item-closed.v1': 4,
  'kz.ustaz.commissions.scored.v1': 1,
  'kz.ustaz.commissions.decided.v1': 1,
  'kz.ustaz.commissions.order-issued.v1': 1,
  'kz.ustaz.commissions.certificate-issued.v1': 1,
  'kz.ustaz.commissions.category-awarded.v1': 1,
};

/** How often the process was told each message. */
export const MESSAGES: Record<string, number> = {
  'attestation-opened': 1,
  'registries-answered': 1,
  'application-submitted': 1,
  'application-answered': 1,
  'assessment-completed': 1,
  'test-booked': 1,
  'test-result-received': 1,
  'scores-submitted': 1,
  'decision-recorded': 1,
  'order-issued': 1,
  'certificate-issued': 1,
};
