import type {
  AttestationId, AttestationOutcome, Category, ClaimableCategory, CommissionId, Fact, Instant, OrganisationId, PersonId, PlaceCode, PlainDate, Reason, Registry,
  RuleSetId, Step, Subordination, WorkItemId,
} from '@attestation/contracts';
import type { Campaign, DocumentCode } from '@attestation/regulation';
import { further, stateAfter, type Standing } from './machine.js';

/** What was true of the teacher and her organisation on the day the draft was opened; a later transfer changes nothing here. */
export interface Profile {
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
  subject: string;
  disability: boolean;
}

/** When applications are taken in a year. */
export type Window = Pick<Campaign, 'year' | 'applicationFrom' | 'applicationTo'>;

export type RegistryStatus = 'ANSWERED' | 'SILENT' | 'EMPTY';
export type Ground = '1' | '2' | '3';

export interface Answer {
  answer: 'ACCEPTED' | 'REFUSED';
  at: Instant;
  by: PersonId;
  /** X-029, for a refusal */
  grounds: Ground[];
  /** the missing or mismatched documents of the notice, at most three */
  mismatches: DocumentCode[];
  note: string | null;
  reasons: Reason[];
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
  role: string;
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
  personId: PersonId;
  organisationId: OrganisationId;
  /** of the organisation, as it was then: whose jurisdiction the case is */
  placeCode: PlaceCode;
  /** whose members may read it, once it is assigned */
  commissionId: CommissionId | null;
  year: number;
  edition: string;
  ruleSet: RuleSetId;
  openedOn: PlainDate;
  openedAt: Instant;
  claimed: ClaimableCategory;
  profile: Profile;
  standing: Standing;
  /** the one process instance that runs the case */
  processInstanceKey: string | null;
  registries: Partial<Record<Registry, RegistryStatus>>;
  /** from when the current category was awarded, as the register of categories told it */
  lastAwardOn: PlainDate | null;
  /** the window the draft was opened in */
  window: Window;
  /** the end of the window's last day */
  windowEnds: Instant;
  submission: { at: Instant; consent: boolean } | null;
  registration: { number: string; on: PlainDate; answerBy: Instant } | null;
  acceptance: { workItemId: WorkItemId; holder: Holder } | null;
  overdueSaid: boolean;
  answer: Answer | null;
  end: { outcome: AttestationOutcome | null; at: Instant } | null;
  /** steps this change touched; empty after loading */
  touched: HeldStep[];
  /** what this change adds to the time-line; empty after loading */
  news: Entry[];
}

/** The file after facts of one instant, its own or another service's: standing, steps and time-line follow from them alone. */
export function withFacts(file: CaseFile, at: Instant, facts: readonly Fact[]): CaseFile {
  return facts.reduce((before, fact) => withFact(before, at, fact), file);
}

function withFact(file: CaseFile, at: Instant, fact: Fact): CaseFile {
  const state = stateAfter(fact.type);
  const standing = state ? further(file.standing, { state, since: at }) : file.standing;
  const step = stepOf(fact);
  return step
    ? { ...file, standing, touched: [...file.touched, step] }
    : { ...file, standing, news: [...file.news, { at, fact }] };
}

/** What a work item's fact says of who holds the case. */
function stepOf({ type, data }: Fact): HeldStep | undefined {
  if (!type.includes('.work-item-')) return undefined;
  const { workItemId, step, ...rest } = data as Extract<Fact, { type: 'kz.ustaz.portfolio.work-item-opened.v1' | 'kz.ustaz.portfolio.work-item-closed.v1' }>['data'];
  return 'holder' in rest
    ? { workItemId, step, holder: rest.holder, openedAt: rest.openedAt, due: rest.due, closedAt: null }
    : { workItemId, step, holder: null, openedAt: null, due: null, closedAt: rest.closedAt };
}
