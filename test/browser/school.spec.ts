import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, HEAD, RESPONSIBLE, STORIES, TEACHER, tell } from '@attestation/standalone/demo';
import type { Browser, Locator } from 'playwright-core';
import readTable from 'read-excel-file/universal';
import writeTable from 'write-excel-file/universal';
import type { Joined } from '../support/joined.js';
import { sendScan } from '../support/scan.js';
import { startJoined } from '../support/started.js';
import { ByHand, resting } from './by-hand.js';
import { CHROMIUM, openBrowser, WITHOUT_CHROMIUM } from './chromium.js';
import { takePicture } from './pictures.js';
import { readByAll } from './read-by-all.js';
import { filled, TEXTS, Visitor } from './visitor.js';

if (!CHROMIUM) console.log(WITHOUT_CHROMIUM);
const { kk } = TEXTS;
const COLLEAGUE = { ...RESPONSIBLE, serial: 171, personId: '01950000-0000-7000-8000-000000000171' as typeof RESPONSIBLE.personId, login: 'responsible-colleague', name: 'Сәния Ыбыраева' } as const;
let joined: Joined;
let browser: Browser;

const come = async ({ login, name }: { login: string; name: string }): Promise<Visitor> => {
  const visitor = await Visitor.come(browser, joined.platform.address);
  await visitor.signIn(login, joined.platform.run.demoPassword);
  await visitor.says(name);
  return visitor;
};

