import QRCode from 'qrcode';

/** A QR code as what it is made of: dark and light squares. */
export interface Matrix {
  /** squares along one side */
  size: number;
  isDark(row: number, column: number): boolean;
}

/** Level M: a sixth of it may be unreadable, by a fold or a stamp. */
export function qrMatrix(text: string): Matrix {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}

/** Draws it as squares of ink, the dark ones of a row together. */
export function drawQr(pdf: PDFKit.PDFDocument, { size, isDark }: Matrix, x: number, y: number, side: number): void {
  const square = side / size;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; ) {
      let run = 0;
      while (column + run < size && isDark(row, column + run)) run += 1;
      if (run > 0) pdf.rect(x + column * square, y + row * square, run * square, square);
      column += Math.max(run, 1);
    }
  }
  pdf.fill('#000000');
}
