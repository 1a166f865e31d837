import { afterEach, describe, expect, it } from '@jest/globals';
import { isUuid } from '@attestation/contracts';
import { traceparentFrom } from './context.js';
import { newId, publicId, randomDigits, randomReference, useIdSource } from './ids.js';

afterEach(() => useIdSource());

describe('ids', () => {
  it('are UUIDs of version 7, in the order they were made', () => {
    const ids = Array.from({ length: 1_000 }, () => newId());
    expect(ids.every((id) => isUuid(id) && id[14] === '7')).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1_000);
  });

  it('on paper are read aloud without doubt and do not repeat', () => {
    const references = Array.from({ length: 2_000 }, randomReference);
    expect(references.every((each) => /^[2-9A-HJKMNP-TV-Z]{8}$/.test(each))).toBe(true);
    expect(new Set(references).size).toBe(2_000);
    expect(publicId()).toMatch(/^[2-9A-HJKMNP-TV-Z]{27}$/);
  });

  it('are made of bytes that are handed out once, however many are asked for', () => {
    const drawn = Array.from({ length: 3_000 }, (_, index) => randomDigits(index % 7 === 0 ? 600 : 8 + (index % 40)));
    expect(drawn.map(({ length }) => length)).toEqual(drawn.map((_, index) => 2 * (index % 7 === 0 ? 600 : 8 + (index % 40))));
    expect(new Set(drawn.map((each) => each.slice(0, 16))).size).toBe(drawn.length);
    expect(drawn.some((each) => /0{12}/.test(each))).toBe(false);
  });

  it('are whatever a test says they are', () => {
    useIdSource({ uuid: () => 'one', bytes: (length) => new Uint8Array(length) });
    expect([newId(), randomReference()]).toEqual(['one', '22222222']);
  });
});

describe('a trace', () => {
  const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  it('is the caller\'s where it can be read, else a new one', () => {
    expect(traceparentFrom(given)).toBe(given);
    for (const bad of [undefined, '', 'x', given.toUpperCase(), given.replace('0af7651916cd43dd8448eb211c80319c', '0'.repeat(32)), [given]]) {
      expect(traceparentFrom(bad)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
      expect(traceparentFrom(bad)).not.toBe(given);
    }
  });
});
