import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { LineTooLong, linesOf } from './batch.js';

async function read(chunks: readonly Buffer[], longest = 1000): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(Readable.from(chunks, { objectMode: false }), longest)) lines.push(line);
  return lines;
}
const cut = (text: string, at: readonly number[]): Buffer[] => {
  const bytes = Buffer.from(text);
  const places = [...new Set([0, ...at.map((place) => place % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
};

describe('the lines of a batch', () => {
  it('are read one by one, with and without a last line break, empty ones left out', async () => {
    expect(await read([Buffer.from('{"a":1}\n\n{"b":2}\r\n  \n{"c":3}')])).toEqual(['{"a":1}', '{"b":2}\r', '{"c":3}']);
  });
  it('are the same however the network cuts them, also inside a letter', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('{"event":"Үздік сабақ"}', '{"😀":1}', '{}'), { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 8 }), async (lines, places) => {
        expect(await read(cut(lines.join('\n'), places))).toEqual(lines);
      }),
      { seed: 10_000 },
    ));
  it('are refused where one does not end', async () => {
    await expect(read([Buffer.from('x'.repeat(600)), Buffer.from('x'.repeat(600))])).rejects.toThrow(LineTooLong);
  });
});
