import type { CommissionId, PlainDate } from '@attestation/contracts';
import { type Api, eventually, Refused } from './api.js';
import { campaignOf } from './campaign.js';
import {
  DISTRICT, type DemoPerson, HEAD, MEMBERS, MINISTRY, MINISTRY_SECOND, OTHER_SCHOOL, PEOPLE, REGION, SCHOOL, SECRETARY,
} from './people.js';
import { fixturePersonalNumber } from './personal-numbers.js';

type Say = (step: string) => void;
const PLACE = { parentCode: REGION, kind: 'DISTRICT', name: { kk: 'Үлгі ауданы', ru: 'Образцовый район', en: 'Sample district' }, hasDistrictLevel: true };
const school = (number: number) => ({
  placeCode: DISTRICT,
  name: { kk: `№ ${number} үлгі мектебі`, ru: `Образцовая школа № ${number}`, en: `Sample school No. ${number}` },
  kind: 'SCHOOL',
  subordination: 'DISTRICT',
  active: true,
});

/**
 * Lays the invented world over HTTP: a district, two schools, persons with posts and roles, the year's campaign, the school's
 * commission with its chair. Repeated without harm: every id is fixed.
 * @param today the platform's date
 */
export async function layWorld(api: Api, today: PlainDate, say: Say): Promise<{ commissionId: CommissionId }> {
  const ministry = MINISTRY.login;
  await eventually('the ministry may act', () => api.put(ministry, `directory/places/${DISTRICT}`, PLACE).catch(notYet));
  say('territory and schools');
  for (const [id, number] of [[SCHOOL, 1], [OTHER_SCHOOL, 2]] as const) await api.put(ministry, `directory/organisations/${id}`, school(number));
  say('persons, posts and roles');
  await Promise.all(PEOPLE.map((person) => layPerson(api, person, today)));
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

async function layPerson(api: Api, person: DemoPerson, today: PlainDate): Promise<void> {
  const { personId, serial, name, category, role } = person;
  const record = { name, currentCategory: category, categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true };
  await api.put(MINISTRY.login, `directory/persons/${personId}`, { ...record, personalNumber: fixturePersonalNumber(serial) });
  if (person.organisationId) await layEmployment(api, person, today);
  if (role) {
    const { organisationId = null, placeCode = null, orderNumber = null } = role;
    await api.put(MINISTRY.login, `directory/role-assignments/${beside(personId, 2)}`, { personId, role: role.role, organisationId, placeCode, orderNumber, from: today, to: null });
  }
}

async function layEmployment(api: Api, { personId, organisationId, post, serviceYears }: DemoPerson, today: PlainDate): Promise<void> {
  const since = `${Number(today.slice(0, 4)) - serviceYears}-01-10`;
  await api.put(MINISTRY.login, `directory/employments/${beside(personId, 1)}`, {
    personId, organisationId, post, positionGroup: 'SECONDARY', subject: 'HISTORY', from: since, to: null, serviceYears, serviceMonths: 2, serviceAsOf: today,
  });
}

/** An id of something that belongs to a person, as fixed as the person's own. */
const beside = (personId: string, kind: number): string => `${personId.slice(0, 9)}${String(kind).padStart(4, '0')}${personId.slice(13)}`;

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
