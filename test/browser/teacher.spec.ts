import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { LANGUAGES, REGISTRIES } from '@attestation/contracts';
import { pdf, program } from '@attestation/files/testing';
import { admit, answer, bookingIs, DAYS, fixturePersonalNumber, MINISTRY, REGION, registriesKnown, report, RESPONSIBLE, returnPortfolio, TEACHER } from '@attestation/standalone/demo';
import type { Browser, Locator } from 'playwright-core';
import { dayOf } from '../../services/web/src/i18n/moment.js';
import type { Joined } from '../support/joined.js';
import { startJoined } from '../support/started.js';
import { CHROMIUM, openBrowser, WITHOUT_CHROMIUM } from './chromium.js';
import { takePicture } from './pictures.js';
import { readByAll } from './read-by-all.js';
import { filled, TEXTS, Visitor } from './visitor.js';

if (!CHROMIUM) console.log(WITHOUT_CHROMIUM);
const { kk } = TEXTS;
/** What goes over the line at once. */
const PIECE = 262_144;
/** Four pieces on their way. */
const SCAN = { name: 'diplom.pdf', mimeType: 'application/pdf', buffer: pdf(1_000_000) };
const BETTER = { name: 'diplom-2.pdf', mimeType: 'application/pdf', buffer: pdf(900_000, 'better') };
const SECOND_DAY = '2025-05-06T10:00';
const PLACE = 'Үлгі тестілеу орталығы';

