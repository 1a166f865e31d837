import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { uuidV7 } from './uuid-v7';

const TEN = fc.uint8Array({ minLength: 10, maxLength: 10 });
const WHEN = fc.integer({ min: 0, max: 2 ** 47 });

describe('The id of a sheet', () => {
  it('is a UUID of version 7, whatever the time and the dice say', () =>
    fc.assert(fc.property(WHEN, TEN, (at, random) => expect(uuidV7(at, random)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)), { seed: 20250310 }));

  it('sorts by when the sheet was begun', () =>
    fc.assert(fc.property(WHEN, WHEN, TEN, TEN, (one, other, a, b) => void (one !== other && expect(uuidV7(one, a) < uuidV7(other, b)).toBe(one < other))), { seed: 20250310 }));
});
