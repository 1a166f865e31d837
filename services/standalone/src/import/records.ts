import { parse } from 'csv-parse/sync';

/** A record of a table: the text of one line or, where a quoted field holds line breaks, of several. */
export type FileRecord = { line: number; text: string } | { line: number; broken: true };

/** A field with more line breaks than that is a forgotten quotation mark. */
const MOST_LINES = 40;

/**
 * Joins lines to records. A quotation mark that is never closed breaks its own line alone: the lines behind it are read anew.
 * Blank lines are no records.
 */
export async function* recordsOf(lines: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  const reader = new RecordReader();
  for await (const line of lines) yield* reader.take(line);
  yield* reader.end();
}

class RecordReader {
  private next = 1;
  private first = 1;
  private parts: string[] = [];
  private open = false;

  *take(text: string): Generator<FileRecord> {
    const line = this.next++;
    if (this.parts.length === 0 && isBlank(text)) return;
    if (this.parts.length === 0) this.first = line;
    this.parts.push(text);
    if (hasOddQuotes(text)) this.open = !this.open;
    if (!this.open) yield* this.close();
    else if (this.parts.length > MOST_LINES) yield* this.breakFirst();
  }

  *end(): Generator<FileRecord> {
    while (this.parts.length > 0) yield* this.breakFirst();
  }

  private *close(): Generator<FileRecord> {
    const [{ first: line, parts }, text] = [this, this.parts.join('\n')];
    if (parts.length > 1 && !parses(text)) return yield* this.breakFirst();
    this.parts = [];
    yield { line, text };
  }

  private *breakFirst(): Generator<FileRecord> {
    const [line, rest] = [this.first, this.parts.slice(1)];
    [this.parts, this.open, this.next] = [[], false, line + 1];
    yield { line, broken: true };
    for (const text of rest) yield* this.take(text);
  }
}

const isBlank = (text: string): boolean => text.trim() === '';

function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

function parses(text: string): boolean {
  return [';', ','].some((delimiter) => cellsOf([text], delimiter) !== undefined);
}

/** The cells of records, all together; undefined where the quotation marks of any of them do not match. */
export function cellsOf(texts: string[], delimiter: string): string[][] | undefined {
  try {
    return parse(texts.join('\n'), { delimiter, record_delimiter: '\n', relax_column_count: true });
  } catch {
    return undefined;
  }
}
