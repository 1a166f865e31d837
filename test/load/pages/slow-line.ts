import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Language } from '@attestation/contracts';

/** A village's: 400 kbit/s, and 400 ms until an answer begins. Chromium's own measure of it: making a connection costs nothing there. */
const LINE = { offline: false, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8, latency: 400 };

/** What one visit of a page took, in milliseconds since it was asked for. */
export interface Visit {
  /** its first words or marks on the screen */
  painted: number;
  /** the name of the platform can be read, and what one may do here or that it is loading */
  shown: number;
  /** what is pressed happens: the way to the issuer is open, or the application is there */
  usable: number;
  requests: number;
  /** over the line, headers and all */
  kilobytes: number;
}

/** Runs within the page at each frame, from its very beginning; knows only what is drawn. */
const WATCH = `(language) => {
  try { localStorage.setItem('language', language) } catch { return }
  const seen = window.seen = {};
  const text = (selector) => document.querySelector(selector)?.innerText?.trim();
  const watch = () => {
    if (text('h1') && (text('.out button') || text('main .in') || text('main h2'))) seen.shown ??= performance.now();
    if ('ready' in document.documentElement.dataset || text('main h2')) seen.usable ??= performance.now();
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
}`;

/** Not by waitForFunction: that evaluates text within the page, which the page's policy forbids. */
const USABLE = `new Promise((there) => { const look = () => window.seen?.usable === undefined ? setTimeout(look, 20) : there(); look(); })`;

const READ = `(() => {
  const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  return { ...window.seen, painted, requests: all.length, kilobytes: all.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000 };
})()`;

/** Somebody with a telephone, whose language is known, before an empty page; her line is quick until it is slowed. */
export class Guest {
  private constructor(
    readonly page: Page,
    private readonly line: CDPSession,
  ) {}

  static async come(browser: Browser, language: Language): Promise<Guest> {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'kk-KZ' });
    page.setDefaultTimeout(60_000);
    await page.addInitScript(`(${WATCH})(${JSON.stringify(language)})`);
    const line = await page.context().newCDPSession(page);
    await line.send('Network.enable');
    return new Guest(page, line);
  }

  async slow(): Promise<void> {
    await this.line.send('Network.emulateNetworkConditions', LINE);
  }

  async quick(): Promise<void> {
    await this.line.send('Network.emulateNetworkConditions', { offline: false, downloadThroughput: -1, uploadThroughput: -1, latency: 0 });
  }

  /** Forgets all files, not who is signed in. */
  async forget(): Promise<void> {
    await this.line.send('Network.clearBrowserCache');
  }

  /** Opens a page and waits until it can be used. */
  async visit(address: string): Promise<Visit> {
    await this.page.goto(address, { waitUntil: 'commit' });
    await this.page.evaluate(USABLE);
    return (await this.page.evaluate(READ)) as Visit;
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
