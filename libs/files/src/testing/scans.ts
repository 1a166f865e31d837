import { crc32, deflateSync } from 'node:zlib';

/** Scans as people send them: small, whole, and of any length asked for. */

/** A PDF of one empty page. @param bytes its least size: filled up with a comment */
export function pdf(bytes = 0, title = 'diploma'): Buffer {
  const body = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n%${title}\n`;
  const end = 'trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n';
  const missing = Math.max(0, bytes - Buffer.byteLength(body + end) - 2);
  return Buffer.from(`${body}%${'.'.repeat(missing)}\n${end}`);
}

/** A PNG of grey noise. @param side pixels */
export function png(side = 8): Buffer {
  const rows = Buffer.concat(Array.from({ length: side }, (_, y) => Buffer.from([0, ...Array.from({ length: side }, (__, x) => (x * 31 + y * 17) % 256)])));
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  size[8] = 8;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A JPEG with a preview inside its first part, as cameras make it. */
export function jpeg(): Buffer {
  const picture = Buffer.from(ONE_PIXEL, 'base64');
  const preview = Buffer.alloc(2 + 2 + picture.length);
  preview.writeUInt16BE(0xffe1, 0);
  preview.writeUInt16BE(2 + picture.length, 2);
  picture.copy(preview, 4);
  return Buffer.concat([picture.subarray(0, 2), preview, picture.subarray(2)]);
}

const ONE_PIXEL =
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==';

/** A program of Windows, whatever it is called. */
export const program = (): Buffer => Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff', 'latin1'), Buffer.alloc(2_000, 7)]);
