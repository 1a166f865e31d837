import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REGISTRIES } from '@attestation/contracts';
import { admit, DAYS, type DemoPerson, eventually, MINISTRY, MINISTRY_SECOND, openDraft, PROVIDER, REGION_DEPT, registriesKnown, RESPONSIBLE, SCHOOL, STORIES, type Story, submit } from '@attestation/standalone/demo';
import type { Browser } from 'playwright-core';
import type { Joined } from '../support/joined.js';
import { startJoined } from '../support/started.js';
import { CHROMIUM, openBrowser, WITHOUT_CHROMIUM } from './chromium.js';
import { takePicture } from './pictures.js';
import { readByAll } from './read-by-all.js';
import { filled, TEXTS, Visitor } from './visitor.js';

if (!CHROMIUM) console.log(WITHOUT_CHROMIUM);
const { kk } = TEXTS;
const [ACCEPTED, REFUSED] = [STORIES.find(({ login }) => login === 'teacher')!, STORIES.find(({ login }) => login === 'refused')!];
const COLLEAGUE = { ...PROVIDER, serial: 170, personId: '01950000-0000-7000-8000-000000000170' as typeof PROVIDER.personId, login: 'provider2', name: 'Әсем Қайратова', role: { role: 'PROVIDER', organisationId: SCHOOL } } as const;
const LIST = '12-Т';
const FAR_AWAY = '01950000-0000-7000-8000-000000000990';
let joined: Joined;
let browser: Browser;
const cases = new Map<Story, string>();

async function signedIn(login: string): Promise<Visitor> {
  const visitor = await Visitor.come(browser, joined.platform.address);
  await visitor.signIn(login, joined.platform.run.demoPassword);
  return visitor;
}

const shown = (count: number) => filled(kk.list.shownOf, { shown: count, total: count });
const rows = (visitor: Visitor) => visitor.page.locator('tbody tr');

/** Her post here has ended, and she works in another region. */
async function leaveForAnotherRegion({ personId, serviceYears, post, subject }: DemoPerson): Promise<void> {
  const { api } = joined.link;
  const [{ id, organisation_id: organisationId } = { id: '', organisation_id: '' }] = await joined.sql<{ id: string; organisation_id: string }>('select id, organisation_id from directory.employment where person_id = $1', [personId]);
  const held = { personId, post, positionGroup: 'SECONDARY', subject, serviceYears, serviceMonths: 2, serviceAsOf: '2025-03-17' };
  const there = { placeCode: '11', name: { kk: 'Алыстағы мектеп', ru: 'Далёкая школа', en: 'A school far away' }, kind: 'SCHOOL', subordination: 'REGIONAL', active: true };
  await api.put(MINISTRY.login, `directory/organisations/${FAR_AWAY}`, there);
  await api.put(MINISTRY.login, `directory/employments/${id}`, { ...held, organisationId, from: '2020-01-10', to: '2025-03-16' });
  await api.post(MINISTRY.login, 'directory/employments', { ...held, organisationId: FAR_AWAY, from: '2025-03-17', to: null });
}

