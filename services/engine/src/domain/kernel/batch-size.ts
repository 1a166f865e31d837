import { Rejection } from '../failure.js';
import type { Document } from '../state/rows.js';
import type { Command, LogRecord } from './records.js';

/** What the records of one command may hold together, in bytes: as much as one message. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Documents below this are written too seldom by one command to reach that, and are not measured. */
const LARGE = 128 * 1024;

/**
 * Variables are written several times by the command that brings them: with it, as variables, to those who wait for them.
 * @param records of the command, without itself
 * @throws Rejection EXCEEDED_BATCH_RECORD_SIZE
 */
export function checkBatchSize({ payload }: Command, records: readonly LogRecord[]): void {
  const { variables = {} } = (payload ?? {}) as { variables?: Document };
  if (lengthOf(variables) < LARGE) return;
  const bytes = records.reduce((sum, { value }) => sum + Buffer.byteLength(JSON.stringify(value)), 0);
  if (bytes > MOST_BYTES) throw new Rejection('EXCEEDED_BATCH_RECORD_SIZE', '');
}

function lengthOf(document: Document): number {
  let length = 0;
  for (const name in document) length += document[name]?.length ?? 0;
  return length;
}
