import { LANGUAGES } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { languageOf, PAGE_TEXTS } from './page-texts.js';
import { contentSecurityPolicy, failurePage, signedOutPage, signInPage, signOutPage, withMovedClock } from './pages.js';

const SEED = 8109;
const HOME = 'http://127.0.0.1:8080';

describe('the pages of the issuer', () => {
  const pages = LANGUAGES.map((language) => [
    language,
    [signInPage(language), signInPage(language, { because: 'CLOSED', login: 'x' }), signInPage(language, { because: 'BUSY', login: 'x' }), signOutPage(language, '<form id="op.logoutForm"></form>'), signedOutPage(language, HOME), failurePage(language, HOME, 'invalid_request')],
  ] as const);

  it.each(pages)('say in %s which language they are in, and have one heading and a title', (language, all) => {
    for (const html of all) {
      expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(html).toContain(PAGE_TEXTS.platform[language]);
    }
  });

  it.each(pages)('hold no word of another language in %s', (language, [signIn]) => {
    for (const other of LANGUAGES.filter((each) => each !== language)) expect(signIn).not.toContain(PAGE_TEXTS.notice[other]);
  });

  it('name the language that is on, for those who do not see it', () => {
    expect(signInPage('ru')).toContain('<a href="?lang=ru" lang="ru" hreflang="ru" aria-current="true">Русский</a>');
  });

  it.each(LANGUAGES)('say in %s that the clock was moved, and what it shows', (language) => {
    const html = withMovedClock(signInPage(language), language, new Date('2025-05-23T19:05:00Z'));
    expect(html).toContain(`<main>\n<aside>${PAGE_TEXTS.movedClock[language]} <time datetime="2025-05-23T19:05:00.000Z">24.05.2025 00:05</time></aside>`);
  });

  it('never let what was typed become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', ' ') }), (login) => {
        const html = signInPage('kk', { because: 'WRONG', login });
        const [, value = ''] = /name="login" value="([^"]*)"/.exec(html) ?? [];
        expect(value).not.toMatch(/[<>"']/);
        expect(value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))).toBe(login);
      }),
      { seed: SEED },
    );
  });

  it('carry exactly the style that their policy allows', () => {
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(signInPage('kk')) ?? [];

    expect(contentSecurityPolicy(HOME)).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(contentSecurityPolicy(HOME)).toContain(`form-action 'self' ${HOME}`);
  });
});

describe('the language of a page', () => {
  it.each([
    [[undefined, undefined, undefined], 'kk'],
    [['ru', 'en', 'kk'], 'ru'],
    [['de', 'en', 'ru'], 'en'],
    [[undefined, 'fr ru', 'en'], 'ru'],
    [[undefined, undefined, 'de-DE,de;q=0.9,ru-RU;q=0.8'], 'ru'],
    [['', '', 'xx'], 'kk'],
    [['<script>', undefined, undefined], 'kk'],
  ] as const)('of the wishes %j is %s', (wishes, language) => {
    expect(languageOf(...wishes)).toBe(language);
  });
});
