import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type Glyph, type GlyphRun } from 'fontkit';

/** What pdfkit takes for a font: its types know bytes alone, it takes an opened one too. */
type FontSource = Buffer;

export interface Fonts {
  regular: FontSource;
  bold: FontSource;
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

function open(file: string): FontSource {
  const font = create(readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${file}`)));
  // a glyph keeps the letter it was first asked for; as a part of another («Ё») it would have none, and copying would lose it
  for (const letter of font.characterSet) readOnce(font.glyphForCodePoint(letter));
  return remembering(font) as unknown as FontSource;
}

/** Each document takes the letters it uses along: their outlines are read out of the file for the first of them alone. */
function readOnce(glyph: Glyph): void {
  let outline: object | null | undefined;
  const read = glyph._decode.bind(glyph);
  glyph._decode = () => (outline === undefined ? (outline = read()) : outline);
}

/** Letters stay single: whoever copies «fi» gets two letters. */
const FEATURES = { liga: false };

/** Placing letters by the font's rules is half of the work on a document. */
function remembering(font: Font): Font {
  const known = new Map<string, GlyphRun>();
  const layout = (text: string, features?: unknown): GlyphRun => {
    if (features) return font.layout(text, features);
    if (known.size >= REMEMBERED) known.clear();
    const run = known.get(text) ?? font.layout(text, FEATURES);
    known.set(text, run);
    return copyOf(run);
  };
  return Object.assign(Object.create(font) as Font, { layout });
}

/** pdfkit scales the places it is given where they stand. */
function copyOf({ glyphs, positions }: GlyphRun): GlyphRun {
  const copied = positions.map((each) => ({ ...each }));
  return {
    glyphs,
    positions: copied,
    get advanceWidth() {
      return copied.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
}
