import type {
  AttestationId, Category, ClaimableCategory, CommissionId, EvidenceFile, FactOf, FactType, Instant, OrganisationId, PersonId, PlainDate, SheetPosition, Registry, RuleSetId, WorkItemId,
} from '@attestation/contracts';
import { settingsAt, type AttestationMode, type Settings } from '@attestation/regulation';

export type EvidenceStatus = 'ANSWERED' | 'SILENT' | 'EMPTY';
export type EvidenceItem = Record<string, unknown>;

/** What one registry gave for a case, or a person by hand in its place. */
export interface Evidence {
  registry: Registry;
  status: EvidenceStatus;
  source: string;
  /** when the source said it */
  receivedAt: Instant;
  manual: boolean;
  /** whoever entered it by hand, or observed the lesson */
  enteredBy?: PersonId;
  items: EvidenceItem[];
}

/** A registry's word that does not agree with what is frozen. */
export interface Correction {
  registry: Registry;
  source: string;
  correctedAt: Instant;
  /** of what does not agree: the same is not told twice */
  fingerprint: string;
}

/** An item of the person's continuous record as it holds today. */
export interface RecordItem {
  registry: Registry;
  source: string;
  manual: boolean;
  enteredBy: PersonId | null;
  receivedAt: Instant;
  /** when the platform learnt it */
  learntAt: Instant;
  /** an observer's sheet made here: each is itself, whatever another one says in the same words */
  sheet: boolean;
  item: EvidenceItem;
}

/** What the commission will see, as it was submitted. `content` is canonical JSON; nobody changes it. */
export interface Snapshot {
  /** 1 for what was submitted; a return to the teacher makes another */
  version: number;
  hash: string;
  content: string;
  frozenAt: Instant;
  items: number;
}

/** A row of the check-list that the organisation marks as missing, with its words. */
export interface Gap {
  code: string;
  note: string | null;
}

/** One look of the organisation at the whole portfolio; after a return there is another. */
export interface Assessment {
  workItemId: WorkItemId;
  openedAt: Instant;
  /** who of several responsible persons has it in hand; none: whoever comes */
  holder?: PersonId | null;
  completed: { by: PersonId; at: Instant; result: 'ADMITTED' | 'RETURNED'; confirmed: string[]; gaps: Gap[]; note: string | null } | null;
  cancelled: boolean;
}

/** The evidence of one case, from the draft on. */
export interface CaseEvidence {
  attestationId: AttestationId;
  personId: PersonId;
  organisationId: OrganisationId;
  commissionId: CommissionId | null;
  /** since when; of several, as where the case moved while it was assigned, the newest assignment holds */
  commissionSince?: Instant;
  claimed: ClaimableCategory;
  currentCategory: Category;
  positionGroup: string;
  /** where the notes to the score sheet name it; absent or null: the group says all */
  position?: SheetPosition | null;
  /** she claims by a post at a penal institution */
  penalInstitution?: boolean;
  /** early: two school years are compared (C-09) */
  mode: AttestationMode;
  year: number;
  openedOn: PlainDate;
  ruleSet: RuleSetId;
  /** the ministry's choices as they held on the day it was opened */
  settings: Settings;
  evidence: Partial<Record<Registry, Evidence>>;
  /** entered by the responsible person where a registry had nothing; the registry's own answer stays beside it (F-17) */
  byHand: Evidence[];
  /** entries into the person's record that this case has told of: each once */
  entriesTold: string[];
  /** what arrived after the submission: kept beside the snapshot, never inside */
  late: Evidence[];
  /** where a registry's word does not agree with the snapshot any more */
  corrections: Correction[];
  /** the person's continuous record as it holds today; kept in rows of its own */
  record: RecordItem[];
  /** until when what was learnt of a registry belongs to the case, where the portfolio was returned for it and supplied; else the submission */
  suppliedAt: Partial<Record<Registry, Instant>>;
  /** scans, all versions of each document, in the order in which they came; kept in rows of their own */
  files: EvidenceFile[];
  submittedAt: Instant | null;
  snapshot: Snapshot | null;
  /** the one that is open, or the last */
  assessment: Assessment | null;
  /** earlier ones, which returned the portfolio */
  earlier: Assessment[];
  /** what the teacher is to supply; null: nothing was returned, or it has been supplied */
  returned: { workItemId: WorkItemId; gaps: Gap[]; since: Instant } | null;
  closed: boolean;
  /** evidence this change adds to the person's continuous record, and when it was learnt; empty after loading */
  recorded: (Evidence & { learntAt: Instant })[];
}

/** The evidence of a new case: nothing is known yet. */
export function newCase(data: FactOf<typeof FactType.DraftOpened>): CaseEvidence {
  const { attestationId, personId, organisationId, claimedCategory, currentCategory, positionGroup, position = null, penalInstitution = false, mode, year, openedOn, ruleSet } = data;
  return {
    attestationId, personId, organisationId, commissionId: null, claimed: claimedCategory, currentCategory, positionGroup, position, penalInstitution, mode, year, openedOn, ruleSet,
    settings: settingsAt(openedOn), evidence: {}, byHand: [], entriesTold: [], late: [], corrections: [], record: [], suppliedAt: {}, files: [], submittedAt: null, snapshot: null, assessment: null, earlier: [], returned: null, closed: false, recorded: [],
  };
}
