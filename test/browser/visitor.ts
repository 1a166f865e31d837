import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '@attestation/contracts';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';

type Common = typeof import('../../services/web/src/i18n/kk/common.json');
type Menu = typeof import('../../services/web/src/i18n/kk/menu.json');
type Texts = Common & Menu & {
  acceptance: typeof import('../../services/web/src/i18n/kk/acceptance.json');
  appeal: typeof import('../../services/web/src/i18n/kk/appeal.json');
  application: typeof import('../../services/web/src/i18n/kk/application.json');
  attestee: typeof import('../../services/web/src/i18n/kk/attestee.json');
  calendar: typeof import('../../services/web/src/i18n/kk/calendar.json');
  campaign: typeof import('../../services/web/src/i18n/kk/campaign.json');
  case: typeof import('../../services/web/src/i18n/kk/case.json');
  certificate: typeof import('../../services/web/src/i18n/kk/certificate.json');
  commission: typeof import('../../services/web/src/i18n/kk/commission.json');
  claim: typeof import('../../services/web/src/i18n/kk/claim.json');
  draft: typeof import('../../services/web/src/i18n/kk/draft.json');
  entry: typeof import('../../services/web/src/i18n/kk/entry.json');
  evidence: typeof import('../../services/web/src/i18n/kk/evidence.json');
  law: typeof import('../../services/web/src/i18n/kk/law.json');
  observation: typeof import('../../services/web/src/i18n/kk/observation.json');
  portfolio: typeof import('../../services/web/src/i18n/kk/portfolio.json');
  school: typeof import('../../services/web/src/i18n/kk/school.json');
  setting: typeof import('../../services/web/src/i18n/kk/setting.json');
  sitting: typeof import('../../services/web/src/i18n/kk/sitting.json');
  test: typeof import('../../services/web/src/i18n/kk/test.json');
};

/** As the pages put them together: those common to all, and each feature's under its name, with what the menu calls its pages. */
function textsOf(language: Language): Texts {
  const folder = new URL(`../../services/web/src/i18n/${language}/`, import.meta.url);
  const features = readdirSync(folder).flatMap((name) => /^(?!common|menu)(.*)\.json$/.exec(name)?.[1] ?? []);
  const read = (file: string): Record<string, object> => JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8')) as Record<string, object>;
  const menu = read('menu');
  const whole: object = { ...read('common'), ...Object.fromEntries(features.map((feature) => [feature, { ...menu[feature], ...read(feature) }])) };
  return whole as Texts;
}

/** What the pages say. */
export const TEXTS = { kk: textsOf('kk'), ru: textsOf('ru'), en: textsOf('en') };
const { kk } = TEXTS;
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1100, height: 800 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Its own rules, and of what passed not where. Style sheets, which it would fetch again, none of these rules reads. */
const ASK_AXE = "axe.run(document, { resultTypes: ['violations'], preload: { assets: ['media'] } }).then(({ violations }) => violations)";

/** A text of the pages with its values. */
export const filled = (text: string, values: Record<string, string | number>): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

/** Somebody before the pages, whose browser speaks English: the pages speak Kazakh all the same. */
export class Visitor {
  /** what the pages complained of in the browser's console */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly home: string,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      const { url } = message.location();
      if (message.type() === 'error' && !url.startsWith('chrome://')) this.complaints.push(`${message.text()} ${url}`); // its own viewer of PDF lacks a font
    });
  }

  static async come(browser: Browser, home: string): Promise<Visitor> {
    const visitor = await Visitor.before(browser, home);
    await visitor.page.goto(home);
    await visitor.says(kk.welcome);
    return visitor;
  }

  /** With an empty page still, for whoever follows an address from elsewhere. */
  static async before(browser: Browser, home: string): Promise<Visitor> {
    const page = await browser.newPage({ viewport: WIDE, locale: 'en-GB' });
    page.setDefaultTimeout(20_000);
    return new Visitor(page, home);
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.page.getByRole('button', { name: kk.signIn }).click();
    await this.give(login, password);
    await this.page.waitForURL(`${this.home}/`);
  }

  /** Follows the menu to a page; on a telephone it is behind its button. */
  async goTo(title: string): Promise<void> {
    const link = this.page.getByRole('navigation', { name: TEXTS.kk.menu }).getByRole('link', { name: new RegExp(`^${title.replace(/[()]/g, '\\$&')}`) }); // how much waits stands behind the name
    const menu = this.page.getByRole('button', { name: TEXTS.kk.menu });
    await link.or(menu).filter({ visible: true }).first().waitFor(); // what she may do is asked first
    if (!(await link.isVisible())) await menu.click();
    await link.click();
  }

  /** Fills in the issuer's form, wherever it is shown. */
  async give(login: string, password: string): Promise<void> {
    await this.page.locator('#login').fill(login);
    await this.page.locator('#password').fill(password);
    await this.page.locator('button[type=submit]').click();
  }

  async speak(language: Language): Promise<void> {
    await this.page.locator('header select').selectOption(language);
    await this.page.locator(`html[lang=${language}]`).waitFor();
  }

  /** Waits until the page shows a text. */
  async says(text: string | RegExp): Promise<void> {
    const found = this.page.getByText(text).first();
    await found.waitFor().catch(async () => {
      throw new Error(`The page does not say "${text}", but:\n${await this.text()}\n${this.complaints.join('\n')}`);
    });
  }

  /** What the page says, without what is folded away. */
  text(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /** What stands between this page and people who see, hear or move otherwise. */
  async barriers(): Promise<string[]> {
    if (!(await this.page.evaluate('"axe" in window'))) await this.page.evaluate(`${AXE};0`);
    const violations = (await this.page.evaluate(ASK_AXE)) as AxeResults['violations'];
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
  }

  /** What does not fit on a telephone 360 pixels wide: the page itself, or a text cut off in its control. */
  async tooWide(): Promise<string[]> {
    await this.page.setViewportSize(NARROW);
    const found = await this.page.evaluate(`[document.documentElement, ...document.querySelectorAll('button, select, h1, h2, h3, dd, li')]
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline').map((each) => each.outerHTML.slice(0, 200))`);
    await this.page.setViewportSize(WIDE);
    return found as string[];
  }

  async leave(): Promise<void> {
    await this.page.close();
  }
}
