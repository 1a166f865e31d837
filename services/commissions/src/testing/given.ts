import {
  accept, type AttestationId, type Change, type CommissionId, type CommissionLevel, type FactOf, type FactType, type JobIn, type JobType, type OrganisationId, type PersonId,
  type PlaceCode, type PlainDate, type WorkItemId,
} from '@attestation/contracts';
import { Projection } from '@attestation/access';
import { type Answer, type ServiceUnderTest, startUnderTest } from '@attestation/access/testing/service';
import { signAs, testTrustFile } from '@attestation/documents/testing';
import { type Clock, newId } from '@attestation/service-kit';
import type { Job, JobOutcome } from '@attestation/workflow';
import { enlist } from '../domain/agenda.js';
import type { CaseFile } from '../domain/case-file.js';
import type { Commission } from '../domain/commission.js';
import type { Evaluation } from '../domain/evidence.js';
import { openScoring, submitSheet } from '../domain/scoring.js';
import { service } from '../service.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { CommissionStore } from '../store/commission.store.js';
import { KnownCases } from '../store/known-cases.js';
import { KnownFacts } from '../store/known-facts.js';
import { DecisionWorkers } from '../workers/decision.workers.js';
import { SummaryWorkers } from '../workers/summary.workers.js';
import { DUE, evaluation, GOOD, result, RULES } from './facts-of-a-case.js';

export const TODAY = '2025-06-02' as PlainDate;
export const EARLIER = '2025-03-01T00:00:00Z';
const texts = (text: string) => ({ kk: text, ru: `${text} (ru)`, en: `${text} (en)` });

/** A school in a district of a region: with its head and those above, a secretary and nine people of category and service enough. */
export interface World {
  commissions: ServiceUnderTest;
  school: OrganisationId;
  /** of the school */
  head: PersonId;
  /** who heads the body of each level */
  heads: Record<CommissionLevel, PersonId>;
  secretary: PersonId;
  /** seven sit on every commission made here; the last two on none */
  members: PersonId[];
  spare: PersonId[];
  /** an active commission of a level, chaired by the first member; made once for each */
  approve(level?: CommissionLevel): Promise<CommissionId>;
  stop(): Promise<void>;
}

export const PLACES: Record<'COUNTRY' | 'REGION' | 'DISTRICT' | 'CITY', PlaceCode> = { COUNTRY: '00' as PlaceCode, REGION: '10' as PlaceCode, DISTRICT: '1010' as PlaceCode, CITY: '75' as PlaceCode };
export const bodyOfLevel = (level: CommissionLevel, school: OrganisationId) => ({
  level,
  ...(level === 'ORG' && { organisationId: school }),
  ...((level === 'DISTRICT' || level === 'REGION') && { placeCode: PLACES[level] }),
});

export async function startCommissions({ today = TODAY as string, clock }: { today?: string; clock?: Clock } = {}): Promise<World> {
  const commissions = await startUnderTest(service, { today, clock, env: { SIGNATURE_TRUST: await testTrustFile() } });
  const school = newId<OrganisationId>();
  const people = Array.from({ length: 14 }, () => newId<PersonId>()) as [PersonId, PersonId, PersonId, PersonId, PersonId, ...PersonId[]];
  const [head, district, region, ministry, secretary, ...others] = people;
  const heads = { ORG: head, DISTRICT: district, REGION: region, MINISTRY: ministry };
  const place = { commissions, school, head, heads, secretary, members: others.slice(0, 7), spare: others.slice(7) };
  await lay(place, people);
  const approved = new Map<CommissionLevel, Promise<CommissionId>>();
  const once = (level: CommissionLevel = 'ORG') => {
    const known = approved.get(level) ?? approve(place, level);
    approved.set(level, known);
    return known;
  };
  return { ...place, approve: once, stop: () => commissions.stop() };
}

type Place = Omit<World, 'approve' | 'stop'>;

