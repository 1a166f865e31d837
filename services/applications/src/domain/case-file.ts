import type {
  AttestationId, AttestationOutcome, Category, Channel, ClaimableCategory, CommissionId, Fact, Instant, OrganisationId, PersonId, PlaceCode, PlainDate, SheetPosition, Reason,
  Registry, Role, RuleSetId, Step, Subordination, WorkItemId,
} from '@attestation/contracts';
import { settingsWith, type Campaign, type CertificateKind, type ChangedValues, type DocumentCode, type ForeignLanguage, type Settings } from '@attestation/regulation';
import { END_STATES, type Standing } from './machine.js';

/** What was true of the teacher and her organisation on the day the draft was opened; only a move after acceptance changes organisation and post. */
export interface Profile {
  /** the post she claims by */
  employmentId: string;
  currentCategory: Category;
  categoryValidUntil: PlainDate | null;
  subordination: Subordination;
  hasDistrictLevel: boolean;
  country: PlaceCode | null;
  /** whole months of pedagogical service on the day of opening */
  serviceMonths: number;
  consecutiveExemptConfirmations: number;
  post: string;
  positionGroup: string;
  /** where the notes to the score sheet name it; a case of before they were asked for has none */
  position?: SheetPosition | null;
  /** the organisation of the day of opening teaches at a penal institution */
  penalInstitution?: boolean;
  subject: string;
  disability: boolean;
}

/** When applications are taken in a year. */
export type Window = Pick<Campaign, 'year' | 'applicationFrom' | 'applicationTo'>;

export type RegistryStatus = 'ANSWERED' | 'SILENT' | 'EMPTY';
export type Ground = '1' | '2' | '3';

/** What a registry said, and what was entered by hand in its place; both are kept (F-17). */
export interface RegistryKnown {
  /** null: nothing yet, only what was entered by hand */
  status: RegistryStatus | null;
  source: string | null;
  at: Instant | null;
  items: number;
  /** SHA-256 of what it answered: what the teacher signs for */
  hash: string | null;
  byHand: ByHand | null;
}
export interface ByHand {
  /** of the order that appointed whoever entered it */
  orderNumber: string;
  items: number;
  at: Instant;
}

/** A certificate that a teacher of a foreign language shows instead of the test. */
export interface LanguageCertificate {
  language: ForeignLanguage;
  kind: CertificateKind;
  /** as printed: `6.5` of IELTS, `94` of TOEFL, `B2` of the others */
  result: string;
  number: string;
  /** last day; null: none is printed, it does not expire */
  validUntil: PlainDate | null;
}

export interface Answer {
  answer: 'ACCEPTED' | 'REFUSED';
  at: Instant;
  by: PersonId;
  /** X-029, for a refusal */
  grounds: Ground[];
  /** the missing or mismatched documents of the notice, at most three */
  mismatches: DocumentCode[];
  note: string | null;
  /** the signed notice */
  documentId: string;
  reasons: Reason[];
}

/** What is known of the portfolio, of which `portfolio` keeps the content. */
export interface PortfolioKnown {
  /** the newest snapshot */
  frozen: { version: number; hash: string; items: number } | null;
  /** what the rules make of the newest snapshot judged: a proposal, the commission decides */
  evaluation: { version: number; total: string; minimum: number; meets: boolean } | null;
  /** the organisation's newest check (qualification assessment) */
  check: { result: 'ADMITTED' | 'RETURNED'; gaps: { code: string; note: string | null }[]; note: string | null; by: PersonId; at: Instant } | null;
  /** what registries corrected after the submission; the snapshot stays */
  corrections: { registry: Registry; source: string; at: Instant }[];
}

/** Where the case is from when: an organisation and its place. */
export interface Whereabouts {
  organisationId: OrganisationId;
  placeCode: PlaceCode;
  from: Instant;
}

/** A step that somebody holds, opened by any service. `openedAt` is null while only its end is known. */
export interface HeldStep {
  workItemId: WorkItemId;
  step: Step;
  holder: Holder | null;
  openedAt: Instant | null;
  due: Instant | null;
  closedAt: Instant | null;
}
export interface Holder {
  role: Role;
  personId?: PersonId;
  organisationId?: OrganisationId;
  commissionId?: CommissionId;
  placeCode?: PlaceCode;
}

/** Something that happened to the case: a fact of any service, as the time-line keeps it. */
export interface Entry {
  at: Instant;
  fact: Fact;
}

/** The teacher's file of one attestation: what `applications` decides on, and what it knows of the rest. */
export interface CaseFile {
  id: AttestationId;
  /** how often it was kept: whoever has read it asks by this whether it has changed */
  version: number;
  personId: PersonId;
  organisationId: OrganisationId;
  /** of the organisation, as it was then: whose jurisdiction the case is */
  placeCode: PlaceCode;
  /** where the case was and is, oldest first */
  whereabouts: Whereabouts[];
  /** whose members may read it, once it is assigned */
  commissionId: CommissionId | null;
  /** since when; of several, the newest assignment holds */
  commissionSince?: Instant;
  year: number;
  edition: string;
  ruleSet: RuleSetId;
  openedOn: PlainDate;
  /** the settings that the ministry had changed by then: they stay the case's; absent or `null`: none */
  changedSettings?: ChangedValues;
  openedAt: Instant;
  claimed: ClaimableCategory;
  channel: Channel;
  profile: Profile;
  standing: Standing;
  /** the one process instance that runs the case */
  processInstanceKey: string | null;
  registries: Partial<Record<Registry, RegistryKnown>>;
  /** where notices of the case go; kept here alone, told in no fact; absent: opened before it was asked for */
  email?: string | null;
  /** shown instead of the test */
  languageCertificate: LanguageCertificate | null;
  /** from when the current category was awarded, as the register of categories told it */
  lastAwardOn: PlainDate | null;
  /** the window the draft was opened in */
  window: Window;
  /** the end of the window's last day */
  windowEnds: Instant;
  /** random public ids of the papers to come, printed in them */
  paperIds: { application: string; notice: string };
  submission: Submission | null;
  registration: { number: string; on: PlainDate; answerBy: Instant } | null;
  acceptance: { workItemId: WorkItemId; holder: Holder } | null;
  overdueSaid: boolean;
  answer: Answer | null;
  portfolio: PortfolioKnown;
  withdrawal: { at: Instant; note: string | null } | null;
  end: { outcome: AttestationOutcome | null; at: Instant } | null;
  /** all steps anybody held, as the services' facts told them, in any order */
  steps: HeldStep[];
  /** steps this change touched; empty after loading */
  touched: HeldStep[];
  /** what this change adds to the time-line; empty after loading */
  news: Entry[];
}

/** The ministry's choices as they held when the case was opened. */
export const settingsOf = ({ openedOn, changedSettings = null }: Pick<CaseFile, 'openedOn' | 'changedSettings'>): Settings => settingsWith(openedOn, changedSettings);

export interface Submission {
  at: Instant;
  consent: boolean;
  /** when it may be registered, by the working calendar as it was known last; absent: by the calendar of the release */
  registersAt?: Instant;
  /** in which language she signed it: letters are written in it; absent: not kept then */
  language?: 'kk' | 'ru';
  /** the signed application */
  documentId: string;
  /** fingerprint of the certificate under the signature */
  signedWith: string;
}

/** Whether nothing of a case may be changed any more, also where its end is told before its state. */
export const hasEnded = ({ end, standing: { state } }: Pick<CaseFile, 'end' | 'standing'>): boolean => Boolean(end) || END_STATES.has(state);
