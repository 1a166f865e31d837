import type { CommissionId, PlainDate } from '@attestation/contracts';
import { type Api, eventually, Refused } from './api.js';
import { campaignOf } from './campaign.js';
import { HEAD, MEMBERS, MINISTRY, MINISTRY_SECOND, SCHOOL, SECRETARY } from './people.js';
import { takePeople, takeTerritory } from './registers.js';

type Say = (step: string) => void;

/**
 * Lays the world over HTTP: territory, organisations, people with posts, categories and roles, all taken over as tables; the year's campaign,
 * the school's commission with its chair. Repeated without harm: every id is fixed.
 * @param today the platform's date
 */
export async function layWorld(api: Api, today: PlainDate, say: Say): Promise<{ commissionId: CommissionId }> {
  say('territory and organisations');
  await eventually('the ministry may act', () => takeTerritory(api).then(() => true).catch(notYet));
  say('persons, posts, categories and roles');
  await takePeople(api, today);
  say('the campaign of the year');
  await layCampaign(api, Number(today.slice(0, 4)));
  say('the commission of the school');
  return { commissionId: await layCommission(api, today) };
}

/** Somebody whose role is not known everywhere yet is refused for the moment. */
function notYet(problem: unknown): undefined {
  if (problem instanceof Refused && (problem.status === 403 || problem.status === 404 || problem.status === 422)) return undefined;
  throw problem;
}

async function layCampaign(api: Api, year: number): Promise<void> {
  const open = await api.get<{ items: { year: number; status: string }[] }>(MINISTRY.login, 'regulation/campaign-files');
  if (open.items.some((campaign) => campaign.year === year && campaign.status === 'OPEN')) return;
  await api.put(MINISTRY.login, `regulation/campaigns/${year}`, campaignOf(year));
  await eventually('the second person of the ministry may act', () => api.post(MINISTRY_SECOND.login, `regulation/campaigns/${year}/approval`).catch(notYet));
  await api.post(MINISTRY.login, `regulation/campaigns/${year}/opening`);
}

/** The commission of the world that is laid: the same call under the same key, hence the same answer. */
export async function layCommission(api: Api, today: PlainDate): Promise<CommissionId> {
  const memberIds = MEMBERS.map(({ personId }) => personId);
  const body = { level: 'ORG', organisationId: SCHOOL, memberIds, secretaryId: SECRETARY.personId, orderNumber: '1-НҚ', from: today };
  const key = `demo-commission-${today}`;
  const { id } = await eventually('the head may approve a commission', () => api.post<{ id: CommissionId }>(HEAD.login, 'commissions', body, key).catch(notYet));
  const ballots = MEMBERS.slice(0, 2).map(({ personId }, index) => ({ personId, votes: index === 0 ? 5 : 2, termsInRow: 0 }));
  const vote = { present: MEMBERS.length, ballots };
  await eventually('the secretary may record the chair', () => api.post(SECRETARY.login, `commissions/${id}/chair`, vote, `demo-chair-${id}`).catch(notYet));
  return id;
}
