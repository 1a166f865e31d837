import PDFDocument from 'pdfkit';
import { DOCUMENT_NAMES, type DocumentKind, type DocumentLanguage } from '../shapes/kinds.js';
import type { DocumentBase, Printed } from '../shapes/shapes.js';
import { dateText } from './dates.js';
import { drawFeet } from './feet.js';
import { fonts } from './fonts.js';
import { drawFrame } from './frame.js';
import { LOOK } from './look.js';
import { stampDemo } from './stamp.js';

export interface SheetOptions {
  landscape?: boolean;
  framed?: boolean;
  /** of letters and spaces; 1 unless a page would not hold them */
  scale?: number;
}

/** Without a font of its own to begin with: pdfkit's default cannot write Kazakh. */
const NONE = null as unknown as string;

/** A document in the making: A4, one language, what all documents share. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  private readonly bytes: Promise<Buffer>;

  constructor(
    kind: DocumentKind,
    readonly base: DocumentBase,
    readonly language: DocumentLanguage,
    private readonly options: SheetOptions = {},
  ) {
    const { regular, bold } = fonts();
    this.pdf = new PDFDocument({
      size: 'A4', layout: options.landscape ? 'landscape' : 'portrait', margins: options.framed ? LOOK.framed : LOOK.margin, font: NONE, bufferPages: true, autoFirstPage: false,
      lang: language === 'kk' ? 'kk-KZ' : 'ru-KZ', displayTitle: true,
      // the date and the id made of it: nothing else in the bytes is of the moment
      info: { Title: `${DOCUMENT_NAMES[kind][language]} № ${base.number}`, Author: base.issuer[language], CreationDate: new Date(base.madeAt) },
    });
    this.bytes = collect(this.pdf);
    for (const [name, { source, places }] of Object.entries({ regular, bold })) rememberIn(this.pdf.registerFont(name, source).font(name), places);
    this.pdf.on('pageAdded', () => this.beginPage());
    this.pdf.addPage();
  }

  /** Width between the margins. */
  get width(): number {
    const { width, margins } = this.pdf.page;
    return width - margins.left - margins.right;
  }

  /** The last line that text may reach. */
  get bottom(): number {
    return this.pdf.page.height - this.pdf.page.margins.bottom;
  }

  private get scale(): number {
    return this.options.scale ?? 1;
  }

  get pages(): number {
    return this.pdf.bufferedPageRange().count;
  }

  get left(): number {
    return this.pdf.page.margins.left;
  }

  in(text: Printed): string {
    return text[this.language];
  }

  /** Sets the letters of what follows. */
  letters(font: 'regular' | 'bold', size: number, colour: string = LOOK.ink): PDFKit.PDFDocument {
    return this.pdf.font(font).fontSize(size * this.scale).fillColor(colour);
  }

  /** Begins a new page where less than this height is left. */
  need(height: number): void {
    if (this.pdf.y + height > this.bottom) this.pdf.addPage();
  }

  space(height: number): void {
    this.pdf.y += height * this.scale;
  }

  /** Whose document it is, between two rules. */
  letterhead(): void {
    this.letters('bold', LOOK.size.subtitle, LOOK.accent).text(this.in(this.base.issuer), this.left, this.pdf.y, { width: this.width, align: 'center' });
    this.space(5);
    this.rule(1.4, LOOK.accent);
    this.space(2.5);
    this.rule(0.5, LOOK.accent);
    this.space(20);
  }

  rule(thickness: number, colour: string, from = this.left, width = this.width): void {
    this.pdf.moveTo(from, this.pdf.y).lineTo(from + width, this.pdf.y).lineWidth(thickness).strokeColor(colour).stroke();
  }

  /** What the document is called, in one or more centred lines. */
  title(...lines: string[]): void {
    const [first = '', ...more] = lines;
    this.letters('bold', LOOK.size.title).text(first, this.left, this.pdf.y, { width: this.width, align: 'center', lineGap: 2 });
    for (const line of more) this.letters('regular', LOOK.size.subtitle).text(line, this.left, this.pdf.y + 2, { width: this.width, align: 'center', lineGap: 1 });
    this.space(12);
  }

  /** Date on the left, number on the right. */
  dateAndNumber(): void {
    const { y } = this.pdf;
    this.letters('regular', LOOK.size.body).text(dateText(this.base.date, this.language), this.left, y, { width: this.width / 2 });
    this.letters('bold', LOOK.size.body).text(`№ ${this.base.number}`, this.left + this.width / 2, y, { width: this.width / 2, align: 'right' });
    this.space(14);
  }

  paragraph(text: string, options: PDFKit.Mixins.TextOptions = {}): void {
    this.letters('regular', LOOK.size.body).text(text, this.left, this.pdf.y, { width: this.width, align: 'justify', lineGap: 3, ...options });
    this.space(7);
  }

  /** @param following height of what must not be parted from it */
  heading(text: string, following = 40): void {
    this.need(24 + following);
    this.space(6);
    this.letters('bold', LOOK.size.body).text(text, this.left, this.pdf.y, { width: this.width });
    this.space(5);
  }

  /** The finished bytes; nothing can be added afterwards. */
  finish(): Promise<Buffer> {
    drawFeet(this);
    this.pdf.end();
    return this.bytes;
  }

  private beginPage(): void {
    if (this.options.framed) drawFrame(this.pdf);
    if (this.base.demo) stampDemo(this.pdf);
    this.letters('regular', LOOK.size.body);
  }
}

/** What it has placed once it finds again, whatever the document: each word's letters stand in the same places. */
function rememberIn(pdf: PDFKit.PDFDocument, layoutCache: object): void {
  Object.assign((pdf as unknown as { _font: object })._font, { layoutCache });
}

const collect = (pdf: PDFKit.PDFDocument): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks))).on('error', reject);
  });
