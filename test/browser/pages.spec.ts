import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@attestation/contracts';
import { textOf } from '@attestation/documents/testing/pdf-text';
import { eventually, MEMBERS, MINISTRY, STORIES, TEACHER, tell } from '@attestation/standalone/demo';
import type { Browser } from 'playwright-core';
import { PAGE_TEXTS } from '../../services/identity/src/http/page-texts.js';
import type { Joined } from '../support/joined.js';
import { startJoined } from '../support/started.js';
import { ByHand, resting } from './by-hand.js';
import { CHROMIUM, openBrowser, WITHOUT_CHROMIUM } from './chromium.js';
import { takePicture } from './pictures.js';
import { readByAll } from './read-by-all.js';
import { filled, TEXTS, Visitor } from './visitor.js';

if (!CHROMIUM) console.log(WITHOUT_CHROMIUM);
const { kk } = TEXTS;
const SCRIPT_OF_CLAIMS = '**/assets/claim-page-*.js';
const HOME = /^http:\/\/[^/]+\/$/;
let joined: Joined;
let browser: Browser;
let password: string;
/** Those told of: to the end, without the test, and with a test below the threshold. */
const TOLD = ['teacher', 'exempt', 'below'].map((login) => STORIES.find((story) => story.login === login)!);
const come = () => Visitor.come(browser, joined.platform.address);

/** Somebody before the page of the test of her only case. */
async function atTest(login: string): Promise<Visitor> {
  const visitor = await come();
  await visitor.signIn(login, password);
  const { items } = await joined.link.api.get<{ items: { attestationId: string }[] }>(login, 'applications?limit=1');
  await visitor.page.goto(`${joined.platform.address}/cases/${items[0]?.attestationId}/test`);
  return visitor;
}

