import type { PlainDate, SheetPosition, PositionGroup, Reason, SourcedItem } from '@attestation/contracts';
import type { Answer } from '../answer.js';
import type { AttestationMode } from '../eligibility.js';
import type { Points } from '../points.js';
import type { Criterion, TeacherClaim } from '../tables/scoring.js';

/** From the last award or confirmation to the application, both days included. */
export interface EvidencePeriod {
  from: PlainDate;
  to: PlainDate;
}

export interface ScoreEvidenceFacts {
  claimed: TeacherClaim;
  positionGroup: PositionGroup;
  /** where the notes name it; absent or `null`: the group says all */
  position?: SheetPosition | null;
  period: EvidencePeriod;
  /** early attestation compares two school years (C-09); default: scheduled */
  mode?: AttestationMode;
  /** as the frozen snapshot holds them, in any order */
  items: readonly SourcedItem[];
  /** an organisation at a penal institution: sheets from outside "if available" */
  penalInstitution?: boolean;
  /** default: by the group of posts */
  reducedCourseHours?: boolean;
  /** school years of class leadership in the period; absent or `null`: not known, the commission judges by the documents */
  classLeadershipYears?: number | null;
}

/** Who can supply what is missing (glossary A.1). */
export const SUPPLIERS = ['TEACHER', 'RESPONSIBLE_PERSON', 'ORG_ADMIN', 'OBSERVERS', 'METHOD_OFFICE', 'COMMISSION_MEMBER', 'COUNCIL', 'ORGANISER', 'COURSE_ORG'] as const;
export type Supplier = (typeof SUPPLIERS)[number];

export interface MissingEvidence {
  reason: Reason;
  suppliers: Supplier[];
}

/** What became of one item under one criterion. */
export interface ItemVerdict {
  /** its place in `facts.items` */
  index: number;
  counted: boolean;
  reason: Reason;
}

export interface CriterionProposal {
  criterion: Criterion;
  /** must be met for the claim by this position */
  required: boolean;
  /** the evidence meets the claimed category; a member's points may only be 0 where it does not */
  met: boolean;
  /** proposed points: 0 or a value of the claimed category's column, exact decimal */
  points: string;
  /** `COMMISSION`: no register holds this evidence, the commission judges by the documents and any point of the column may be set */
  basis: 'EVIDENCE' | 'COMMISSION';
  /** how many items counted */
  counted: number;
  items: ItemVerdict[];
  missing: MissingEvidence[];
  /** why it is met or not, then what should be looked at */
  reasons: Reason[];
}

export interface EvidenceScore extends Answer<'MEETS' | 'NOT_MEETS'> {
  criteria: CriterionProposal[];
  /** sum of the proposed points, exact decimal */
  total: string;
  minimum: number;
  /** required criteria that are not met */
  failed: Criterion[];
  /** the same points as a sheet to begin with */
  sheet: Points;
}
