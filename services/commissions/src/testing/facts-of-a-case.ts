import type { AttestationId, Category, ClaimableCategory, CommissionId, MeetingId, OrganisationId, PersonId, PlainDate, RuleSetId, WorkItemId } from '@attestation/contracts';
import { settingsAt } from '@attestation/regulation';
import type { CaseDecision, CaseFile } from '../domain/case-file.js';
import type { Commission, Member, Proposed } from '../domain/commission.js';
import type { Evaluation } from '../domain/evidence.js';
import type { Act, Meeting, MeetingRoom } from '../domain/meeting.js';
import type { TestResult } from '../domain/test-standing.js';

const uuid = <T extends string>(kind: number, serial: number): T => `01950000-000${kind}-7000-8000-${String(serial).padStart(12, '0')}` as T;
export const person = (serial: number): PersonId => uuid<PersonId>(1, serial);
export const aCase = (serial: number): AttestationId => uuid<AttestationId>(2, serial);
export const CASE = aCase(1);
export const COMMISSION = uuid<CommissionId>(3, 1);
export const MEETING = uuid<MeetingId>(4, 1);
export const ITEM = uuid<WorkItemId>(5, 1);
export const SCHOOL = uuid<OrganisationId>(6, 1);
export const RULES = '2025-03-10' as RuleSetId;
export const NOW = '2025-06-02T04:00:00.000Z';
export const DAY = '2025-06-02' as PlainDate;
export const DUE = '2025-08-02T00:00:00+05:00';
export const SECRETARY = person(90);
/** The secretary acts. */
export const ACT: Act = { by: SECRETARY, now: NOW, today: DAY };
export const SEVEN = [1, 2, 3, 4, 5, 6, 7].map(person);

export const memberOf = (serial: number, more: Partial<Member> = {}): Member => ({
  personId: person(serial), capacity: 'TEACHER', name: `Мүше ${serial}`, category: 'EXPERT', serviceYears: 9, attestedHere: false, ...more,
});

/** Seven members who may sit on a school's commission. */
export const proposed = (more: Partial<Proposed> = {}): Proposed => ({
  id: COMMISSION, body: { level: 'ORG', organisationId: SCHOOL, placeCode: null }, members: [1, 2, 3, 4, 5, 6, 7].map((serial) => memberOf(serial)), secretaryId: SECRETARY,
  secretaryKnown: true, settings: settingsAt(DAY), orderNumber: '1-НҚ', from: '2025-03-17' as PlainDate, ...more,
});

/** An active commission of seven, chaired by the first of them. */
export const commission = (more: Partial<Commission> = {}): Commission => ({
  id: COMMISSION, body: { level: 'ORG', organisationId: SCHOOL, placeCode: null }, memberIds: SEVEN, capacities: {}, secretaryId: SECRETARY, orderNumber: '1-НҚ',
  from: '2025-03-17' as PlainDate, to: '2026-03-16' as PlainDate, status: 'ACTIVE', chairId: person(1), ...more,
});

/** A meeting that is held, with those present. */
export const meeting = (present: PersonId[], more: Partial<Meeting> = {}): Meeting => ({
  id: MEETING, commissionId: COMMISSION, status: 'HELD', startsAt: NOW, agenda: [CASE], present, composition: { memberIds: SEVEN, chairId: person(1), secretaryId: SECRETARY },
  heldOn: DAY, protocolNumber: '2025-000001', protocolId: null, signatures: [], recording: null, recordingKeptUntil: null, ...more,
});

export const room = (of: Partial<MeetingRoom> = {}): MeetingRoom => ({ commission: commission(), files: [caseFile()], elsewhere: [], extracts: [], ...of });

export const result = (more: Partial<TestResult> = {}): TestResult => ({
  points: 34, tasks: 50, percent: '68', thresholdReached: true, highestCategory: 'MODERATOR', certificateNumber: 'T-1', validUntil: '2026-04-10' as PlainDate, annulled: false, ...more,
});

/** A scored case that waits for its meeting, with a test that allows the claim. */
export const caseFile = (more: Partial<CaseFile> = {}): CaseFile => ({
  attestationId: CASE, personId: person(50), organisationId: SCHOOL, post: 'педагог', positionGroup: 'SECONDARY', position: null, penalInstitution: false, mode: 'SCHEDULED', claimedCategory: 'MODERATOR' as ClaimableCategory,
  currentCategory: 'TEACHER' as Category, openedOn: '2025-03-17' as PlainDate, ruleSet: RULES, settings: settingsAt('2025-03-17' as PlainDate), body: { level: 'ORG', organisationId: SCHOOL, placeCode: null },
  commissionId: COMMISSION, members: 7, decisionsBy: '2025-08-01' as PlainDate, item: { id: ITEM, step: 'meeting', openedAt: NOW, due: DUE }, sheets: [], recusals: [],
  scoringClosed: null, score: { total: '72', minimum: 68, meets: true, reasons: [] }, tests: { results: [result()], replacement: null, appeals: 0 }, decision: null,
  extractId: null, order: null, certificate: null, ended: null, ...more,
});

/** The same case before its scoring. */
export const unscored = (more: Partial<CaseFile> = {}): CaseFile => caseFile({ item: null, score: null, ...more });

export const decision = (more: Partial<CaseDecision> = {}): CaseDecision => ({
  meetingId: MEETING, protocolNumber: '2025-000001', decidedOn: DAY, decision: 'MEETS_CLAIMED', subDecision: null, awardedCategory: 'MODERATOR', outcome: 'AWARDED',
  testExempt: false, reasons: [], ...more,
});

/** Points that meet MODERATOR: 72, where 68 are needed. */
export const GOOD = { '1.1': 1, '1.2': 65, '2.1': 1, '2.2': 1, '3.1': 1, '3.2': 1, '3.4': 1, '4.1': 1 };
const REQUIRED = Object.keys(GOOD);

/** What the rules make of a portfolio that meets MODERATOR, but for the criteria named. */
export const evaluation = (unmet: readonly string[] = [], more: Partial<Evaluation> = {}): Evaluation => ({
  version: 1, hash: 'a'.repeat(64), total: '68', minimum: 68, meets: unmet.length === 0, evaluatedAt: NOW,
  criteria: ['1.1', '1.2', '2.1', '2.2', '3.1', '3.2', '3.3', '3.4', '3.5', '4.1', '5.1'].map((criterion) => {
    const met = REQUIRED.includes(criterion) && !unmet.includes(criterion);
    return { criterion, required: REQUIRED.includes(criterion), met, points: met ? '1' : '0', counted: met ? 1 : 0, basis: criterion === '5.1' ? ('COMMISSION' as const) : ('EVIDENCE' as const), reasons: [] };
  }),
  ...more,
});
