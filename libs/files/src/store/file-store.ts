import type { Readable } from 'node:stream';

/** Bytes of a file from one to another, both included. */
export interface Part {
  start: number;
  end: number;
}

/**
 * Where whole files lie, each under the SHA-256 of its bytes: the same file twice is kept once, and what lies there is never changed.
 * A disk in this version; an object store has the same four verbs.
 */
export abstract class FileStore {
  /** All of it or nothing, safe on the medium when it returns. Twice does no harm. */
  abstract put(sha256: string, bytes: Uint8Array): Promise<void>;
  abstract has(sha256: string): Promise<boolean>;
  /** @throws Error when it is not there, before the first byte */
  abstract open(sha256: string, part?: Part): Promise<Readable>;
  /** Twice does no harm. */
  abstract drop(sha256: string): Promise<void>;
}
