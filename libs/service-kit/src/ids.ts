import { randomBytes, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Where ids come from: the only randomness of the platform. */
export interface IdSource {
  /** a UUIDv7 in text */
  uuid(): string;
  /** that many bytes nobody can guess */
  bytes(length: number): Uint8Array;
}

/** Asking the system costs the same for few bytes and for many. */
const stock = Buffer.alloc(4_096);
let used = stock.length;

/** What is handed out does not stay in the stock. */
function fromStock(length: number): Uint8Array {
  if (length > stock.length / 8) return randomBytes(length);
  if (used + length > stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  const taken = Uint8Array.from(stock.subarray(used, used + length));
  stock.fill(0, used, (used += length));
  return taken;
}

const system: IdSource = { uuid: () => v7(), bytes: fromStock };
let source = system;

/** Another source, for tests that name their ids; without an argument the system's again. */
export function useIdSource(other: IdSource = system): void {
  source = other;
}

/** A new id of the kind asked for: `newId<WorkItemId>()`. */
export const newId = <T extends string = string>(): T => source.uuid() as T;

/** Hexadecimal digits of so many bytes. */
export const randomDigits = (bytes: number): string => Buffer.from(source.bytes(bytes)).toString('hex');

// without 0 O 1 I L U: read aloud and typed from paper
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const randomText = (length: number): string => {
  const accepted: string[] = [];
  while (accepted.length < length) {
    for (const byte of source.bytes(length)) {
      if (byte < 240 && accepted.length < length) accepted.push(LETTERS[byte % LETTERS.length] ?? '');
    }
  }
  return accepted.join('');
};

/** A short reference that a person can read out: it finds the log line. */
export const randomReference = (): string => randomText(8);

/** A public id for paper, QR codes and links: 132 bits that say nothing about the case. */
export const publicId = (): string => randomText(27);
