import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { physicalLines } from './physical-lines.js';

/** What is known of a file before it is taken: by its hash it is known again, its lines are counted for the progress. */
export interface FileFacts {
  sha256: string;
  /** records without the header; of a file with wrong quotation marks only about so many */
  lines: number;
}

/** Reads the file through once. @throws FileProblem for one that is not UTF-8 */
export async function factsOf(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  let lines = -1;
  let open = false;
  for await (const line of physicalLines(hashed(createReadStream(path), hash))) {
    if (!open && line.trim() === '') continue;
    if (!open) lines += 1;
    if (line.split('"').length % 2 === 0) open = !open;
  }
  return { sha256: hash.digest('hex'), lines: Math.max(lines, 0) };
}

async function* hashed(bytes: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}
