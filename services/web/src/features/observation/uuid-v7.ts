/** Milliseconds since 1970 by the browser's clock. */
export const browserNow = (): number => Math.round(performance.timeOrigin + performance.now());

/** An id that sorts by when it was made: a sheet has it from the first letter on, with a network or without. @source RFC 9562 §5.7 */
export function uuidV7(at: number = browserNow(), random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const [a = 0, b = 0, c = 0, ...rest] = random;
  const time = hex(at, 12);
  const [random12, variant] = [((a & 0x0f) << 8) | b, 0x80 | (c & 0x3f)];
  return [time.slice(0, 8), time.slice(8), `7${hex(random12, 3)}`, `${hex(variant, 2)}${hex(rest[0] ?? 0, 2)}`, rest.slice(1, 7).map((byte) => hex(byte, 2)).join('')].join('-');
}
