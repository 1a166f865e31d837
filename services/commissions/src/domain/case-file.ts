import {
  accept, type AttestationId, type AttestationOutcome, type Category, type Change, type ClaimableCategory, type CommissionId, type Decision, type Fact, FactType, type Instant,
  type MeetingId, type OrganisationId, type PersonId, type PlainDate, type SheetPosition, type Reason, type Routing, type RuleSetId, type SubDecision,
} from '@attestation/contracts';
import type { AttestationMode, Settings } from '@attestation/regulation';
import type { Body } from './body.js';
import type { Certificate } from './certificate-state.js';
import type { Commission } from './commission.js';
import { commissionRoutingReason } from './reasons.js';
import type { ScoreSheet } from './score-sheet.js';
import type { KnownTests } from './test-standing.js';
import type { WorkItem } from './work-item.js';

/** What the commission knows of a case: whose it is, what was tested, what the sheets gave, what was decided, what followed. */
export interface CaseFile {
  attestationId: AttestationId;
  personId: PersonId;
  /** where she works; it issues the certificate */
  organisationId: OrganisationId;
  post: string;
  positionGroup: string;
  /** where the notes to the score sheet name it; null: the group says all */
  position: SheetPosition | null;
  /** she claims by a post at a penal institution: another total holds */
  penalInstitution: boolean;
  /** an early attestation never takes the current category away */
  mode: AttestationMode;
  claimedCategory: ClaimableCategory;
  currentCategory: Category;
  openedOn: PlainDate;
  ruleSet: RuleSetId;
  /** the ministry's choices as they held on the day it was opened */
  settings: Settings;
  /** whose commission decides and who signs the order */
  body: Body;
  commissionId: CommissionId;
  /** how many members the commission has */
  members: number;
  /** last day of the campaign on which a decision is in time */
  decisionsBy: PlainDate;
  item: WorkItem | null;
  sheets: ScoreSheet[];
  recusals: Recusal[];
  /** the scoring ended before all sheets were in */
  scoringClosed: EarlyClosing | null;
  score: Score | null;
  tests: KnownTests;
  decision: CaseDecision | null;
  /** the extract of the protocol, once that is signed */
  extractId: string | null;
  order: OrderOfCase | null;
  certificate: Certificate | null;
  /** how the case ended, whoever ended it; `NONE`: without an outcome */
  ended: AttestationOutcome | 'NONE' | null;
}

/** A member takes no part in a case for a conflict of interest. */
export interface Recusal {
  memberId: PersonId;
  ground: RecusalGround;
  note: string | null;
  at: Instant;
  by: PersonId;
}
export const RECUSAL_GROUNDS = ['RELATIVE', 'SUBORDINATE', 'SUPERIOR', 'OTHER'] as const;
export type RecusalGround = (typeof RECUSAL_GROUNDS)[number];

/** Why the secretary ended a scoring. */
export interface EarlyClosing {
  reason: string;
  by: PersonId;
  at: Instant;
}

export interface Score {
  /** mean of the members' totals, exact decimal as text (F-11) */
  total: string;
  minimum: number;
  meets: boolean;
  reasons: Reason[];
}

export interface CaseDecision {
  meetingId: MeetingId;
  protocolNumber: string;
  decidedOn: PlainDate;
  decision: Decision;
  subDecision: SubDecision | null;
  awardedCategory: Category;
  outcome: AttestationOutcome;
  /** no test was sat: an exemption of E.5 held */
  testExempt: boolean;
  reasons: Reason[];
}

/** The attesting body's order as far as the case needs it. */
export interface OrderOfCase {
  id: string;
  number: string;
  issuedOn: PlainDate;
}

export type Assigned = Pick<
  CaseFile,
  'attestationId' | 'personId' | 'organisationId' | 'post' | 'positionGroup' | 'position' | 'penalInstitution' | 'mode' | 'claimedCategory' | 'currentCategory' | 'openedOn' | 'ruleSet' | 'settings' | 'decisionsBy'
>;

/** Gives the case to the active commission of its level (D.1 #22). A second delivery finds the first. */
export function assignCommission(existing: CaseFile | undefined, wanted: Assigned, commission: Commission, routing: Routing, now: Instant): Change<CaseFile, CaseFile> {
  if (existing) return accept({ result: existing });
  const { id: commissionId, body, memberIds } = commission;
  const tests = { results: [], replacement: null, appeals: 0 };
  const rest = { item: null, sheets: [], recusals: [], scoringClosed: null, score: null, tests, decision: null, extractId: null, order: null, certificate: null, ended: null };
  const next: CaseFile = { ...wanted, ...rest, commissionId, body, members: memberIds.length };
  return accept({ next, result: next, facts: [assignedFact(next, routing, now)] });
}

/** Which commission has the case now, and by which rule. */
export function assignedFact(file: CaseFile, routing: Routing, assignedAt: Instant): Fact {
  const { attestationId, commissionId, body } = file;
  const reasons = commissionRoutingReason(file, routing);
  return { type: FactType.CommissionAssigned, data: { attestationId, commissionId, level: body.level, rule: routing.rule, attestingOrganisationId: body.organisationId, assignedAt, reasons } };
}
