import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@attestation/contracts';
import express from 'express';
import helmet from 'helmet';
import type { Browser } from 'playwright-core';
import { serveApp } from '../../services/web/server/app-files.js';
import { CHROMIUM, openBrowser, WITHOUT_CHROMIUM } from './chromium.js';
import { takePicture } from './pictures.js';
import { TEXTS, Visitor } from './visitor.js';

if (!CHROMIUM) console.log(WITHOUT_CHROMIUM);
const { kk } = TEXTS;
const APP = fileURLToPath(new URL('../../services/web/dist/app', import.meta.url));
const ID = '7KQ2MXWV4NPRH9TZB3CDEFGHJKM';
const PRINTED = {
  number: '10-ORG-2025-000001',
  name: 'Әбдіқадірова Гүлжаһан Өмірғалиқызы',
  category: 'педагог-модератор',
  post: 'қазақ тілі мен әдебиеті мұғалімі',
  organisation: '«Дарынды балаларға арналған мамандандырылған мектеп-интернат» республикалық мемлекеттік мекемесі',
  issuer: 'Оқу-ағарту министрлігі',
  orderNumber: '41-Н',
  orderDate: '2025-05-22',
  decidedOn: '2025-05-20',
  issuedOn: '2025-05-23',
  validUntil: '2030-05-22',
};
const DAY = { kk: '2030 жылғы 22 мамыр', ru: '22 мая 2030 г.', en: '22 May 2030' };
const AWAY = { status: 503, detail: 'Бір минуттан кейін қайталап көріңіз', reference: 'K7WXQ2MR' };

/** What the platform answers to the page: no clock that was moved, and one certificate. */
interface Answers {
  status: number;
  body: object;
}

