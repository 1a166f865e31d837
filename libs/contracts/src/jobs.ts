import type { AttestationOutcome } from './attestation-states.js';
import type { Category, ClaimableCategory, CommissionLevel, Subordination } from './categories.js';
import type { AttestationId, CommissionId, OrganisationId, PersonId, RuleSetId, WorkItemId } from './ids.js';
import type { Instant, PlainDate } from './plain-date.js';

/** Job types of the models, each owned by the service it is named after. */
export const JobType = {
  Begin: 'applications.begin',
  AskRegistries: 'integrations.ask-registries',
  MarkRegistriesSilent: 'integrations.mark-registries-silent',
  ExpireDraft: 'applications.expire-draft',
  Register: 'applications.register',
  EscalateAcceptance: 'applications.escalate-acceptance',
  OpenAssessment: 'portfolio.open-assessment',
  RecordExemption: 'testing.record-exemption',
  OpenBooking: 'testing.open-booking',
  SendNotice: 'testing.send-notice',
  CloseUntaken: 'testing.close-untaken',
  FlagAppealOverdue: 'testing.flag-appeal-overdue',
  AssignCommission: 'commissions.assign-commission',
  OpenScoring: 'commissions.open-scoring',
  Enlist: 'commissions.enlist',
  FlagOverdue: 'commissions.flag-overdue',
  OpenOrder: 'commissions.open-order',
  OpenCertificate: 'commissions.open-certificate',
  Close: 'applications.close',
} as const;
export type JobType = (typeof JobType)[keyof typeof JobType];

/** The registries a draft asks (RULES.md D.1 #2); each has a topic and an ACL of its own in `integrations`. */
export const REGISTRIES = ['DIPLOMA', 'WORK_RECORD', 'CATEGORY', 'COURSES', 'ACHIEVEMENTS', 'LEARNER_QUALITY', 'DISSEMINATION', 'OBSERVATIONS'] as const;
export type Registry = (typeof REGISTRIES)[number];

/** The settings a decision table reads, fixed when the case is opened (RULES.md F). */
export interface DecisionSettings {
  channelSource: 'algorithm' | 'order';
  legacyToModeratorMinServiceYears: number;
  researcherMasterMaxConsecutive: number;
}

/** The process variables of `attestation` (ids and what gateways read; no personal data). */
export interface CaseVariables {
  attestationId: AttestationId;
  personId: PersonId;
  organisationId: OrganisationId;
  claimedCategory: ClaimableCategory;
  currentCategory: Category;
  subordination: Subordination;
  hasDistrictLevel: boolean;
  serviceYears: number;
  consecutiveExemptConfirmations: number;
  languageCertificateValid: boolean;
  positionGroup: string;
  subject: string;
  disability: boolean;
  ruleSet: RuleSetId;
  openedOn: PlainDate;
  /** which editions of the stages the case runs through: `="attestation-test-" + edition` */
  edition: string;
  settings: DecisionSettings;
  /** instants with the fixed offset +05:00, filled by output mappings before each wait */
  deadlines: Deadlines;
}

export interface Deadlines {
  registries?: Instant;
  window?: Instant;
  registration?: Instant;
  answer?: Instant;
  testWindow?: Instant;
  testNotice?: Instant;
  appeal?: Instant;
  appealDecision?: Instant;
  decision?: Instant;
}

export interface TestSpecification {
  tasks: number;
  minutes: number;
  thresholdPercent: number;
  thresholdPoints: number;
  block: string;
  rule: string;
}

type Case = Pick<CaseVariables, 'attestationId'>;
interface Opened {
  workItemId: WorkItemId;
}
interface Deadline {
  deadline: Instant;
}
/** No variables go back. */
export type Nothing = Record<string, never>;

/** What each job is given (the variables it fetches) and gives back. */
export interface JobContracts {
  'applications.begin': { in: Case; out: { registries: Registry[]; registriesDeadline: Instant; windowDeadline: Instant }; errors: 'ALREADY_STARTED' };
  /** all questions of the case at once; `workItemId` is what the process waits with until the last is known */
  'integrations.ask-registries': { in: Case & { personId: PersonId; registries: Registry[]; deadlines: Deadlines }; out: Opened; errors: never };
  'integrations.mark-registries-silent': { in: Case & Opened; out: Nothing; errors: never };
  /** `windowDeadline`: the window was extended meanwhile, until then the draft stays open; `null`: it has expired */
  'applications.expire-draft': { in: Case; out: { windowDeadline: Instant | null }; errors: 'ALREADY_SUBMITTED' };
  /** registers the application and puts it into the provider's queue; `deadline`: by when it is answered */
  'applications.register': { in: Case; out: Opened & Deadline; errors: never };
  'applications.escalate-acceptance': { in: Case & Opened; out: Nothing; errors: never };
  'portfolio.open-assessment': { in: Case & { organisationId: OrganisationId }; out: Opened; errors: never };
  'testing.record-exemption': { in: Case & { personId: PersonId; organisationId: OrganisationId; claimedCategory: ClaimableCategory; serviceYears: number; consecutiveExemptConfirmations: number; ruleSet: RuleSetId; settings: DecisionSettings; exemption: Exemption }; out: Nothing; errors: never };
  'testing.open-booking': { in: Case & { personId: PersonId; organisationId: OrganisationId; claimedCategory: ClaimableCategory; openedOn: PlainDate; ruleSet: RuleSetId; test: TestSpecification }; out: Opened & Deadline; errors: never };
  'testing.send-notice': { in: Case & Opened; out: Nothing; errors: never };
  /** `testTaken`: an earlier attempt gave a result */
  'testing.close-untaken': { in: Case & Opened; out: { testTaken: boolean }; errors: never };
  'testing.flag-appeal-overdue': { in: Case & Opened; out: Nothing; errors: never };
  'commissions.assign-commission': {
    in: Case & { personId: PersonId; organisationId: OrganisationId; claimedCategory: ClaimableCategory; currentCategory: Category; openedOn: PlainDate; ruleSet: RuleSetId; routing: Routing };
    out: Deadline & { commissionId: CommissionId };
    errors: never;
  };
  /** every member's sheet at once; `workItemId` is what the process waits with until the last sheet is in */
  'commissions.open-scoring': { in: Case & { commissionId: CommissionId; deadlines: Deadlines }; out: Opened; errors: never };
  'commissions.enlist': { in: Case & { commissionId: CommissionId; deadlines: Deadlines }; out: Opened; errors: never };
  'commissions.flag-overdue': { in: Case; out: Nothing; errors: never };
  'commissions.open-order': { in: Case; out: Opened; errors: never };
  'commissions.open-certificate': { in: Case; out: Opened; errors: never };
  'applications.close': { in: Case & { outcome: AttestationOutcome | null }; out: Nothing; errors: never };
}
export type JobIn<T extends JobType> = JobContracts[T]['in'];
export type JobOut<T extends JobType> = JobContracts[T]['out'];

export interface Exemption {
  exempt: boolean;
  ground: string | null;
  rule: string;
}
export interface Routing {
  level: CommissionLevel;
  attestingBody: string;
  rule: string;
}
