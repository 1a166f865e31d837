import type { FileType } from '@attestation/contracts';

/** By what a type is known from its first to its last byte. */
interface Marks {
  begin: Buffer;
  /** whether it ends as it should: what is cut off does not */
  isWhole(bytes: Buffer): boolean;
  /** the first is given to a name that has none of them */
  extensions: readonly [string, ...string[]];
}

export const MARKS: Readonly<Record<FileType, Marks>> = {
  'application/pdf': { begin: Buffer.from('%PDF-'), isWhole: pdfIsWhole, extensions: ['pdf'] },
  'image/jpeg': { begin: Buffer.from([0xff, 0xd8, 0xff]), isWhole: jpegIsWhole, extensions: ['jpg', 'jpeg'] },
  'image/png': { begin: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), isWhole: pngIsWhole, extensions: ['png'] },
};

const PDF_TAIL = 1_024;

/** The mark of its end stands in the last 1,024 bytes (ISO 32000, annex H.3). */
function pdfIsWhole(bytes: Buffer): boolean {
  return bytes.subarray(-PDF_TAIL).includes('%%EOF');
}

const [MARKER, STUFFED, END_OF_IMAGE] = [0xff, 0x00, 0xd9];
/** Markers without a length behind them: restarts inside the picture, and the one for temporary use. */
const stands = (marker: number): boolean => marker === STUFFED || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * From marker to marker to the end of the picture, past previews inside it; what telephones append behind it does not matter. A crafted file of
 * nothing but markers costs one look at each byte.
 */
function jpegIsWhole(bytes: Buffer): boolean {
  for (let at = 2; at >= 0 && at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] ?? STUFFED;
    if (bytes[at] !== MARKER) at = bytes.indexOf(MARKER, at);
    else if (marker === END_OF_IMAGE) return true;
    else if (marker === MARKER) at += 1; // padding
    else if (stands(marker)) at += 2;
    else if (at + 4 > bytes.length) return false;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

const PNG_CHUNK = 12;
const IEND = 0x49454e44;

/** From chunk to chunk to the last one, which is empty. */
function pngIsWhole(bytes: Buffer): boolean {
  for (let at = 8; at + PNG_CHUNK <= bytes.length; at += PNG_CHUNK + bytes.readUInt32BE(at)) {
    if (bytes.readUInt32BE(at + 4) === IEND) return true;
  }
  return false;
}
