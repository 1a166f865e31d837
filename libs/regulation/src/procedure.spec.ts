import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, CLAIMABLE, plainDateOf, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import {
  appealCommission, attestedAs, claimableFrom, commissionTerm, complaint, courseCertificate, dissemination, essay, isLegacy, LONG_TERM_PROGRAMMES, portfolioEntry, postCourseSupport, rankOf, retention, ruleSetOf, sequenceOf, testAssistant, testLanguage, testSections, testValidity,
  trackOf, type SpreadFacts,
} from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const day = plainDateOf;
const rulesOf = ({ reasons }: { reasons: { rule: string }[] }) => reasons.map(({ rule }) => rule);

describe('the sequence of categories', () => {
  it('16: a moderator may claim expert, not researcher', () =>
    expect(sequenceOf(rules, { claimed: 'RESEARCHER', current: 'MODERATOR', attestedBefore: true })).toMatchObject({ outcome: 'NOT_PERMITTED', claimable: ['MODERATOR', 'EXPERT'], reasons: [{ rule: 'X-010' }] }));
  it('17, 20: heads at the first attestation and holders of the highest former category may claim more (X-020, X-021)', () => {
    expect(sequenceOf(rules, { claimed: 'HEAD_1', current: 'HEAD_BASE', attestedBefore: false })).toMatchObject({ outcome: 'PERMITTED', claimable: ['HEAD_3', 'HEAD_2', 'HEAD_1'] });
    expect(claimableFrom(rules, { current: 'LEGACY_HIGHEST', attestedBefore: false })).toEqual(['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER']);
    expect(claimableFrom(rules, { current: 'DEPUTY_BASE', attestedBefore: true })).toEqual(['DEPUTY_3']);
  });
  it('never skips a step (R-001)', () =>
    fc.assert(
      fc.property(fc.constantFrom(...CATEGORIES), fc.constantFrom(...CLAIMABLE), fc.boolean(), (current, claimed, attestedBefore) => {
        fc.pre(!isLegacy(current) && (trackOf(claimed) === 'TEACHER' || attestedBefore));
        const { outcome, claimable } = sequenceOf(rules, { claimed, current, attestedBefore });
        const step = trackOf(claimed) === trackOf(current) && rankOf(claimed) - rankOf(current) <= 1;
        expect(outcome).toBe(step ? 'PERMITTED' : 'NOT_PERMITTED');
        expect(claimable.includes(claimed)).toBe(step);
      }),
      { seed: 1 },
    ));
});

describe('a complaint', () => {
  it('about the service has its working days', () => {
    const judged = complaint(rules, { about: 'SERVICE', filedOn: day('2025-03-17') });
    expect(judged).toMatchObject({ outcome: 'PROVIDER', forwardBy: '2025-03-20', providerBy: '2025-03-27', authorityBy: '2025-04-10', appealBy: null, court: true });
    expect(rulesOf(judged)).toEqual(['X-031']);
  });
  it('about a test result is the appeal, whose decision is final', () => expect(complaint(rules, { about: 'TEST_RESULT', filedOn: day('2025-04-28') })).toMatchObject({ outcome: 'APPEAL_COMMISSION', appealBy: '2025-05-22', court: false }));
  it('about a decision of the commission goes to no board', () => expect(complaint(rules, { about: 'COMMISSION_DECISION', filedOn: day('2025-04-28') })).toMatchObject({ outcome: 'PRE_TRIAL_AND_COURT', court: true, reasons: [{ confidence: 'default' }] }));
  it('that reaches a year not loaded names it', () => expect(() => complaint(rules, { about: 'SERVICE', filedOn: day('2027-12-30') })).toThrow(expect.objectContaining({ detail: { year: 2028 } })));
});

describe('a commission', () => {
  it.each([
    ['in summer', '2024-08-26', '2025-08-25', true, '2024-09-01'],
    ['on the first of September', '2024-09-01', '2025-08-31', false, '2024-09-01'],
    ['in winter', '2025-01-15', '2026-01-14', false, '2024-09-01'],
    ['on the last day of May', '2025-05-31', '2026-05-30', false, '2024-09-01'],
    ['on the first of June', '2025-06-01', '2026-05-31', true, '2025-09-01'],
    ['on a leap day', '2024-02-29', '2025-02-27', false, '2023-09-01'],
  ])('made %s is in office for one year (R-107, X-035, X-042)', (_title, approvedOn, until, createdInTime, createdBefore) =>
    expect(commissionTerm(rules, { approvedOn: day(approvedOn), on: day(approvedOn) })).toMatchObject({ outcome: 'ACTIVE', until, createdInTime, createdBefore }));
  it('is not in office before and after', () => {
    const on = (date: string) => commissionTerm(rules, { approvedOn: day('2024-08-26'), on: day(date) }).outcome;
    expect(['2024-08-25', '2025-08-25', '2025-08-26'].map(on)).toEqual(['NOT_YET', 'ACTIVE', 'EXPIRED']);
  });
});

