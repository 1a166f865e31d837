import {
  accept, CATEGORY_RANKS, FactType, MessageName, refuse, type AttestationId, type CaseVariables, type Category, type Change, type Channel, type ClaimableCategory,
  type Fact, type Instant, type OrganisationId, type PersonId, type PlaceCode, type PlainDate, type SheetPosition, type Refusal, type RuleSetId, type Subordination,
} from '@attestation/contracts';
import {
  attestationMode, because, channel, decisionSettings, endOfDay, localDate, openCampaign, partsOf, wholeMonths, type Campaign, type ChangedValues, type DecisionBook,
} from '@attestation/regulation';
import { settingsOf, type CaseFile, type PortfolioKnown, type Profile, type Window } from './case-file.js';
import { editionOf } from './editions.js';
import { noCampaign } from './own-reasons.js';
import { withFacts } from './with-facts.js';

/** An employment that holds today, with its organisation. */
export interface Employment {
  employmentId: string;
  organisationId: OrganisationId;
  post: string;
  positionGroup: string;
  /** where the notes to the score sheet name it; null: the group says all */
  position: SheetPosition | null;
  /** of the organisation */
  penalInstitution: boolean;
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
  /** of her newest application that has one */
  lastEmail: string | null;
  employments: Employment[];
  campaigns: Campaign[];
  /** settings as the ministry has changed them by today */
  changedSettings: ChangedValues;
  /** years in which an attestation of hers runs: a draft, or a case that has not ended */
  openYears: number[];
  /** the draft this change opens */
  opened?: CaseFile;
}

export interface OpenDraft {
  attestationId: AttestationId;
  claimed: ClaimableCategory;
  /** needed by whoever has several posts */
  employmentId?: string;
  /** absent: that of her last application, to be changed in the draft */
  email?: string;
  ruleSet: RuleSetId;
  now: Instant;
  /** the decision tables: by which channel the claim comes */
  book: DecisionBook;
  paperIds: CaseFile['paperIds'];
}

/** The four categories of teachers; heads and deputies apply by the portal, whose cases do not come here yet. */
const isOffered = (claimed: ClaimableCategory): boolean => CATEGORY_RANKS[claimed].track === 'TEACHER';

/**
 * Opens a draft and starts its process. The law's own questions (sequence, service, second in the year, ban) are judged at acceptance, not here.
 * Refusals: CATEGORY_NOT_OFFERED (heads and deputies), NOT_EMPLOYED, EMPLOYMENT_AMBIGUOUS, CAMPAIGN_MISSING, WINDOW_CLOSED (names the window),
 * ATTESTATION_ALREADY_OPEN (another of hers runs; one that has ended stands in nobody's way here).
 * @source, E.2; D.1 row 1; F-23: the edition of the day of opening stays the case's
 */
export function openDraft(applicant: Applicant | undefined, asked: OpenDraft): Change<Applicant, CaseFile> {
  const today = localDate(asked.now);
  const employment = employmentFor(applicant, asked.employmentId);
  if (!applicant || 'ok' in employment) return employment as Refusal;
  if (!isOffered(asked.claimed)) return refuse('CATEGORY_NOT_OFFERED');
  const campaign = campaignFor(applicant.campaigns, today);
  if ('ok' in campaign) return campaign;
  if (applicant.openYears.includes(campaign.year)) return refuse('ATTESTATION_ALREADY_OPEN');

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
    whereabouts: [{ organisationId: employment.organisationId, placeCode: employment.placeCode, from: asked.now }],
    commissionId: null,
    year: campaign.year,
    edition: editionOf(campaign.year),
    ruleSet: asked.ruleSet,
    openedOn,
    openedAt: asked.now,
    claimed: asked.claimed,
    changedSettings: applicant.changedSettings,
    channel: channelOf(asked, openedOn, applicant.changedSettings),
    profile: profileOf(applicant, employment, openedOn),
    standing: { state: 'DRAFT', since: asked.now },
    processInstanceKey: null,
    registries: {},
    email: asked.email ?? applicant.lastEmail,
    languageCertificate: null,
    lastAwardOn: null,
    window: { year: campaign.year, applicationFrom: campaign.applicationFrom, applicationTo: campaign.applicationTo },
    windowEnds: endOfDay(campaign.applicationTo),
    paperIds: asked.paperIds,
    submission: null,
    registration: null,
    acceptance: null,
    overdueSaid: false,
    answer: null,
    portfolio: NO_PORTFOLIO,
    withdrawal: null,
    end: null,
    steps: [],
    touched: [],
    version: 0,
    news: [],
  };
}

const NO_PORTFOLIO: PortfolioKnown = { frozen: null, evaluation: null, check: null, corrections: [] };

/** By which door the law takes this claim (E.2); cases of the portal come through the same door of ours, and say so. */
const channelOf = ({ ruleSet, claimed, book }: OpenDraft, openedOn: PlainDate, changed: ChangedValues): Channel =>
  channel(book, { ruleSet, openedOn, claimedCategory: claimed, settings: decisionSettings(settingsOf({ openedOn, changedSettings: changed })) }).outcome;

function profileOf(applicant: Applicant, employment: Employment, on: PlainDate): Profile {
  const { currentCategory, categoryValidUntil, consecutiveExemptConfirmations, disability } = applicant;
  const { subordination, hasDistrictLevel, country, post, positionGroup, position, penalInstitution, subject, serviceYears, serviceMonths, serviceAsOf } = employment;
  return {
    employmentId: employment.employmentId,
    currentCategory,
    categoryValidUntil,
    consecutiveExemptConfirmations,
    disability,
    subordination,
    hasDistrictLevel,
    country,
    post,
    positionGroup,
    position,
    penalInstitution,
    subject,
    serviceMonths: serviceYears * 12 + serviceMonths + wholeMonths(serviceAsOf, on),
  };
}

const draftOpened = (file: CaseFile): Fact => ({
  type: FactType.DraftOpened,
  data: {
    attestationId: file.id,
    personId: file.personId,
    organisationId: file.organisationId,
    placeCode: file.placeCode,
    claimedCategory: file.claimed,
    currentCategory: file.profile.currentCategory,
    subordination: file.profile.subordination,
    channel: file.channel,
    post: file.profile.post,
    positionGroup: file.profile.positionGroup,
    position: file.profile.position ?? null,
    penalInstitution: file.profile.penalInstitution ?? false,
    subject: file.profile.subject,
    mode: attestationMode({ current: file.profile.currentCategory, categoryEndsOn: file.profile.categoryValidUntil, on: file.openedOn }),
    year: file.year,
    openedOn: file.openedOn,
    ruleSet: file.ruleSet,
  },
});

/** What the process and its decision tables are given. Ids and facts of law only. */
export function caseVariables({ id, personId, organisationId, claimed, profile, ruleSet, openedOn, changedSettings, edition }: CaseFile): CaseVariables {
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
    languageCertificateValid: false, // said with the submission, by a certificate shown in the draft
    positionGroup,
    subject,
    disability,
    ruleSet,
    openedOn,
    edition,
    settings: decisionSettings(settingsOf({ openedOn, changedSettings })),
    deadlines: {},
  };
}
