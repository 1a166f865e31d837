import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REGISTRIES } from '@attestation/contracts';
import { DAYS, eventually, MINISTRY, MINISTRY_SECOND, openDraft, PROVIDER, REGION_DEPT, registriesKnown, STORIES, submit } from '@attestation/standalone/demo';
import type { Browser } from 'playwright-core';
import type { Joined } from '../support/joined.js';
import { startJoined } from '../support/started.js';
import { CHROMIUM, openBrowser, WITHOUT_CHROMIUM } from './chromium.js';
import { readByAll } from './read-by-all.js';
import { filled, TEXTS, Visitor } from './visitor.js';

if (!CHROMIUM) console.log(WITHOUT_CHROMIUM);
const { kk } = TEXTS;
let joined: Joined;
let browser: Browser;

async function signedIn(login: string): Promise<Visitor> {
  const visitor = await Visitor.come(browser, joined.platform.address);
  await visitor.signIn(login, joined.platform.run.demoPassword);
  return visitor;
}

/** Enters a text in each language. */
async function say(visitor: Visitor, label: string, text: string): Promise<void> {
  for (const language of ['Қазақша', 'Русский', 'English']) await visitor.page.getByLabel(`${label} (${language})`).fill(`${text}, ${language}`);
}
const press = (visitor: Visitor, name: string) => visitor.page.getByRole('button', { name, exact: true }).click();
const region = (visitor: Visitor, name: string) => visitor.page.getByRole('region', { name, exact: true });