(CHROMIUM ? describe : describe.skip)('The teacher before her pages', () => {
  let joined: Joined;
  let browser: Browser;
  let teacher: Visitor;
  let ministry: Visitor;
  let attestationId: string;

  beforeAll(async () => {
    [joined, browser] = await Promise.all([startJoined(), openBrowser()]);
    const { api, registries } = joined.link;
    const keys = registries.publicKeys();
    for (const registry of REGISTRIES) await api.put(MINISTRY.login, `integrations/registry-keys/${registry}`, keys[registry]);
    teacher = await Visitor.come(browser, joined.platform.address);
    await teacher.signIn(TEACHER.login, joined.platform.run.demoPassword);
  }, 150_000);
  afterAll(async () => {
    await browser?.close();
    await joined?.platform.remove();
  }, 60_000);

  const part = (name: string): Locator => teacher.page.getByRole('region', { name, exact: true });
  const press = (name: string | RegExp): Promise<void> => teacher.page.getByRole('button', { name }).first().click();
  /** The way a scan is chosen, by what it is for. */
  const scanOf = (row: Locator, label: string): Locator => row.locator(`input[type=file][aria-label^="${label}"]`);

  const day = (at: string): string => dayOf(`${at}+05:00`, 'kk');
  const openSitting = async (at: string): Promise<void> => {
    const form = ministry.page.locator('details').filter({ hasText: kk.sitting.open });
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    await form.getByLabel(kk.sitting.startsAt).fill(at);
    await form.getByLabel(kk.sitting.region).selectOption(REGION);
    await form.getByLabel(kk.sitting.address).fill(PLACE);
    await form.getByRole('button', { name: kk.sitting.do }).click();
    await ministry.page.getByRole('row').filter({ hasText: day(at) }).waitFor();
  };

  it('learns which category she may claim, which not, and why', async () => {
    await teacher.goTo(kk.claim.title);
    const may = part(kk.category.MODERATOR);
    await may.getByText(kk.claim.may, { exact: true }).waitFor();
    expect(await may.innerText()).toMatch(/R-\d{3}|X-\d{3}/);
    const mayNot = part(kk.category.MASTER);
    expect(await mayNot.getByText(kk.claim.mayNot, { exact: true }).isVisible()).toBe(true);
    expect(await mayNot.innerText()).toMatch(/R-\d{3}|X-\d{3}/);
    await readByAll(teacher, ({ claim }) => claim.title);
  });

  it('has the head of the page on a telephone in one line of its height, in each language', async () => {
    const head = teacher.page.locator('header');
    const wide = teacher.page.viewportSize();
    await teacher.page.setViewportSize({ width: 360, height: 740 });
    for (const language of LANGUAGES) {
      await teacher.speak(language);
      const [title, box] = [await head.locator('h1').boundingBox(), await head.boundingBox()];
      expect([language, title !== null && title.height < 32, box?.height]).toEqual([language, true, 64]);
    }
    await teacher.speak('kk');
    await teacher.page.setViewportSize(wide ?? { width: 1100, height: 800 });
  });

  it('opens her application, and watches the registries answer', async () => {
    await part(kk.category.MODERATOR).getByRole('button', { name: kk.claim.open }).click();
    await teacher.page.waitForURL(/\/cases\/[0-9a-f-]{36}\/application$/);
    attestationId = /cases\/([0-9a-f-]{36})/.exec(teacher.page.url())?.[1] ?? '';
    await teacher.says(kk.application.submit.awaited);
    await registriesKnown(joined.link, TEACHER.login, attestationId, DAYS.asOf);
    await teacher.page.getByText(kk.application.submit.awaited).waitFor({ state: 'detached' });
    const known = part(kk.application.registry.title);
    await known.getByText(kk.application.registry.AWAITED, { exact: true }).waitFor({ state: 'detached' });
    expect(await known.innerText()).toContain('2025 жылғы 17 наурыз');
    expect(await part(kk.application.rows.CRITERION).innerText()).not.toMatch(/(\d\.\d)\.? \1/); // each is numbered once
    await readByAll(teacher, ({ application }) => application.registry.title);
  }, 60_000);

  it('loses nothing she typed where the line is lost, nor by closing the page', async () => {
    await teacher.page.getByText(kk.application.language.have).click();
    await teacher.page.getByLabel(kk.application.language.result).fill('6.5');
    await teacher.speak('ru');
    await part(TEXTS.ru.application.registry.title).waitFor();
    const result = teacher.page.getByLabel(TEXTS.ru.application.language.result);
    expect([await result.isVisible(), await result.inputValue()]).toEqual([true, '6.5']); // the form is still open as she left it
    await teacher.speak('kk');
    await teacher.page.context().setOffline(true);
    await teacher.page.getByLabel(kk.application.language.number).fill('IELTS-77');
    await teacher.page.getByLabel(kk.application.language.validUntil).fill('2026-01-31');
    await press(kk.application.language.show);
    await teacher.says(kk.refused.unreachedHint);
    await teacher.page.context().setOffline(false);
    await teacher.page.reload();
    await teacher.page.getByText(kk.application.language.have).click();
    expect(await teacher.page.getByLabel(kk.application.language.number).inputValue()).toBe('IELTS-77');
    await press(kk.application.language.show);
    await teacher.says(kk.application.language.countsNot); // she teaches history
    await press(kk.application.language.remove);
    await teacher.page.getByText(kk.application.language.have).waitFor();
  }, 60_000);

  it('sends a scan over a line that breaks in the middle, and goes on after closing the page', async () => {
    const row = part(kk.application.rows.DOCUMENT).getByRole('listitem').first();
    await scanOf(row, kk.application.scan.add).setInputFiles({ name: 'diplom.txt', mimeType: 'text/plain', buffer: Buffer.from('diploma') });
    await row.getByText(kk.application.scan.wrongType).waitFor();

    const sent: number[] = [];
    let broken = true;
    await teacher.page.route('**/files/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      const offset = Number(route.request().headers()['upload-offset']);
      if (sent.push(offset) === 2 && broken) await teacher.page.context().setOffline(true);
      return broken && offset >= 2 * PIECE ? route.abort() : route.continue();
    });
    await scanOf(row, kk.application.scan.add).setInputFiles(SCAN);
    await row.getByText(/2\d % жіберілді\. Байланыс жоқ/).waitFor();
    await teacher.page.context().setOffline(false);
    await row.getByText(/5\d % жіберілді\. Байланыс жоқ/).waitFor(); // it went on by itself
    await teacher.page.reload();
    await row.getByText(filled(kk.application.scan.unfinished, { name: SCAN.name, percent: 52 })).waitFor();
    [broken, sent.length] = [false, 0];
    await scanOf(row, kk.application.scan.goOn).setInputFiles(BETTER);
    await row.getByText(kk.application.scan.another).waitFor();
    await scanOf(row, kk.application.scan.goOn).setInputFiles(SCAN);
    await row.getByText(SCAN.name, { exact: true }).waitFor();
    expect(sent).toEqual([2 * PIECE, 3 * PIECE]); // not from the beginning
    await teacher.page.unroute('**/files/uploads/*');
  }, 60_000);

  it('replaces a scan, also where the line broke amid it, and it is shown while she looks at another page', async () => {
    const row = part(kk.application.rows.DOCUMENT).getByRole('listitem').first();
    const sent: number[] = [];
    let broken = true;
    await teacher.page.route('**/files/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      sent.push(Number(route.request().headers()['upload-offset']));
      if (!broken) await pause(500);
      return broken && sent.length > 2 ? route.abort() : route.continue();
    });
    await scanOf(row, kk.application.scan.replace).setInputFiles(BETTER);
    await row.getByText(/5\d % жіберілді\. Байланыс жоқ/).waitFor();
    await teacher.page.reload();
    await row.getByText(filled(kk.application.scan.unfinished, { name: BETTER.name, percent: 58 })).waitFor();
    [broken, sent.length] = [false, 0];
    await scanOf(row, kk.application.scan.goOn).setInputFiles(BETTER);
    await teacher.page.getByRole('link', { name: `← ${kk.case.one}` }).click();
    await teacher.page.getByRole('link', { name: kk.case.todo.toApplication }).click();
    await row.getByRole('progressbar', { name: BETTER.name }).waitFor();
    await row.getByText(BETTER.name, { exact: true }).waitFor();
    expect([sent, (await row.innerText()).includes(SCAN.name)]).toEqual([[2 * PIECE, 3 * PIECE], false]);
    await teacher.page.unroute('**/files/uploads/*');
  }, 60_000);

  it('is told which file is not taken, why, and what to do; what she stops or lets go of is gone', async () => {
    const row = part(kk.application.rows.DOCUMENT).getByRole('listitem').first();
    await teacher.says(filled(kk.application.scan.allowed, { most: 10 }));
    const refused = async (name: string, buffer: Buffer, why: string | RegExp) => {
      await scanOf(row, kk.application.scan.add).setInputFiles({ name, mimeType: 'application/pdf', buffer });
      await row.getByRole('group', { name }).getByText(why).waitFor();
    };
    await refused('ulken.pdf', pdf(11 * 1_048_576), filled(kk.application.scan.tooLarge, { size: 11, most: 10 }));
    await refused('bagdarlama.pdf', program(), /PDF етіп сақтап немесе суретке түсіріп/);
    await teacher.page.route('**/files/uploads/*', (route) => (route.request().method() === 'PATCH' ? pause(1_000).then(() => route.continue()) : route.continue()));
    await scanOf(row, kk.application.scan.add).setInputFiles({ ...SCAN, name: 'toqta.pdf' });
    await row.getByRole('button', { name: kk.application.scan.stop }).click();
    await scanOf(row, kk.application.scan.add).waitFor({ state: 'attached' });
    expect(await row.innerText()).not.toContain('toqta.pdf');
    await scanOf(row, kk.application.scan.add).setInputFiles({ ...SCAN, name: 'kerekemes.pdf' });
    await row.getByText(/kerekemes\.pdf: [1-9]\d % жіберілді/).waitFor();
    await teacher.page.reload();
    await row.getByRole('button', { name: `${kk.application.scan.drop}: kerekemes.pdf` }).click();
    await row.getByText(/kerekemes/).waitFor({ state: 'detached' });
    await teacher.page.unroute('**/files/uploads/*');
  }, 60_000);

  it('is told what follows without consent before she decides, reads the application, signs and submits it', async () => {
    await teacher.page.getByLabel(kk.application.email.label).fill('teacher@example');
    await teacher.says(kk.application.email.wrong);
    await teacher.page.getByLabel(kk.application.email.label).fill('saule@example.kz');
    await press(kk.application.email.give);
    await teacher.says(filled(kk.application.email.given, { email: 'saule@example.kz' }));
    await teacher.page.getByLabel(kk.application.consent.no).check();
    await teacher.says(kk.application.consent.refusal);
    await part(kk.application.consent.title).getByText(/X-029/).first().waitFor();
    await teacher.page.getByLabel(kk.application.consent.yes, { exact: true }).check();
    await teacher.page.reload();
    await teacher.page.getByLabel(kk.application.consent.yes, { exact: true }).waitFor();
    expect(await teacher.page.getByLabel(kk.application.consent.yes, { exact: true }).isChecked()).toBe(true);
    await teacher.page.evaluate('scrollTo(0, 0)');
    await takePicture(teacher.page, 'application');
    await teacher.page.getByLabel(kk.signing.read).check();
    await press(kk.application.submit.sign);
    await teacher.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    await teacher.says(kk.case.timeLine);
    await part(kk.case.documents).getByText(kk.case.signed).first().waitFor();
    const show = teacher.page.getByRole('button', { name: new RegExp(`^${kk.document.show}`) }).first();
    expect((await show.boundingBox())?.height).toBeGreaterThanOrEqual(24); // a finger finds it
    await show.click();
    await teacher.page.getByRole('link', { name: new RegExp(`^${kk.signing.open}`) }).waitFor();
  }, 60_000);

  it('sees the very item for which her portfolio was returned, supplies it and sends it back', async () => {
    await answer(joined.link, 'ORG', attestationId, { answer: 'ACCEPTED' });
    await returnPortfolio(joined.link, RESPONSIBLE.login, attestationId, [{ code: '4.1', note: 'Құжаттың екінші беті жоқ' }]);
    const returned = part(kk.application.returned.title);
    await returned.getByText('Құжаттың екінші беті жоқ').waitFor();
    await readByAll(teacher, ({ application }) => application.returned.title);
    await scanOf(returned, kk.application.scan.add).setInputFiles(BETTER);
    await returned.getByText(BETTER.name, { exact: true }).waitFor();
    await press(kk.application.returned.send);
    await returned.waitFor({ state: 'detached' });
  }, 60_000);

  it('corrects the address for notices of the submitted application, and sees in her time-line that she has', async () => {
    await teacher.page.getByText(kk.case.email, { exact: true }).click();
    await teacher.says(filled(kk.application.email.given, { email: 'saule@example.kz' }));
    await readByAll(teacher, ({ application }) => application.email.correct);
    await teacher.page.getByLabel(kk.application.email.label).fill('жanar@example.kz');
    await teacher.says(kk.application.email.wrong);
    await teacher.page.getByLabel(kk.application.email.label).fill('zhanar@example.kz');
    await press(kk.application.email.give);
    await teacher.says(filled(kk.application.email.given, { email: 'zhanar@example.kz' }));
    await teacher.page.getByRole('listitem').getByText(/электрондық пошта мекенжайын түзетті/).waitFor();
  }, 60_000);

  it('waits for a day: the authorised body opens one, and sees it among all', async () => {
    ministry = await Visitor.come(browser, joined.platform.address);
    await ministry.signIn(MINISTRY.login, joined.platform.run.demoPassword);
    await ministry.goTo(kk.sitting.sittings);
    await ministry.says(kk.sitting.none);
    await openSitting(DAYS.test.slice(0, 16));
    await ministry.says(filled(kk.sitting.freeOf, { free: 30, seats: 30 }));
    await ministry.says(filled(kk.list.shownOf, { shown: 1, total: 1 }));
    await readByAll(ministry, ({ sitting }) => sitting.status.OPEN);
  }, 60_000);

  it('is not offered a day that does not take place, nor one that is booked no more', async () => {
    for (const [at, end, status] of [['2025-04-21T10:00', kk.sitting.cancel, kk.sitting.status.CANCELLED], ['2025-04-22T10:00', kk.sitting.close, kk.sitting.status.CLOSED]] as const) {
      await openSitting(at);
      const row = ministry.page.getByRole('row').filter({ hasText: day(at) });
      await row.getByText(kk.sitting.change, { exact: true }).click();
      await row.getByText(kk.sitting.cancelHint).waitFor();
      await row.getByRole('button', { name: end }).click();
      await row.getByText(status, { exact: true }).waitFor();
    }
    const { items } = await joined.link.api.get<{ items: { startsAt: string }[] }>(TEACHER.login, 'testing/sessions');
    expect(items).toHaveLength(1);
  }, 60_000);

  it('books day, place and language of her test', async () => {
    await admit(joined.link, RESPONSIBLE.login, attestationId);
    await teacher.page.getByRole('link', { name: kk.case.todo.toBooking }).click();
    await teacher.page.getByLabel(kk.test.search.from).fill('2025-04-11');
    await teacher.says(kk.list.nothingFound);
    await teacher.page.getByLabel(kk.test.search.from).fill('2025-04-01');
    await teacher.page.getByLabel(kk.test.search.place).selectOption(REGION);
    await press(new RegExp(`^${kk.test.search.choose}: .*${PLACE}`));
    await readByAll(teacher, ({ test }) => test.yours);
    await teacher.page.getByRole('radio', { name: kk.test.languages.kk }).check();
    await takePicture(teacher.page, 'booking');
    await press(kk.test.book);
    await teacher.says(kk.test.status.BOOKED);
  }, 60_000);

  it('is given notice, sees her result against the threshold, and how long she may appeal', async () => {
    const { items } = await joined.link.api.get<{ items: { workItemId: string }[] }>(TEACHER.login, 'testing/bookings');
    const bookingId = items[0]?.workItemId ?? '';
    await joined.link.moveTo(DAYS.dayBefore);
    await bookingIs(joined.link, TEACHER.login, bookingId, 'NOTIFIED');
    await teacher.says(kk.test.noticeCame);
    await teacher.page.getByText(/z…@e….kz/).waitFor(); // the notice by e-mail too, to the address of now
    await joined.link.moveTo(DAYS.afterTest);
    await report(joined.link, { bookingId, personalNumber: fixturePersonalNumber(TEACHER.serial), points: 28, tasks: 50, takenAt: DAYS.testFinished, certificateNumber: 'ПББ-2025-000001' });
    await teacher.says(kk.test.notReached);
    await teacher.page.getByRole('timer').getByText(/\d+:\d\d/).waitFor();
    await readByAll(teacher, ({ test }) => test.notReached);
    await teacher.page.getByText(kk.test.appeal.file, { exact: true }).click();
    await teacher.page.getByLabel(kk.test.appeal.explanation).fill('Екі жауап та дұрыс: оқулықтың 12-бетін қараңыз.');
    await teacher.page.getByLabel(kk.test.appeal.inRoom).check();
    await press(kk.test.appeal.send);
    await teacher.says(kk.test.appeal.status.FILED);
  }, 90_000);

  it('has her appeal decided by the appeal commission task by task, and her result worked out again', async () => {
    await ministry.goTo(kk.appeal.appeals);
    await readByAll(ministry, ({ appeal }) => appeal.filed);
    await ministry.page.getByRole('link', { name: new RegExp(PLACE) }).click();
    const enter = ministry.page.getByRole('button', { name: kk.appeal.enter });
    await ministry.page.getByRole('radio', { name: kk.test.appeal.granted }).check();
    await ministry.page.getByLabel(kk.appeal.reason).fill('Екі жауап та дұрыс');
    await ministry.page.getByLabel(kk.appeal.protocol).fill('4');
    expect(await enter.isDisabled()).toBe(true);
    await ministry.page.getByLabel(kk.appeal.points).fill('29');
    await readByAll(ministry, ({ appeal }) => appeal.becomes.UPHELD);
    await enter.click();
    await ministry.says(kk.test.appeal.status.UPHELD);
    await teacher.says(kk.test.appeal.status.UPHELD);
    await teacher.says(filled(kk.test.resultSaid, { points: 29, tasks: 50, percent: '58' }));
  }, 60_000);

  it('is offered a second attempt, paid, and books it with the number of her payment', async () => {
    await ministry.goTo(kk.sitting.sittings);
    await openSitting(SECOND_DAY);
    expect(ministry.complaints).toEqual([]);
    await ministry.leave();
    await joined.link.moveTo(DAYS.appealsOver);
    const second = part(filled(kk.test.attempt, { attempt: 2 }));
    await second.getByText(kk.test.paid, { exact: true }).waitFor();
    await readByAll(teacher, ({ test }) => test.decline.title);
    await second.getByRole('button', { name: new RegExp(`^${kk.test.search.choose}: .*${PLACE}`) }).click();
    await second.getByRole('radio', { name: kk.test.languages.kk }).check();
    const book = second.getByRole('button', { name: kk.test.book });
    expect(await book.isDisabled()).toBe(true);
    await second.getByLabel(kk.test.payment).fill('ТТ-17');
    await book.click();
    await second.getByText(kk.test.status.BOOKED, { exact: true }).waitFor();
    await second.getByText(day(SECOND_DAY)).waitFor();
  }, 60_000);

  it('may take her application back, once she has confirmed it', async () => {
    await teacher.page.getByRole('link', { name: `← ${kk.case.one}` }).click();
    await teacher.page.getByText(kk.case.withdrawal.title, { exact: true }).click();
    expect(await teacher.page.getByRole('button', { name: kk.case.withdrawal.do }).isDisabled()).toBe(true);
    await teacher.page.getByLabel(kk.case.withdrawal.sure).check();
    await press(kk.case.withdrawal.do);
    await teacher.page.getByText(kk.case.withdrawal.title, { exact: true }).waitFor({ state: 'detached' });
    expect(await part(kk.case.where).innerText()).not.toMatch(new RegExp([kk.case.holder, kk.case.platform, kk.case.noDue].join('|'))); // it has ended
    expect(teacher.complaints.filter((each) => !/ERR_INTERNET_DISCONNECTED|(ERR_FAILED|422) .*\/uploads\/|404/.test(each))).toEqual([]);
  }, 60_000);
});