async function lay({ commissions, school, heads, members, spare }: Place, people: readonly PersonId[]): Promise<void> {
  const [projection, known] = [commissions.get(Projection), commissions.get(KnownFacts)];
  const place = (code: PlaceCode, parent: PlaceCode | null, kind: 'COUNTRY' | 'REGION' | 'DISTRICT' | 'CITY', name: string) =>
    projection.keepPlace({ placeCode: code, parentCode: parent, kind, name: texts(name), hasDistrictLevel: kind === 'REGION' }, EARLIER);
  await place(PLACES.COUNTRY, null, 'COUNTRY', 'Қазақстан');
  await place(PLACES.REGION, PLACES.COUNTRY, 'REGION', 'Үлгі облысы');
  await place(PLACES.DISTRICT, PLACES.REGION, 'DISTRICT', 'Үлгі ауданы');
  await place(PLACES.CITY, PLACES.COUNTRY, 'CITY', 'Үлгі қаласы');
  await keepSchool(commissions, school, PLACES.DISTRICT);
  const from = '2025-01-01' as PlainDate;
  const role = { orderNumber: null, from, to: null };
  const appoint = (personId: PersonId, more: Pick<FactOf<typeof FactType.RoleAssigned>, 'role' | 'organisationId' | 'placeCode'>) =>
    projection.keepRole({ assignmentId: newId(), personId, ...role, ...more }, EARLIER);
  await appoint(heads.ORG, { role: 'HEAD', organisationId: school, placeCode: null });
  await appoint(heads.DISTRICT, { role: 'DISTRICT_DEPT', organisationId: null, placeCode: PLACES.DISTRICT });
  await appoint(heads.REGION, { role: 'REGION_DEPT', organisationId: null, placeCode: PLACES.REGION });
  await appoint(heads.MINISTRY, { role: 'AUTHORISED_BODY', organisationId: null, placeCode: null });
  for (const [index, personId] of people.entries()) await keepPerson(commissions, personId, `Адамов Ә${index} Қайратұлы`, 'RESEARCHER');
  for (const personId of [...members, ...spare]) {
    const service = { serviceYears: 9, serviceMonths: 0, serviceAsOf: from };
    await known.keepEmployment({ employmentId: newId(), personId, organisationId: school, post: 'педагог', positionGroup: 'SECONDARY', subject: 'HISTORY', from, to: null, ...service }, EARLIER);
  }
  const dates = { applicationFrom: from, applicationTo: '2025-04-30', testFrom: '2025-02-01', testTo: '2025-06-30', summaryFrom: from, decisionsBy: '2025-08-01', bonusFrom: '2025-09-01' };
  await known.keepCampaign({ year: 2025, ...dates, orderNumber: '1', source: 'test' } as FactOf<typeof FactType.CampaignOpened>, EARLIER);
}

export const keepSchool = (commissions: ServiceUnderTest, organisationId: OrganisationId, placeCode: PlaceCode): Promise<void> =>
  commissions.get(Projection).keepOrganisation({ organisationId, placeCode, name: texts('№ 1 мектеп'), kind: 'SCHOOL', subordination: 'DISTRICT', active: true }, EARLIER);

export const keepPerson = (commissions: ServiceUnderTest, personId: PersonId, name: string, currentCategory: FactOf<typeof FactType.PersonChanged>['currentCategory']): Promise<void> =>
  commissions.get(KnownFacts).keepPersons([{ data: { personId, name, currentCategory, categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true }, time: EARLIER }]);

async function approve({ commissions, school, heads, secretary, members }: Place, level: CommissionLevel): Promise<CommissionId> {
  const body = { ...bodyOfLevel(level, school), memberIds: members, secretaryId: secretary, orderNumber: `${level}-1`, from: '2025-03-17' };
  const { body: made } = await commissions.call<{ id: CommissionId }>('POST', 'commissions', { as: heads[level], body });
  await seat(commissions, made.id);
  const vote = { present: members.length, ballots: [{ personId: members[0], votes: members.length }] };
  await commissions.call('POST', `commissions/${made.id}/chair`, { as: secretary, body: vote });
  await seat(commissions, made.id);
  return made.id;
}

/** What the bus would do: members, secretary and chair get their roles. */
export async function seat(commissions: ServiceUnderTest, commissionId: CommissionId): Promise<void> {
  const projection = commissions.get(Projection);
  const approved = (await commissions.facts('kz.ustaz.commissions.commission-approved.v1')).filter((fact) => fact.commissionId === commissionId).at(-1);
  if (approved) await projection.keepMembership(approved, EARLIER);
  const chaired = (await commissions.facts('kz.ustaz.commissions.chair-elected.v1')).filter((fact) => fact.commissionId === commissionId).at(-1);
  if (chaired) await projection.keepChair(chaired, EARLIER);
}

