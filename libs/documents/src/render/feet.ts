import { timeText } from './dates.js';
import { LOOK } from './look.js';
import type { Sheet } from './sheet.js';
import { COMMON } from './words.js';

/** Numbers, ids and page numbers: at the end, when the pages are known. */
export function drawFeet(sheet: Sheet): void {
  const { start, count } = sheet.pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    sheet.pdf.switchToPage(page);
    sheet.pdf.y = sheet.bottom + 16;
    sheet.pdf.page.margins.bottom = 0; // else the foot begins a page of its own
    drawFoot(sheet, page - start + 1, count);
  }
}

function drawFoot(sheet: Sheet, page: number, pages: number): void {
  const { pdf, base, language, left, width } = sheet;
  const words = COMMON[language];
  sheet.rule(0.5, LOOK.rule);
  const top = pdf.y + 6;
  sheet.letters('regular', LOOK.size.foot, LOOK.soft);
  pdf.text(`№ ${base.number} · ${base.publicId}`, left, top, { width: width * 0.6, height: 10, ellipsis: true });
  pdf.text(words.page(page, pages), left + width * 0.6, top, { width: width * 0.4, align: 'right' });
  const notes = [...(base.demo ? [words.demo] : []), ...(base.clockMoved ? [words.clockMoved(timeText(base.madeAt))] : [])];
  if (notes.length > 0) sheet.letters('regular', LOOK.size.foot, LOOK.stamp).text(notes.join(' '), left, top + 13, { width, height: 22 });
}
