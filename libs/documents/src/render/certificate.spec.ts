import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { certificateAddress, type CertificateData } from '../shapes/shapes.js';
import { textOf } from '../testing/pdf-text.js';
import { SAMPLES } from '../testing/samples.js';
import { drawQr, type Matrix, qrMatrix } from './qr.js';
import { render } from './render.js';

const textIn = async (data: Partial<CertificateData>, language: 'kk' | 'ru'): Promise<string[]> => textOf(await render('CERTIFICATE', { ...SAMPLES.CERTIFICATE, ...data }, language));

describe('a certificate', () => {
  it('has all that the law’s form has', async () => {
    const [text] = await textIn({}, 'ru');

    for (const part of [
      'УДОСТОВЕРЕНИЕ о присвоении (подтверждении) квалификационной категории', 'Әбдіқадірова Гүлжаһан Өмірғалиқызы', 'квалификационных категорий от 20 мая 2025 года приказом',
      '№ 41-Н от 22 мая 2025 года', 'присвоена квалификационная категория «педагог-модератор»', 'по должности: учитель казахского языка и литературы',
      'действительно до 22 мая 2030 года', 'Руководитель организации образования', 'Место печати', 'Регистрационный номер', '10-ORG-2025-000001', 'Дата выдачи', '20 мая 2025 года',
    ]) expect(text).toContain(part);
  });

  it('has it in Kazakh too', async () => {
    const [text] = await textIn({ how: 'CONFIRM' }, 'kk');

    for (const part of [
      'КУӘЛІК біліктілік санатын беру (растау) туралы', '2025 жылғы 20 мамырдағы шешіміне сәйкес, 2025 жылғы 22 мамырдағы № 41-Н бұйрықпен', '«педагог-модератор» біліктілік санаты расталды',
      'лауазымы: қазақ тілі мен әдебиеті мұғалімі', '2030 жылғы 22 мамырға дейін жарамды', 'Мөрдің орны', 'Тіркеу нөмірі', 'Берілген күні',
    ]) expect(text).toContain(part);
  });

  it('is one page, however long its names are', async () => {
    const long = 'Қазақстан Республикасы Оқу-ағарту министрлігінің «Дарынды балаларға арналған мамандандырылған мектеп-интернат» республикалық мемлекеттік мекемесі '.repeat(2).trim();
    const printed = { kk: long, ru: long };

    for (const language of ['kk', 'ru'] as const) {
      const pages = await textIn({ issuer: printed, order: { ...SAMPLES.CERTIFICATE.order, issuer: printed }, attestee: { ...SAMPLES.CERTIFICATE.attestee, post: printed } }, language);
      expect(pages).toHaveLength(1);
      expect(unspaced(pages[0]!).split(unspaced(long))).toHaveLength(4);
    }
  });

  it('that no page holds is refused instead of spilling over', async () => {
    const endless = { kk: 'ұзақ '.repeat(3000), ru: 'долго '.repeat(3000) };

    await expect(render('CERTIFICATE', { ...SAMPLES.CERTIFICATE, issuer: endless }, 'kk')).rejects.toThrow(RangeError);
  });

  it('prints the address that its code leads to', async () => {
    const [text] = await textIn({}, 'kk');

    expect(unspaced(text!)).toContain('https://ustaz.example.kz/certificate/7KQ2MXWV4NPRH9TZB3CD');
  });
});

describe('the code', () => {
  it('as it is drawn leads to the certificate’s own page', () => {
    const address = certificateAddress('https://ustaz.example.kz/', '7KQ2MXWV4NPRH9TZB3CD');

    expect(address).toBe('https://ustaz.example.kz/certificate/7KQ2MXWV4NPRH9TZB3CD');
    expect(read(drawn(qrMatrix(address)))).toBe(address);
  });

  it('is read whatever address and id it holds', () => {
    const id = fc.string({ unit: fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: 20, maxLength: 20 });
    const home = fc.constantFrom('http://127.0.0.1:8080', 'https://ustaz.example.kz', 'https://a-very-long-name.of-a-region.ustaz.example.kz:8443/platform');
    fc.assert(
      fc.property(home, id, (publicUrl, publicId) => {
        const address = certificateAddress(publicUrl, publicId);
        expect(read(drawn(qrMatrix(address)))).toBe(address);
      }),
      { numRuns: 30 },
    );
  });
});

const unspaced = (text: string): string => text.replaceAll(' ', '');

const SQUARE = 4;
const QUIET = 4;

/** What a drawing on paper leaves: the rectangles that were asked for, as pixels. */
function drawn(matrix: Matrix): { pixels: Uint8ClampedArray; side: number } {
  const side = (matrix.size + 2 * QUIET) * SQUARE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const paper = {
    rect: (x: number, y: number, width: number, height: number) => {
      for (let row = Math.round(y); row < Math.round(y + height); row += 1) {
        for (let column = Math.round(x); column < Math.round(x + width); column += 1) pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    },
    fill: () => undefined,
  };
  drawQr(paper as unknown as PDFKit.PDFDocument, matrix, QUIET * SQUARE, QUIET * SQUARE, matrix.size * SQUARE);
  return { pixels, side };
}

type Reader = typeof import('jsqr').default;
/** It is CommonJS: what is its default depends on who loads it. */
const jsqr = ((jsQR as unknown as { default?: Reader }).default ?? jsQR) as Reader;
const read = ({ pixels, side }: ReturnType<typeof drawn>): string | undefined => jsqr(pixels, side, side)?.data;
