import { LOOK } from './look.js';

const WORD = 'ДЕМО';
const SIZE = 150;

/** The word across the page, beneath what is written on it; text, so that it is found by search and copying too. */
export function stampDemo(pdf: PDFKit.PDFDocument): void {
  const { width, height } = pdf.page;
  const { x, y } = pdf;
  const angle = -Math.atan2(height, width) * (180 / Math.PI);
  pdf.save().rotate(angle, { origin: [width / 2, height / 2] }).font('bold').fontSize(SIZE).fillColor(LOOK.stamp).fillOpacity(0.1);
  pdf.text(WORD, (width - pdf.widthOfString(WORD)) / 2, height / 2 - SIZE * 0.68, { lineBreak: false });
  pdf.restore();
  pdf.x = x;
  pdf.y = y;
}
