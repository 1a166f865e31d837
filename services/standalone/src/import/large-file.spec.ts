import { describe, expect, it } from '@jest/globals';
import type { Progress } from './progress-file.js';
import type { LineAnswer, Register } from './register.js';
import { takeFile, type Taken } from './take-file.js';

const LINES = 100_000;
const BATCH = 500;
/** Lines that a disk gives at once. */
const CHUNK = 2_000;
/** A record in the file: the header stands before them. */
const lineOf = (n: number): number => n + 2;
/** What may be held at once: a batch, a chunk on its way, the header, and what is looked at for the end of a quotation. */
const HELD_AT_MOST = BATCH + CHUNK + 50;

/** A table of persons as a disk gives it, and how many of its lines have been read. */
function table(lines: (n: number) => string) {
  const source = { read: 0, bytes: (): AsyncGenerator<Buffer> => chunks() };
  async function* chunks(): AsyncGenerator<Buffer> {
    yield Buffer.from('personId;name\n');
    for (let from = 0; from < LINES; from += CHUNK) {
      source.read = from + CHUNK;
      yield Buffer.from(Array.from({ length: CHUNK }, (_, n) => `${lines(from + n)}\n`).join(''));
    }
  }
  return source;
}

interface Seen extends Taken {
  refused: LineAnswer[];
  /** the most lines that were read and not yet answered */
  held: number;
  batches: number;
}

/** Takes a table into a register that refuses whoever has no name, as far as it is let. */
async function take(source: ReturnType<typeof table>, more: { from?: Progress; batches?: number } = {}): Promise<Seen & { progress?: Progress }> {
  const seen = { refused: [] as LineAnswer[], held: 0, batches: 0, progress: undefined as Progress | undefined };
  const register: Register = (_, { lines }) => {
    seen.held = Math.max(seen.held, source.read - (seen.progress?.line ?? 0));
    return Promise.resolve((lines as { line: number; name?: string }[]).map(({ line, name }) => ({ line, end: name ? 'CREATED' : 'REFUSED', id: null, errors: [] })));
  };
  const onBatch = (answers: LineAnswer[], progress: Progress): void => {
    seen.refused.push(...answers.filter(({ end }) => end === 'REFUSED'));
    Object.assign(seen, { progress, batches: seen.batches + 1 });
  };
  const taken = await takeFile(source.bytes(), { kind: 'persons', register, from: more.from, onBatch, isStopped: () => seen.batches === more.batches });
  return { ...taken, ...seen };
}

describe('a table of a hundred thousand lines', () => {
  it('goes in batch by batch, of which never more than one is held; a wrong line in its middle is named', async () => {
    const middle = LINES / 2;
    const { complete, totals, refused, batches, held } = await take(table((n) => (n === middle ? 'x;' : `;Адам ${n}`)));

    expect({ complete, totals, batches }).toEqual({ complete: true, totals: { CREATED: LINES - 1, CHANGED: 0, UNCHANGED: 0, REFUSED: 1 }, batches: LINES / BATCH });
    expect(refused.map(({ line }) => line)).toEqual([lineOf(middle)]);
    expect(held).toBeLessThanOrEqual(HELD_AT_MOST);
  });

  it('with a quotation mark that is never closed loses that line and no other, and is not read to its end for it', async () => {
    const middle = LINES / 2;
    const { complete, totals, refused, held } = await take(table((n) => (n === middle ? ';"Адам' : `;Адам ${n}`)));

    expect({ complete, totals }).toEqual({ complete: true, totals: { CREATED: LINES - 1, CHANGED: 0, UNCHANGED: 0, REFUSED: 1 } });
    expect(refused).toMatchObject([{ line: lineOf(middle), errors: [{ code: 'QUOTE_BROKEN' }] }]);
    expect(held).toBeLessThanOrEqual(HELD_AT_MOST);
  });

  it('that was interrupted goes on behind its last batch: every line is asked for once', async () => {
    const first = await take(table((n) => `;Адам ${n}`), { batches: 77 });
    const rest = await take(table((n) => `;Адам ${n}`), { from: first.progress });

    expect([first.complete, first.totals.CREATED, rest.complete, rest.totals.CREATED, rest.batches]).toEqual([false, 77 * BATCH, true, LINES, LINES / BATCH - 77]);
  });
});
