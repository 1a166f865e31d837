import type { AwardLine, OrderData } from '../../shapes/shapes.js';
import type { DocumentLanguage } from '../../shapes/kinds.js';
import { ofDate, shortDate } from '../dates.js';
import { Sheet } from '../sheet.js';
import { drawSignature } from '../signature-block.js';
import { type Column, drawTable } from '../table.js';
import { categoryName } from '../words.js';

interface OrderWords {
  title: [string, string];
  basis(protocol: { number: string; date: string; commission: string }): string;
  order: string;
  award: string;
  confirm: string;
  certificates: string;
  columns: { name: string; post: string; workplace: string; category: string; term: string };
}

const WORDS: Readonly<Record<DocumentLanguage, OrderWords>> = {
  kk: {
    title: ['Бұйрық', 'Педагогтерге біліктілік санатын беру (растау) туралы'],
    basis: ({ number, date, commission }) => `Педагогтерді аттестаттаудан өткізу қағидалары мен шарттарының 26-тармағына сәйкес, ${date} № ${number} хаттаманың (${commission}) негізінде`,
    order: 'БҰЙЫРАМЫН:',
    award: 'Мына педагогтерге біліктілік санаты берілсін:',
    confirm: 'Мына педагогтердің біліктілік санаты расталсын:',
    certificates: 'Білім беру ұйымы осы бұйрық негізінде педагогке біліктілік санаты туралы куәлік берсін.',
    columns: { name: 'Тегі, аты, әкесінің аты', post: 'Лауазымы', workplace: 'Жұмыс орны', category: 'Санаты', term: 'Мерзімі' },
  },
  ru: {
    title: ['Приказ', 'О присвоении (подтверждении) квалификационной категории педагогам'],
    basis: ({ number, date, commission }) => `В соответствии с пунктом 26 Правил и условий проведения аттестации педагогов и на основании протокола № ${number} ${date} (${commission})`,
    order: 'ПРИКАЗЫВАЮ:',
    award: 'Присвоить квалификационную категорию педагогам:',
    confirm: 'Подтвердить квалификационную категорию педагогам:',
    certificates: 'Организации образования выдать педагогу на основании настоящего приказа удостоверение о квалификационной категории.',
    columns: { name: 'Фамилия, имя, отчество', post: 'Должность', workplace: 'Место работы', category: 'Категория', term: 'Срок' },
  },
};

/**
 * The attesting body's order. @source O83 p.26
 * @throws RangeError without a person
 */
export function renderOrder(data: OrderData, language: DocumentLanguage): Promise<Buffer> {
  if (data.awards.length === 0) throw new RangeError('An order awards or confirms at least one category.');
  const words = WORDS[language];
  const { number, date, commission } = data.protocol;
  const sheet = new Sheet('ORDER', data, language);
  sheet.letterhead();
  sheet.title(words.title[0].toUpperCase(), words.title[1]);
  sheet.dateAndNumber();
  sheet.paragraph(words.basis({ number, date: ofDate(date, language), commission: sheet.in(commission) }));
  sheet.paragraph(words.order, { align: 'left' });
  let point = 0;
  for (const how of ['AWARD', 'CONFIRM'] as const) {
    const rows = data.awards.filter((each) => each.how === how);
    if (rows.length === 0) continue;
    const heading = `${(point += 1)}. ${how === 'AWARD' ? words.award : words.confirm}`;
    drawTable(sheet, { heading, columns: columnsIn(language), rows, empty: '' });
  }
  sheet.paragraph(`${point + 1}. ${words.certificates}`);
  drawSignature(sheet, data.signature);
  return sheet.finish();
}

function columnsIn(language: DocumentLanguage): Column<AwardLine>[] {
  const { name, post, workplace, category, term } = WORDS[language].columns;
  return [
    { title: '№', share: 5, align: 'center', cell: (_, index) => String(index + 1) },
    { title: name, share: 22, cell: (each) => each.name },
    { title: post, share: 18, cell: (each) => each.post[language] },
    { title: workplace, share: 25, cell: (each) => each.workplace[language] },
    { title: category, share: 17, cell: (each) => categoryName(each.category, language) },
    { title: term, share: 14, align: 'center', cell: ({ validFrom, validUntil }) => [validFrom, ...(validUntil ? [validUntil] : [])].map(shortDate).join(' – ') },
  ];
}
