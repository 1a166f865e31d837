import { LOOK } from './look.js';
import type { Sheet } from './sheet.js';

export interface Column<R> {
  title: string;
  /** share of the width */
  share: number;
  cell(row: R, index: number): string;
  align?: 'left' | 'center';
}

const PADDING = 4;

export interface Table<R> {
  /** stands over the table, on the same page as its first row */
  heading: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  /** what stands in the place of rows where there are none */
  empty: string;
}

/** A table over as many pages as it takes: rows stay whole, the heads stand on each page again. */
export function drawTable<R>(sheet: Sheet, { heading, columns, rows, empty }: Table<R>): void {
  const places = placesOf(sheet, columns);
  const head = measured(sheet, places, columns.map(({ title }) => title), 'bold');
  const first = rows[0] ? measured(sheet, places, cellsOf(columns, rows[0], 0), 'regular').height : 18;
  sheet.heading(heading, head.height + first);
  drawRow(sheet, places, head, LOOK.shade);
  rows.forEach((row, index) => {
    const line = measured(sheet, places, cellsOf(columns, row, index), 'regular');
    if (sheet.pdf.y + line.height > sheet.bottom) {
      sheet.pdf.addPage();
      drawRow(sheet, places, head, LOOK.shade);
    }
    drawRow(sheet, places, line);
  });
  if (rows.length === 0) drawEmpty(sheet, empty);
  sheet.space(10);
}

interface Place {
  x: number;
  width: number;
  align: 'left' | 'center';
}
interface Line {
  cells: string[];
  font: 'regular' | 'bold';
  height: number;
}

function placesOf<R>(sheet: Sheet, columns: readonly Column<R>[]): Place[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let x = sheet.left;
  return columns.map(({ share, align = 'left' }) => {
    const width = (sheet.width * share) / shares;
    x += width;
    return { x: x - width, width, align };
  });
}

const cellsOf = <R>(columns: readonly Column<R>[], row: R, index: number): string[] => columns.map(({ cell }) => cell(row, index));

function measured(sheet: Sheet, places: Place[], cells: string[], font: Line['font']): Line {
  sheet.letters(font, LOOK.size.table);
  const heights = places.map(({ width }, at) => sheet.pdf.heightOfString(cells[at] ?? '', { width: width - 2 * PADDING }));
  return { cells, font, height: Math.max(...heights) + 2 * PADDING };
}

function drawRow(sheet: Sheet, places: Place[], { cells, font, height }: Line, shade?: string): void {
  const { pdf } = sheet;
  const { y } = pdf;
  if (shade) pdf.rect(sheet.left, y, sheet.width, height).fill(shade);
  pdf.lineWidth(0.5).strokeColor(LOOK.rule);
  for (const { x, width } of places) pdf.rect(x, y, width, height);
  pdf.stroke();
  sheet.letters(font, LOOK.size.table);
  places.forEach(({ x, width, align }, at) => pdf.text(cells[at] ?? '', x + PADDING, y + PADDING, { width: width - 2 * PADDING, align }));
  pdf.y = y + height;
}

function drawEmpty(sheet: Sheet, text: string): void {
  const { pdf, left, width } = sheet;
  const { y } = pdf;
  pdf.rect(left, y, width, 18).lineWidth(0.5).strokeColor(LOOK.rule).stroke();
  sheet.letters('regular', LOOK.size.table, LOOK.soft).text(text, left, y + 4, { width, align: 'center' });
  pdf.y = y + 18;
}
