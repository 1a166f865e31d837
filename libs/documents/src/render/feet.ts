import type { DocumentLanguage } from '../shapes/kinds.js';
import type { DocumentBase } from '../shapes/shapes.js';
import { timeText } from './dates.js';
import { LOOK } from './look.js';
import { COMMON } from './words.js';

/** Where feet are drawn: a sheet, as far as they know it. */
export interface Footed {
  pdf: PDFKit.PDFDocument;
  base: DocumentBase;
  language: DocumentLanguage;
  left: number;
  width: number;
  bottom: number;
}

/** Numbers, ids and page numbers: at the end, when the pages are known. */
export function drawFeet(sheet: Footed): void {
  const { start, count } = sheet.pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    sheet.pdf.switchToPage(page);
    const top = sheet.bottom + 16;
    sheet.pdf.page.margins.bottom = 0; // else the foot begins a page of its own
    drawFoot(sheet, top, COMMON[sheet.language].page(page - start + 1, count));
  }
}

function drawFoot({ pdf, base, language, left, width }: Footed, top: number, pages: string): void {
  const words = COMMON[language];
  pdf.moveTo(left, top).lineTo(left + width, top).lineWidth(0.5).strokeColor(LOOK.rule).stroke();
  pdf.font('regular').fontSize(LOOK.size.foot).fillColor(LOOK.soft);
  pdf.text(`№ ${base.number} · ${base.publicId}`, left, top + 6, { width: width * 0.6, height: 10, ellipsis: true });
  pdf.text(pages, left + width * 0.6, top + 6, { width: width * 0.4, align: 'right' });
  const notes = [...(base.demo ? [words.demo] : []), ...(base.clockMoved ? [words.clockMoved(timeText(base.madeAt))] : [])];
  if (notes.length > 0) pdf.fillColor(LOOK.stamp).text(notes.join(' '), left, top + 19, { width, height: 22 });
}
