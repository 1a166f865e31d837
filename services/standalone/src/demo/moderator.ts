import { REGISTRIES } from '@attestation/contracts';
import { eventually } from './api.js';
import type { CaseView, TimeLineView, Told } from './case-view.js';
import type { Link } from './link.js';
import { HEAD, MEMBERS, MINISTRY, PROVIDER, REGION, RESPONSIBLE, SECRETARY, TEACHER } from './people.js';
import { fixturePersonalNumber } from './personal-numbers.js';

type Say = (step: string) => void;
interface Items<T> {
  items: T[];
}

/** The story's days; the platform's clock is stepped forward to each. */
const DAYS = {
  test: '2025-04-10T10:00:00+05:00',
  dayBefore: '2025-04-09T10:05:00+05:00',
  afterTest: '2025-04-10T11:30:00+05:00',
  scoring: '2025-05-12T10:00:00+05:00',
  meeting: '2025-05-20T15:00:00+05:00',
  order: '2025-05-21T11:00:00+05:00',
  certificate: '2025-05-23T11:00:00+05:00',
};
/** 34 of 50 is 68 %: enough for a moderator's 60. */
const TEST_POINTS = 34;
/** Each required criterion at its threshold or above; 72 points, 68 are needed. */
const POINTS = { '1.1': 1, '1.2': 65, '2.1': 1, '2.2': 1, '3.1': 1, '3.2': 1, '3.4': 1, '4.1': 1 };

/** One teacher from draft to certificate, claiming MODERATOR before her school's commission. */
export async function tellModerator(link: Link, commissionId: string, say: Say): Promise<Told> {
  say('the registries exchange keys; a sitting of the test is opened');
  await exchangeKeys(link);
  const session = await link.api.post<{ id: string }>(MINISTRY.login, 'testing/sessions', { startsAt: DAYS.test, placeCode: REGION, place: 'Үлгі тестілеу орталығы', seats: 30 });

  const attestationId = await apply(link, say);
  await acceptAndAdmit(link, attestationId, say);
  await test(link, attestationId, session.id, say);
  await score(link, attestationId, say);
  await decide(link, commissionId, attestationId, say);
  const certificateNumber = await order(link, attestationId, say);
  return tell(link, attestationId, commissionId, certificateNumber);
}

async function exchangeKeys({ api, registries }: Link): Promise<void> {
  const keys = registries.publicKeys();
  for (const registry of REGISTRIES) await api.put(MINISTRY.login, `integrations/registry-keys/${registry}`, keys[registry]);
}

/** Claims, waits for the registries, submits. */
async function apply({ api, registries, known }: Link, say: Say): Promise<string> {
  say('the teacher opens her application and claims MODERATOR');
  const opened = await eventually('the teacher may open a draft', () => api.post<CaseView>(TEACHER.login, 'applications', { claimedCategory: 'MODERATOR' }, 'demo-draft-2025').catch(() => undefined), 20);
  const { attestationId } = opened;
  say('the registries answer');
  await eventually('all registries have answered', async () => {
    for (const question of await registries.newQuestions()) await registries.answer(question, known[question.registry], '2025-03-17T04:00:00Z');
    const seen = await api.get<CaseView>(TEACHER.login, `applications/${attestationId}`);
    return seen.registries.every(({ status }) => status === 'ANSWERED') ? seen : undefined;
  });
  say('she consents, signs and submits');
  await api.post(TEACHER.login, `applications/${attestationId}/submission`, { consent: true });
  return attestationId;
}

/** The provider accepts within the working day, the organisation finds the portfolio complete. */
async function acceptAndAdmit({ api }: Link, attestationId: string, say: Say): Promise<void> {
  await queued(`acceptance of ${attestationId}`, () => api.get<Items<{ attestationId: string }>>(PROVIDER.login, 'applications/acceptances'), attestationId);
  say('the application is registered; the provider accepts it');
  await api.post(PROVIDER.login, `applications/${attestationId}/answer`, { answer: 'ACCEPTED' });
  const item = await queued('qualification assessment', () => api.get<Items<{ attestationId: string; workItemId: string }>>(RESPONSIBLE.login, 'portfolio/assessments'), attestationId);
  say('the organisation checks the portfolio and admits her');
  const { portfolio } = await api.get<{ portfolio: { checkList: { code: string; presence: string }[] } }>(RESPONSIBLE.login, `portfolio/assessments/${item.workItemId}`);
  const confirmed = portfolio.checkList.filter(({ presence }) => presence === 'TO_CONFIRM').map(({ code }) => code);
  await api.post(RESPONSIBLE.login, `portfolio/assessments/${item.workItemId}/completion`, { confirmed });
}