describe('an entry in the portfolio', () => {
  const entry = (more: object) => portfolioEntry(rules, { by: 'RESPONSIBLE_PERSON', appointedByOrder: true, submitted: false, ...more });
  it('13: by an appointed person is accepted, marked manual, and the teacher answers for it', () => {
    expect(entry({})).toMatchObject({ outcome: 'ACCEPTED', manual: true, liable: 'TEACHER' });
    expect(rulesOf(entry({}))).toEqual(['R-041', 'R-043', 'R-044']);
  });
  it('72: by a commission member is rejected, before the submission and after', () => {
    for (const submitted of [true, false]) expect(entry({ by: 'COMMISSION_MEMBER', submitted })).toMatchObject({ outcome: 'REJECTED', reasons: [{ rule: 'R-045' }, { rule: 'R-043' }] });
  });
  it.each([
    ['without an order', { appointedByOrder: false }, 'REJECTED', 'R-041'],
    ['after the submission', { by: 'TEACHER', submitted: true }, 'REJECTED', 'X-084'],
    ['by the teacher', { by: 'TEACHER' }, 'ACCEPTED', 'R-041'],
  ])('%s', (_title, more, outcome, rule) => expect([entry(more).outcome, entry(more).reasons[0]?.rule]).toEqual([outcome, rule]));
});

describe('what is kept and for how long', () => {
  it.each([
    ['REVIEW_RECORDING', '2026-06-02', 'X-045'], ['TEST_DATABASE', '2030-06-02', 'X-066'], ['APPEAL_PROTOCOL', '2026-06-02', 'X-071'],
  ] as const)('%s until %s', (record, until, rule) => expect(retention(rules, { record, from: day('2025-06-02') })).toMatchObject({ outcome: until, reasons: [{ rule }] }));
  it('a result of a leap day counts until 28 February', () => expect(testValidity(rules, day('2024-02-29'))).toMatchObject({ outcome: '2025-02-28', reasons: [{ rule: 'X-065' }] }));
});

it.each([[249, 'TOO_SHORT'], [250, 'FITS'], [300, 'FITS'], [301, 'TOO_LONG']] as const)('an essay of %i words: %s (X-083)', (words, outcome) => expect(essay(rules, { words }).outcome).toBe(outcome));

it('the sections of a test sum to its tasks', () => {
  expect((['METHODIST', 'HEAD_OR_DEPUTY', 'HEAD_OR_DEPUTY_ADDITIONAL'] as const).map((test) => testSections(rules, { test }).tasks)).toEqual([50, 60, 60]);
  expect(testSections(rules, { test: 'METHODIST' }).reasons[0]).toMatchObject({ rule: 'X-056', confidence: 'paraphrased' });
});

describe('the dissemination of experience', () => {
  const whole: SpreadFacts = { claimed: 'RESEARCHER', approvedBy: 'REGION_COUNCIL', ordered: true, places: 3, placesReported: 3, sealedBy: 'ORGANISATION', proofs: ['LETTER'], councilExtract: true };
  it('is complete with council, order, programme, three districts and their reports, and evidence (R-087…R-092, R-094, R-097, R-098)', () => {
    expect(dissemination(rules, whole)).toMatchObject({ outcome: 'COMPLETE', missing: [], placesNeeded: 3, level: 'REGION' });
    expect(dissemination(rules, { ...whole, claimed: 'MASTER', approvedBy: 'RUMS' })).toMatchObject({ outcome: 'COMPLETE', level: 'REPUBLIC' });
  });
  it.each([
    ['the council', { approvedBy: null }, 'COUNCIL'], ['the order', { ordered: false }, 'ORDER'], ['the seal', { sealedBy: null }, 'PROGRAMME'], ['a district', { places: 2 }, 'EVENTS'],
    ['a report', { placesReported: 2 }, 'REPORTS'], ['the note', { proofs: [] }, 'EVIDENCE'], ['the extract', { councilExtract: false }, 'EVIDENCE'],
    ['the republican council of a master', { claimed: 'MASTER' as const }, 'COUNCIL'],
  ])('is not without %s', (_title, more, step) => expect(dissemination(rules, { ...whole, ...more }).missing).toContain(step));
  it('takes any of the three seals (C-11, R-093)', () => {
    for (const sealedBy of ['ORGANISATION', 'EDUCATION_AUTHORITY', 'METHOD_CENTRE'] as const) expect(dissemination(rules, { ...whole, sealedBy }).outcome).toBe('COMPLETE');
  });
});

