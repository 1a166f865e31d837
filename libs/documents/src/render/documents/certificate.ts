import { certificateAddress, type CertificateData } from '../../shapes/shapes.js';
import type { DocumentLanguage } from '../../shapes/kinds.js';
import { dateText, ofDate, untilDate } from '../dates.js';
import { LOOK } from '../look.js';
import { drawQr, qrMatrix } from '../qr.js';
import { Sheet } from '../sheet.js';
import { drawSignature } from '../signature-block.js';
import { categoryName } from '../words.js';

interface CertificateWords {
  title: string;
  about: string;
  given: string;
  /** between the name and the category: whose decision, whose order */
  basis(decidedOn: string, order: { issuer: string; number: string; date: string }): string;
  award: string;
  confirm: string;
  forPost(post: string): string;
  valid(until: string): string;
  seal: string;
  number: string;
  issued: string;
  check: string;
}

const WORDS: Readonly<Record<DocumentLanguage, CertificateWords>> = {
  kk: {
    title: 'КУӘЛІК',
    about: 'біліктілік санатын беру (растау) туралы',
    given: 'Осы куәлік берілді:',
    basis: (decidedOn, { issuer, number, date }) => `Біліктілік санатын беру (растау) жөніндегі аттестаттау комиссиясының ${decidedOn} шешіміне сәйкес, ${date} № ${number} бұйрықпен (${issuer})`,
    award: 'біліктілік санаты берілді',
    confirm: 'біліктілік санаты расталды',
    forPost: (post) => `лауазымы: ${post}`,
    valid: (until) => `Осы куәлік ${until} жарамды.`,
    seal: 'Мөрдің орны',
    number: 'Тіркеу нөмірі',
    issued: 'Берілген күні',
    check: 'Куәлікті тексеру:',
  },
  ru: {
    title: 'УДОСТОВЕРЕНИЕ',
    about: 'о присвоении (подтверждении) квалификационной категории',
    given: 'Настоящее удостоверение выдано:',
    basis: (decidedOn, { issuer, number, date }) => `в том, что в соответствии с решением аттестационной комиссии по присвоению (подтверждению) квалификационных категорий ${decidedOn} приказом (${issuer}) № ${number} ${date}`,
    award: 'присвоена квалификационная категория',
    confirm: 'подтверждена квалификационная категория',
    forPost: (post) => `по должности: ${post}`,
    valid: (until) => `Настоящее удостоверение действительно ${until}.`,
    seal: 'Место печати',
    number: 'Регистрационный номер',
    issued: 'Дата выдачи',
    check: 'Проверка удостоверения:',
  },
};

const QR_SIDE = 92;

/** Names of organisations may be long: then the letters are smaller, for a certificate is one page. */
const SCALES = [1, 0.85, 0.7, 0.55];

/**
 * Certificate of category, on one framed page. @source O83 Annex 7
 * @throws RangeError for texts that no page holds
 */
export function renderCertificate(data: CertificateData, language: DocumentLanguage): Promise<Buffer> {
  for (const scale of SCALES) {
    const sheet = new Sheet('CERTIFICATE', data, language, { framed: true, scale });
    drawText(sheet, data);
    if (sheet.pages > 1 || sheet.pdf.y > sheet.bottom - QR_SIDE) continue;
    drawSealAndQr(sheet, data);
    return sheet.finish();
  }
  throw new RangeError('The texts of this certificate are too long for one page.');
}

function drawText(sheet: Sheet, data: CertificateData): void {
  const words = WORDS[sheet.language];
  centred(sheet, sheet.in(data.issuer), 'bold', LOOK.size.subtitle, LOOK.accent);
  sheet.space(22);
  centred(sheet, words.title, 'bold', 34, LOOK.accent);
  centred(sheet, words.about, 'regular', 13);
  sheet.space(26);
  drawAward(sheet, data);
  drawRegister(sheet, data);
  drawSignature(sheet, data.signature, null); // it rests on the order, which is signed; the register tells whether it is genuine
}

function centred(sheet: Sheet, text: string, font: 'regular' | 'bold', size: number, colour: string = LOOK.ink): void {
  sheet.letters(font, size, colour).text(text, sheet.left, sheet.pdf.y, { width: sheet.width, align: 'center', lineGap: 2 });
}

function drawAward(sheet: Sheet, { attestee, decidedOn, order, category, how, validUntil }: CertificateData): void {
  const { language } = sheet;
  const words = WORDS[language];
  centred(sheet, words.given, 'regular', LOOK.size.body, LOOK.soft);
  sheet.space(4);
  centred(sheet, attestee.name, 'bold', 20);
  sheet.space(12);
  centred(sheet, words.basis(ofDate(decidedOn, language), { issuer: sheet.in(order.issuer), number: order.number, date: ofDate(order.date, language) }), 'regular', LOOK.size.body);
  sheet.space(14);
  const award = how === 'AWARD' ? words.award : words.confirm;
  const name = `«${categoryName(category, language)}»`;
  centred(sheet, language === 'kk' ? name : award, language === 'kk' ? 'bold' : 'regular', language === 'kk' ? 19 : 12);
  centred(sheet, language === 'kk' ? award : name, language === 'kk' ? 'regular' : 'bold', language === 'kk' ? 12 : 19);
  sheet.space(4);
  centred(sheet, words.forPost(sheet.in(attestee.post)), 'regular', 12);
  sheet.space(14);
  centred(sheet, words.valid(untilDate(validUntil, language)), 'bold', LOOK.size.body);
  sheet.space(20);
}

function drawRegister(sheet: Sheet, { number, date }: CertificateData): void {
  const words = WORDS[sheet.language];
  const { y } = sheet.pdf;
  const half = { width: sheet.width / 2 };
  const put = (name: string, value: string, at: number, align: 'left' | 'right'): void => {
    sheet.letters('regular', LOOK.size.small, LOOK.soft).text(name, at, y, { ...half, align });
    sheet.letters('bold', LOOK.size.body).text(value, at, y + 11, { ...half, align });
  };
  put(words.number, number, sheet.left, 'left');
  put(words.issued, dateText(date, sheet.language), sheet.left + half.width, 'right');
}

/** At the foot of the page: where the seal goes, and what leads to the check. */
function drawSealAndQr(sheet: Sheet, { publicUrl, publicId }: CertificateData): void {
  const { pdf, left, width } = sheet;
  const words = WORDS[sheet.language];
  const address = certificateAddress(publicUrl, publicId);
  const top = sheet.bottom - QR_SIDE;
  pdf.circle(left + 62, top + QR_SIDE / 2, 40).lineWidth(0.8).dash(3, { space: 3 }).strokeColor(LOOK.rule).stroke().undash();
  sheet.letters('regular', LOOK.size.small, LOOK.soft).text(words.seal, left + 22, top + QR_SIDE / 2 - 5, { width: 80, align: 'center' });
  drawQr(pdf, qrMatrix(address), left + width - QR_SIDE, top, QR_SIDE);
  const between = { width: width - 124 - QR_SIDE - 24, align: 'right' as const };
  sheet.letters('bold', LOOK.size.small, LOOK.soft).text(words.check, left + 124, top + QR_SIDE / 2 - 16, between);
  sheet.letters('regular', LOOK.size.small, LOOK.accent).text(address, left + 124, pdf.y + 2, { ...between, link: address });
}
