import { describe, expect, it } from '@jest/globals';
import { REGISTRY_TEXTS, ATTESTATION_STATES, FactType, LANGUAGES, OUTCOMES, REGISTRIES, ROLES, STEPS, type Fact, type PlainDate } from '@attestation/contracts';
import { CASE_FACTS, MEETING_FACTS } from '../events/facts.js';
import { LINES } from './lines.js';
import { OUTCOME_TEXTS, ROLE_TEXTS, STATE_TEXTS, STEP_TEXTS } from './texts.js';
import { timeLine } from './time-line.js';

const at = '2025-03-17T04:00:00.000Z';
/** What some facts may say otherwise: each has a sentence of its own. */
const MOVED = { from: '2025-03-18T18:30:00+05:00', to: '2025-03-19T18:30:00+05:00' };
const otherwise: Partial<Record<FactType, object[]>> = {
  [FactType.RegistryAnswered]: [{ items: [1, 2, 3] }, { status: 'EMPTY', items: [] }, { status: 'SILENT', items: [] }],
  [FactType.TestAppealed]: [{ tasks: [3, 7] }],
  [FactType.AppealDecided]: [{ result: 'UPHELD' }, { result: 'REJECTED' }],
  [FactType.AssessmentCompleted]: [{ result: 'RETURNED' }],
  [FactType.AssessmentGiven]: [{ to: 'p', reason: null }, { to: 'p', reason: 'ауырып қалды' }, { to: 'q', reason: 'демалыста' }, { to: null, reason: null }],
  [FactType.PortfolioFrozen]: [{ version: 2 }],
  [FactType.PortfolioEvaluated]: [{ meets: false }],
  [FactType.ApplicationWithdrawn]: [{ note: null }],
  [FactType.TestBooked]: [{ paid: false }],
  [FactType.ApplicationSubmitted]: [{ languageCertificate: { kind: 'IELTS', level: '6.5', certificateNumber: 'A-1', validUntil: '2026-01-01' } }],
  [FactType.LanguageCertificateAccepted]: [{ kind: 'GOETHE B2', validUntil: null }],
  [FactType.Decided]: [{ castingVote: true, subDecision: 'KEEP_CURRENT' }],
  [FactType.AttestationClosed]: [{ outcome: null }],
  [FactType.ApplicationsDeadlineMoved]: [MOVED],
  [FactType.TestingDeadlineMoved]: [MOVED],
  [FactType.DraftWindowMoved]: [MOVED],
};
/** Said of something that the plain facts below do not have. */
const OF_THEIR_OWN: string[] = [FactType.RegistryAnswered, FactType.TestAppealed, FactType.ApplicationsDeadlineMoved, FactType.TestingDeadlineMoved, FactType.DraftWindowMoved];
const sayings = Object.keys(LINES).flatMap((type) => [...(OF_THEIR_OWN.includes(type) ? [] : [{}]), ...(otherwise[type as FactType] ?? [])].map((more) => [type, more] as const));

/** Something for every member any line asks for. */
const anything = {
  attestationId: 'a', personId: 'p', by: 'p', claimedCategory: 'MODERATOR', registry: 'COURSES', status: 'ANSWERED', items: 3, consent: true, hash: 'f'.repeat(64),
  registrationNumber: '19-2025-000001', answerBy: '2025-03-18T18:30:00+05:00', grounds: ['2'], due: at, rule: 'X-073', startsAt: '2025-04-01T10:00:00+05:00',
  place: 'Көкшетау', points: 40, tasks: 50, percent: '80', thresholdPercent: 60, certificateNumber: 'T-1', level: 'ORG', commissionId: 'c', attestingOrganisationId: null,
  total: '71', minimum: 68, decision: 'MEETS_CLAIMED', subDecision: null, awardedCategory: 'MODERATOR', present: 7, members: 7, votesFor: 7, votesAgainst: 0,
  protocolNumber: '3', category: 'MODERATOR', orderNumber: '12', validFrom: '2025-05-01' as PlainDate, validUntil: '2030-05-01' as PlainDate, organisationId: 'o',
  outcome: 'AWARDED', manual: true, reasons: [], channel: 'PLATFORM', post: 'мұғалім', note: 'ауырып қалдым', number: '7', approvedOn: '2025-03-20' as PlainDate, to: { organisationId: 'o' },
  source: '5', version: 1, result: 'ADMITTED', gaps: [{ code: 'DIPLOMA', note: null }, { code: '3.1', note: null }], meets: true, attempt: 2, paid: true, kind: 'IELTS',
  foundOn: '2025-05-01' as PlainDate, actNumber: '4', sheets: 7, castingVote: false, recused: 0, documentId: 'd', extractId: 'e',
};