/** Books, is notified the day before, sits the test; the testing centre reports. */
async function test({ api, registries, moveTo }: Link, attestationId: string, sessionId: string, say: Say): Promise<void> {
  const booking = await queued('the booking', () => api.get<Items<{ attestationId: string; workItemId: string }>>(TEACHER.login, 'testing/bookings'), attestationId);
  say('she books language, date and place of the test');
  await api.post(TEACHER.login, `testing/bookings/${booking.workItemId}`, { sessionId, language: 'kk' });
  await moveTo(DAYS.dayBefore);
  await eventually('the notice a day before the test', async () => {
    const { items } = await api.get<Items<{ workItemId: string; status: string }>>(TEACHER.login, 'testing/bookings');
    return items.find(({ workItemId, status }) => workItemId === booking.workItemId && status === 'NOTIFIED');
  });
  say('the notice came; she sits the test; the testing centre reports');
  await moveTo(DAYS.afterTest);
  const personalNumber = fixturePersonalNumber(TEACHER.serial);
  await registries.sendResult({ bookingId: booking.workItemId, personalNumber, points: TEST_POINTS, tasks: 50, takenAt: DAYS.test, certificateNumber: 'ПББ-2025-000001' });
  await eventually('the result is judged', async () => {
    const { items } = await api.get<Items<{ workItemId: string; status: string }>>(TEACHER.login, 'testing/bookings');
    return items.find(({ workItemId, status }) => workItemId === booking.workItemId && status === 'DONE');
  });
}

/** Every member fills in a sheet. */
async function score({ api, moveTo }: Link, attestationId: string, say: Say): Promise<void> {
  const points = Object.entries(POINTS).map(([criterion, given]) => ({ criterion, points: given }));
  await moveTo(DAYS.scoring);
  say('the members of the commission score the portfolio');
  for (const { login } of MEMBERS) {
    const sheet = await queued(`the sheet of ${login}`, () => api.get<Items<{ attestationId: string; workItemId: string }>>(login, 'commissions/score-sheets'), attestationId);
    await api.post(login, `commissions/attestations/${attestationId}/score-sheets/${sheet.workItemId}/submission`, { points });
  }
}

/** The commission meets with six of seven and decides by votes. */
async function decide({ api, moveTo }: Link, commissionId: string, attestationId: string, say: Say): Promise<void> {
  await queued('the agenda', () => api.get<Items<{ attestationId: string }>>(SECRETARY.login, `commissions/${commissionId}/waiting`), attestationId);
  await moveTo(DAYS.meeting);
  say('the commission meets, votes and decides');
  const meeting = await api.post<{ id: string }>(SECRETARY.login, `commissions/${commissionId}/meetings`, { agenda: [attestationId] });
  const at = `commissions/${commissionId}/meetings/${meeting.id}`;
  const present = MEMBERS.slice(0, 6).map(({ personId }) => personId);
  await api.post(SECRETARY.login, `${at}/attendance`, { present });
  const votes = present.map((memberId, index) => ({ memberId, meets: index !== 5 }));
  await api.post(SECRETARY.login, `${at}/decisions/${attestationId}`, { votes, otherwise: 'KEEP_CURRENT' });
  await api.post(SECRETARY.login, `${at}/closing`);
}

/** The head signs the order, then the certificate. */
async function order({ api, moveTo }: Link, attestationId: string, say: Say): Promise<string> {
  const open = await queued('the order', () => api.get<Items<{ attestationId: string; id: string }>>(HEAD.login, 'commissions/orders'), attestationId);
  await moveTo(DAYS.order);
  say('the head signs the order');
  await api.post(HEAD.login, `commissions/attestations/${attestationId}/orders/${open.id}`, { number: '45-НҚ' });
  const due = await queued('the certificate', () => api.get<Items<{ attestationId: string; id: string }>>(HEAD.login, 'commissions/certificates'), attestationId);
  await moveTo(DAYS.certificate);
  say('the certificate is issued');
  const { number } = await api.post<{ number: string }>(HEAD.login, `commissions/attestations/${attestationId}/certificates/${due.id}`);
  return number;
}

/** Waits until the case stands in a queue. */
function queued<T extends { attestationId: string }>(what: string, ask: () => Promise<Items<T>>, attestationId: string): Promise<T> {
  return eventually(what, async () => {
    const answer = await ask().catch(() => ({ items: [] as T[] })); // a member's role may still be on its way to the door
    return answer.items.find((item) => item.attestationId === attestationId);
  });
}

async function tell({ api }: Link, attestationId: string, commissionId: string, certificateNumber: string): Promise<Told> {
  const closed = await eventually('the case is closed', async () => {
    const seen = await api.get<CaseView>(TEACHER.login, `applications/${attestationId}`);
    return seen.current.state === 'CLOSED' ? seen : undefined;
  });
  const { entries } = await api.get<TimeLineView>(TEACHER.login, `applications/${attestationId}/time-line`);
  const { level } = await api.get<{ level: string }>(SECRETARY.login, `commissions/${commissionId}`);
  const rules = [...new Map(entries.flatMap(({ reasons }) => reasons).map((reason) => [reason.rule, reason])).values()];
  const decision = entries.find(({ step }) => step === 'decided')?.text ?? null;
  return { case: attestationId, claimed: closed.claimed, commissionLevel: level, outcome: closed.outcome, decision, certificateNumber, rules, entries };
}
