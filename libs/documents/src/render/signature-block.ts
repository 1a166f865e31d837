import type { SignatureBlock } from '../shapes/shapes.js';
import { timeText } from './dates.js';
import { LOOK } from './look.js';
import type { Sheet } from './sheet.js';
import { COMMON } from './words.js';

const BOX_HEIGHT = 50;

/** What an electronic signature beneath is over: the document itself, or the protocol that it is an extract of. */
type Over = 'DOCUMENT' | 'PROTOCOL';

/** Post, line and name; beneath, what is known of the electronic signature. Of a document that gets none, nothing is said. */
export function drawSignature(sheet: Sheet, signature: SignatureBlock, over: Over | null = 'DOCUMENT'): void {
  sheet.need(110);
  sheet.space(16);
  drawSignatureLine(sheet, sheet.in(signature.post), signature.name, 'bold');
  sheet.space(10);
  if (over && signature.fingerprint) drawBox(sheet, signature, signature.fingerprint, over);
  else if (over === 'DOCUMENT') drawNote(sheet);
}

/** Post on the left, a line to sign on, the name on the right. */
export function drawSignatureLine(sheet: Sheet, post: string, name: string, font: 'regular' | 'bold' = 'regular'): void {
  const { pdf, left, width } = sheet;
  const [postWidth, nameWidth] = [width * 0.38, width * 0.36];
  const measure = (text: string, within: number): number => sheet.letters(font, LOOK.size.body).heightOfString(text, { width: within });
  const height = Math.max(measure(post, postWidth), measure(name, nameWidth));
  sheet.need(height + 8);
  const { y } = pdf;
  pdf.text(post, left, y, { width: postWidth });
  pdf.text(name, left + width - nameWidth, y, { width: nameWidth, align: 'right' });
  pdf.y = y + height - 2;
  sheet.rule(0.6, LOOK.soft, left + postWidth + 10, width - postWidth - nameWidth - 20);
  pdf.y = y + height + 8;
}

function drawBox(sheet: Sheet, { name, signedAt }: SignatureBlock, fingerprint: string, over: Over): void {
  const { pdf, left, width, language } = sheet;
  const words = COMMON[language];
  const { y } = pdf;
  const inner = { width: width - 20 };
  pdf.roundedRect(left, y, width, BOX_HEIGHT, 4).lineWidth(0.9).strokeColor(LOOK.accent).stroke();
  sheet.letters('bold', LOOK.size.small, LOOK.accent).text(over === 'PROTOCOL' ? words.protocolSigned : words.signed, left + 10, y + 7, inner);
  const when = signedAt ? ` · ${words.signedAt}: ${timeText(signedAt)}` : '';
  sheet.letters('regular', LOOK.size.small).text(`${name}${when}`, left + 10, y + 19, inner);
  sheet.letters('regular', 6.8, LOOK.soft).text(`${words.fingerprint}: ${grouped(fingerprint)}`, left + 10, y + 33, inner);
  pdf.y = y + BOX_HEIGHT + 8;
}

function drawNote(sheet: Sheet): void {
  sheet.letters('regular', LOOK.size.small, LOOK.soft).text(COMMON[sheet.language].signedBeside, sheet.left, sheet.pdf.y, { width: sheet.width });
}

/** To be compared by eye: groups of eight. */
const grouped = (hex: string): string => hex.match(/.{1,8}/g)?.join(' ') ?? hex;
