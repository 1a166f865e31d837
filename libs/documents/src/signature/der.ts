/** One element of DER: where its tag, its content and its end are. Nothing is copied; children are read when they are asked for. */
export interface Der {
  tag: number;
  /** with tag and length */
  whole: Buffer;
  value: Buffer;
}

/** The bytes are not DER, or not of the form that is asked for. */
export class NotDer extends Error {}

export const TAG = {
  boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, null: 0x05, oid: 0x06, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, set: 0x31,
} as const;

/** Context-specific and constructed, `[n]`. */
export const context = (n: number): number => 0xa0 + n;

/**
 * Reads exactly one element. Strict: tags of one byte, lengths definite and as short as can be.
 * @throws NotDer
 */
export function readDer(bytes: Buffer, tag?: number): Der {
  const [only, ...more] = readAll(bytes, 1);
  if (!only || more.length > 0 || only.whole.length !== bytes.length) throw new NotDer();
  return tag === undefined ? only : expectTag(only, tag);
}

/** The elements inside a constructed one, in their order. @throws NotDer */
export const childrenOf = (of: Der, most = 1000): Der[] => readAll(of.value, most);

/** @throws NotDer where there is none, or one of another kind */
export function expectTag(element: Der | undefined, tag: number): Der {
  if (element?.tag !== tag) throw new NotDer();
  return element;
}

function readAll(bytes: Buffer, most: number): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length && found.length < most; ) {
    const element = readAt(bytes, at);
    found.push(element);
    at += element.whole.length;
    if (found.length === most && at < bytes.length) throw new NotDer();
  }
  return found;
}

function readAt(bytes: Buffer, at: number): Der {
  const tag = byteAt(bytes, at);
  if ((tag & 0x1f) === 0x1f) throw new NotDer();
  const first = byteAt(bytes, at + 1);
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || more > 3) throw new NotDer();
  let length = first < 0x80 ? first : 0;
  for (let each = 0; each < more; each += 1) length = length * 256 + byteAt(bytes, at + 2 + each);
  if (more > 0 && length < (more === 1 ? 0x80 : 256 ** (more - 1))) throw new NotDer(); // could be said shorter
  const from = at + 2 + more;
  if (from + length > bytes.length) throw new NotDer();
  return { tag, whole: bytes.subarray(at, from + length), value: bytes.subarray(from, from + length) };
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new NotDer();
  return byte;
}

/** An element made of parts. */
export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const length = parts.reduce((sum, { length: each }) => sum + each, 0);
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(length)]), ...parts]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes = length < 0x100 ? [length] : length < 0x10000 ? [length >> 8, length & 0xff] : [length >> 16, (length >> 8) & 0xff, length & 0xff];
  return [0x80 + bytes.length, ...bytes];
}

/** An object identifier in its bytes. */
export function oid(text: string): Buffer {
  const [one = 0, two = 0, ...rest] = text.split('.').map(Number);
  return der(TAG.oid, Buffer.from([one * 40 + two, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const groups = [value & 0x7f];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left & 0x7f) | 0x80);
  return groups;
}

const TIME = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/** UTCTime or GeneralizedTime, to the second and in UTC as X.509 wants it. @throws NotDer */
export function timeIn({ tag, value }: Der): Date {
  const [, year = '', ...parts] = TIME.exec(value.toString('latin1')) ?? [];
  if (year.length !== (tag === TAG.utcTime ? 2 : 4) || (tag !== TAG.utcTime && tag !== TAG.generalizedTime)) throw new NotDer();
  const full = tag === TAG.utcTime ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year);
  const [month, day, hour, minute, second] = parts;
  const time = new Date(`${String(full).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime())) throw new NotDer();
  return time;
}
