import type { ImportKind } from '@attestation/contracts';
import { layoutOf, rowOf, type Layout, type Row } from './columns.js';
import { physicalLines } from './physical-lines.js';
import { FileProblem, lineError } from './problems.js';
import { cellsOf, recordsOf, type FileRecord } from './records.js';

/** Lines of one call: so many, or fewer where they are long. */
const LINES = 500;
const CHARACTERS = 200_000;

/** Some lines of a file, in their order. */
export interface FileBatch {
  rows: Row[];
  /** number of the last line read for it */
  last: number;
}

/**
 * A table as batches; in memory is never more than one. The same file is always cut in the same places, whatever line it starts after.
 * @throws FileProblem for a file that is no such table
 */
export async function* batchesOf(kind: ImportKind, bytes: AsyncIterable<Buffer>, after = 0): AsyncGenerator<FileBatch> {
  let layout: Layout | undefined;
  let waiting: FileRecord[] = [];
  let size = 0;
  for await (const record of recordsOf(physicalLines(bytes))) {
    if (!layout) {
      layout = headerOf(kind, record);
      continue;
    }
    if (record.line <= after) continue;
    waiting.push(record);
    size += 'text' in record ? record.text.length : 0;
    if (waiting.length < LINES && size < CHARACTERS) continue;
    yield batchOf(layout, waiting);
    [waiting, size] = [[], 0];
  }
  if (!layout) throw new FileProblem(1, lineError('FILE_EMPTY'));
  if (waiting.length > 0) yield batchOf(layout, waiting);
}

function headerOf(kind: ImportKind, record: FileRecord): Layout {
  if ('broken' in record) throw new FileProblem(record.line, lineError('QUOTE_BROKEN'));
  return layoutOf(kind, record.line, record.text);
}

/** All records are parsed at once; one by one only where a quotation mark among them is wrong. */
function batchOf(layout: Layout, records: FileRecord[]): FileBatch {
  const whole = records.filter((each): each is FileRecord & { text: string } => 'text' in each);
  const together = cellsOf(whole.map(({ text }) => text), layout.delimiter);
  const parsed = together?.length === whole.length ? together : whole.map(({ text }) => cellsOf([text], layout.delimiter)?.[0]);
  const cells = new Map(whole.map(({ line }, place) => [line, parsed[place]]));
  const rows = records.map(({ line }) => {
    const found = cells.get(line);
    return found ? rowOf(layout, line, found) : { line, errors: [lineError('QUOTE_BROKEN')] };
  });
  return { rows: rows.filter((each) => each !== undefined), last: records.at(-1)?.line ?? 0 };
}