(CHROMIUM ? describe : describe.skip)('The department and the provider before the pages', () => {
  beforeAll(async () => {
    [joined, browser] = await Promise.all([startJoined(), openBrowser()]);
    const { link } = joined;
    const keys = link.registries.publicKeys();
    for (const registry of REGISTRIES) await link.api.put(MINISTRY.login, `integrations/registry-keys/${registry}`, keys[registry]);
    await joined.settle(COLLEAGUE);
    for (const story of [ACCEPTED, REFUSED]) cases.set(story, await openDraft(link, story.login, story.claims));
    for (const [{ login, consent }, attestationId] of cases) {
      await registriesKnown(link, login, attestationId, DAYS.asOf);
      await submit(link, login, attestationId, consent);
    }
    const waiting = () => link.api.get<{ count: number }>(PROVIDER.login, 'applications/acceptances/count').catch(() => undefined);
    await eventually('both applications are registered', async () => ((await waiting())?.count === cases.size ? true : undefined));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await joined?.platform.remove();
  }, 60_000);

  describe('the provider', () => {
    let provider: Visitor;
    beforeAll(async () => {
      provider = await signedIn(PROVIDER.login);
      await provider.goTo(kk.acceptance.queue);
    }, 60_000);
    afterAll(() => provider?.leave());

    const open = async (visitor: Visitor, { person }: Story) => {
      await visitor.goTo(kk.acceptance.queue);
      await visitor.page.getByRole('link', { name: person.name }).click();
      await visitor.says(kk.acceptance.registries);
    };
    const answerWith = async (answer: string) => {
      await provider.page.getByRole('radio', { name: answer }).check();
      await provider.page.getByRole('button', { name: kk.acceptance.showNotice }).click();
      await provider.page.locator('iframe').waitFor();
      await provider.page.getByRole('checkbox', { name: kk.signing.read }).check();
      await provider.page.getByRole('button', { name: kk.signing.sign }).click();
      await provider.says(kk.acceptance.answered);
    };

    it('finds both applications, as many as the menu says wait, and reads them in three languages', async () => {
      await provider.says(shown(2));
      expect(await rows(provider).count()).toBe(2);
      expect(await provider.page.getByRole('navigation').getByText('2', { exact: true }).count()).toBe(1);
      await readByAll(provider, ({ acceptance }) => acceptance.rule);
    }, 60_000);

    it('searches by name without Kazakh letters, and finds the search again after a reload', async () => {
      await provider.page.getByRole('searchbox').fill('торебек');
      await provider.says(shown(1));
      expect(new URL(provider.page.url()).searchParams.get('q')).toBe('торебек');
      await provider.page.reload();
      await provider.says(shown(1));
      expect(await rows(provider).count()).toBe(1);
      expect(await rows(provider).innerText()).toContain(REFUSED.person.name);
      await provider.page.getByRole('searchbox').fill('жоқ адам');
      await provider.page.getByRole('button', { name: kk.list.clear }).click();
      await provider.says(shown(2));
      expect(await provider.page.getByRole('searchbox').inputValue()).toBe('');
    }, 60_000);

    it('takes one: a colleague sees who works on it and cannot answer it, until it is given on', async () => {
      await open(provider, ACCEPTED);
      await readByAll(provider, ({ acceptance }) => acceptance.recommended);
      await provider.page.getByRole('button', { name: kk.acceptance.take }).click();
      await provider.says(kk.acceptance.release);
      const colleague = await signedIn(COLLEAGUE.login);
      await open(colleague, ACCEPTED);
      await colleague.says(kk.acceptance.anothers.replace('{{name}}', PROVIDER.name));
      expect(await colleague.page.getByRole('radio').count()).toBe(0);
      await provider.page.getByLabel(kk.acceptance.colleague).selectOption({ label: COLLEAGUE.name });
      await provider.page.getByRole('button', { name: kk.acceptance.give }).click();
      await provider.says(kk.acceptance.anothers.replace('{{name}}', COLLEAGUE.name));
      await colleague.says(kk.acceptance.release);
      await colleague.page.getByRole('button', { name: kk.acceptance.release }).click();
      await colleague.says(kk.acceptance.nobody);
      expect(colleague.complaints).toEqual([]);
      await colleague.leave();
    }, 90_000);

    it('accepts the one by a signed notice that it read first', async () => {
      await open(provider, ACCEPTED);
      await provider.says(kk.acceptance.take);
      await takePicture(provider.page, 'acceptance');
      await answerWith(kk.acceptance.accept);
      await provider.says(kk.acceptance.ACCEPTED);
      await readByAll(provider, ({ acceptance }) => acceptance.answered);
    }, 90_000);

    it('refuses the other on the ground that the rules see, and has nothing left to answer', async () => {
      await open(provider, REFUSED);
      await provider.says(kk.acceptance.recommend.REFUSE);
      await provider.page.getByRole('radio', { name: kk.acceptance.refuse }).check();
      expect(await provider.page.getByRole('checkbox', { name: kk.acceptance.ground[3] }).isChecked()).toBe(true);
      await provider.page.getByLabel(kk.acceptance.note).fill('Келісім берілмеген');
      await provider.page.reload();
      await provider.says(kk.acceptance.registries);
      expect(await provider.page.getByLabel(kk.acceptance.note).inputValue()).toBe('Келісім берілмеген');
      await answerWith(kk.acceptance.refuse);
      await provider.says(kk.acceptance.REFUSED);
      await provider.goTo(kk.acceptance.queue);
      await provider.says(kk.acceptance.none);
      expect(provider.complaints).toEqual([]);
    }, 90_000);
  });

  describe('the region', () => {
    let region: Visitor;
    beforeAll(async () => {
      await admit(joined.link, RESPONSIBLE.login, cases.get(ACCEPTED)!);
      const listable = () => joined.link.api.get<{ count: number }>(REGION_DEPT.login, 'applications/attestees/counts');
      await eventually('the teacher is admitted', async () => ((await listable()).count === 1 ? true : undefined));
      region = await signedIn(REGION_DEPT.login);
    }, 120_000);
    afterAll(() => region?.leave());

    it('finds its cases by state, category and name; the filters stay in the address, the counts agree with the list', async () => {
      await region.goTo(kk.case.cases);
      await region.says(shown(2));
      await takePicture(region.page, 'cases');
      const states = region.page.getByLabel(kk.case.state);
      const counted = (await states.locator('option').allInnerTexts()).slice(1).map((label) => Number(/\((\d+)\)$/.exec(label)?.[1]));
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(2);
      await states.selectOption('REFUSED');
      await region.page.getByLabel(kk.case.claimed).selectOption('MODERATOR');
      await region.page.getByRole('searchbox').fill('еркеж');
      await region.page.waitForURL(({ searchParams }) => searchParams.get('q') === 'еркеж');
      await region.says(shown(1));
      await region.page.reload();
      await region.says(shown(1));
      expect(Object.fromEntries(new URL(region.page.url()).searchParams)).toEqual({ state: 'REFUSED', category: 'MODERATOR', q: 'еркеж' });
      expect(await rows(region).innerText()).toContain(REFUSED.person.name);
      await readByAll(region, (texts) => texts.case.state);
    }, 90_000);

    it('puts whom the school admitted on its list, approves it under its number, and sends it', async () => {
      await region.goTo(kk.attestee.candidates);
      await region.says(shown(1));
      await readByAll(region, ({ attestee }) => attestee.approve);
      await region.page.getByRole('checkbox', { name: kk.attestee.chooseOne.replace('{{name}}', ACCEPTED.person.name) }).check();
      await region.page.getByRole('radio', { name: kk.attestee.chosen.replace('{{count}}', '1') }).check();
      await region.page.getByLabel(kk.attestee.number).fill(LIST);
      await region.page.getByRole('button', { name: kk.attestee.approveCount.replace('{{count}}', '1') }).click();
      await region.says(kk.attestee.numbered.replace('{{number}}', LIST).replace('{{year}}', '2025'));
      await region.says(kk.attestee.notSent);
      await region.page.getByRole('button', { name: kk.attestee.send }).click();
      await region.page.getByRole('button', { name: kk.attestee.send }).waitFor({ state: 'detached' });
      await region.says(shown(1));
      expect(await region.text()).toContain(ACCEPTED.person.name);
      await readByAll(region, ({ attestee }) => attestee.count);
      await region.goTo(kk.attestee.candidates);
      await region.says(kk.attestee.nobody);
      expect(region.complaints).toEqual([]);
    }, 120_000);
  });

  it('the authorised body reads the list that was sent to it, and whom it names', async () => {
    const ministry = await signedIn(MINISTRY_SECOND.login);
    await ministry.goTo(kk.attestee.lists);
    await ministry.says(shown(1));
    await readByAll(ministry, ({ attestee }) => attestee.approvedAt);
    await ministry.page.getByRole('link', { name: kk.attestee.numbered.replace('{{number}}', LIST).replace('{{year}}', '2025') }).click();
    await ministry.says(ACCEPTED.person.name);
    expect(await ministry.page.getByRole('button', { name: kk.attestee.send }).count()).toBe(0);
    await ministry.leave();
  }, 90_000);

  it('the provider is told that the application before him was taken back, and is offered nothing to answer', async () => {
    const { body } = await joined.ask<{ attestationId: string }>('POST', 'applications', { as: REFUSED.login, body: { claimedCategory: REFUSED.claims, email: 'again@example.kz' } });
    await registriesKnown(joined.link, REFUSED.login, body.attestationId, DAYS.asOf);
    await submit(joined.link, REFUSED.login, body.attestationId);
    const provider = await signedIn(PROVIDER.login);
    await provider.goTo(kk.acceptance.queue);
    await provider.page.getByRole('link', { name: REFUSED.person.name }).click();
    await provider.says(kk.acceptance.take);
    expect((await joined.ask('POST', `applications/${body.attestationId}/withdrawal`, { as: REFUSED.login, body: {} })).status).toBe(200);
    await readByAll(provider, ({ acceptance }) => acceptance.over.replace('{{state}}', ''));
    expect([await provider.page.getByRole('radio').count(), await provider.page.getByRole('button', { name: kk.acceptance.take }).count()]).toEqual([0, 0]);
    await provider.leave();
  }, 90_000);

  it('the region reads of a case that moved to another region that it did, and when, and not who holds it', async () => {
    const region = await signedIn(REGION_DEPT.login);
    await leaveForAnotherRegion(ACCEPTED.person);
    await eventually('her case has moved', async () => (await joined.link.api.get<{ count: number }>(REGION_DEPT.login, 'applications/left/count')).count || undefined);
    await region.goTo(kk.case.cases);
    await region.page.getByRole('link', { name: filled(kk.case.left, { count: 1 }) }).click();
    await region.page.getByRole('link', { name: ACCEPTED.person.name }).click();
    await readByAll(region, (texts) => texts.case.leftHint);
    const where = await region.page.getByRole('region', { name: kk.case.where, exact: true }).innerText();
    expect([where.includes(kk.case.leftAt), where.includes(kk.case.holder)]).toEqual([true, false]);
    await region.leave();
  }, 90_000);
});
