import { COMMISSION_LEVELS, type CommissionLevel } from '@attestation/contracts';
import { CAST, DAYS, type DemoPerson, eventually } from '@attestation/standalone/demo';
import type { Who } from './caller.js';
import type { Crowd, Going } from './crowd.js';
import { everyItem } from './queue.js';

interface Sheet {
  proposal: { criteria: { criterion: string; met: boolean; points: string }[] } | null;
}
interface Refusable {
  refusal: { title: string } | null;
}

/** As many cases as one meeting decides, one order names. */
const MOST = 200;
/** Certificates that a head issues at a time. */
const AT_A_TIME = 25;
/** Of seven members, who come and how many vote for what is claimed. */
const PRESENT = 6;
const IN_FAVOUR = 5;

/** Every sheet that is to be filled in: all cases of one member, then of the next. */
export const sheetsOf = (cases: readonly Going[]): { going: Going; member: DemoPerson }[] =>
  CAST.ORG.members.flatMap((_, index) => cases.map((going) => ({ going, member: CAST[going.level].members[index] as DemoPerson })));

/** All members have the sheets before them. */
export async function scoringIsOpen({ caller }: Crowd, cases: readonly Going[]): Promise<void> {
  for (const level of COMMISSION_LEVELS) {
    const mine = cases.filter((going) => CAST[going.level].members === CAST[level].members).length;
    for (const member of CAST[level].members) await listHas(caller, member, 'commissions/score-sheets', mine);
  }
}

/** One member's sheet, filled in as the rules propose. */
export async function score({ caller }: Crowd, { attestationId }: Going, member: Who, due: number): Promise<void> {
  const path = `commissions/attestations/${attestationId}/score-sheet`;
  const { proposal } = await caller.get<Sheet>(member, path, { kind: 'sheet as proposed', due });
  const criteria = proposal?.criteria ?? (await caller.eventually(`the evidence of ${attestationId} is judged`, member, path, ({ proposal: made }: Sheet) => made?.criteria));
  const points = criteria.filter(({ met }) => met).map(({ criterion, points: proposed }) => ({ criterion, points: Number(proposed) }));
  await caller.post(member, `${path}/submission`, { kind: 'sheet', body: { points } });
}

/** The commissions meet over all cases that wait, as many at a time as a meeting decides; chair and secretary sign the protocols. */
export async function meet(crowd: Crowd, cases: readonly Going[]): Promise<void> {
  for (const level of COMMISSION_LEVELS) {
    const here = cases.filter((going) => going.level === level);
    await listHas(crowd.caller, CAST[level].secretary, `commissions/${crowd.commissions[level]}/waiting`, here.length);
    for (let from = 0; from < here.length; from += MOST) await holdMeeting(crowd, level, here.slice(from, from + MOST));
  }
}

/** Five against one; whom the test puts below her claim, all find that it is not met. */
function votesOf(present: string[], { attestationId, ends }: Going) {
  const votes = ends.outcome === 'NOT_CONFIRMED_KEEP' ? { inFavour: [], against: present } : { inFavour: present.slice(0, IN_FAVOUR), against: present.slice(IN_FAVOUR) };
  return { attestationId, ...votes, otherwise: 'KEEP_CURRENT' };
}

async function holdMeeting({ caller, commissions }: Crowd, level: CommissionLevel, cases: readonly Going[]): Promise<void> {
  const { secretary, members } = CAST[level];
  const commission = `commissions/${commissions[level]}`;
  const agenda = cases.map(({ attestationId }) => attestationId);
  const { id } = await caller.post<{ id: string }>(secretary, `${commission}/meetings`, { kind: 'meeting called', body: { startsAt: DAYS.meeting, agenda } });
  const meeting = `${commission}/meetings/${id}`;
  const present = members.slice(0, PRESENT).map(({ personId }) => personId);
  await caller.post(secretary, `${meeting}/attendance`, { kind: 'attendance', body: { present } });
  const { cases: decided } = await caller.post<{ cases: Refusable[] }>(secretary, `${meeting}/votes`, { kind: 'votes of a meeting', body: { cases: cases.map((going) => votesOf(present, going)) } });
  noneRefused(decided);
  const { protocolId } = await caller.post<{ protocolId: string }>(secretary, `${meeting}/closing`, { kind: 'meeting closed' });
  await caller.signExtracts(secretary, meeting);
  for (const signer of [members[0] as DemoPerson, secretary]) {
    const body = await caller.signedInBoth(signer, `commissions/documents/${protocolId}.pdf`);
    await caller.post(signer, `${meeting}/protocol/signature`, { kind: 'protocol signed', body });
  }
}

/** The heads of the attesting bodies order what was decided, a protocol's cases in one order. */
export async function order({ caller }: Crowd, awarded: readonly Going[]): Promise<void> {
  for (const level of COMMISSION_LEVELS) {
    const { signer } = CAST[level];
    const count = awarded.filter((going) => going.level === level).length;
    await listHas(caller, signer, 'commissions/orders/waiting', count);
    const waiting = await everyItem<{ meetingId: string }>(caller, signer, 'commissions/orders/waiting');
    for (const [index, meetingId] of [...new Set(waiting.map((each) => each.meetingId))].entries()) {
      const body = { number: `45-${level}-${index + 1}`, meetingId };
      const { id, documentId } = await caller.post<{ id: string; documentId: string }>(signer, 'commissions/orders', { kind: 'order', body });
      await caller.post(signer, `commissions/orders/${id}/signature`, { kind: 'order signed', body: await caller.signedInBoth(signer, `commissions/documents/${documentId}.pdf`) });
    }
  }
}

/** Each school's head issues the certificates of her teachers. */
export async function issueCertificates(crowd: Crowd, awarded: readonly Going[]): Promise<void> {
  const { caller } = crowd;
  for (const login of new Set(awarded.map(({ head }) => head))) {
    const head = crowd.person(login);
    await listHas(caller, head, 'commissions/certificates/waiting', awarded.filter((going) => going.head === login).length);
    const waiting = await everyItem<{ workItemId: string }>(caller, head, 'commissions/certificates/waiting');
    for (let from = 0; from < waiting.length; from += AT_A_TIME) {
      const workItemIds = waiting.slice(from, from + AT_A_TIME).map(({ workItemId }) => workItemId);
      const { items } = await caller.post<{ items: Refusable[] }>(head, 'commissions/certificates/issue', { kind: `certificates, ${AT_A_TIME} at a time`, body: { workItemIds } });
      noneRefused(items);
    }
  }
}

/** Waits until so many stand in somebody's list. */
async function listHas(caller: Crowd['caller'], who: Who, path: string, count: number): Promise<void> {
  if (count === 0) return;
  await eventually(`${count} in ${path}`, async () => ((await caller.get<{ total: number }>(who, `${path}?limit=1`)).total >= count ? true : undefined), 600);
}

function noneRefused(items: readonly Refusable[]): void {
  const [refused] = items.flatMap(({ refusal }) => (refusal ? [refusal.title] : []));
  if (refused) throw new Error(`Not all was done: ${refused}`);
}
