/**
 * `npm run bench:pages -- [--runs 5]`: how long one waits for the first page on a line of 400 kbit/s with 400 ms there and back, as Chromium emulates
 * it, in each language: the way in from `/`, and a teacher's first page after she has signed in, with nothing kept by the browser and with all.
 * "Shown" is when the platform's name and the way in can be read, or that her page is loading; "usable" when what is pressed happens at once.
 */
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '@attestation/contracts';
import { TEACHER } from '@attestation/standalone/demo';
import type { Browser } from 'playwright-core';
import { CHROMIUM, openBrowser, WITHOUT_CHROMIUM } from '../browser/chromium.js';
import type { TestPlatform } from '../support/platform.js';
import { measured } from './measured.js';
import { Guest, type Visit } from './pages/slow-line.js';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const RUNS = Number(values.runs);
const BAR_MS = 1500;
type Run = TestPlatform['run'];

if (!CHROMIUM) {
  console.log(WITHOUT_CHROMIUM);
  process.exit();
}
await measured(async ({ run }) => {
  const browser = await openBrowser();
  for (const language of LANGUAGES) await measure(browser, language, run);
  await browser.close();
});

async function measure(browser: Browser, language: Language, { address, demoPassword }: Run): Promise<void> {
  const [cold, again, inside, kept]: Visit[][] = [[], [], [], []];
  const returned: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const guest = await Guest.come(browser, language);
    await guest.slow();
    cold?.push(await guest.visit(`${address}/`));
    again?.push(await guest.visit(`${address}/`));
    returned.push(await signIn(guest, demoPassword));
    await guest.forget();
    inside?.push(await guest.visit(`${address}/`));
    kept?.push(await guest.visit(`${address}/`));
    await guest.leave();
  }
  console.log(`${language}, ${RUNS} runs, median (most), in seconds`);
  tell('the way in, nothing kept', cold);
  tell('the way in, all kept', again);
  console.log(`  ${'her password sent, until her page is there'.padEnd(44)} ${seconds(returned)}`);
  tell('her first page, nothing kept', inside);
  tell('her first page, all kept', kept);
}

/** Over the issuer's own page. @returns from the sent password to her page */
async function signIn({ page }: Guest, password: string): Promise<number> {
  await page.locator('.out button').click();
  await page.locator('#login').fill(TEACHER.login);
  await page.locator('#password').fill(password);
  const from = performance.now();
  await page.locator('button[type=submit]').click();
  await page.locator('main h2').waitFor();
  return performance.now() - from;
}

function tell(what: string, visits: readonly Visit[] = []): void {
  const of = (part: keyof Visit): number[] => visits.map((visit) => visit[part]);
  const above = Math.max(...of('shown')) > BAR_MS ? `  above ${BAR_MS} ms` : '';
  const size = `${median(of('requests'))} requests, ${median(of('kilobytes')).toFixed(0)} kB`;
  console.log(`  ${what.padEnd(44)} painted ${seconds(of('painted'))}  shown ${seconds(of('shown'))}  usable ${seconds(of('usable'))}  ${size}${above}`);
}

function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
}

function seconds(of: readonly number[]): string {
  return `${(median(of) / 1000).toFixed(2)} (${(Math.max(...of) / 1000).toFixed(2)})`;
}
