import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

/** What pdfkit takes for a font: its types know bytes alone, it takes an opened one too. */
type FontSource = Buffer;

export interface Fonts {
  regular: FontSource;
  bold: FontSource;
}

const require = createRequire(import.meta.url);
const open = (file: string): FontSource => create(readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${file}`))) as FontSource;

let opened: Fonts | undefined;

/**
 * The full Noto Sans, in which Ә Ғ Қ Ң Ө Ұ Ү Һ І are whole letters. Opened once for all documents: reading its tables
 * takes a tenth of a second, a document a few milliseconds.
 */
export const fonts = (): Fonts => (opened ??= { regular: open('400Regular/NotoSans_400Regular.ttf'), bold: open('700Bold/NotoSans_700Bold.ttf') });