describe('the time-line', () => {
  it.each(sayings)('tells %s saying %j in three languages, with nothing left unfilled', (type, more) => {
    const lines = LANGUAGES.map((language) => timeLine([{ at, fact: { type, data: { ...anything, ...more } } as unknown as Fact }], language)[0]);
    for (const line of lines) expect(line?.text).toMatch(/^[\p{Lu}«][^{}]*\.$/u);
    for (const line of lines) expect(line?.text).not.toMatch(/undefined|\[object|—/);
    expect(new Set(lines.map((line) => line?.text)).size).toBe(3);
  });

  it('names what a returned portfolio lacks by the words of the law', () => {
    const [line] = timeLine([{ at, fact: { type: FactType.AssessmentCompleted, data: { ...anything, result: 'RETURNED' } } as unknown as Fact }], 'ru');
    expect(line).toMatchObject({ text: 'Портфолио возвращено на доработку; не хватает: диплом, 3.1.', state: 'RETURNED' });
  });

  it('leads to the papers of an order and of an answer, and says which service keeps them', () => {
    const papers = (type: FactType) => timeLine([{ at, fact: { type, data: anything } as unknown as Fact }], 'en')[0]?.papers;
    expect(papers(FactType.OrderIssued)).toMatchObject([{ documentId: 'd', of: 'commissions' }, { name: 'Extract of the protocol (Annex 6)', documentId: 'e', of: 'commissions' }]);
    expect(papers(FactType.ApplicationRefused)).toMatchObject([{ documentId: 'd', of: 'applications' }]);
  });

  it('shows instants by the clock in Almaty and dates day first', () => {
    const [line] = timeLine([{ at, fact: { type: FactType.ApplicationRegistered, data: anything } as unknown as Fact }], 'ru');
    expect(line).toMatchObject({ text: 'Заявление зарегистрировано; срок ответа: 18.03.2025 18:30.', number: '19-2025-000001', state: 'REGISTERED' });
  });

  it('has no line for a registry’s answer twice, nor for work items', () => {
    const facts = [{ type: FactType.EvidenceRecorded, data: { ...anything, manual: false } }, { type: FactType.TestingWorkItemOpened, data: anything }];
    expect(timeLine(facts.map((fact) => ({ at, fact: fact as unknown as Fact })), 'kk')).toEqual([]);
  });

  it('hears every fact it has a line for', () => {
    const own = (type: string) => type.startsWith('kz.ustaz.applications.');
    expect(Object.keys(LINES).filter((type) => !own(type)).sort()).toEqual([...CASE_FACTS, ...MEETING_FACTS].filter((type) => !type.includes('.work-item-')).sort());
  });

  it.each([
    ['states', STATE_TEXTS, ATTESTATION_STATES], ['steps', STEP_TEXTS, [...STEPS, 'draft']], ['roles', ROLE_TEXTS, ROLES], ['registries', REGISTRY_TEXTS, REGISTRIES],
    ['outcomes', OUTCOME_TEXTS, [...OUTCOMES, 'NONE']],
  ])('has a text for all %s', (_what, texts, codes) => {
    expect(Object.keys(texts).sort()).toEqual([...codes].sort());
    for (const text of Object.values(texts)) for (const language of LANGUAGES) expect(text[language].length).toBeGreaterThan(3);
  });
});
