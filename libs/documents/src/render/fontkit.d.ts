declare module 'fontkit' {
  export interface Position {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
    advanceWidth?: number;
  }
  /** Letters of a text in their places. */
  export interface GlyphRun {
    glyphs: object[];
    positions: Position[];
    readonly advanceWidth: number;
  }
  export interface Glyph {
    /** reads the outline out of the file; never changed by whoever gets it */
    _decode(): object | null;
  }
  export interface Font {
    /** all code points it has a glyph for */
    characterSet: number[];
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string, features?: unknown): GlyphRun;
  }
  /** Opens a font file; tables are read when they are needed and kept. */
  export function create(bytes: Uint8Array): Font;
}
