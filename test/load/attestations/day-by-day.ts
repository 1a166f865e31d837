import { DAYS } from '@attestation/standalone/demo';
import { apply, list } from './apply.js';
import type { Crowd, Going } from './crowd.js';
import { issueCertificates, meet, order, score, scoringIsOpen, sheetsOf } from './decide.js';
import { arrive } from './open-loop.js';
import { book, bookingIs, declineRetake, resultOf, type Sitting } from './sit-test.js';

/** A part of the way that all go at about the same time. */
export interface Part {
  name: string;
  work: () => Promise<void>;
}

/** What part of the whole time the people of each part come in; the rest is the commissions', who work as fast as they are answered. */
const SHARES = { apply: 0.5, book: 0.1, results: 0.1, score: 0.2 };
/** How many look at the same time whether something has come. */
const LOOK_TOGETHER = 8;

/**
 * The whole crowd along the days of the story, as an open loop within each part.
 * @param rate attestations a second over the whole way: each part's people come in its share of the time
 * @param during is given each part and does it
 */
export async function dayByDay(crowd: Crowd, rate: number, during: (part: Part) => Promise<void>): Promise<readonly Going[]> {
  const part = (name: string, work: () => Promise<unknown>) => during({ name, work: async () => void (await work()) });
  const all: Going[] = [];
  await part('stage 1: draft to admittance', () => arrive(crowd.teachers, rate / SHARES.apply, async (teacher, due) => void all.push(await apply(crowd, teacher, due))));
  await crowd.registries.leave(); // nobody is asked any more; what listening costs the database is theirs
  const admitted = all.filter(({ consent }) => consent);
  await part('the list of attestees', () => list(crowd, admitted));
  await sitTests(crowd, admitted, rate, part);
  await part('opening of the sheets', () => crowd.moveTo(DAYS.scoring).then(() => scoringIsOpen(crowd, admitted)));
  const sheets = sheetsOf(admitted);
  await part('score sheets', () => arrive(sheets, (sheets.length / all.length) * (rate / SHARES.score), ({ going, member }, due) => score(crowd, going, member, due)));
  await part('meetings and protocols', () => crowd.moveTo(DAYS.meeting).then(() => meet(crowd, admitted)));
  const awarded = admitted.filter(({ ends }) => ends.certificate);
  await part('orders', () => crowd.moveTo(DAYS.order).then(() => order(crowd, awarded)));
  await part('certificates', () => crowd.moveTo(DAYS.certificate).then(() => issueCertificates(crowd, awarded)));
  return all;
}

/** They book, are notified the day before, sit the test; the testing centre reports; who is below the threshold goes on with what she has. */
async function sitTests(crowd: Crowd, admitted: readonly Going[], rate: number, part: (name: string, work: () => Promise<unknown>) => Promise<void>): Promise<void> {
  const sitting: Sitting[] = [];
  const those = admitted.flatMap(({ test, ...rest }) => (test ? [{ ...rest, test }] : []));
  await part('booking', () => arrive(those, rate / SHARES.book, async (going, due) => void sitting.push({ ...going, bookingId: await book(crowd, going, due) })));
  const allAre = (status: string) => together(sitting, (each) => bookingIs(crowd, each, status));
  await part('notices of the day before', () => crowd.moveTo(DAYS.dayBefore).then(() => allAre('NOTIFIED')));
  await crowd.moveTo(DAYS.afterTest);
  await part('results', async () => {
    await arrive(sitting, rate / SHARES.results, (each, _due, index) => crowd.registries.report([resultOf(each, index)]));
    await allAre('DONE');
  });
  const below = those.filter(({ ends }) => ends.outcome === 'NOT_CONFIRMED_KEEP');
  await part('the end of appeals', () => crowd.moveTo(DAYS.appealsOver).then(() => together(below, (each) => declineRetake(crowd, each))));
}

/** Each of them, a few at a time. */
async function together<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(Array.from({ length: LOOK_TOGETHER }, async () => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) await work(each);
  }));
}