type Draft = FactOf<typeof FactType.DraftOpened>;
export interface CaseWish extends Partial<Pick<Draft, 'claimedCategory' | 'currentCategory' | 'personId' | 'positionGroup' | 'position' | 'penalInstitution' | 'mode' | 'organisationId' | 'openedOn'>> {
  level?: CommissionLevel;
  name?: string;
  test?: Partial<ReturnType<typeof result>> | 'EXEMPT';
  unmet?: readonly string[];
}

/** A case as the facts of others tell it, with a test and an evaluated portfolio. */
export async function draft({ commissions, school }: World, wish: CaseWish = {}): Promise<Draft> {
  const { level: _, name = 'Сериков Арман Маратұлы', test = {}, unmet, ...more } = wish;
  const fact: Draft = {
    attestationId: newId(), personId: newId(), organisationId: school, placeCode: PLACES.DISTRICT, claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', subordination: 'DISTRICT',
    channel: 'PLATFORM', post: 'тарих мұғалімі', positionGroup: 'SECONDARY', subject: 'HISTORY', mode: 'SCHEDULED', year: 2025, openedOn: '2025-03-17' as PlainDate, ruleSet: RULES, ...more,
  };
  const cases = commissions.get(KnownCases);
  await keepPerson(commissions, fact.personId, name, fact.currentCategory);
  await cases.keepDraft(fact, EARLIER);
  const { attestationId, personId, claimedCategory } = fact;
  if (test === 'EXEMPT') await cases.keepReplacement(attestationId, { kind: 'EXEMPT', ground: 'R-034a' }, EARLIER);
  else await tell(commissions, fact, test);
  await cases.keepEvaluation({ attestationId, personId, claimedCategory, ...evaluation(unmet) });
  return fact;
}

/** A result of the case's test. */
export async function tell(commissions: ServiceUnderTest, { attestationId, personId }: Pick<Draft, 'attestationId' | 'personId'>, more: Partial<ReturnType<typeof result>> & { bookingId?: WorkItemId } = {}): Promise<WorkItemId> {
  const { annulled: _, bookingId = newId<WorkItemId>(), ...told } = { ...result(), ...more };
  const rest = { attempt: 1, thresholdPercent: 60, takenOn: '2025-04-10' as PlainDate, retake: false, appealUntil: EARLIER, reasons: [] };
  await commissions.get(KnownCases).keepResult({ attestationId, personId, bookingId, ...told, ...rest }, EARLIER);
  return bookingId;
}

export interface Case {
  attestationId: AttestationId;
  personId: PersonId;
  commissionId: CommissionId;
}

const RULE = { ORG: 'R-108', DISTRICT: 'R-109', REGION: 'R-110', MINISTRY: 'R-111' } as const;

/** The job that gives a case to its commission. */
export function assignJob(fact: Draft, level: CommissionLevel): Job<JobIn<typeof JobType.AssignCommission>> {
  const { attestationId, personId, organisationId, claimedCategory, currentCategory, openedOn } = fact;
  return jobOf('commissions.assign-commission', {
    attestationId, personId, organisationId, claimedCategory, currentCategory, openedOn, ruleSet: RULES, routing: { level, attestingBody: 'x', rule: RULE[level] },
  });
}

/** A case before its commission, with its members' sheets open. */
export async function scoringCase(world: World, wish: CaseWish = {}): Promise<Case & { workItemId: WorkItemId }> {
  const { level = 'ORG' } = wish;
  const commissionId = await world.approve(level);
  const fact = await draft(world, wish);
  const { attestationId, personId } = fact;
  await world.commissions.get(SummaryWorkers).assignCommission(assignJob(fact, level));
  const opened = await world.commissions.get(SummaryWorkers).openScoring(jobOf('commissions.open-scoring', { attestationId, commissionId, deadlines: { decision: DUE } }));
  return { attestationId, personId, commissionId, workItemId: itemOf(opened) };
}

export const lines = (points: Record<string, number>) => ({ points: Object.entries(points).map(([criterion, value]) => ({ criterion, points: value })) });
export const submit = ({ commissions }: World, attestationId: AttestationId, as: PersonId, points: Record<string, number> = GOOD): Promise<Answer> =>
  commissions.call('POST', `commissions/attestations/${attestationId}/score-sheet/submission`, { as, body: lines(points) });

