import {
  accept, FactType, MessageName, refuse, type AttestationId, type CaseVariables, type Category, type Change, type ClaimableCategory, type Instant,
  type OrganisationId, type PersonId, type PlaceCode, type PlainDate, type Refusal, type RuleSetId, type Subordination,
} from '@attestation/contracts';
import { because, decisionSettings, endOfDay, localDate, openCampaign, partsOf, settingsAt, wholeMonths, type Campaign } from '@attestation/regulation';
import { withFacts, type CaseFile, type Profile, type Window } from './case-file.js';
import { editionOf } from './editions.js';
import { noCampaign } from './own-reasons.js';

/** An employment that holds today, with its organisation. */
export interface Employment {
  employmentId: string;
  organisationId: OrganisationId;
  post: string;
  positionGroup: string;
  subject: string;
  serviceYears: number;
  serviceMonths: number;
  serviceAsOf: PlainDate;
  placeCode: PlaceCode;
  subordination: Subordination;
  /** whether a district (city) level exists there (F-14) */
  hasDistrictLevel: boolean;
  /** the country at the root of the territory, where it is known */
  country: PlaceCode | null;
}

/** What is known of a person who wants to open a draft, from the registers' facts. */
export interface Applicant {
  personId: PersonId;
  currentCategory: Category;
  categoryValidUntil: PlainDate | null;
  consecutiveExemptConfirmations: number;
  disability: boolean;
  employments: Employment[];
  campaigns: Campaign[];
  /** years in which a draft of hers is still unfinished */
  draftYears: number[];
  /** the draft this change opens */
  opened?: CaseFile;
}

export interface OpenDraft {
  attestationId: AttestationId;
  claimed: ClaimableCategory;
  /** needed by whoever has several posts */
  employmentId?: string;
  ruleSet: RuleSetId;
  now: Instant;
}

/** Categories whose whole path is there: decided by the organisation's commission, applied for on the platform (E.1, E.2). */
const OFFERED: readonly ClaimableCategory[] = ['MODERATOR'];

/**
 * Opens a draft and starts its process. The law's own questions (sequence, service, ban) are judged at acceptance, not here.
 * Refusals: CATEGORY_NOT_OFFERED (this version takes what the organisation's own commission decides), NOT_EMPLOYED, EMPLOYMENT_AMBIGUOUS, CAMPAIGN_MISSING, WINDOW_CLOSED (names the window), ATTESTATION_ALREADY_OPEN.
 * @source; D.1 row 1
 */
export function openDraft(applicant: Applicant | undefined, asked: OpenDraft): Change<Applicant, CaseFile> {
  const today = localDate(asked.now);
  const employment = employmentFor(applicant, asked.employmentId);
  if (!applicant || 'ok' in employment) return employment as Refusal;
  if (!OFFERED.includes(asked.claimed)) return refuse('CATEGORY_NOT_OFFERED');
  const campaign = campaignFor(applicant.campaigns, today);
  if ('ok' in campaign) return campaign;
  if (applicant.draftYears.includes(campaign.year)) return refuse('ATTESTATION_ALREADY_OPEN');

  const draft = newDraft(applicant, employment, campaign, asked);
  const facts = [draftOpened(draft)];
  const file = withFacts(draft, asked.now, facts);
  const start = { name: MessageName.AttestationOpened, key: file.id, variables: caseVariables(file) };
  return accept({ next: { ...applicant, opened: file }, result: file, facts, messages: [start] });
}

function employmentFor(applicant: Applicant | undefined, employmentId: string | undefined): Employment | Refusal {
  const all = applicant?.employments ?? [];
  const fitting = employmentId ? all.filter((each) => each.employmentId === employmentId) : all;
  const [only, other] = fitting;
  if (!only) return refuse('NOT_EMPLOYED');
  return other ? refuse('EMPLOYMENT_AMBIGUOUS') : only;
}

/** The campaign whose window holds the day; a closed window is named, a year without a campaign too. */
function campaignFor(campaigns: readonly Campaign[], today: PlainDate): Campaign | Refusal {
  const open = openCampaign(campaigns, today);
  if (open) return open;
  const { year } = partsOf(today);
  const ofYear = campaigns.find((campaign) => campaign.year === year);
  return ofYear ? windowClosed(ofYear, today) : refuse('CAMPAIGN_MISSING', [noCampaign(year)]);
}

/** The refusal that names the window. */
export const windowClosed = ({ year, applicationFrom, applicationTo }: Window, on: PlainDate): Refusal =>
  refuse('WINDOW_CLOSED', [because('X-006', { year, from: applicationFrom, to: applicationTo, date: on })]);

function newDraft(applicant: Applicant, employment: Employment, campaign: Campaign, asked: OpenDraft): CaseFile {
  const openedOn = localDate(asked.now);
  return {
    id: asked.attestationId,
    personId: applicant.personId,
    organisationId: employment.organisationId,
    placeCode: employment.placeCode,
    commissionId: null,
    year: campaign.year,
    edition: editionOf(campaign.year),
    ruleSet: asked.ruleSet,
    openedOn,
    openedAt: asked.now,
    claimed: asked.claimed,
    profile: profileOf(applicant, employment, openedOn),
    standing: { state: 'DRAFT', since: asked.now },
    processInstanceKey: null,
    registries: {},
    lastAwardOn: null,
    window: { year: campaign.year, applicationFrom: campaign.applicationFrom, applicationTo: campaign.applicationTo },
    windowEnds: endOfDay(campaign.applicationTo),
    submission: null,
    registration: null,
    acceptance: null,
    overdueSaid: false,
    answer: null,
    end: null,
    touched: [],
    news: [],
  };
}

function profileOf(applicant: Applicant, employment: Employment, on: PlainDate): Profile {
  const { currentCategory, categoryValidUntil, consecutiveExemptConfirmations, disability } = applicant;
  const { subordination, hasDistrictLevel, country, post, positionGroup, subject, serviceYears, serviceMonths, serviceAsOf } = employment;
  return {
    currentCategory,
    categoryValidUntil,
    consecutiveExemptConfirmations,
    disability,
    subordination,
    hasDistrictLevel,
    country,
    post,
    positionGroup,
    subject,
    serviceMonths: serviceYears * 12 + serviceMonths + wholeMonths(serviceAsOf, on),
  };
}

const draftOpened = (file: CaseFile) => ({
  type: FactType.DraftOpened,
  data: {
    attestationId: file.id,
    personId: file.personId,
    organisationId: file.organisationId,
    claimedCategory: file.claimed,
    currentCategory: file.profile.currentCategory,
    subordination: file.profile.subordination,
    positionGroup: file.profile.positionGroup,
    subject: file.profile.subject,
    year: file.year,
    openedOn: file.openedOn,
    ruleSet: file.ruleSet,
  },
});

/** What the process and its decision tables are given. Ids and facts of law only. */
export function caseVariables({ id, personId, organisationId, claimed, profile, ruleSet, openedOn, edition }: CaseFile): CaseVariables {
  const { currentCategory, subordination, hasDistrictLevel, serviceMonths, consecutiveExemptConfirmations, positionGroup, subject, disability } = profile;
  return {
    attestationId: id,
    personId,
    organisationId,
    claimedCategory: claimed,
    currentCategory,
    subordination,
    hasDistrictLevel,
    serviceYears: Math.floor(serviceMonths / 12),
    consecutiveExemptConfirmations,
    languageCertificateValid: false, // known only from a certificate shown later
    positionGroup,
    subject,
    disability,
    ruleSet,
    openedOn,
    edition,
    settings: decisionSettings(settingsAt(openedOn)),
    deadlines: {},
  };
}
