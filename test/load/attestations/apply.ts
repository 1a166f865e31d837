import { type CaseView, CAST, eventually, REGION_DEPT } from '@attestation/standalone/demo';
import type { Crowd, Going } from './crowd.js';
import type { Attested } from './plan.js';
import { everyItem } from './queue.js';

interface Portfolio {
  portfolio: { checkList: { code: string; presence: string }[] };
}

/** A teacher's way through stage 1, from the draft until she is admitted or refused by notice. @param due when she comes */
export async function apply(crowd: Crowd, teacher: Attested, due: number): Promise<Going> {
  const { caller } = crowd;
  const { attestationId } = await caller.post<CaseView>(teacher.person, 'applications', { kind: 'draft', due, body: { claimedCategory: teacher.claims, email: `${teacher.person.login}@example.kz` } });
  const going = { ...teacher, attestationId };
  await registriesAnswered(crowd, going, performance.now());
  await submit(crowd, going);
  await answer(crowd, going);
  if (teacher.consent) await admit(crowd, going);
  return going;
}

const PATIENCE_MS = 600_000;

/** She has her case before her, as a page of ours shows it: whenever it has changed it is read again, until her registers have come together. */
async function registriesAnswered({ caller }: Crowd, { person, attestationId }: Going, from: number): Promise<void> {
  const path = `applications/${attestationId}`;
  for (let known = await caller.get<CaseView>(person, path); !known.registries.every(({ status }) => status === 'ANSWERED'); known = await caller.get<CaseView>(person, path)) {
    if (performance.now() - from > PATIENCE_MS) throw new Error(`The registries have not answered for ${person.login}.`);
    await caller.get(person, `${path}/version?after=${known.version}&wait=20`);
  }
  caller.figures.note('all registries known', performance.now() - from);
}

/** She signs exactly what she is shown. */
async function submit({ caller }: Crowd, { person, attestationId, consent }: Going): Promise<void> {
  const signature = await caller.signed(person, `applications/${attestationId}/submission-draft?consent=${consent}`, { kind: 'submission as a document' });
  await caller.post(person, `applications/${attestationId}/submission`, { kind: 'submission', body: { consent, signature } });
}

/** The provider of her level accepts, or refuses for want of consent, by a signed notice. */
async function answer(crowd: Crowd, { attestationId, level, consent }: Going): Promise<void> {
  const { caller } = crowd;
  const { provider } = CAST[level];
  await crowd.queue(provider, 'applications/acceptances').of(attestationId);
  const given = consent ? { answer: 'ACCEPTED' } : { answer: 'REFUSED', grounds: ['3'] };
  const signature = await caller.signed(provider, `applications/${attestationId}/answer-draft?answer=${given.answer}${consent ? '' : '&grounds=3'}`, { kind: 'notice as a document' });
  await caller.post(provider, `applications/${attestationId}/answer`, { kind: 'answer', body: { ...given, signature } });
}

/** The organisation looks at her whole portfolio and admits her. */
async function admit(crowd: Crowd, { responsible, attestationId }: Going): Promise<void> {
  const { caller } = crowd;
  const who = crowd.person(responsible);
  const { workItemId } = await crowd.queue(who, 'portfolio/assessments').of(attestationId);
  const { portfolio } = await caller.get<Portfolio>(who, `portfolio/assessments/${workItemId}`, { kind: 'portfolio' });
  const confirmed = portfolio.checkList.filter(({ presence }) => presence === 'TO_CONFIRM').map(({ code }) => code);
  await caller.post(who, `portfolio/assessments/${workItemId}/completion`, { kind: 'admittance', body: { confirmed } });
}

/** The region's department approves the list of those admitted and sends it to the authorised body. */
export async function list({ caller }: Crowd, admitted: readonly Going[]): Promise<void> {
  const attestationIds = admitted.map((each) => each.attestationId);
  await eventually('the admitted stand on the region’s list', async () => {
    const listed = new Set((await everyItem<{ attestationId: string }>(caller, REGION_DEPT, 'applications/attestees')).map(({ attestationId }) => attestationId));
    return attestationIds.every((each) => listed.has(each)) ? true : undefined;
  });
  const { listId } = await caller.post<{ listId: string }>(REGION_DEPT, 'applications/attestee-lists', { kind: 'list', body: { year: 2025, number: 'ТЗ-1', attestationIds } });
  await caller.post(REGION_DEPT, `applications/attestee-lists/${listId}/sending`, { kind: 'list sent' });
}