/** A scored case on the waiting list: every step as the domain takes it, kept in one change instead of ten. */
export async function waitingCase(world: World, wish: CaseWish & { points?: Record<string, number> } = {}): Promise<Case> {
  const { points = GOOD, ...more } = wish;
  const { level = 'ORG' } = more;
  const commissionId = await world.approve(level);
  const fact = await draft(world, more);
  const { attestationId, personId } = fact;
  await world.commissions.get(SummaryWorkers).assignCommission(assignJob(fact, level));
  const commission = await world.commissions.get(CommissionStore).find(commissionId);
  if (!commission) throw new Error(`There is no commission ${commissionId}.`);
  const score = (file: CaseFile | undefined) => accept({ next: scored(file, commission, evaluation(more.unmet), points), result: undefined });
  await world.commissions.get(CaseFileStore).change({ id: attestationId, key: attestationId }, score);
  return { attestationId, personId, commissionId };
}

function scored(file: CaseFile | undefined, commission: Commission, evaluated: Evaluation, points: Record<string, number>): CaseFile | undefined {
  const now = '2025-06-02T04:00:00.000Z';
  const opened = openScoring(file, { id: newId<WorkItemId>(), due: DUE, now }, commission);
  const judges = commission.memberIds.filter((memberId) => memberId !== file?.personId);
  const submitted = judges.reduce((known: CaseFile | undefined, by) => nextOf(submitSheet(known, evaluated, { by, points, now })), nextOf(opened));
  return nextOf(enlist(submitted, { id: newId<WorkItemId>(), due: DUE, now }, commission.secretaryId));
}

function nextOf<R>(change: Change<CaseFile, R>): CaseFile | undefined {
  if (!change.ok) throw new Error(`The case could not be scored: ${change.code}.`);
  return change.next;
}

/** A meeting over cases of one commission, held with everybody, or with those named. */
export async function heldMeeting({ commissions, secretary, members }: World, commissionId: CommissionId, agenda: readonly AttestationId[], present: readonly PersonId[] = members): Promise<string> {
  const called = await commissions.call<{ id: string }>('POST', `commissions/${commissionId}/meetings`, { as: secretary, body: { startsAt: '2025-06-02T15:00:00+05:00', agenda } });
  const at = `commissions/${commissionId}/meetings/${called.body.id}`;
  await commissions.call('POST', `${at}/attendance`, { as: secretary, body: { present } });
  return at;
}

export interface CaseOutcome {
  attestationId: AttestationId;
  decision: { decision: string; outcome: string; awardedCategory: string; subDecision: string | null } | null;
  refusal: { type: string; status: number; reasons: { rule: string }[] } | null;
}
/** Votes of all members on each case, all in favour unless said otherwise. */
export const ballots = (members: readonly PersonId[], attestationIds: readonly AttestationId[], against = 0, otherwise = 'KEEP_CURRENT') =>
  attestationIds.map((attestationId) => ({ attestationId, inFavour: members.slice(against), against: members.slice(0, against), otherwise }));
export const vote = ({ commissions, secretary }: World, at: string, cases: readonly object[], key?: string): Promise<Answer<{ cases: CaseOutcome[] }>> =>
  commissions.call('POST', `${at}/votes`, { as: secretary, body: { cases }, key });

/** Closes a held meeting; chair and secretary sign its protocol. @returns the protocol's document id */
export async function signedProtocol(world: World, at: string): Promise<string> {
  const { commissions, secretary, members } = world;
  const closed = await commissions.call<{ protocolId: string }>('POST', `${at}/closing`, { as: secretary, body: {} });
  await signedExtracts(world, at);
  for (const signer of [secretary, members[0] as PersonId]) {
    await commissions.call('POST', `${at}/protocol/signature`, { as: signer, body: await signaturesOver(world, closed.body.protocolId, signer) });
  }
  return closed.body.protocolId;
}

