import { COMMISSION_LEVELS, REGISTRIES } from '@attestation/contracts';
import { admit, answer } from './acts/admit.js';
import { openDraft, registriesKnown, submit } from './acts/apply.js';
import { holdMeeting, scoreAll } from './acts/decide.js';
import { approveList } from './acts/list.js';
import { issueCertificates, issueOrder } from './acts/order.js';
import { allQueued } from './acts/queued.js';
import { book, bookingIs, declineRetake, openSitting, report } from './acts/sit-test.js';
import { eventually } from './api.js';
import { certificateIn } from './certificates.js';
import type { CaseView, TimeLineView, Told } from './case-view.js';
import { DAYS } from './days.js';
import type { Link } from './link.js';
import { CAST, MINISTRY, REGION } from './people.js';
import { fixturePersonalNumber } from './personal-numbers.js';
import type { Story } from './stories.js';
import type { Commissions } from './world.js';

type Say = (step: string) => void;
/** A story that is being told: whose case it is. */
export interface Going extends Story {
  attestationId: string;
}

/**
 * Tells stories beside each other, each from the draft to its end, all along the same days.
 * @param folder where the certificates are put; absent: nowhere
 */
export async function tell(link: Link, commissions: Commissions, stories: readonly Story[], say: Say, folder?: string): Promise<Told[]> {
  say('the registries exchange keys; a sitting of the test is opened');
  await exchangeKeys(link);
  const sessionId = await openSitting(link, MINISTRY.login, { startsAt: DAYS.test, placeCode: REGION, place: 'Үлгі тестілеу орталығы', seats: 30 });

  const going = await apply(link, stories, say);
  const admitted = await admitAll(link, going, say);
  await test(link, admitted.filter((each) => each.test !== null), sessionId, say);
  await decideAll(link, commissions, admitted, say);
  await order(link, commissions, admitted.filter(({ ends }) => ends.certificate), say);
  return Promise.all(going.map((story) => told(link, story, folder)));
}

async function exchangeKeys({ api, registries }: Link): Promise<void> {
  const keys = registries.publicKeys();
  for (const registry of REGISTRIES) await api.put(MINISTRY.login, `integrations/registry-keys/${registry}`, keys[registry]);
}

/** Each claims, waits for the registries, signs and submits. */
async function apply(link: Link, stories: readonly Story[], say: Say): Promise<Going[]> {
  say('the teachers open their applications; the registries are asked and answer');
  const going: Going[] = [];
  for (const story of stories) going.push({ ...story, attestationId: await openDraft(link, story.login, story.claims) });
  for (const { login, attestationId } of going) await registriesKnown(link, login, attestationId, DAYS.asOf);
  say('they sign and submit; one without consent to the use of her data');
  for (const { login, attestationId, consent } of going) await submit(link, login, attestationId, consent);
  return going;
}

/** The providers answer within the working day, the organisations find the portfolios complete, the region sends its list. */
async function admitAll(link: Link, going: readonly Going[], say: Say): Promise<Going[]> {
  say('the applications are registered; the providers of each level answer by signed notices');
  for (const { level, attestationId, consent } of going) {
    await answer(link, level, attestationId, consent ? { answer: 'ACCEPTED' } : { answer: 'REFUSED', grounds: ['3'] });
  }
  const accepted = going.filter(({ consent }) => consent);
  say('the schools check the portfolios and admit the teachers');
  for (const { responsible, attestationId } of accepted) await admit(link, responsible, attestationId);
  say('the region approves the list of attestees and sends it to the ministry');
  await approveList(link, accepted.map(({ attestationId }) => attestationId));
  return accepted;
}

