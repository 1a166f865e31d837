import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchesOf } from './batches.js';

const MOST = 200;
const message = fc.record({ key: fc.string({ maxLength: 10 }), value: fc.string({ unit: 'binary', maxLength: 150 }) });
const bytes = (text: string) => Buffer.byteLength(text);

it('Batches hold all messages in their order, none is empty, and none is larger than it may be unless it holds one alone', () => {
  fc.assert(fc.property(fc.array(message), (messages) => {
    const batches = batchesOf(messages, MOST);
    expect(batches.flat()).toEqual(messages);
    for (const batch of batches) {
      expect(batch.length).toBeGreaterThan(0);
      const size = batch.reduce((sum, { key, value }) => sum + bytes(key) + bytes(value), 0);
      if (batch.length > 1) expect(size).toBeLessThanOrEqual(MOST);
    }
  }));
});

it('As much goes into one as a broker takes', () => {
  const messages = Array.from({ length: 4_000 }, (_, place) => ({ key: String(place), value: 'x'.repeat(600) }));
  expect(batchesOf(messages)).toHaveLength(3);
});
