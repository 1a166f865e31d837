import { COMMISSION_LEVELS, type CommissionId, type CommissionLevel, type PlainDate } from '@attestation/contracts';
import { type Api, eventually, Refused } from './api.js';
import { campaignOf } from './campaign.js';
import { CAST, DISTRICT, MINISTRY, MINISTRY_SECOND, REGION, SCHOOL } from './people.js';
import { takePeople, takeSample, takeSchools } from './registers.js';

type Say = (step: string) => void;

/** The commission of each level. */
export type Commissions = Record<CommissionLevel, CommissionId>;

/**
 * Lays the world over HTTP: territory, organisations, people with posts, categories and roles, all taken over as tables; the year's campaign,
 * the commission of each level with its chair. Repeated without harm: every id is fixed.
 * @param today the platform's date
 */
export async function layWorld(api: Api, today: PlainDate, say: Say): Promise<{ commissions: Commissions }> {
  say('territory and schools');
  await eventually('the ministry may act', () => takeSchools(api).then(() => true).catch(notYet));
  say('persons, posts, categories and roles');
  await takePeople(api, today);
  say('the campaign of the year');
  await layCampaign(api, Number(today.slice(0, 4)));
  say('the commissions of the school, the district, the region and the ministry');
  const commissions = await layCommissions(api, today);
  say('a sample of the country');
  await takeSample(api); // last: what all services learn of it must not keep the world waiting
  return { commissions };
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

const BODIES: Record<CommissionLevel, object> = { ORG: { organisationId: SCHOOL }, DISTRICT: { placeCode: DISTRICT }, REGION: { placeCode: REGION }, MINISTRY: {} };

/** The commissions of the world that is laid: the same calls under the same keys, hence the same answers. */
export async function layCommissions(api: Api, today: PlainDate): Promise<Commissions> {
  const ids = await Promise.all(COMMISSION_LEVELS.map(async (level) => [level, await layCommission(api, level, today)] as const));
  return Object.fromEntries(ids) as Commissions;
}

/** The head of the attesting body approves it, its members elect the chair. */
async function layCommission(api: Api, level: CommissionLevel, today: PlainDate): Promise<CommissionId> {
  const { signer, secretary, members } = CAST[level];
  const body = { level, ...BODIES[level], memberIds: members.map(({ personId }) => personId), secretaryId: secretary.personId, orderNumber: '1-НҚ', from: today };
  const approve = () => api.post<{ id: CommissionId }>(signer.login, 'commissions', body, `demo-commission-${level}-${today}`).catch(notYet);
  const { id } = await eventually(`${signer.login} may approve a commission`, approve);
  const ballots = members.slice(0, 2).map(({ personId }, index) => ({ personId, votes: index === 0 ? 5 : 2, termsInRow: 0 }));
  const elect = () => api.post(secretary.login, `commissions/${id}/chair`, { present: members.length, ballots }, `demo-chair-${id}`).catch(notYet);
  await eventually(`${secretary.login} may record the chair`, elect);
  return id;
}
