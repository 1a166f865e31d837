import { isUtf8 } from 'node:buffer';
import { FileProblem, lineError } from './problems.js';

/** A file of which a line is longer holds no table. */
export const LONGEST_LINE = 256 * 1024;

/**
 * The lines of a file as text, without their ends (LF or CR LF) and without a byte order mark.
 * @throws FileProblem for bytes that are not UTF-8, by the number of their line, and for a line without end
 */
export async function* physicalLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let line = 1;
  for await (const chunk of bytes) {
    const lines = (rest + decode(decoder, chunk, line)).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) yield withoutReturn(each);
    line += lines.length;
    if (rest.length > LONGEST_LINE) throw new FileProblem(line, lineError('LINE_TOO_LONG'));
  }
  const last = rest + decode(decoder, undefined, line);
  if (last !== '') yield withoutReturn(last);
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | undefined, line: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new FileProblem(line + linesBeforeBroken(chunk ?? Buffer.alloc(0)), lineError('NOT_UTF8'));
  }
}

/** A line's end is never part of another character: each line can be looked at by itself. The first may lack its beginning. */
function linesBeforeBroken(chunk: Buffer): number {
  for (let [from, line] = [0, 0]; ; line += 1) {
    const end = chunk.indexOf(0x0a, from);
    if (end < 0) return line;
    if (line > 0 && !isUtf8(chunk.subarray(from, end))) return line;
    if (line === 0 && !isUtf8(afterContinuations(chunk.subarray(0, end)))) return 0;
    from = end + 1;
  }
}

function afterContinuations(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => (byte & 0xc0) !== 0x80);
  return bytes.subarray(Math.max(first, 0));
}
