import type { CommissionLevel } from '@attestation/contracts';
import { eventually } from '../api.js';
import { DAYS } from '../days.js';
import type { Link } from '../link.js';
import { CAST } from '../people.js';
import type { Commissions } from '../world.js';
import { queued } from './queued.js';
import { signedInBoth, signExtracts } from './signing.js';

interface Case {
  attestationId: string;
  level: CommissionLevel;
  /** what the members find of the claimed category */
  ends: { outcome: string };
}
interface Sheet {
  proposal: { criteria: { criterion: string; met: boolean; points: string; basis?: string }[] } | null;
}

/** Every member of each case's commission fills in a sheet as the rules propose. */
export async function scoreAll(link: Link, cases: readonly Pick<Case, 'attestationId' | 'level'>[]): Promise<void> {
  for (const { attestationId, level } of cases) {
    for (const { login } of CAST[level].members) await score(link, login, attestationId);
  }
}

/** One member's sheet: what the rules make of the evidence, criterion by criterion. */
export async function score({ api }: Link, login: string, attestationId: string): Promise<void> {
  await queued(api, login, 'commissions/score-sheets', attestationId);
  const proposal = await eventually(`the evidence of ${attestationId} is judged`, async () => {
    const sheet = await api.get<Sheet>(login, `commissions/attestations/${attestationId}/score-sheet`);
    return sheet.proposal ?? undefined;
  });
  const points = proposal.criteria.filter(({ met }) => met).map(({ criterion, points: proposed }) => ({ criterion, points: Number(proposed) }));
  await api.post(login, `commissions/attestations/${attestationId}/score-sheet/submission`, { points });
}

/** Five against one; whom the test puts below her claim, all find that it is not met. */
const votesOf = (present: string[], { ends }: Case) =>
  ends.outcome === 'NOT_CONFIRMED_KEEP' ? { inFavour: [], against: present } : { inFavour: present.slice(0, 5), against: present.slice(5) };

/** Six of seven meet and vote; one protocol for all cases, signed by chair and secretary, its extracts by the secretary. */
export async function holdMeeting({ api }: Link, commissions: Commissions, level: CommissionLevel, cases: readonly Case[]): Promise<void> {
  if (cases.length === 0) return;
  const { secretary, members } = CAST[level];
  const commission = `commissions/${commissions[level]}`;
  const agenda = cases.map(({ attestationId }) => attestationId);
  for (const attestationId of agenda) await queued(api, secretary.login, `${commission}/waiting`, attestationId);
  const { id } = await api.post<{ id: string }>(secretary.login, `${commission}/meetings`, { startsAt: DAYS.meeting, agenda });
  const meeting = `${commission}/meetings/${id}`;
  const present = members.slice(0, 6).map(({ personId }) => personId);
  await api.post(secretary.login, `${meeting}/attendance`, { present });
  const votes = cases.map((each) => ({ attestationId: each.attestationId, ...votesOf(present, each), otherwise: 'KEEP_CURRENT' }));
  const { cases: answers } = await api.post<{ cases: { attestationId: string; refusal: { title: string } | null }[] }>(secretary.login, `${meeting}/votes`, { cases: votes });
  const refused = answers.filter(({ refusal }) => refusal !== null);
  if (refused.length > 0) throw new Error(refused.map(({ attestationId, refusal }) => `${attestationId} was not decided: ${refusal?.title}`).join('; '));
  const { protocolId } = await api.post<{ protocolId: string }>(secretary.login, `${meeting}/closing`, {});
  await signExtracts(api, secretary.login, meeting);
  const chair = members[0]?.login ?? '';
  for (const signer of [chair, secretary.login]) {
    await api.post(signer, `${meeting}/protocol/signature`, await signedInBoth(api, signer, `commissions/documents/${protocolId}.pdf`));
  }
}
