import { REGISTRY_TEXTS, REGISTRIES, SERVICES, type Language, type PersonId, type Role } from '@attestation/contracts';
import { epochOf, TERMS } from '@attestation/regulation';
import type { CaseFile, Holder } from '../domain/case-file.js';
import { currentOf, type Current } from '../domain/current.js';
import { judgedCertificate } from '../domain/language-certificate.js';
import type { LinePaper } from '../domain/lines/line.js';
import { ROLE_TEXTS, STATE_TEXTS, STEP_TEXTS } from '../domain/texts.js';
import type { TimeLineEntry } from '../domain/time-line.js';
import type { Named, Names } from '../store/names.reader.js';
import type { QueueItem } from '../store/queue.reader.js';
import { ReasonOut, type CaseOut, type CurrentOut, type HolderOut, type LanguageCertificateOut, type PartyOut, type PortfolioOut, type QueueItemOut, type RegistryOut, type ReturnedOut, type TimeLineEntryOut } from './shapes.js';

/** In whose language, by whose names, at which moment something is shown. */
export interface Showing {
  language: Language;
  names: Names;
  now: string;
}

export function showCase(file: CaseFile, showing: Showing): CaseOut {
  const { submission, registration, answer, end } = file;
  return {
    attestationId: file.id,
    version: file.version,
    teacher: person(file.personId, showing),
    organisation: organisation(file.organisationId, showing),
    year: file.year,
    claimed: file.claimed,
    channel: file.channel,
    channelText: TERMS[file.channel]?.[showing.language] ?? file.channel,
    post: file.profile.post,
    currentCategory: file.profile.currentCategory,
    openedOn: file.openedOn,
    ruleSet: file.ruleSet,
    current: showCurrent(currentOf(file, showing.now), showing),
    registries: showRegistries(file, showing.language),
    languageCertificate: showCertificate(file, showing),
    portfolio: showPortfolio(file, showing.language),
    returned: showReturned(file, showing),
    submittedAt: submission?.at ?? null,
    consent: submission?.consent ?? null,
    registration,
    answer: answer && {
      ...answer,
      by: person(answer.by, showing),
      reasons: answer.reasons.map((reason) => ReasonOut.from(reason, showing.language)),
    },
    outcome: end?.outcome ?? null,
    closedAt: end?.at ?? null,
    withdrawnAt: file.withdrawal?.at ?? null,
    leftAt: null,
  };
}

export function showCurrent(current: Current, showing: Showing): CurrentOut {
  const { state, step, since, due, late } = current;
  const holders = current.holders.map((holder) => showHolder(holder, showing));
  const { language } = showing;
  return {
    state,
    stateText: STATE_TEXTS[state][language],
    step,
    stepText: step && STEP_TEXTS[step][language],
    holder: holders[0] ?? null,
    holders,
    since,
    due,
    late,
  };
}

function showHolder(holder: Holder, showing: Showing): HolderOut {
  const { personId, organisationId, placeCode } = holder;
  const name = personId ? person(personId, showing).name : organisationId ? organisation(organisationId, showing).name : place(placeCode, showing);
  return { ...holder, roleText: ROLE_TEXTS[holder.role as Role]?.[showing.language] ?? holder.role, name };
}

const showRegistries = ({ registries }: CaseFile, language: Language): RegistryOut[] =>
  REGISTRIES.map((registry) => {
    const { status = null, items = 0, byHand = null } = registries[registry] ?? {};
    return { registry, text: REGISTRY_TEXTS[registry][language], status: status ?? 'AWAITED', items, byHand };
  });

function showCertificate(file: CaseFile, { now, language }: Showing): LanguageCertificateOut | null {
  const judged = judgedCertificate(file, now);
  if (!file.languageCertificate || !judged) return null;
  return { ...file.languageCertificate, counts: judged.outcome === 'ACCEPTED', reasons: judged.reasons.map((reason) => ReasonOut.from(reason, language)) };
}

const showPortfolio = ({ portfolio: { frozen, evaluation, corrections } }: CaseFile, language: Language): PortfolioOut => ({
  version: frozen?.version ?? null,
  hash: frozen?.hash ?? null,
  evaluation,
  corrections: corrections.map((each) => ({ ...each, text: REGISTRY_TEXTS[each.registry][language] })),
});

/** The very items the organisation marked, for as long as they are waited for. */
function showReturned({ standing, portfolio: { check } }: CaseFile, showing: Showing): ReturnedOut | null {
  if (standing.state !== 'RETURNED' || check?.result !== 'RETURNED') return null;
  const gaps = check.gaps.map((gap) => ({ ...gap, text: TERMS[gap.code]?.[showing.language] ?? gap.code }));
  return { gaps, note: check.note, by: person(check.by, showing), at: check.at };
}

export function showEntry(caseId: string, entry: TimeLineEntry, showing: Showing): TimeLineEntryOut {
  const { who, reasons, papers, ...rest } = entry;
  const name = who?.personId ? person(who.personId, showing).name : who?.organisationId ? organisation(who.organisationId, showing).name : null;
  const links = papers.map((paper) => ({ name: paper.name, documentId: paper.documentId, href: hrefOf(caseId, paper) }));
  return { ...rest, who: name, links, reasons: reasons.map((reason) => ReasonOut.from(reason, showing.language)) };
}

/** Which service serves a paper: that which made it. */
const hrefOf = (caseId: string, { of, documentId }: Pick<LinePaper, 'of' | 'documentId'>): string =>
  of === 'applications' ? `${SERVICES.applications.prefix}/${caseId}/documents/${documentId}.pdf` : `${SERVICES.commissions.prefix}/documents/${documentId}.pdf`;

export function showQueueItem({ workItemId, openedAt, due, taken, file }: QueueItem, showing: Showing, me: PersonId): QueueItemOut {
  return {
    workItemId,
    attestationId: file.id,
    teacher: person(file.personId, showing),
    organisation: organisation(file.organisationId, showing),
    claimed: file.claimed,
    registrationNumber: file.registration?.number ?? '',
    openedAt,
    due,
    late: !file.answer && epochOf(showing.now) > epochOf(due),
    taken: taken && { ...taken, by: person(taken.by, showing), mine: taken.by === me },
  };
}

const person = (id: string, { names }: Showing): PartyOut => ({ id, name: names.persons.get(id) ?? null });
const organisation = (id: string, { names, language }: Showing): PartyOut => ({ id, name: names.organisations.get(id)?.[language] ?? null });

const place = (code: string | undefined, { names, language }: Showing): string | null => (code ? (names.places.get(code)?.[language] ?? null) : null);

/** Whose names a case needs to be shown. */
export const namedIn = ({ personId, organisationId, answer, portfolio, steps }: CaseFile): Required<Named> => {
  const holders = steps.map(({ holder }) => holder);
  return {
    persons: [personId, answer?.by, portfolio.check?.by, ...holders.map((holder) => holder?.personId)],
    organisations: [organisationId, ...holders.map((holder) => holder?.organisationId)],
    places: holders.map((holder) => holder?.placeCode),
  };
};
