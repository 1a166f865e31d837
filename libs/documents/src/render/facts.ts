import { LOOK } from './look.js';
import type { Sheet } from './sheet.js';

/** What is so, line by line: the name of a fact on the left, the fact on the right. */
export function drawFacts(sheet: Sheet, facts: readonly (readonly [name: string, value: string])[]): void {
  const { pdf, left, width } = sheet;
  const named = width * 0.36;
  for (const [name, value] of facts) {
    const height = Math.max(
      sheet.letters('regular', LOOK.size.body - 1).heightOfString(name, { width: named - 8 }),
      sheet.letters('bold', LOOK.size.body).heightOfString(value, { width: width - named }),
    );
    sheet.need(height + 8);
    const { y } = pdf;
    sheet.letters('regular', LOOK.size.body - 1, LOOK.soft).text(name, left, y + 0.7, { width: named - 8 });
    sheet.letters('bold', LOOK.size.body).text(value, left + named, y, { width: width - named });
    pdf.y = y + height + 3;
    sheet.rule(0.4, LOOK.rule);
    sheet.space(5);
  }
  sheet.space(8);
}

/** 1) … 2) … */
export function drawNumbered(sheet: Sheet, items: readonly string[]): void {
  const { pdf, left, width } = sheet;
  items.forEach((item, index) => {
    const options = { width: width - 24, lineGap: 2 };
    sheet.need(sheet.letters('regular', LOOK.size.body).heightOfString(item, options) + 4);
    const { y } = pdf;
    pdf.text(`${index + 1})`, left, y, { width: 20 });
    pdf.text(item, left + 24, y, options);
    sheet.space(4);
  });
  sheet.space(6);
}