(CHROMIUM ? describe : describe.skip)('Whoever checks a certificate', () => {
  let browser: Browser;
  let server: Server;
  let home: string;
  let reader: Visitor;
  let answers: Answers;
  let asked: { path: string; headers: Record<string, string> }[] = [];
  let fetched: string[] = [];

  beforeAll(async () => {
    const guard = helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });
    server = express().use(guard, serveApp(APP)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
    reader = await Visitor.before(browser, home);
    reader.page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await reader.page.route('**/api/v1/regulation/clock', (route) => route.fulfill({ json: { now: '2025-06-02T04:00:00Z', today: '2025-06-02', offsetMs: 0, moved: false } }));
    await reader.page.route('**/api/v1/commissions/**', async (route) => {
      asked.push({ path: new URL(route.request().url()).pathname, headers: await route.request().allHeaders() });
      await route.fulfill({ status: answers.status, json: answers.body });
    });
  }, 60_000);
  beforeEach(() => {
    asked = [];
    fetched = [];
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const follow = async (path: string, given: Answers): Promise<void> => {
    answers = given;
    await reader.page.goto(`${home}${path}`);
  };
  const standing = (state: string): Answers => ({ status: 200, body: { state, ...PRINTED } });

  describe.each(['VALID', 'EXPIRED', 'ANNULLED'] as const)('that is %s', (state) => {
    beforeAll(() => follow(`/certificate/${ID}`, standing(state)));

    it.each(LANGUAGES)('is told so in %s, in words and by a sign, beside all that is printed on it', async (language) => {
      const { certificate, title } = TEXTS[language];
      await reader.speak(language);
      await reader.says(certificate.state[state]);
      const { orderDate, decidedOn, issuedOn, validUntil, ...texts } = PRINTED;
      const text = await reader.text();
      for (const part of [...Object.values(texts), DAY[language]]) expect(text).toContain(part);
      for (const [other, its] of Object.entries(certificate.state)) if (other !== state) expect(text).not.toContain(its);
      expect(text).not.toMatch(new RegExp([orderDate, decidedOn, issuedOn, validUntil].join('|')));
      expect(await reader.page.getByRole('note').locator('svg').count()).toBe(1);
      expect(await reader.page.title()).toBe(`${certificate.title} · ${title}`);
    });

    it.each(['light', 'dark'] as const)('reads it where the system is %s, on a telephone too, whatever the eyes', async (colorScheme) => {
      await reader.page.emulateMedia({ colorScheme });
      expect(await reader.barriers()).toEqual([]);
      expect(await reader.tooWide()).toEqual([]);
    });
  });

  it('reads it by its headings, and as terms with what is said of each', async () => {
    await follow(`/certificate/${ID}`, standing('VALID'));
    await reader.speak('kk');
    await reader.says(kk.certificate.state.VALID);
    expect(await reader.page.locator('h1, h2, h3').allInnerTexts()).toEqual([kk.title, kk.certificate.title, kk.certificate.state.VALID, kk.certificate.printed]);
    expect(await reader.page.getByRole('term').count()).toBe(9);
    await reader.page.emulateMedia({ colorScheme: 'light' });
    await takePicture(reader.page, 'certificate', 930);
    expect(await reader.page.getByRole('definition').first().innerText()).toBe(PRINTED.name);
  });

  it('is asked for no account, sends nothing of himself, and fetches nothing of the workspaces', async () => {
    await follow(`/certificate/${ID}`, standing('VALID'));
    await reader.says(kk.certificate.state.VALID);
    expect(asked.map(({ path }) => path)).toEqual([`/api/v1/commissions/certificates/public/${ID}`]);
    for (const name of ['authorization', 'cookie', 'referer']) expect(asked[0]?.headers).not.toHaveProperty(name);
    expect(fetched.filter((path) => /workspace|oidc|applications|index|i18n|react/.test(path))).toEqual([]);
    expect(await reader.page.getByRole('button').count()).toBe(0);
  });

  it('leaves nothing behind for a search engine or the next reader of this browser', async () => {
    await follow(`/certificate/${ID}`, standing('VALID'));
    await reader.says(kk.certificate.state.VALID);
    expect(await reader.page.locator('head meta[name=robots]').getAttribute('content')).toBe('noindex, nofollow');
    expect(await reader.page.locator('head meta[name=referrer]').getAttribute('content')).toBe('no-referrer');
    expect(await reader.page.evaluate('JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])')).toBe('[["language"],[],""]');
  });

  it('may type the address from the paper in small letters', async () => {
    await follow(`/certificate/${ID.toLowerCase()}`, standing('VALID'));
    await reader.says(kk.certificate.state.VALID);
    expect(asked[0]?.path).toBe(`/api/v1/commissions/certificates/public/${ID}`);
  });

  it.each(LANGUAGES)('is told in %s of a forged one that nobody issued it, and what to compare', async (language) => {
    await follow(`/certificate/${ID.replace('7', '8')}`, { status: 404, body: { status: 404, detail: 'unknown' } });
    await reader.speak(language);
    await reader.says(TEXTS[language].certificate.state.UNKNOWN);
    await reader.says(TEXTS[language].certificate.hint.UNKNOWN);
    expect(await reader.page.getByRole('term').count()).toBe(0);
    expect(await reader.barriers()).toEqual([]);
    expect(await reader.tooWide()).toEqual([]);
  });

  it.each(['/certificate/x', '/certificate/a/b', '/certificate/%3Cscript%3E', `/certificate/${'9'.repeat(300)}`])('is told the same of %s, which is no id at all', async (path) => {
    await follow(path, { status: 422, body: { status: 422, detail: 'no id' } });
    await reader.speak('kk');
    await reader.says(kk.certificate.state.UNKNOWN);
    for (const each of asked) expect(each.path).toMatch(/^\/api\/v1\/commissions\/certificates\/public\/[^/]+$/);
  });

  it('is told the same without any id, and nobody is asked', async () => {
    await follow('/certificate/', { status: 500, body: {} });
    await reader.says(kk.certificate.state.UNKNOWN);
    expect(asked).toEqual([]);
  });

  it('is told that a service is away, not that the certificate is none, and may try again', async () => {
    await follow(`/certificate/${ID}`, { status: 503, body: AWAY });
    await reader.says(kk.certificate.problem);
    await reader.says(AWAY.detail);
    await reader.says(kk.failed.reference.replace('{{reference}}', AWAY.reference));
    expect(await reader.text()).not.toContain(kk.certificate.state.UNKNOWN);
    expect(await reader.barriers()).toEqual([]);
    expect(await reader.tooWide()).toEqual([]);
    answers = standing('VALID');
    await reader.page.getByRole('button', { name: kk.failed.again }).click();
    await reader.says(kk.certificate.state.VALID);
  });

  it('is told in words of his own when the platform is not reached at all', async () => {
    await reader.page.route('**/commissions/**', (route) => route.abort(), { times: 3 });
    await follow(`/certificate/${ID}`, standing('VALID'));
    await reader.says(kk.failed.unreachable);
    await reader.page.getByRole('button', { name: kk.failed.again }).click();
    await reader.says(kk.certificate.state.VALID);
  });

  it('is answered anew when the clock of the platform is moved before his eyes', async () => {
    await follow(`/certificate/${ID}`, standing('VALID'));
    await reader.says(kk.certificate.state.VALID);
    answers = standing('EXPIRED');
    const later = { now: '2031-06-02T04:00:00Z', today: '2031-06-02', offsetMs: 189_302_400_000, moved: true };
    await reader.page.route('**/regulation/clock', (route) => route.fulfill({ json: later }));
    await reader.says(kk.certificate.state.EXPIRED);
    await reader.says(kk.clock.title);
  });
});
