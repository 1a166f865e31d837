import type { LogRecord, RawClient } from '@attestation/engine/testing';

/** A broker under test: the embedded engine or a real one. */
export interface Target {
  client: RawClient;
  /** Moves its clock, and waits until what was due is done. */
  advance(milliseconds: number): Promise<void>;
  /** All records so far, once nothing more happens. */
  records(): Promise<readonly LogRecord[]>;
  close(): Promise<void>;
}
