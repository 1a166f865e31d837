import type { AttestationId, Category, ClaimableCategory, CommissionId, MeetingId, OrganisationId, PersonId, PlainDate, WorkItemId } from '@attestation/contracts';
import type { CaseFile } from '../domain/case-file.js';
import type { Commission, Composition, Member } from '../domain/commission.js';
import type { Meeting } from '../domain/meeting.js';
import { RULES } from './given.js';

const uuid = <T extends string>(kind: number, serial: number): T => `01950000-000${kind}-7000-8000-${String(serial).padStart(12, '0')}` as T;
export const person = (serial: number): PersonId => uuid<PersonId>(1, serial);
export const CASE = uuid<AttestationId>(2, 1);
export const COMMISSION = uuid<CommissionId>(3, 1);
export const MEETING = uuid<MeetingId>(4, 1);
export const ITEM = uuid<WorkItemId>(5, 1);
export const SCHOOL = uuid<OrganisationId>(6, 1);
export const NOW = '2025-06-02T04:00:00.000Z';
export const DAY = '2025-06-02' as PlainDate;

export const memberOf = (serial: number, more: Partial<Member> = {}): Member => ({ personId: person(serial), category: 'EXPERT', serviceYears: 9, attestedHere: false, ...more });

/** Seven members who may sit on a school's commission. */
export const composition = (more: Partial<Composition> = {}): Composition => ({
  id: COMMISSION, level: 'ORG', organisationId: SCHOOL, placeCode: null, members: [1, 2, 3, 4, 5, 6, 7].map((serial) => memberOf(serial)), secretaryId: person(90),
  orderNumber: '1-НҚ', from: '2025-03-17' as PlainDate, to: '2026-03-16' as PlainDate, ...more,
});

export const commission = (more: Partial<Commission> = {}): Commission => {
  const { members, ...rest } = composition();
  return { ...rest, memberIds: members.map(({ personId }) => personId), status: 'ACTIVE', chairId: person(1), ...more };
};

export const meeting = (present: PersonId[], more: Partial<Meeting> = {}): Meeting => ({
  id: MEETING, commissionId: COMMISSION, status: 'HELD', agenda: [CASE], present, heldOn: DAY, protocolNumber: '2025-000001', ...more,
});

/** A scored case that waits for its meeting, with a test that allows the claim. */
export const caseFile = (more: Partial<CaseFile> = {}): CaseFile => ({
  attestationId: CASE, personId: person(50), organisationId: SCHOOL, claimedCategory: 'MODERATOR' as ClaimableCategory, currentCategory: 'TEACHER' as Category,
  openedOn: '2025-03-17' as PlainDate, ruleSet: RULES, level: 'ORG', commissionId: COMMISSION, decisionsBy: '2025-08-01' as PlainDate,
  test: { kind: 'RESULT', thresholdReached: true, highestCategory: 'MODERATOR', percent: '68', certificateNumber: 'T-1' },
  score: { total: '72', minimum: 68, meets: true, reasons: [] }, agendaItemId: ITEM, decision: null, ...more,
});
