import { createHash } from 'node:crypto';
import { FILE_TYPES, refuse, type FileContent, type Outcome } from '@attestation/contracts';
import { fileTypeFromBuffer } from 'file-type';
import { MARKS } from './marks.js';

/** As much as is looked at for the type: a crafted file gets no more of our time. */
const HEAD_BYTES = 4_100;

/**
 * What a file is, by its bytes alone: type, size and SHA-256. Name and declared type are not asked for.
 * Refusals: FILE_TYPE_NOT_ALLOWED, FILE_BROKEN (begins as one of the types and does not end as one).
 */
export async function lookAt(bytes: Buffer): Promise<Outcome<FileContent>> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, HEAD_BYTES));
  const type = FILE_TYPES.find((each) => each === found?.mime);
  // what carries a type's mark further inside, behind another one's, is no scan
  if (!type || !bytes.subarray(0, MARKS[type].begin.length).equals(MARKS[type].begin)) return refuse('FILE_TYPE_NOT_ALLOWED');
  if (!MARKS[type].isWhole(bytes)) return refuse('FILE_BROKEN');
  return { ok: true, value: { type, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } };
}
