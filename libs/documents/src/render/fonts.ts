import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type Glyph, type GlyphRun } from 'fontkit';

/** What pdfkit takes for a font: its types know bytes alone, it takes an opened one too. */
type FontSource = Buffer;

/** Words with their letters in their places, as pdfkit measures them. */
type Places = Record<string, unknown>;

export interface Face {
  source: FontSource;
  /** of all documents: pdfkit remembers here what it has placed */
  readonly places: Places;
}
export interface Fonts {
  regular: Face;
  bold: Face;
}

/** Words whose letters have been placed are remembered up to this many; most words of documents are always the same. */
const REMEMBERED = 5000;

let opened: Fonts | undefined;

/**
 * The full Noto Sans, in which Ә Ғ Қ Ң Ө Ұ Ү Һ І are whole letters. Opened once for all documents: reading its tables
 * takes a tenth of a second, a document a few milliseconds.
 */
export const fonts = (): Fonts => (opened ??= { regular: open('400Regular/NotoSans_400Regular.ttf'), bold: open('700Bold/NotoSans_700Bold.ttf') });

const require = createRequire(import.meta.url);

function open(file: string): Face {
  const font = create(readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${file}`)));
  // a glyph keeps the letter it was first asked for; as a part of another («Ё») it would have none, and copying would lose it
  for (const letter of font.characterSet) readOnce(font.glyphForCodePoint(letter));
  return remembering(font);
}

/** Each document takes the letters it uses along: their outlines are read out of the file for the first of them alone. */
function readOnce(glyph: Glyph): void {
  let outline: object | null | undefined;
  const read = glyph._decode.bind(glyph);
  glyph._decode = () => (outline === undefined ? (outline = read()) : outline);
}

/** Letters stay single: whoever copies «fi» gets two letters. */
const FEATURES = { liga: false };

/** Placing letters by the font's rules is half of the work on a document: a word is placed for the first document in which it stands. */
function remembering(font: Font): Face {
  let places: Places = Object.create(null) as Places;
  let count = 0;
  const layout = (text: string, features?: unknown): GlyphRun => {
    if (features) return font.layout(text, features);
    count += 1; // asked only for what pdfkit does not remember
    return font.layout(text, FEATURES);
  };
  return {
    source: Object.assign(Object.create(font) as Font, { layout }) as unknown as FontSource,
    get places() {
      if (count > REMEMBERED) [places, count] = [Object.create(null) as Places, 0];
      return places;
    },
  };
}
