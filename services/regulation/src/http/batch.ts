import type { Readable } from 'node:stream';

/** A line that does not end: what is sent is no NDJSON of ours. */
export class LineTooLong extends Error {}

/**
 * The lines of a stream, one after the other, empty ones left out; no more than one line is held.
 * @param longest characters of a line
 * @throws LineTooLong
 */
export async function* linesOf(stream: Readable, longest: number): AsyncGenerator<string> {
  let pending = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop() ?? '';
    for (const line of [...lines, pending]) if (line.length > longest) throw new LineTooLong(`a line has more than ${longest} characters`);
    yield* lines.filter((line) => line.trim() !== '');
  }
  if (pending.trim() !== '') yield pending;
}
