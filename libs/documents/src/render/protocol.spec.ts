import { describe, expect, it } from '@jest/globals';
import { textOf } from '../testing/pdf-text.js';
import { casesOf, SAMPLES } from '../testing/samples.js';
import { tablesOf } from './documents/protocol.js';
import { render } from './render.js';

const pagesOf = async (count: number, language: 'kk' | 'ru' = 'ru'): Promise<string[]> => textOf(await render('PROTOCOL', { ...SAMPLES.PROTOCOL, cases: casesOf(count) }, language));

describe('a protocol', () => {
  it('names chair, members, who was absent, and the secretary, who is no member', async () => {
    const text = (await pagesOf(1)).join(' ');

    expect(text).toContain('Председатель Комиссии: Сәрсенбаев Қайрат');
    expect(text).toContain('4. Ғабдуллин Ерлан (отсутствовал(а))');
    expect(text).toContain('Секретарь: Жүнісова Әсем Членов Комиссии: 7, присутствовало: 6.');
  });

  it('gives a line to sign on to the chair, each member who was there, and the secretary', async () => {
    const last = (await pagesOf(1)).join(' ').split('ниже действующей:')[1]!;

    expect(last).toMatch(/Председатель Комиссии Сәрсенбаев Қайрат .*Член Комиссии Есімов Бауыржан Секретарь Жүнісова Әсем/);
    expect(last).not.toContain('Член Комиссии Ғабдуллин');
    expect(last.match(/Член Комиссии/g)).toHaveLength(5);
  });

  it('has the four tables of the form, also where one is empty', async () => {
    const text = (await pagesOf(1)).join(' ');

    expect(text).toMatch(
      /Соответствует заявляемой квалификационной категории: .*Не соответствует заявляемой квалификационной категории: .*Соответствует действующей квалификационной категории: .*Соответствует квалификационной категории ниже действующей: /,
    );
    expect(text.match(/Таких решений нет/g)).toHaveLength(3);
  });

  it('puts a case that does not meet its claim into the second table and into one of the last two', () => {
    const sizes = tablesOf(casesOf(200)).map(([formula, cases]) => [formula, cases.length]);

    expect(sizes).toEqual([['MEETS_CLAIMED', 100], ['NOT_MEETS_CLAIMED', 100], ['KEEP_CURRENT', 50], ['LOWER_THAN_CURRENT', 50]]);
  });

  it.each(['kk', 'ru'] as const)('of 200 cases loses none over its pages, heads each page of a table, and numbers the pages (%s)', async (language) => {
    const pages = await pagesOf(200, language);
    const text = pages.join(' ');
    const head = language === 'kk' ? 'Тегі, аты, әкесінің аты' : 'Фамилия, имя, отчество';

    expect(pages.length).toBeGreaterThan(15);
    casesOf(200).forEach(({ name, decision }) => {
      const ends = new RegExp(`${name.split(' ').at(-2)} ${name.split(' ').at(-1)} `, 'g');
      expect([name, text.match(ends)?.length]).toEqual([name, decision === 'MEETS_CLAIMED' ? 1 : 2]);
    });
    pages.forEach((page, at) => {
      expect(page).toContain(language === 'kk' ? `${at + 1}-бет, барлығы ${pages.length}` : `Страница ${at + 1} из ${pages.length}`);
      if (/ \d+ (Серіков|Қожахметова)/.test(page)) expect(page).toContain(head);
    });
  });

  it('numbers the rows of each table from one', async () => {
    const text = (await pagesOf(8)).join(' ');

    for (const at of [1, 2, 3, 4]) expect(text.match(new RegExp(` ${at} (?:Серіков|Қожахметова)`, 'g'))!.length).toBe(at <= 2 ? 4 : 2);
  });
});
