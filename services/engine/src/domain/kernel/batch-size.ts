import { Rejection } from '../failure.js';
import { lengthOfData } from '../state/document.js';
import type { LogRecord, RecordValue } from './records.js';

/** What the records of one command may hold together, in bytes: as much as one message. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Records that hold fewer characters can hardly be more than that, and are not measured. */
const LARGE = 128 * 1024;

/** Characters of a record's documents and texts that may be long: what it weighs, roughly and without writing it down. */
export function weightOf({ value, variables, jobs, resource }: RecordValue): number {
  const texts = [value, resource].reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
  return texts + lengthOfData(variables) + (Array.isArray(jobs) ? (jobs as RecordValue[]).reduce((sum, job) => sum + weightOf(job), 0) : 0);
}

/**
 * Variables are written several times by one command: as its result, as variables, to those who wait for them.
 * @param from the first of its records
 * @param weight of its records together
 * @throws Rejection EXCEEDED_BATCH_RECORD_SIZE
 */
export function checkBatchSize(records: readonly LogRecord[], from: number, weight: number): void {
  if (weight < LARGE) return;
  const bytes = records.slice(from).reduce((sum, { value }) => sum + Buffer.byteLength(JSON.stringify(value)), 0);
  if (bytes > MOST_BYTES) throw new Rejection('EXCEEDED_BATCH_RECORD_SIZE', '');
}
