import type { Channel, ClaimableCategory, CommissionLevel, PlainDate, PositionGroup, Reason, RuleSetId, SourcedItem, Subordination } from '@attestation/contracts';
import type { Answer } from '../answer.js';
import type { Campaign } from '../campaign.js';
import type { DecisionBook } from '../decisions.js';
import type { DocumentFacts } from '../documents.js';
import type { AttestationMode, EligibilityFacts } from '../eligibility.js';
import type { Supplier } from '../evidence/types.js';
import type { Settings } from '../settings.js';
import type { DocumentCode } from '../tables/service.js';
import type { Criterion } from '../tables/scoring.js';

/** What a plan reads of a year's campaign. */
export type PlannedCampaign = Pick<Campaign, 'year' | 'applicationFrom' | 'applicationTo' | 'testFrom' | 'testTo' | 'decisionsBy'>;

/** The law and the dates a plan is made by. */
export interface PlannedUnder {
  settings: Settings;
  book: DecisionBook;
  ruleSet: RuleSetId;
  /** the campaigns that were opened, in any order */
  campaigns: readonly PlannedCampaign[];
}

export interface PlanFacts extends Omit<EligibilityFacts, 'claimed'> {
  /** the category wanted, and the day by which */
  wanted: ClaimableCategory;
  by: PlainDate;
  positionGroup: PositionGroup;
  subordination: Subordination;
  hasDistrictLevel: boolean;
  inRegistry: DocumentFacts['inRegistry'];
  retrained: boolean;
  /** the threshold of the test for the next claim was reached, and the result still counts */
  testReached: boolean;
  languageCertificateValid: boolean;
  consecutiveExemptConfirmations: number;
  /** evidence that the registries hold; absent: none is known */
  items?: readonly SourcedItem[];
  /** criteria that are proved already, by documents that no registry holds */
  proved?: readonly Criterion[];
}

/** One attestation on the way. */
export interface PlanStep {
  category: ClaimableCategory;
  mode: AttestationMode;
  /** the campaign: the calendar year in which it is decided */
  year: number;
  /** when the application may be made, from the first day on which it would be accepted; `null`: the year's dates are not set yet */
  applyFrom: PlainDate | null;
  applyTo: PlainDate | null;
  /** by when it is decided; where the year's dates are not set: the end of the school year */
  decidedBy: PlainDate;
  datesSet: boolean;
}

/** What the next attestation still needs, who can supply it, and by when. */
export interface PlanNeed {
  what: 'APPLICATION' | 'DOCUMENT' | 'TEST' | 'EVIDENCE';
  document: DocumentCode | null;
  criterion: Criterion | null;
  suppliers: Supplier[];
  /** `null`: the year's dates are not set yet */
  by: PlainDate | null;
  reasons: Reason[];
  /** what helps to prove it: nothing is refused by it */
  advice: Reason[];
}

export interface PlanAnswer extends Answer<'IN_TIME' | 'NOT_IN_TIME' | 'DATES_NOT_SET' | 'NOT_POSSIBLE'> {
  steps: PlanStep[];
  missing: PlanNeed[];
  /** of the next step; `null`: there is none */
  channel: Channel | null;
  commission: CommissionLevel | 'NONE' | null;
}