describe('a course', () => {
  it('brings a certificate by topic, or of one of seven programmes, after a passed final assessment only (R-123, R-124, R-126)', () => {
    const templates = LONG_TERM_PROGRAMMES.map((programme) => courseCertificate(rules, { finalAssessmentPassed: true, programme }).template);
    expect(templates).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `COURSE_CERT_${number}`));
    expect(courseCertificate(rules, { finalAssessmentPassed: true, programme: null })).toMatchObject({ outcome: 'BY_TOPIC', reasons: [{ rule: 'R-123' }, { rule: 'X-130', confidence: 'uncertain' }] });
    expect(courseCertificate(rules, { finalAssessmentPassed: false, programme: 'EFFECTIVE_TEACHING' })).toMatchObject({ outcome: 'NO_CERTIFICATE', template: null, reasons: [{ rule: 'R-126' }] });
  });
  it('is followed by support, then by the proof of practice; no deadline is made up (R-125)', () => {
    const support = (certified: boolean, monitored: boolean, practiceProof: boolean) => postCourseSupport(rules, { certified, monitored, practiceProof });
    expect([support(true, false, false), support(true, true, false), support(true, true, true), support(false, true, true)].map(({ outcome }) => outcome)).toEqual(['SUPPORT_DUE', 'PROOF_DUE', 'COMPLETE', 'NO_CERTIFICATE']);
    expect(support(true, false, false)).toMatchObject({ due: null, countsForCriterion: false, kind: 'CERTIFIED_STAFF' });
  });
});

describe('as what a person is attested', () => {
  it.each([
    ['METHOD_OFFICE_HEAD', false, 'METHODIST', 'X-018'], ['METHOD_OFFICE_DEPUTY', false, 'METHODIST', 'X-018'], ['METHOD_OFFICE_HEAD', true, 'HEAD', 'X-018'], ['METHOD_OFFICE_DEPUTY', true, 'DEPUTY_HEAD', 'X-018'],
    ['COLLEGE_TEACHER', true, 'BY_PROFILE_OR_POST', 'X-008'], ['SUBJECT_WITHOUT_TRAINING', true, 'BY_POST', 'X-019'], ['TEACHER', true, 'BY_POST', 'X-016'],
  ] as const)('%s (legal person: %s): %s', (post, legalPerson, outcome, rule) => expect(attestedAs(rules, { post, legalPerson })).toMatchObject({ outcome, reasons: [{ rule }] }));
});

describe('the appeal commission', () => {
  const whole = { MINISTRY: 2, PROFESSIONAL_COMMUNITY: 1, PUBLIC_OR_UNION: 1, TEACHERS: 1 };
  it.each([
    ['of five from everywhere', whole, 'VALID', []],
    ['of an even number', { ...whole, TEACHERS: 2 }, 'INVALID', []],
    ['without teachers', { ...whole, TEACHERS: 0 }, 'INVALID', ['TEACHERS']],
    ['of nobody', {}, 'INVALID', ['MINISTRY', 'PROFESSIONAL_COMMUNITY', 'PUBLIC_OR_UNION', 'TEACHERS']],
  ])('%s', (_title, members, outcome, missing) => expect(appealCommission(rules, { members, approvedOn: day('2025-01-15') })).toMatchObject({ outcome, missing, until: '2026-01-14', reasons: [{ rule: 'X-070' }] }));
});

describe('an assistant at the test', () => {
  const facts = { disability: true, documentAttached: true, requested: true, assistant: { ofTestingOrganisation: true, related: false, teachesTheSubject: false } };
  const admitted = (more: object, assistant: object = {}) => testAssistant(rules, { ...facts, ...more, assistant: { ...facts.assistant, ...assistant } }).outcome;
  it('is admitted for who asked with a document, and only a stranger to subject and person (X-061)', () => {
    expect(admitted({})).toBe('ADMITTED');
    expect([admitted({ disability: false }), admitted({ documentAttached: false }), admitted({ requested: false })]).toEqual(['NOT_ADMITTED', 'NOT_ADMITTED', 'NOT_ADMITTED']);
    expect([admitted({}, { ofTestingOrganisation: false }), admitted({}, { related: true }), admitted({}, { teachesTheSubject: true })]).toEqual(['NOT_ADMITTED', 'NOT_ADMITTED', 'NOT_ADMITTED']);
  });
});

describe('The language of the test', () => {
  it.each([['kk', 'OFFERED'], ['ru', 'OFFERED'], ['en', 'NOT_OFFERED'], ['', 'NOT_OFFERED']] as const)('%s: %s (F-20)', (language, outcome) => {
    expect(testLanguage(rules, language)).toMatchObject({ outcome, reasons: [{ rule: 'F-20', values: { language, offered: 'kk, ru' } }] });
  });
});
