import { REGISTRY_TEXTS, REGISTRIES, type Language, type Role } from '@attestation/contracts';
import { epochOf } from '@attestation/regulation';
import type { CaseFile, Holder } from '../domain/case-file.js';
import { currentOf, type Current } from '../domain/current.js';
import { ROLE_TEXTS, STATE_TEXTS, STEP_TEXTS } from '../domain/texts.js';
import type { TimeLineEntry } from '../domain/time-line.js';
import type { CaseReading, Names, QueueItem } from '../store/case.reader.js';
import { ReasonOut, type CaseOut, type CurrentOut, type HolderOut, type PartyOut, type QueueItemOut, type TimeLineEntryOut } from './shapes.js';

/** In whose language, by whose names, at which moment something is shown. */
export interface Showing {
  language: Language;
  names: Names;
  now: string;
}

export function showCase({ file, steps }: CaseReading, showing: Showing): CaseOut {
  const { submission, registration, answer, end } = file;
  return {
    attestationId: file.id,
    teacher: person(file.personId, showing),
    organisation: organisation(file.organisationId, showing),
    year: file.year,
    claimed: file.claimed,
    currentCategory: file.profile.currentCategory,
    openedOn: file.openedOn,
    ruleSet: file.ruleSet,
    current: showCurrent(currentOf(file, steps, showing.now), showing),
    registries: showRegistries(file, showing.language),
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
  const { personId, organisationId } = holder;
  const name = personId ? person(personId, showing).name : organisationId ? organisation(organisationId, showing).name : null;
  return { ...holder, roleText: ROLE_TEXTS[holder.role as Role]?.[showing.language] ?? holder.role, name };
}

const showRegistries = ({ registries }: CaseFile, language: Language) =>
  REGISTRIES.map((registry) => ({ registry, text: REGISTRY_TEXTS[registry][language], status: registries[registry] ?? 'AWAITED' }));

export function showEntry(entry: TimeLineEntry, showing: Showing): TimeLineEntryOut {
  const { who, reasons, ...rest } = entry;
  const name = who?.personId ? person(who.personId, showing).name : who?.organisationId ? organisation(who.organisationId, showing).name : null;
  return { ...rest, who: name, reasons: reasons.map((reason) => ReasonOut.from(reason, showing.language)) };
}

export function showQueueItem({ workItemId, openedAt, due, file }: QueueItem, showing: Showing): QueueItemOut {
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
  };
}

const person = (id: string, { names }: Showing): PartyOut => ({ id, name: names.persons.get(id) ?? null });
const organisation = (id: string, { names, language }: Showing): PartyOut => ({ id, name: names.organisations.get(id)?.[language] ?? null });

/** Whose names a case needs to be shown. */
export const personsOf = ({ file, steps }: CaseReading) => [file.personId, file.answer?.by, ...steps.map(({ holder }) => holder?.personId)];
export const organisationsOf = ({ file, steps }: CaseReading) => [file.organisationId, ...steps.map(({ holder }) => holder?.organisationId)];