(CHROMIUM ? describe : describe.skip)('A person before the pages', () => {
  beforeAll(async () => {
    [joined, browser] = await Promise.all([startJoined(), openBrowser()]);
    password = joined.platform.run.demoPassword;
  }, 150_000);
  afterAll(async () => {
    await browser?.close();
    await joined?.platform.remove();
  }, 60_000);

  describe('who comes for the first time', () => {
    let guest: Visitor;
    beforeAll(async () => void (guest = await come()));
    afterAll(() => guest.leave());

    it.each(LANGUAGES)('reads in %s what this is, and that its clock was moved', async (language) => {
      await guest.speak(language);
      await guest.says(TEXTS[language].independent);
      await guest.says(TEXTS[language].clock.title);
      expect(await guest.page.title()).toBe(TEXTS[language].title);
      expect(await guest.barriers()).toEqual([]);
      expect(await guest.tooWide()).toEqual([]);
    });

    it('reads it before any script of the application is there, and has not pressed in vain', async () => {
      const early = await Visitor.before(browser, joined.platform.address);
      let come: () => void = () => undefined;
      const there = new Promise<void>((resolve) => (come = resolve));
      await early.page.route('**/assets/*', async (route) => void (await there, await route.continue()));
      await early.page.goto(joined.platform.address, { waitUntil: 'commit' });
      await early.says(kk.welcome);
      expect(await early.page.title()).toBe(kk.title);
      await readByAll(early, ({ welcome }) => welcome); // in the language she chooses, too
      await early.page.getByRole('button', { name: kk.signIn }).click();
      await early.says(kk.loading);
      come();
      await early.says(PAGE_TEXTS.password.kk);
      expect(early.complaints).toEqual([]);
      await early.page.goBack();
      await early.says(kk.welcome);
      await early.leave();
    });

    it('is told that the issuer is not reached, and comes to it when it is', async () => {
      const waiting = await Visitor.before(browser, joined.platform.address);
      await waiting.page.route('**/oidc/**', (route) => route.abort());
      await waiting.page.goto(`${joined.platform.address}/cases`);
      await waiting.page.getByRole('button', { name: kk.signIn }).click();
      await readByAll(waiting, ({ signInFailed }) => signInFailed);
      await waiting.page.unrouteAll();
      await waiting.page.getByRole('button', { name: kk.signIn }).click();
      await waiting.give(TEACHER.login, password);
      await waiting.page.waitForURL(`${joined.platform.address}/cases`);
      await waiting.says(kk.case.none);
      await waiting.leave();
    });

    it('is told that the page did not come over the line, and opens it anew', async () => {
      const cut = await Visitor.before(browser, joined.platform.address);
      await cut.page.route('**/assets/*', (route) => route.abort());
      await cut.page.goto(joined.platform.address);
      await cut.says(kk.failed.unreachable);
      expect([await cut.barriers(), await cut.tooWide()]).toEqual([[], []]);
      await cut.page.unrouteAll();
      await cut.page.getByRole('button', { name: kk.failed.again }).click();
      await cut.says(kk.welcome);
      await cut.leave();
    });

    it('finds the language again that was chosen before', async () => {
      await guest.speak('ru');
      await guest.page.reload();
      await guest.says(TEXTS.ru.welcome);
      await guest.page.getByRole('button', { name: TEXTS.ru.signIn }).click();
      await guest.says(PAGE_TEXTS.password.ru);
    });

    it.each(LANGUAGES)('finds the way in in %s', async (language) => {
      await guest.page.locator(`a[hreflang=${language}]`).click();
      await guest.says(PAGE_TEXTS.login[language]);
      await guest.says(PAGE_TEXTS.movedClock[language]);
      expect(await guest.barriers()).toEqual([]);
      expect(await guest.tooWide()).toEqual([]);
    });

    it.each(LANGUAGES)('is told in %s that the password is wrong, and keeps her name', async (language) => {
      await guest.page.locator(`a[hreflang=${language}]`).click();
      await guest.give(TEACHER.login, 'not her password');
      await guest.says(PAGE_TEXTS.wrong[language]);
      expect(await guest.page.locator('#login').inputValue()).toBe(TEACHER.login);
      expect(await guest.barriers()).toEqual([]);
    });
  });

  it('is told that she has no case yet', async () => {
    const teacher = await come();
    await teacher.signIn(TEACHER.login, password);
    await teacher.says(TEACHER.name);
    expect(await teacher.barriers()).toEqual([]);
    await teacher.goTo(kk.case.cases);
    await teacher.says(kk.case.none);
    expect(await teacher.barriers()).toEqual([]);
    expect(teacher.complaints).toEqual([]);
    await teacher.leave();
  });

  it('is told that a page did not come over the line, keeps the menu, and has it once the line is there again', async () => {
    const teacher = await come();
    await teacher.signIn(TEACHER.login, password);
    await teacher.page.route(SCRIPT_OF_CLAIMS, (route) => route.abort());
    await teacher.page.route(HOME, (route) => (route.request().method() === 'HEAD' ? route.abort() : route.continue()));
    await teacher.goTo(kk.claim.title);
    await readByAll(teacher, ({ failed }) => failed.page);
    const again = teacher.page.getByRole('button', { name: kk.failed.again });
    await again.click();
    await teacher.says(kk.failed.unreachable);
    await teacher.goTo(kk.case.cases);
    await teacher.says(kk.case.none);
    await teacher.goTo(kk.claim.title);
    await teacher.says(kk.failed.page);
    await teacher.page.unrouteAll();
    await again.click();
    await teacher.says(kk.claim.current);
    await teacher.leave();
  }, 60_000);

  describe('the teacher whose case is under way', () => {
    let teacher: Visitor;
    const declining = new ByHand();
    let goOn: () => void;
    let story: Promise<unknown>;
    beforeAll(async () => {
      // the story rests before the clock is moved for the first time: she is admitted and has booked her test
      const waits = new Promise<void>((resolve) => (goOn = resolve));
      await new Promise<void>((resolve, reject) => {
        const moveTo = async (instant: string) => (resolve(), await waits, joined.link.moveTo(instant));
        story = tell({ ...joined.link, api: resting(joined.link.api, [[/\/declination$/, declining]]), moveTo }, joined.commissions, TOLD, () => undefined);
        story.catch(reject);
      });
      teacher = await come();
      await teacher.signIn(TEACHER.login, password);
      await teacher.goTo(kk.case.cases);
    }, 180_000);
    afterAll(() => teacher?.leave());

    it('sees where it is, who holds it, by when, and why', async () => {
      await teacher.says('10.04.2025 10:00');
      const text = await teacher.text();
      for (const term of [kk.case.where, kk.case.holder, kk.case.due, kk.case.why]) expect(text).toContain(term);
      expect(text).toContain(TEACHER.name);
      expect(await teacher.page.getByText(/R-\d{3}|X-\d{3}/).first().isVisible()).toBe(true);
      expect(text).toContain('2025 жылғы 17 наурыз');
      await takePicture(teacher.page, 'clock');
    });

    it.each(LANGUAGES)('reads it in %s, on a telephone too', async (language) => {
      await teacher.speak(language);
      await teacher.says(TEXTS[language].category.MODERATOR);
      const text = await teacher.text();
      for (const other of LANGUAGES.filter((each) => each !== language)) expect(text).not.toContain(TEXTS[other].case.timeLine);
      expect(await teacher.barriers()).toEqual([]);
      expect(await teacher.tooWide()).toEqual([]);
    });

    it('is told with a reference that a service is away, and sees her case when it is back', async () => {
      await teacher.speak('kk');
      const hers = () => Promise.all(['applications', 'testing/bookings'].map((path) => joined.link.api.get(TEACHER.login, path))).catch(() => undefined);
      joined.platform.kill('cases');
      const away = setInterval(() => joined.platform.kill('cases'), 1000);
      await eventually('the service is away', async () => ((await hers()) ? undefined : true));
      await teacher.page.reload();
      await teacher.says(/^Сілтеме: \S+/).finally(() => clearInterval(away));
      expect(await teacher.barriers()).toEqual([]);
      const again = teacher.page.getByRole('button', { name: kk.failed.again });
      expect(await again.isVisible()).toBe(true);
      await eventually('the service is back', hers, 60);
      await again.click({ timeout: 1000 }).catch(() => undefined); // the page asks again by itself too
      await teacher.says(kk.case.timeLine);
      await teacher.says('10.04.2025 10:00');
    }, 90_000);

    it('reads why she needs no test, where she confirms her category after thirty years', async () => {
      const exempt = await atTest('exempt');
      await exempt.says(kk.test.exempt);
      await exempt.says(/R-034a/);
      await readByAll(exempt, ({ test }) => test.exemptHint);
      await exempt.leave();
    }, 60_000);

    it('goes on with the result she has, where it is below the threshold and she has confirmed it', async () => {
      goOn();
      await declining.waits;
      const below = await atTest('below');
      await below.says(kk.test.notReached);
      await below.says(kk.test.paid);
      await below.page.getByText(kk.test.decline.title, { exact: true }).click();
      const decline = below.page.getByRole('button', { name: kk.test.decline.do, exact: true });
      expect(await decline.isDisabled()).toBe(true);
      await readByAll(below, ({ test }) => test.decline.hint);
      await below.page.getByLabel(kk.test.decline.sure).check();
      await decline.click();
      await below.says(kk.test.status.DECLINED);
      expect(below.complaints).toEqual([]);
      await below.leave();
      declining.finish();
    }, 120_000);

    it('sees it at its end, without asking again', async () => {
      await story;
      await teacher.page.getByText('2025 жылғы 23 мамыр').first().waitFor();
      await teacher.says('10-ORG-2025-000001');
      await eventually('nobody holds it any more', async () => ((await teacher.text()).includes(kk.case.holder) ? undefined : true), 30);
      await takePicture(teacher.page, 'time-line');
    }, 180_000);

    it.each(['light', 'dark'] as const)('reads it whole where her system is %s', async (colorScheme) => {
      await teacher.page.emulateMedia({ colorScheme });
      expect(await teacher.barriers()).toEqual([]);
      expect(await teacher.tooWide()).toEqual([]);
    });

    it('signs out, and is out', async () => {
      await teacher.page.getByRole('button', { name: kk.signOut }).click();
      await teacher.says(PAGE_TEXTS.signOutQuestion.kk);
      expect(await teacher.barriers()).toEqual([]);
      await teacher.page.getByRole('button', { name: PAGE_TEXTS.signOutYes.kk }).click();
      await teacher.says(kk.welcome);
      await teacher.page.reload();
      await teacher.page.getByRole('button', { name: kk.signIn }).click();
      await teacher.says(PAGE_TEXTS.password.kk);
    });
  });

  describe('who holds a certificate in her hands', () => {
    let reader: Visitor;
    beforeAll(async () => void (reader = await Visitor.before(browser, joined.platform.address)));
    afterAll(() => reader?.leave());

    it('follows its address, and is told without an account that it is valid, and what is printed on it', async () => {
      const paper = await certificate();
      await reader.page.goto(addressOn(paper));
      await reader.says(kk.certificate.state.VALID);
      await reader.says(kk.clock.title);
      const shown = await reader.text();
      for (const part of [TEACHER.name, '10-ORG-2025-000001', kk.category.MODERATOR]) {
        expect(paper).toContain(part);
        expect(shown).toContain(part);
      }
      expect(await reader.page.getByRole('button', { name: kk.signIn }).count()).toBe(0);
    });

    it.each(LANGUAGES)('reads it in %s, on a telephone too', async (language) => {
      await reader.speak(language);
      await reader.says(TEXTS[language].certificate.state.VALID);
      await reader.says(TEXTS[language].certificate.compare);
      expect(await reader.page.title()).toBe(`${TEXTS[language].certificate.title} · ${TEXTS[language].title}`);
      expect(await reader.barriers()).toEqual([]);
      expect(await reader.tooWide()).toEqual([]);
    });

    it('is told of a forged one that nobody issued it', async () => {
      await reader.page.goto(`${joined.platform.address}/certificate/${'7KQ2MXWV4NPRH9TZB3CD'.padEnd(27, 'Z')}`);
      await reader.speak('kk');
      await reader.says(kk.certificate.state.UNKNOWN);
      expect(await reader.text()).not.toContain(kk.certificate.printed);
    });

    /** The text of the teacher's certificate, as she was given it. */
    async function certificate(): Promise<string> {
      const { api } = joined.link;
      const { items: cases } = await api.get<{ items: { attestationId: string }[] }>(TEACHER.login, 'applications?limit=1');
      const { items } = await api.get<{ items: { documentId: string; kind: string }[] }>(TEACHER.login, `commissions/attestations/${cases[0]?.attestationId}/documents`);
      const { documentId } = items.find(({ kind }) => kind === 'CERTIFICATE')!;
      return (await textOf(await api.bytes(TEACHER.login, `commissions/documents/${documentId}.pdf?language=kk`))).join(' ');
    }

    /** An address is broken into lines where it is long. */
    const addressOn = (paper: string): string => /http:\/\/\S+\/certificate\/[2-9A-Z]{27}/.exec(paper.replaceAll(' ', '').replace(/http:/, ' http:'))?.[0] ?? '';
  });

  it('reads whose case it is where she sits in its commission', async () => {
    const member = await come();
    await member.signIn(MEMBERS[0]!.login, password);
    await member.goTo(kk.case.cases);
    await member.page.getByRole('link', { name: TEACHER.name }).click();
    await member.says(kk.case.timeLine);
    await member.says(TEACHER.name);
    await member.leave();
  });

  it('of the authorised body enters an act of violation that was found on the recording', async () => {
    const official = await come();
    await official.signIn(MINISTRY.login, password);
    await official.goTo(kk.case.cases);
    await official.page.getByRole('link', { name: TEACHER.name }).click();
    await official.page.getByRole('link', { name: kk.case.todo.toTest }).click();
    await official.page.getByText(kk.test.act.title, { exact: true }).click();
    const act = { actNumber: '3', foundOn: '2025-04-12', room: '12', seat: '7', facts: 'Жазбада телефон көрінеді' };
    for (const [name, value] of Object.entries(act)) await official.page.getByLabel(kk.test.act[name as keyof typeof act]).fill(value);
    expect(await official.barriers()).toEqual([]);
    await official.page.getByRole('button', { name: kk.test.act.do }).click();
    await official.says(filled(kk.test.violation, { act: act.actNumber, facts: act.facts }));
    await official.says(kk.test.status.ANNULLED);
    await official.leave();
  }, 60_000);
});
