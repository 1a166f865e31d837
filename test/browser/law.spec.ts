import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@attestation/contracts';
import type { Browser } from 'playwright-core';
import { CHROMIUM, openBrowser, WITHOUT_CHROMIUM } from './chromium.js';
import { LawServer } from './law-server.js';
import { takePicture } from './pictures.js';
import { readByAll } from './read-by-all.js';
import { filled, TEXTS, Visitor } from './visitor.js';

if (!CHROMIUM) console.log(WITHOUT_CHROMIUM);
const { kk } = TEXTS;
const ELIGIBILITY = 'Осы санатқа өтініш бере аламын ба?';

(CHROMIUM ? describe : describe.skip)('Whoever asks the law, without an account', () => {
  let server: LawServer;
  let browser: Browser;
  let reader: Visitor;

  beforeAll(async () => {
    [server, browser] = await Promise.all([LawServer.start(), openBrowser()]);
    reader = await Visitor.before(browser, server.address);
  }, 120_000);
  beforeEach(() => void reader.complaints.splice(0));
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  }, 60_000);

  const open = (path: string): Promise<unknown> => reader.page.goto(`${server.address}${path}`);
  const press = (name: string): Promise<void> => reader.page.getByRole('button', { name, exact: true }).click();
  const follow = (name: string | RegExp): Promise<void> => reader.page.getByRole('link', { name }).first().click();
  const answer = () => reader.page.getByRole('region', { name: kk.law.answer, exact: true });
  const addressOf = (): URLSearchParams => new URL(reader.page.url()).searchParams;

  it('comes there from the way in, and back', async () => {
    await open('/');
    await reader.says(kk.welcome);
    await follow(kk.openLaw);
    reader.complaints.splice(0); // the way in asked for an issuer, and there is none beside the law alone
    await reader.says(kk.law.lead);
    await reader.says(ELIGIBILITY);
    await readByAll(reader, ({ law }) => law.lead);
    expect(reader.complaints).toEqual([]);
    await follow(kk.law.home);
    await reader.says(kk.welcome);
  });

  it('finds a question by the beginnings of words in any language, in the order of a case’s life', async () => {
    await open('/law/questions');
    await reader.says(ELIGIBILITY);
    const parts = await reader.page.locator('main h3').allInnerTexts();
    expect(parts.slice(0, 3)).toEqual(['Өтініш бергенге дейін', 'Өтініш', 'Тестілеу']);
    await reader.page.getByLabel(kk.law.search).fill('кворум');
    await reader.page.getByText(ELIGIBILITY).waitFor({ state: 'detached' });
    expect(await reader.page.locator('main .links a').allInnerTexts()).toEqual(['Кворум бар ма?']);
    await reader.page.getByLabel(kk.law.search).fill('жоқсөз');
    await reader.says(kk.law.nothing);
    expect(await reader.barriers()).toEqual([]);
    await press(kk.law.clear);
    await reader.says(ELIGIBILITY);
  });

  describe('a question', () => {
    it('is filled in by the published example at a press, and answered with its reasons, the official point first', async () => {
      await open('/law/questions/eligibility');
      await reader.says(kk.law.example);
      await press(kk.law.example);
      expect(await reader.page.getByLabel('Мәлімделетін санат').inputValue()).toBe('RESEARCHER');
      await press(kk.law.ask);
      await answer().waitFor();
      const said = await answer().innerText();
      for (const part of ['Жоқ, әзірге болмайды', 'п. 5 Правил', 'X-010', kk.law.confidence.exact, kk.law.notSignedOff, '2025-03-10', '2025 жылғы 17 наурыз']) expect(said).toContain(part);
      expect(said.indexOf('п. 5 Правил')).toBeLessThan(said.indexOf('X-010'));
      await takePicture(reader.page, 'law-answer', 1100);
    });

    it.each(LANGUAGES)('is read in %s by everybody, on a telephone too', async (language) => {
      await reader.speak(language);
      await reader.page.getByRole('region', { name: TEXTS[language].law.answer, exact: true }).waitFor();
      expect([language, await reader.barriers(), await reader.tooWide()]).toEqual([language, [], []]);
      await reader.speak('kk');
    });

    it('has an answer that can be sent on: the link brings facts and answer', async () => {
      const link = reader.page.url();
      expect(JSON.parse(addressOf().get('facts') ?? '')).toMatchObject({ claimed: 'RESEARCHER', serviceMonths: 120, bannedUntil: null });
      const other = await Visitor.before(browser, server.address);
      await other.page.goto(link);
      await other.page.getByRole('region', { name: kk.law.answer, exact: true }).waitFor();
      expect(await other.page.getByLabel('Мәлімделетін санат').inputValue()).toBe('RESEARCHER');
      expect(other.complaints).toEqual([]);
      await other.leave();
    });

    it('leads to the rule, and the rule back to the question', async () => {
      await open('/law/questions/quorum?facts=%7B%22members%22%3A7%2C%22present%22%3A4%7D');
      await answer().getByRole('link', { name: 'X-041' }).click();
      await reader.page.waitForURL(/\/law\/rules\/X-041$/);
      await reader.says('п. 22 Правил');
      await reader.says(kk.law.appliedIn);
      await readByAll(reader, ({ law }) => filled(law.ruleTitle, { rule: 'X-041' }));
      await follow('Кворум бар ма?');
      await reader.page.waitForURL(/\/law\/questions\/quorum$/);
      await follow(kk.law.toQuestions);
      await reader.says(kk.law.lead);
    });

    it('shows what is wrong at the field it names, and nothing typed is lost', async () => {
      await open('/law/questions/quorum');
      await reader.page.getByLabel(/^Комиссия мүшелерінің саны/).fill('7');
      await reader.page.getByLabel(/^Қатысып отыр/).fill('8');
      await press(kk.law.ask);
      const field = reader.page.getByLabel(/^Қатысып отыр/);
      await reader.says(kk.law.wrong);
      expect([await field.getAttribute('aria-invalid'), await field.inputValue()]).toEqual(['true', '8']);
      const told = await reader.page.locator(`#${(await field.getAttribute('id')) ?? ''}-wrong`).innerText();
      expect(told).toContain('7');
      expect([await reader.barriers(), await reader.tooWide()]).toEqual([[], []]);
      await reader.page.getByRole('alert').getByRole('link').first().click();
      expect(await field.evaluate((each) => each === each.ownerDocument.activeElement)).toBe(true);
      await field.fill('5');
      await press(kk.law.ask);
      await answer().waitFor();
      expect(await answer().innerText()).toContain('Орындалды');
    });

    it('puts nothing that names a person into its address', async () => {
      await open('/law/questions/may-observe');
      await press(kk.law.example);
      await reader.page.getByLabel('Педагогтің белгісі').fill('Әбдіқадірова Гүлжаһан');
      await press(kk.law.ask);
      await answer().waitFor();
      await reader.says(kk.law.sharePart);
      expect(JSON.parse(addressOf().get('facts') ?? '')).toEqual({ commissionMember: true, posts: [] });
      expect(decodeURIComponent(reader.page.url())).not.toContain('Гүлжаһан');
      await reader.page.reload();
      await reader.says(kk.law.ask);
      expect([await answer().count(), await reader.page.getByLabel('Педагогтің белгісі').inputValue()]).toEqual([0, '']);
    });

    it.each(['score-evidence', 'commission-composition', 'decision', 'score-methodist', 'registration-day', 'test-conduct', 'observations'])('of nested facts is filled in and answered as well: %s', async (question) => {
      await open(`/law/questions/${question}`);
      await reader.says(kk.law.example);
      await press(kk.law.example);
      await press(kk.law.ask);
      await answer().waitFor();
      expect([await reader.barriers(), await reader.tooWide(), reader.complaints]).toEqual([[], [], []]);
    });

    it('is asked again where the line was lost, by whoever presses', async () => {
      await open('/law/questions/quorum');
      await reader.says(kk.law.example);
      await press(kk.law.example);
      await reader.page.route('**/regulation/evaluations', (route) => route.abort());
      await press(kk.law.ask);
      await reader.says(kk.failed.unreachable);
      expect(await reader.barriers()).toEqual([]);
      await reader.page.unroute('**/regulation/evaluations');
      await press(kk.failed.again);
      await answer().waitFor();
      reader.complaints.splice(0); // the browser's own, of the line that was lost
    });

    it('that there is none of is told to be none', async () => {
      await open('/law/questions/weather');
      await reader.says(kk.law.noQuestion);
      await open('/law/nowhere');
      await reader.says(kk.law.noPage);
      await follow(kk.law.toQuestions);
      await reader.says(ELIGIBILITY);
    });
  });

  it('plans the way to a category, step by step, with who can supply what is missing', async () => {
    await open('/law/questions');
    await reader.page.getByRole('navigation', { name: kk.law.nav }).getByRole('link', { name: kk.law.planner }).click();
    await reader.says(kk.law.plannerLead);
    await press(kk.law.example);
    await press(kk.law.ask);
    const plan = reader.page.getByRole('region', { name: kk.law.plan, exact: true });
    await plan.waitFor();
    const said = await plan.innerText();
    for (const part of ['педагог-сарапшы, 2026 жыл', kk.law.noDates, '3.1 Бекітілген әдістемелік материалдар', 'X-006']) expect(said).toContain(part);
    const material = plan.getByRole('listitem').filter({ hasText: '3.1 Бекітілген әдістемелік материалдар' });
    await material.getByText(kk.law.advice).click();
    await material.getByRole('link', { name: 'R-083', exact: true }).waitFor();
    await readByAll(reader, ({ law }) => law.plannerLead);
    await takePicture(reader.page, 'law-plan', 1200);
  });

  it('reads the rule book a page at a time, by chapter and by what she looks for', async () => {
    await open('/law/rules');
    await reader.says(/^Табылды: \d+$/);
    const shown = () => reader.page.locator('main .cards > li').count();
    expect(await shown()).toBe(20);
    await press(kk.law.more);
    await reader.page.locator('main .cards > li').nth(20).waitFor();
    expect(await shown()).toBe(40);
    await reader.page.getByLabel(kk.law.searchRules).fill('кворум');
    await reader.says(/^Табылды: 1$/);
    expect(addressOf().get('search')).toBe('кворум');
    await readByAll(reader, ({ law }) => law.rulesLead);
    await follow('F-09');
    await reader.says(kk.law.ruleSettings);
    expect([await reader.barriers(), await reader.tooWide()]).toEqual([[], []]);
    await reader.page.goBack();
    await reader.says(/^Табылды: 1$/);
    await reader.page.getByLabel(kk.law.chapter).selectOption('sanctions');
    await reader.says(kk.law.nothing);
    await press(kk.law.clear);
    await reader.says(/^Табылды: \d{3}$/);
  });

  it('sees the editions, and what the newer one changed, table by table', async () => {
    await open('/law/editions');
    await follow(kk.law.compare);
    await reader.page.waitForURL(/\/law\/editions\/2024-04-08\/diff\/2025-03-10$/);
    await reader.page.getByText('Тесттің шекті деңгейлері').click();
    await reader.page.locator('details[open]').getByText('педагог-шебер').first().waitFor();
    await readByAll(reader, ({ law }) => filled(law.diff, { first: '2024-04-08', second: '2025-03-10' }));
    expect(reader.complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('reads all of it where the system is %s', async (colorScheme) => {
    await reader.page.emulateMedia({ colorScheme });
    for (const path of ['/law/questions', '/law/planner', '/law/rules', '/law/rules/X-041', '/law/editions']) {
      await open(path);
      await reader.page.waitForLoadState('networkidle');
      expect([path, await reader.barriers(), await reader.tooWide()]).toEqual([path, [], []]);
    }
  });
});