/** The secretary signs the extracts of a closed meeting, as many at a time as he is shown. @returns how many calls that took */
export async function signedExtracts({ commissions, secretary }: World, at: string): Promise<number> {
  for (let calls = 0; ; calls += 1) {
    const { body } = await commissions.call<Extracts>('GET', `${at}/extracts`, { as: secretary });
    if (body.items.length === 0) return calls;
    const sign = async (content: string) => (await signAs(secretary, Buffer.from(content, 'base64'))).toString('base64');
    const items = await Promise.all(body.items.map(async ({ documentId, kk, ru }) => ({ documentId, kk: await sign(kk), ru: await sign(ru) })));
    await commissions.call('POST', `${at}/extracts/signatures`, { as: secretary, body: { items } });
  }
}
export interface Extracts {
  items: { documentId: string; attestationId: AttestationId; kk: string; ru: string }[];
  left: number;
}

/** The bytes of a document, as one may read them. */
export async function pdfOf({ commissions }: World, documentId: string, as: PersonId, language: 'kk' | 'ru' = 'kk'): Promise<Buffer> {
  const { status, bytes } = await commissions.download(`commissions/documents/${documentId}.pdf?language=${language}`, as);
  if (status !== 200) throw new Error(`The document was answered with ${status}.`);
  return bytes;
}

export async function signaturesOver(world: World, documentId: string, as: PersonId): Promise<{ kk: string; ru: string }> {
  const sign = async (language: 'kk' | 'ru') => (await signAs(as, await pdfOf(world, documentId, as, language))).toString('base64');
  return { kk: await sign('kk'), ru: await sign('ru') };
}

/** The protocol as if chair and secretary had signed it: for what comes after it. @returns the protocol's document id */
export async function asIfSigned({ commissions, secretary }: World, at: string): Promise<string> {
  const closed = await commissions.call<{ id: string; protocolId: string }>('POST', `${at}/closing`, { as: secretary, body: {} });
  await commissions.sql(`update commissions.meeting set status = 'SIGNED' where id = $1`, [closed.body.id]);
  await commissions.sql(`update commissions.case_file set extract_id = gen_random_uuid() where decision->>'meetingId' = $1`, [closed.body.id]);
  return closed.body.protocolId;
}

/** Cases of one meeting decided in favour, with a signed protocol; the process has opened their orders. */
export async function decidedCases(world: World, level: CommissionLevel, wishes: readonly CaseWish[], signed = asIfSigned): Promise<{ cases: Case[]; meetingId: string; protocolId: string; at: string }> {
  const cases: Case[] = [];
  for (const wish of wishes) cases.push(await waitingCase(world, { ...wish, level }));
  const ids = cases.map(({ attestationId }) => attestationId);
  const at = await heldMeeting(world, await world.approve(level), ids);
  await vote(world, at, ballots(world.members, ids));
  const protocolId = await signed(world, at);
  for (const attestationId of ids) await world.commissions.get(DecisionWorkers).openOrder(jobOf('commissions.open-order', { attestationId }));
  return { cases, protocolId, at, meetingId: at.split('/').at(-1) ?? '' };
}

/** The head drafts and signs the order; the process has opened the certificates. */
export async function orderedCases(world: World, level: CommissionLevel, wishes: readonly CaseWish[], number = '45-НҚ'): Promise<{ cases: Case[]; documentId: string; meetingId: string }> {
  const { cases, meetingId } = await decidedCases(world, level, wishes);
  const as = world.heads[level];
  const drafted = await world.commissions.call<{ id: string; documentId: string }>('POST', 'commissions/orders', { as, body: { meetingId, number } });
  await world.commissions.call('POST', `commissions/orders/${drafted.body.id}/signature`, { as, body: await signaturesOver(world, drafted.body.documentId, as) });
  for (const { attestationId } of cases) await world.commissions.get(DecisionWorkers).openCertificate(jobOf('commissions.open-certificate', { attestationId }));
  return { cases, documentId: drafted.body.documentId, meetingId };
}

export const itemOf = (outcome: JobOutcome<{ workItemId: WorkItemId }>): WorkItemId => {
  if (outcome.kind !== 'complete') throw new Error(`The job ended with ${JSON.stringify(outcome)}.`);
  return outcome.variables.workItemId;
};

let elements = 0;
/** A job as the engine hands it out; the same element instance when it is delivered again. */
export const jobOf = <In>(type: string, variables: In): Job<In> => {
  elements += 1;
  const keys = { key: String(elements), elementInstanceKey: String(elements), processInstanceKey: '1' };
  return { ...keys, type, variables, headers: {}, retries: 3, elementId: type, bpmnProcessId: 'attestation-summary-2025', deadline: new Date('2025-06-02T00:00:00Z') };
};