(CHROMIUM ? describe : describe.skip)('A school', () => {
  const checking = new ByHand();
  const issuing = new ByHand();
  let story: Promise<unknown>;

  beforeAll(async () => {
    [joined, browser] = await Promise.all([startJoined(), openBrowser()]);
    const api = resting(joined.link.api, [[/\/completion$/, checking], [/^commissions\/certificates\/issue$/, issuing]]);
    story = tell({ ...joined.link, api }, joined.commissions, STORIES.slice(0, 1), () => undefined);
    await Promise.race([checking.waits, story]);
  }, 200_000);
  afterAll(async () => {
    await browser?.close();
    await joined?.platform.remove();
  }, 60_000);

  describe('whose responsible person checks a portfolio', () => {
    let responsible: Visitor;
    let returned: string;
    beforeAll(async () => {
      await joined.settle(COLLEAGUE);
      responsible = await come(RESPONSIBLE);
    }, 60_000);
    afterAll(() => responsible?.leave());

    const item = (code: string): Locator => responsible.page.getByRole('listitem').filter({ hasText: code });
    const press = (name: string) => responsible.page.getByRole('button', { name, exact: true }).click();
    const seesAll = async () => {
      for (const box of await responsible.page.getByRole('checkbox', { name: kk.portfolio.seen }).all()) await box.check();
    };

    it('finds it in her list, with what is to be seen, and the list agrees with its count', async () => {
      await responsible.goTo(kk.portfolio.toCheck);
      await responsible.says(TEACHER.name);
      await responsible.says(filled(kk.list.shownOf, { shown: 1, total: 1 }));
      await responsible.says(kk.portfolio.noDue);
      await takePicture(responsible.page, 'portfolios');
      await readByAll(responsible, ({ portfolio }) => portfolio.toCheck);
      await responsible.page.getByLabel(kk.portfolio.findTeacher).fill('сарсенова');
      await responsible.page.waitForURL(/search=/);
      await responsible.says(TEACHER.name);
      await responsible.page.getByLabel(kk.portfolio.findTeacher).fill('ешкім');
      await responsible.says(kk.list.nothingFound);
      await press(kk.list.clear);
    });

    it('hands it on to a colleague with a reason, who then decides, and takes it over again', async () => {
      const give = async (to: string, reason: string) => {
        await responsible.page.getByRole('checkbox', { name: filled(kk.portfolio.chooseOne, { name: TEACHER.name }) }).check();
        await responsible.page.getByLabel(kk.portfolio.giveTo).selectOption({ label: to });
        await responsible.page.getByLabel(kk.portfolio.reason).fill(reason);
        await press(kk.portfolio.give);
      };
      const row = (name: string) => responsible.page.getByRole('row').filter({ hasText: TEACHER.name }).filter({ hasText: name });
      await give(COLLEAGUE.name, '');
      await responsible.says(filled(kk.portfolio.givenCount, { count: 0 }));
      await responsible.page.getByLabel(kk.portfolio.reason).fill('демалысқа шығамын');
      await press(kk.portfolio.give);
      await row(COLLEAGUE.name).waitFor();
      await responsible.page.getByRole('link', { name: TEACHER.name }).click();
      await responsible.says(filled(kk.portfolio.heldBy, { name: COLLEAGUE.name }));
      await responsible.goTo(kk.portfolio.toCheck);
      await responsible.page.getByLabel(kk.portfolio.checks).selectOption({ label: kk.portfolio.holder.OTHERS });
      await give(RESPONSIBLE.name, 'демалыстан шықтым');
      await responsible.says(kk.list.nothingFound);
      await press(kk.list.clear);
      await row(RESPONSIBLE.name).waitFor();
    }, 60_000);

    it('looks at it item by item, with the evidence and where it comes from, and returns it with an item marked', async () => {
      await responsible.page.getByRole('link', { name: TEACHER.name }).click();
      await responsible.says(kk.portfolio.kind.CRITERION);
      const courses = item('4.1');
      await courses.locator('summary').click();
      await courses.getByText(/Дереккөз: /).first().waitFor();
      await readByAll(responsible, ({ portfolio }) => portfolio.admit);
      await responsible.page.evaluate('window.scrollTo(0, 0)');
      await takePicture(responsible.page, 'portfolio', 1000);
      await courses.getByRole('checkbox', { name: kk.portfolio.markMissing }).check();
      await courses.getByLabel(kk.portfolio.words).fill('тағы бір курс бар');
      await press(kk.portfolio.return);
      await responsible.says(kk.portfolio.status.RETURNED);
      returned = responsible.page.url();
    }, 60_000);

    it('enters from the list of gaps what was marked, its fault told beside the field, and lays it before herself again', async () => {
      await responsible.goTo(kk.portfolio.gaps);
      await responsible.says(/тағы бір курс бар/);
      await readByAll(responsible, ({ portfolio }) => portfolio.gaps);
      await responsible.page.getByRole('link', { name: filled(kk.portfolio.enter, { what: kk.evidence.registry.COURSES }) }).click();
      await fillCourse(responsible, { hours: 'көп', certificateNumber: 'К-901' });
      await press(kk.entry.enter);
      await responsible.says(kk.entry.fault.number);
      await responsible.page.getByLabel(kk.evidence.member.hours).fill('72');
      await press(kk.entry.enter);
      await responsible.says(filled(kk.entry.entered, { count: 1 }));
      const { items } = await joined.link.api.get<{ items: { attestationId: string }[] }>(TEACHER.login, 'applications');
      await sendScan(joined, TEACHER.login, { attestationId: items[0]?.attestationId ?? '', code: '4.1', name: 'курс.pdf' });
      await responsible.goTo(kk.portfolio.gaps);
      await press(kk.portfolio.supplied);
      await responsible.says(kk.portfolio.noGaps);
    }, 60_000);

    it('is led from the old address to the check that followed', async () => {
      await eventually('it is laid before her again', async () => {
        const { items } = await joined.link.api.get<{ items: object[] }>(RESPONSIBLE.login, 'portfolio/assessments');
        return items[0];
      });
      await responsible.page.goto(returned);
      await responsible.says(kk.portfolio.status.RETURNED);
      await readByAll(responsible, ({ portfolio }) => portfolio.followed);
      await responsible.page.getByRole('link', { name: kk.portfolio.toFollowing }).click();
      await responsible.says(kk.portfolio.status.OPEN);
    }, 60_000);

    it('looks at the scan which the teacher sent since, beside the item that it proves', async () => {
      const show = item('4.1').getByRole('button', { name: `${kk.document.show}: курс.pdf` });
      await show.click();
      await item('4.1').getByRole('link', { name: new RegExp(`^${kk.signing.open}: курс.pdf`) }).waitFor();
      await readByAll(responsible, ({ portfolio }) => portfolio.admit);
    }, 60_000);

    it('finds it whole, entered by hand by her name and order, and admits the teacher', async () => {
      await item('4.1').locator('summary').click();
      await item('4.1').getByText(new RegExp(`${RESPONSIBLE.name}, бұйрық № 12-НҚ`)).waitFor();
      await seesAll();
      await responsible.says(kk.portfolio.whole);
      await press(kk.portfolio.admit);
      await responsible.says(kk.portfolio.status.ADMITTED);
      checking.finish();
    }, 60_000);

    it('copies one event to two teachers', async () => {
      await responsible.goTo(kk.entry.title);
      await responsible.page.getByLabel(kk.entry.kind).selectOption('COURSES');
      for (const { name } of [TEACHER, HEAD]) await responsible.page.getByRole('checkbox', { name }).check();
      await readByAll(responsible, ({ entry }) => entry.title);
      await fillCourse(responsible, { hours: '16', certificateNumber: 'К-902' });
      await press(kk.entry.enter);
      await responsible.says(filled(kk.entry.entered, { count: 2 }));
    }, 60_000);

    it('enters a table: a wrong line is named and nothing of it taken, and sent again nothing is entered twice', async () => {
      await responsible.page.getByRole('link', { name: kk.entry.toTable }).click();
      const [template] = await Promise.all([responsible.page.waitForEvent('download'), press(kk.entry.template)]);
      const file = await fillTemplate(await template.createReadStream(), [
        [TEACHER.name, 'Кестеден', 'Өрлеу', 24, 'иә', 'иә', 'К-903', '2024-11-02'],
        ['Бөтен Адам', 'Кестеден', 'Өрлеу', 24, 'иә', 'иә', 'К-904', '02.11.2024'],
        [TEACHER.name, 'Кестеден', 'Өрлеу', 'көп', 'иә', 'жоқ', 'К-905', '02.11.2024'],
      ]);
      await responsible.page.locator('input[type=file]').setInputFiles({ name: 'COURSES.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: file });
      await responsible.says(filled(kk.entry.read, { sound: 1, wrong: 2 }));
      await responsible.says(`${kk.entry.teacher} – ${kk.entry.fault.teacherUnknown}`);
      await responsible.says(`${kk.evidence.member.hours} – ${kk.entry.fault.number}`);
      await readByAll(responsible, ({ entry }) => entry.table);
      for (let time = 0; time < 2; time += 1) {
        await press(filled(kk.entry.enterLines, { count: 1 }));
        await responsible.says(filled(kk.entry.enteredLines, { count: 1 }));
      }
      const { items } = await joined.link.api.get<{ items: { item: { certificateNumber?: string } }[] }>(RESPONSIBLE.login, `portfolio/persons/${TEACHER.personId}/record?limit=100`);
      expect(items.filter(({ item: { certificateNumber } }) => /К-90[345]/.test(certificateNumber ?? '')).map((each) => each.item.certificateNumber)).toEqual(['К-903']);
      expect(responsible.complaints).toEqual([]);
    }, 60_000);
  });

  describe('where a lesson is observed without a network', () => {
    let observer: Visitor;
    beforeAll(async () => void (observer = await come(HEAD)), 60_000);
    afterAll(() => observer?.leave());

    const sheet = async (lesson: string, day: string) => {
      await observer.page.locator('select').filter({ has: observer.page.locator('option', { hasText: TEACHER.name }) }).selectOption({ label: (await labelOf(TEACHER.name)) ?? '' });
      await observer.page.getByLabel(kk.observation.field.observedOn).fill(day);
      await observer.page.getByLabel(kk.observation.field.lesson).fill(lesson);
      await observer.page.getByLabel(kk.observation.field.conclusions).fill('Мақсатқа жетті');
      await observer.page.getByLabel(kk.observation.field.recommendations).fill('Жұптық жұмысты көбейту');
      await observer.page.getByLabel(filled(kk.observation.total, { highest: 102 })).fill('88');
      await observer.page.getByRole('button', { name: kk.observation.hand, exact: true }).click();
    };
    const labelOf = async (name: string) => (await observer.page.locator('option').allTextContents()).find((text) => text.startsWith(name));
    const offline = (off: boolean) => observer.page.context().setOffline(off);

    it('keeps what her page is made of while there is one', async () => {
      await observer.goTo(kk.observation.sheets);
      await observer.says(kk.observation.none);
      await observer.page.getByRole('button', { name: kk.observation.write }).click();
      await observer.page.locator('option', { hasText: TEACHER.name }).waitFor({ state: 'attached' });
      await readByAll(observer, ({ observation }) => observation.sheets);
      await observer.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    }, 60_000);

    it('opens the page without a network, writes, and sees what waits', async () => {
      await offline(true);
      await observer.page.reload();
      await observer.says(kk.observation.offline);
      await sheet('Желісіз сабақ', '2025-03-14');
      await observer.says(kk.observation.handedKept);
      await sheet('Болашақ сабақ', '2026-09-01');
      await observer.says(`${kk.observation.kept}: 2`);
      await readByAll(observer, ({ observation }) => observation.kept);
      await observer.page.evaluate('window.scrollTo(0, 0)');
      await takePicture(observer.page, 'without-network');
    }, 60_000);

    it('has it sent when the network is back; what is refused stays with the reason and is mended', async () => {
      await offline(false);
      await observer.says(kk.observation.refused);
      await observer.says(`${kk.observation.kept}: 1`);
      await observer.page.getByRole('button', { name: kk.observation.mend }).click();
      await observer.page.getByLabel(kk.observation.field.observedOn).fill('2025-03-13');
      await observer.page.getByRole('button', { name: kk.observation.hand, exact: true }).click();
      await eventually('both are with the platform', async () => {
        const { total } = await joined.link.api.get<{ total: number }>(HEAD.login, 'portfolio/observations?side=WRITTEN');
        return total === 2 ? true : undefined;
      });
      await observer.says(kk.observation.state.OPEN);
    }, 60_000);

    it('and the teacher acknowledges the sheet', async () => {
      const teacher = await come(TEACHER);
      await teacher.goTo(kk.observation.sheets);
      await teacher.page.getByRole('link', { name: TEACHER.name }).first().click();
      await teacher.page.getByRole('button', { name: kk.observation.acknowledge }).click();
      await teacher.says(kk.observation.state.ACKNOWLEDGED);
      await readByAll(teacher, ({ observation }) => observation.sheet);
      await teacher.leave();
    }, 60_000);
  });

  describe('whose head', () => {
    let head: Visitor;
    beforeAll(async () => {
      await Promise.race([issuing.waits, story]);
      head = await come(HEAD);
    }, 120_000);
    afterAll(() => head?.leave());

    it('sees the cases of his school by state, and what waits for him', async () => {
      await head.goTo(kk.school.overview);
      await head.says(filled(kk.school.certificatesWait, { count: 1 }));
      await head.says(filled(kk.school.allCases, { count: 1 }));
      await readByAll(head, ({ school }) => school.overview);
      await takePicture(head.page, 'school');
    }, 60_000);

    it('issues the certificate, and finds it in the register', async () => {
      await head.goTo(kk.school.certificates);
      await head.says(TEACHER.name);
      await readByAll(head, ({ school }) => school.certificates);
      await head.page.getByLabel(kk.school.chooseAll).check();
      await head.page.getByRole('button', { name: filled(kk.school.issue, { count: 1 }) }).click();
      await head.says(filled(kk.school.issued, { count: 1 }));
      await head.says('10-ORG-2025-000001');
      await head.says(kk.school.noCertificates);
      issuing.finish({ items: [] });
      await story;
    }, 90_000);
  });
});

async function fillCourse({ page }: Visitor, { hours, certificateNumber }: { hours: string; certificateNumber: string }): Promise<void> {
  const { member } = kk.evidence;
  for (const [label, value] of [[member.programme, 'Жаңа әдістер'], [member.provider, 'Өрлеу'], [member.hours, hours], [member.certificateNumber, certificateNumber], [member.completedOn, '2024-11-02']] as const) {
    await page.getByLabel(label).first().fill(value);
  }
  for (const label of [member.agreed, member.byProfile]) await page.getByRole('checkbox', { name: label }).check();
}

/** The template as it was downloaded, with these lines below its names of columns. */
async function fillTemplate(template: NodeJS.ReadableStream, lines: (string | number)[][]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of template) chunks.push(chunk as Buffer);
  const content = Buffer.concat(chunks);
  const [sheet, people] = await readTable(content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength) as ArrayBuffer);
  expect(sheet?.data[0]).toEqual([kk.entry.teacher, ...['programme', 'provider', 'hours', 'agreed', 'byProfile', 'certificateNumber', 'completedOn', 'practiceProof'].map((name) => kk.evidence.member[name as 'programme'])]);
  expect(people?.data.map(([name]) => name)).toContain(TEACHER.name);
  const data = [...(sheet?.data ?? []), ...lines].map((row) => row.map((value) => ({ value: (value ?? undefined) as string | number | undefined })));
  return Buffer.from(await (await writeTable([{ data, sheet: sheet?.sheet ?? '' }]).toBlob()).arrayBuffer());
}
