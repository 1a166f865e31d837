import { LOOK } from './look.js';

const INSET = 26;
const CORNER = 34;

/** Two lines around the page and a ram's horn in each corner. */
export function drawFrame(pdf: PDFKit.PDFDocument): void {
  const { width, height } = pdf.page;
  pdf.rect(INSET, INSET, width - 2 * INSET, height - 2 * INSET).lineWidth(2.2).strokeColor(LOOK.accent).stroke();
  pdf.rect(INSET + 6, INSET + 6, width - 2 * INSET - 12, height - 2 * INSET - 12).lineWidth(0.8).strokeColor(LOOK.gold).stroke();
  const [near, far] = [INSET + 6, INSET + 6];
  drawHorns(pdf, near, far, 1, 1);
  drawHorns(pdf, width - near, far, -1, 1);
  drawHorns(pdf, near, height - far, 1, -1);
  drawHorns(pdf, width - near, height - far, -1, -1);
}

/** One corner, mirrored by the signs: two curls that roll away from each other. */
function drawHorns(pdf: PDFKit.PDFDocument, x: number, y: number, across: 1 | -1, down: 1 | -1): void {
  pdf.save().translate(x, y).scale(across, down, {}).lineWidth(1.4).lineCap('round').strokeColor(LOOK.gold);
  for (const turn of [false, true]) {
    const point = (one: number, other: number): [number, number] => (turn ? [other, one] : [one, other]);
    pdf.moveTo(...point(5, 5));
    pdf.bezierCurveTo(...point(14, 5), ...point(CORNER, 6), ...point(CORNER, 15));
    pdf.bezierCurveTo(...point(CORNER, 23), ...point(23, 23), ...point(23, 16));
    pdf.bezierCurveTo(...point(23, 11.5), ...point(29, 11.5), ...point(29, 15.5));
  }
  pdf.stroke().restore();
}