(CHROMIUM ? describe : describe.skip)('The ministry before the pages', () => {
  beforeAll(async () => {
    [joined, browser] = await Promise.all([startJoined(), openBrowser()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await joined?.platform.remove();
  }, 60_000);

  describe('its lawyer', () => {
    let lawyer: Visitor;
    beforeAll(async () => void (lawyer = await signedIn(MINISTRY.login)), 60_000);
    afterAll(() => lawyer?.leave());

    it('finds a setting by its name or rule among all, as of a day', async () => {
      await lawyer.goTo(kk.setting.settings);
      await lawyer.says('Көпшілік кімнен есептеледі');
      await readByAll(lawyer, ({ setting }) => setting.lead);
      await lawyer.page.getByRole('searchbox').fill('F-09');
      await lawyer.page.locator('tbody tr').nth(2).waitFor({ state: 'detached' });
      expect(await lawyer.page.locator('tbody tr').count()).toBe(2);
      expect(new URL(lawyer.page.url()).searchParams.get('q')).toBe('F-09');
      await lawyer.page.getByRole('searchbox').fill('жоқ баптау');
      await lawyer.says(kk.list.nothingFound);
      await lawyer.page.getByRole('searchbox').fill('көпшілік');
      await lawyer.page.getByRole('link', { name: 'Көпшілік кімнен есептеледі' }).click();
      await lawyer.says(kk.setting.unchanged);
    }, 90_000);

    it('sees what a change would change before it is made, and is refused for a day that has come', async () => {
      const { page } = lawyer;
      expect(await page.getByRole('button', { name: kk.setting.preview }).isDisabled()).toBe(true);
      await page.getByLabel(kk.setting.newValue).selectOption('ALL');
      await page.getByLabel(kk.setting.effectiveFrom).fill('2025-03-17');
      await press(lawyer, kk.setting.preview);
      await lawyer.says(kk.setting.lacking);
      await lawyer.says(filled(kk.setting.fromTo, { from: 'қатысқандардан', to: 'бүкіл құрамнан' }));
      expect(await region(lawyer, kk.setting.previewed).getByRole('listitem').count()).toBeGreaterThan(0);
      await say(lawyer, kk.setting.reason, 'Көпшілік құрамнан');
      await page.getByLabel(kk.setting.source).fill('118-НҚ, 17.03.2025');
      await page.getByLabel(kk.setting.sure).check();
      await press(lawyer, kk.setting.do);
      await lawyer.says(kk.refused.title);
      await page.getByLabel(kk.setting.effectiveFrom).fill('2025-04-01'); // what was seen is for another day now
      expect(await page.getByRole('button', { name: kk.setting.do }).count()).toBe(0);
      await press(lawyer, kk.setting.preview);
      await page.getByLabel(kk.setting.sure).waitFor();
      await readByAll(lawyer, ({ setting }) => setting.sure);
    }, 120_000);

    it('changes it by the keyboard, and finds who changed it, why and from when in its history', async () => {
      const { page } = lawyer;
      await page.getByLabel(kk.setting.sure).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await lawyer.says(filled(kk.setting.done, { value: 'бүкіл құрамнан', from: '2025 жылғы 1 сәуір', count: 1 }));
      const history = page.getByRole('table', { name: kk.setting.history });
      await history.getByText(MINISTRY.name).waitFor();
      const row = await history.locator('tbody tr').innerText();
      for (const part of ['қатысқандардан → бүкіл құрамнан', '2025 жылғы 1 сәуір', '2025 жылғы 17 наурыз', '118-НҚ, 17.03.2025', 'Көпшілік құрамнан, Қазақша']) expect(row).toContain(part);
      await page.reload();
      await lawyer.says('Көпшілік құрамнан, Қазақша');
      expect(await page.getByLabel(kk.setting.source).inputValue()).toBe('');
      await readByAll(lawyer, ({ setting }) => setting.history);
    }, 90_000);

    it('sees it as of another day in the list, and what no change at run time carries out', async () => {
      const { page } = lawyer;
      await page.getByRole('link', { name: kk.setting.settings }).last().click();
      await page.getByLabel(kk.setting.on).fill('2025-04-01');
      const row = page.getByRole('row').filter({ hasText: 'Көпшілік кімнен есептеледі' });
      await row.filter({ hasText: 'бүкіл құрамнан' }).waitFor();
      await page.getByRole('link', { name: 'Тест қорытудан бұрын' }).click();
      await lawyer.says('Кезеңдердің реті модельде');
      expect(await page.getByLabel(kk.setting.newValue).count()).toBe(0);
      expect(lawyer.complaints.filter((text) => !text.includes('422'))).toEqual([]);
    }, 60_000);
  });

  describe('its campaign officer and a second person', () => {
    let officer: Visitor;
    let second: Visitor;
    const YEAR = 2026;
    const title = filled(kk.campaign.of, { year: YEAR });
    beforeAll(async () => void ([officer, second] = await Promise.all([signedIn(MINISTRY_SECOND.login), signedIn(MINISTRY.login)])), 60_000);
    afterAll(() => Promise.all([officer?.leave(), second?.leave()]));
    const openYear = async (visitor: Visitor) => {
      await visitor.goTo(kk.campaign.campaigns);
      await visitor.page.getByRole('link', { name: title }).click();
      await visitor.says(kk.campaign.dates);
    };
    const confirm = async (visitor: Visitor, sure: string, label: string) => {
      expect(await visitor.page.getByRole('button', { name: label, exact: true }).isDisabled()).toBe(true);
      await visitor.page.getByLabel(sure).check();
      await press(visitor, label);
    };

    it('prepare a year from the last one, and are told what it lacks', async () => {
      const { page } = officer;
      await officer.goTo(kk.campaign.campaigns);
      await officer.says(filled(kk.campaign.of, { year: 2025 }));
      await readByAll(officer, ({ campaign }) => campaign.lead);
      expect(await page.getByRole('spinbutton', { name: kk.campaign.year }).inputValue()).toBe(String(YEAR));
      await page.getByRole('spinbutton', { name: kk.campaign.year }).fill('2030');
      await press(officer, kk.campaign.fromLast);
      await officer.says(kk.refused.title); // 2029 was never opened: nothing is guessed
      await page.getByRole('spinbutton', { name: kk.campaign.year }).fill(String(YEAR));
      await press(officer, kk.campaign.fromLast);
      await officer.says(filled(kk.campaign.fault.MISSING, { field: kk.campaign.field.orderNumber }));
      await officer.says(MINISTRY_SECOND.name);
      await readByAll(officer, ({ campaign }) => campaign.second);
    }, 120_000);

    it('give it its order and an essay topic; a date before another is named', async () => {
      const { page } = officer;
      await page.getByRole('link', { name: kk.campaign.correct }).click();
      await page.getByLabel(kk.campaign.field.orderNumber).fill('412-НҚ');
      await page.getByLabel(kk.campaign.field.source).fill('Министрдің бұйрығы, 12.12.2025');
      const bonus = await page.getByLabel(kk.campaign.field.bonusFrom).inputValue();
      await page.getByLabel(kk.campaign.field.bonusFrom).fill('2026-02-01');
      await press(officer, kk.campaign.addTopic);
      await say(officer, filled(kk.campaign.topic, { number: 1 }), 'Тақырып');
      await readByAll(officer, ({ campaign }) => campaign.addTopic);
      await press(officer, kk.campaign.save);
      await officer.says(filled(kk.campaign.fault.BEFORE, { field: kk.campaign.field.bonusFrom, other: kk.campaign.field.decisionsBy }));
      await page.getByRole('link', { name: kk.campaign.correct }).click();
      await page.getByLabel(kk.campaign.field.bonusFrom).fill(bonus);
      await press(officer, kk.campaign.save);
      await officer.says(kk.campaign.whole);
      await officer.says('Тақырып, Қазақша');
    }, 90_000);

    it('are two: who prepared it is offered no approval and refused it, the other approves and it is opened', async () => {
      expect(await officer.text()).toContain(kk.campaign.second);
      expect(await officer.page.getByRole('button', { name: kk.campaign.approve }).count()).toBe(0);
      const refused = await joined.ask<{ type: string }>('POST', `regulation/campaigns/${YEAR}/approval`, { as: MINISTRY_SECOND.login });
      expect([refused.status, refused.body.type]).toEqual([409, 'urn:ustaz:problem:approver-is-preparer']);
      await openYear(second);
      await second.says(kk.campaign.whole);
      await readByAll(second, ({ campaign }) => campaign.approveHint);
      await confirm(second, kk.campaign.compared, kk.campaign.approve);
      await second.says(kk.campaign.openHint);
      await confirm(second, kk.campaign.openSure, kk.campaign.open);
      await second.says(kk.campaign.extendHint);
      await second.says(filled(kk.campaign.closeLater, { day: '2026 жылғы 1 тамыз' }));
      await readByAll(second, ({ campaign }) => campaign.extend);
    }, 120_000);

    it('extend it by another order, again two of them, and it says by which order', async () => {
      const { page } = officer;
      await openYear(officer);
      await officer.says(kk.campaign.extendHint);
      await page.getByLabel(kk.campaign.field.testTo).fill('2026-07-10');
      await page.getByLabel(kk.campaign.extensionOrder).fill('77-НҚ');
      await page.getByLabel(kk.campaign.field.source).fill('Министрдің бұйрығы, 01.06.2026');
      await press(officer, kk.campaign.preview);
      await officer.says(filled(kk.campaign.moved, { field: kk.campaign.field.testTo, from: '2026 жылғы 30 маусым', to: '2026 жылғы 10 шілде' }));
      await confirm(officer, kk.campaign.compared, kk.campaign.prepareExtension);
      await officer.says(kk.campaign.extensionWaits);
      await officer.says(kk.campaign.second);
      await openYear(second);
      await second.says(kk.campaign.extensionWaits);
      await readByAll(second, ({ campaign }) => campaign.extensionWaits);
      await confirm(second, kk.campaign.compared, kk.campaign.approveExtension);
      await second.says(filled(kk.campaign.extendedBy, { order: '77-НҚ', source: 'Министрдің бұйрығы, 01.06.2026', day: '2025 жылғы 17 наурыз' }));
      await second.says('2026 жылғы 10 шілде');
      expect([officer, second].flatMap(({ complaints }) => complaints.filter((text) => !/40[49]|422/.test(text)))).toEqual([]);
    }, 120_000);
  });

  describe('whoever keeps its calendar', () => {
    let keeper: Visitor;
    const story = STORIES.find(({ login }) => login === 'teacher')!;
    const change = { version: 0, days: [{ date: '2025-03-18', day: { kind: 'MOVED_OFF', name: { kk: 'а', ru: 'а', en: 'a' }, act: '1', confirmed: true } }], reason: 'r' };
    beforeAll(async () => {
      const { link } = joined;
      const keys = link.registries.publicKeys();
      for (const registry of REGISTRIES) await link.api.put(MINISTRY.login, `integrations/registry-keys/${registry}`, keys[registry]);
      const attestationId = await openDraft(link, story.login, story.claims);
      await registriesKnown(link, story.login, attestationId, DAYS.asOf);
      await submit(link, story.login, attestationId, story.consent);
      const open = () => joined.ask<{ open: number; items: { kind: string }[] }>('POST', 'regulation/calendar/2025/changes/preview', { as: MINISTRY.login, body: change });
      await eventually('her application waits for its answer', async () => ((await open()).body.items?.some(({ kind }) => kind === 'ANSWER') ? true : undefined));
      keeper = await signedIn(MINISTRY.login);
    }, 180_000);
    afterAll(() => keeper?.leave());

    it('reads the days of a year with their acts, and which of them nobody has confirmed', async () => {
      const { page } = keeper;
      await keeper.goTo(kk.calendar.calendar);
      await keeper.says(filled(kk.calendar.days, { year: 2025 }));
      await keeper.says('09:00 – 18:30');
      await readByAll(keeper, ({ calendar }) => calendar.lead);
      await page.getByLabel(kk.list.year, { exact: true }).selectOption('2027');
      await keeper.says(filled(kk.calendar.days, { year: 2027 }));
      await page.getByRole('combobox', { name: kk.calendar.act, exact: true }).selectOption('no');
      await page.getByRole('row').filter({ hasText: kk.calendar.unconfirmed }).first().waitFor();
      await page.getByLabel(kk.list.year, { exact: true }).selectOption('2028');
      await keeper.says(filled(kk.calendar.notLoaded, { year: 2028 }));
    }, 90_000);

    it('adds a moved day, and sees how many open deadlines it moves and how before it is made', async () => {
      const { page } = keeper;
      await page.getByLabel(kk.list.year, { exact: true }).selectOption('2025');
      await page.getByRole('combobox', { name: kk.calendar.act, exact: true }).selectOption(''); // all days again
      const form = region(keeper, filled(kk.calendar.changeYear, { year: 2025 }));
      await form.getByLabel(kk.calendar.date, { exact: true }).fill('2025-03-18');
      await say(keeper, kk.calendar.name, 'Ауыстырылған');
      await form.getByLabel(kk.calendar.act, { exact: true }).fill('№ 77 бұйрық, 14.03.2025');
      await press(keeper, kk.calendar.addDay);
      await keeper.says(filled(kk.calendar.planned, { count: 1 }));
      expect(await form.getByRole('button', { name: kk.calendar.preview }).isDisabled()).toBe(true);
      await form.getByLabel(kk.calendar.reason, { exact: true }).fill('Наурыз мейрамы');
      await press(keeper, kk.calendar.preview);
      await keeper.says(filled(kk.calendar.movedOf, { moved: 1, open: 1 }));
      const row = await page.getByRole('table', { name: kk.calendar.moves }).locator('tbody tr').innerText();
      for (const part of [kk.calendar.counts.ANSWER, '2025 жылғы 18 наурыз, 18:30', '2025 жылғы 19 наурыз, 18:30']) expect(row).toContain(part);
      await readByAll(keeper, ({ calendar }) => calendar.sure);
    }, 90_000);

    it('makes it: the provider sees the deadline counted anew, the log who changed what and why', async () => {
      const { page } = keeper;
      const provider = await signedIn(PROVIDER.login);
      await provider.goTo(kk.acceptance.queue);
      await provider.says('2025 жылғы 18 наурыз, 18:30');
      await page.getByLabel(kk.calendar.sure).check();
      await press(keeper, kk.calendar.do);
      await keeper.says(filled(kk.calendar.done, { year: 2025, count: 1 }));
      await provider.says('2025 жылғы 19 наурыз, 18:30'); // her list is asked for again by itself
      await provider.leave();
      const log = page.getByRole('table', { name: kk.calendar.history });
      await log.getByText(MINISTRY.name).waitFor();
      expect(await log.innerText()).toContain('Наурыз мейрамы');
      await page.getByRole('button', { name: filled(kk.calendar.changeDay, { day: '2025 жылғы 18 наурыз' }) }).click();
      const form = region(keeper, filled(kk.calendar.changeYear, { year: 2025 }));
      expect(await form.getByLabel(kk.calendar.act, { exact: true }).inputValue()).toBe('№ 77 бұйрық, 14.03.2025');
      expect(keeper.complaints.filter((text) => !/404/.test(text))).toEqual([]);
    }, 120_000);
  });

  describe('who drafts other Rules', () => {
    let drafter: Visitor;
    beforeAll(async () => void (drafter = await signedIn(MINISTRY.login)), 60_000);
    afterAll(() => drafter?.leave());

    it('begins a draft from an edition', async () => {
      const { page } = drafter;
      await drafter.goTo(kk.draft.drafts);
      await drafter.says(kk.draft.none);
      await readByAll(drafter, ({ draft }) => draft.lead);
      await page.getByLabel(kk.draft.name).fill('2027');
      await say(drafter, kk.draft.title, 'Жоба 2027');
      await press(drafter, kk.draft.begin);
      await drafter.says(kk.draft.noChanges);
      expect(await page.getByRole('heading', { level: 2 }).innerText()).toBe('Жоба 2027, Қазақша');
    }, 60_000);

    it('changes a row, leaves one out, adds another and changes a setting; what fits no row is refused', async () => {
      const { page } = drafter;
      const list = region(drafter, kk.draft.changes);
      await page.getByLabel(kk.draft.table, { exact: true }).selectOption({ label: 'Тесттің шекті деңгейлері' });
      await page.getByLabel(kk.draft.row, { exact: true }).selectOption('EXPERT');
      await page.getByRole('textbox').and(page.locator('[value="70"]')).fill('68');
      await press(drafter, kk.draft.addChange);
      await list.getByRole('listitem').filter({ hasText: '70 → 68' }).waitFor();
      await page.getByLabel(kk.draft.table, { exact: true }).selectOption('bonuses');
      await page.getByLabel(kk.draft.way, { exact: true }).selectOption('add');
      await page.getByLabel(kk.draft.like, { exact: true }).selectOption('MODERATOR');
      await press(drafter, kk.draft.addChange); // there is such a row already
      await drafter.says(kk.refused.title);
      await page.getByRole('textbox').and(page.locator('[value="MODERATOR"]')).fill('TEACHER');
      await page.getByRole('textbox').and(page.locator('[value="30"]')).fill('10');
      await press(drafter, kk.draft.addChange);
      await list.getByRole('listitem').nth(1).waitFor();
      await page.getByLabel(kk.draft.table, { exact: true }).selectOption('bonuses');
      await page.getByLabel(kk.draft.way, { exact: true }).selectOption('remove');
      await page.getByLabel(kk.draft.row, { exact: true }).selectOption('MODERATOR');
      await press(drafter, kk.draft.addChange);
      await list.getByRole('listitem').nth(2).waitFor();
      await page.getByLabel(kk.setting.name, { exact: true }).selectOption('majorityBase');
      await page.getByLabel(kk.setting.newValue, { exact: true }).selectOption('ALL');
      await press(drafter, kk.draft.addSetting);
      await list.getByRole('listitem').nth(3).waitFor();
      await readByAll(drafter, ({ draft }) => draft.addChange);
      await list.getByRole('listitem').nth(1).getByRole('button').click();
      await list.getByRole('listitem').nth(3).waitFor({ state: 'detached' });
      await page.reload();
      await list.getByRole('listitem').filter({ hasText: '70 → 68' }).waitFor();
      expect(await list.getByRole('listitem').count()).toBe(3);
    }, 120_000);

    it('asks it like an edition, and compares it with the one it departs from', async () => {
      const { page } = drafter;
      await page.getByLabel(kk.draft.question, { exact: true }).selectOption('test-result');
      await page.getByRole('link', { name: kk.draft.toQuestion }).click();
      await page.getByRole('button', { name: kk.law.example }).click();
      await page.getByRole('button', { name: kk.law.ask, exact: true }).click();
      await page.getByRole('heading', { name: kk.law.answer, exact: true }).waitFor();
      expect(await page.getByRole('region', { name: kk.law.answer }).innerText()).toContain('draft-2027');
      await page.goto(`${joined.platform.address}/drafts/draft-2027`);
      await page.getByRole('link', { name: kk.draft.compare }).click();
      await drafter.says('Тесттің шекті деңгейлері');
      expect(drafter.complaints.filter((text) => !text.includes('422'))).toEqual([]);
    }, 60_000);
  });

  it('is nobody else: a region is offered none of it', async () => {
    const other = await signedIn(REGION_DEPT.login);
    await other.says(REGION_DEPT.name);
    const menu = await other.page.getByRole('navigation', { name: kk.menu }).innerText();
    for (const title of [kk.setting.settings, kk.campaign.campaigns, kk.calendar.calendar, kk.draft.drafts]) expect(menu).not.toContain(title);
    await other.page.goto(`${joined.platform.address}/settings`);
    await other.says(kk.notFound);
    await other.leave();
  }, 60_000);

  it('closes a campaign once its last day of decisions has passed', async () => {
    await joined.link.moveTo('2025-08-04T10:00:00+05:00');
    const closer = await signedIn(MINISTRY.login);
    await closer.goTo(kk.campaign.campaigns);
    await closer.page.getByRole('link', { name: filled(kk.campaign.of, { year: 2025 }) }).click();
    await closer.says(kk.campaign.closeHint);
    await closer.page.getByLabel(kk.campaign.closeSure).check();
    await press(closer, kk.campaign.close);
    await closer.says(kk.campaign.closedBy);
    await closer.says(kk.campaign.status.CLOSED);
    await readByAll(closer, ({ campaign }) => campaign.closedBy);
    expect(await closer.page.getByRole('button', { name: kk.campaign.close }).count()).toBe(0);
    expect(closer.complaints).toEqual([]);
    await closer.leave();
  }, 60_000);
});