/** They book, are notified the day before, sit the test; the testing centre reports; who is below the threshold goes on with what she has. */
async function test(link: Link, sitting: readonly Going[], sessionId: string, say: Say): Promise<void> {
  say('they book language, date and place of the test');
  const booked = [];
  for (const story of sitting) booked.push({ ...story, bookingId: await book(link, story.login, story.attestationId, sessionId) });
  await link.moveTo(DAYS.dayBefore);
  for (const { login, bookingId } of booked) await bookingIs(link, login, bookingId, 'NOTIFIED');
  say('the notice came a day before; they sit the test; the testing centre reports');
  await link.moveTo(DAYS.afterTest);
  for (const [index, { login, bookingId, person, test: result }] of booked.entries()) {
    const certificateNumber = `ПББ-2025-${String(index + 1).padStart(6, '0')}`;
    if (result) await report(link, { bookingId, personalNumber: fixturePersonalNumber(person.serial), ...result, takenAt: DAYS.testFinished, certificateNumber });
    await bookingIs(link, login, bookingId, 'DONE');
  }
  await link.moveTo(DAYS.appealsOver);
  for (const { login, attestationId, ends } of booked) if (ends.outcome === 'NOT_CONFIRMED_KEEP') await declineRetake(link, login, attestationId);
}

/** The members of each commission score its cases; each commission meets once and decides all of them. */
async function decideAll(link: Link, commissions: Commissions, admitted: readonly Going[], say: Say): Promise<void> {
  await allQueued(link.api, admitted, ({ level }) => CAST[level].members.map(({ login }) => ({ login, path: 'commissions/score-sheets' })));
  await link.moveTo(DAYS.scoring);
  say('the members of the commissions score the portfolios');
  await scoreAll(link, admitted);
  await allQueued(link.api, admitted, ({ level }) => [{ login: CAST[level].secretary.login, path: `commissions/${commissions[level]}/waiting` }]);
  await link.moveTo(DAYS.meeting);
  say('the commissions meet, vote and decide; chair and secretary sign the protocols');
  for (const level of COMMISSION_LEVELS) await holdMeeting(link, commissions, level, admitted.filter((each) => each.level === level));
}

/** The attesting bodies' orders, then the certificates of the schools. */
async function order(link: Link, commissions: Commissions, awarded: readonly Going[], say: Say): Promise<void> {
  await allQueued(link.api, awarded, ({ level }) => [{ login: CAST[level].signer.login, path: 'commissions/orders/waiting' }]);
  await link.moveTo(DAYS.order);
  say('the heads of the attesting bodies sign the orders');
  for (const level of COMMISSION_LEVELS) await issueOrder(link, commissions, level, awarded.filter((each) => each.level === level));
  await allQueued(link.api, awarded, ({ head }) => [{ login: head, path: 'commissions/certificates/waiting' }]);
  await link.moveTo(DAYS.certificate);
  say('the schools issue the certificates');
  await issueCertificates(link, awarded);
}

async function told({ api }: Link, { login, attestationId, level, ends }: Going, folder: string | undefined): Promise<Told> {
  const ended = await eventually(`the case of ${login} is closed`, async () => {
    const seen = await api.get<CaseView>(login, `applications/${attestationId}`);
    return seen.outcome !== null ? seen : undefined;
  });
  // another service tells of the certificate: its line may come after the case was seen closed
  const entries = await eventually(`the time-line of ${login} is whole`, async () => {
    const { entries: seen } = await api.get<TimeLineView>(login, `applications/${attestationId}/time-line`);
    return !ends.certificate || seen.some(({ step }) => step === 'certificate-issued') ? seen : undefined;
  });
  const rules = [...new Map(entries.flatMap(({ reasons }) => reasons).map((reason) => [reason.rule, reason])).values()];
  const decided = entries.find(({ step }) => step === 'decided');
  const certificate = entries.find(({ step }) => step === 'certificate-issued');
  return {
    teacher: login, case: attestationId, claimed: ended.claimed, commissionLevel: decided ? level : null, outcome: ended.outcome, decision: decided?.text ?? null,
    certificateNumber: certificate?.number ?? null, certificateFile: certificate && folder ? await certificateIn(api, login, attestationId, folder) : null, rules, entries,
  };
}
