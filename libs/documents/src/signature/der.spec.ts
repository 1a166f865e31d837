import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { childrenOf, context, der, NotDer, oid, readDer, TAG, timeIn } from './der.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('an element', () => {
  it('is read as it was made, whatever its length', () => {
    fc.assert(
      fc.property(fc.constantFrom(TAG.octets, TAG.sequence, context(0)), fc.oneof(fc.nat(300), fc.nat(70_000)), (tag, length) => {
        const value = Buffer.alloc(length, 5);
        const read = readDer(der(tag, value));
        expect([read.tag, read.value.equals(value)]).toEqual([tag, true]);
      }),
      { numRuns: 200 },
    );
  });

  it('holds its parts in their order', () => {
    const parts = [der(TAG.integer, hex('01')), der(TAG.octets, hex('aabb')), der(TAG.null)];

    expect(childrenOf(readDer(der(TAG.sequence, ...parts))).map(({ whole }) => whole)).toEqual(parts);
  });

  it.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['without end', '3080000000'],
    ['longer than its bytes', '300501'],
    ['followed by more', '0500ff'],
    ['said longer than need be', '04810100'],
    ['said longer by a zero', '0482000100'],
    ['of a length that no number holds', '0484ffffffff'],
    ['of a tag of many bytes', '1f8101'],
  ])('is not %s', (_, bytes) => {
    expect(() => readDer(hex(bytes))).toThrow(NotDer);
  });

  it('of more parts than are expected is refused', () => {
    expect(() => childrenOf(readDer(der(TAG.sequence, der(TAG.null), der(TAG.null))), 1)).toThrow(NotDer);
  });

  it('is never anything else than read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          const element = readDer(Buffer.from(bytes));
          expect(der(element.tag, element.value)).toEqual(Buffer.from(bytes)); // one form only
        } catch (error) {
          expect(error).toBeInstanceOf(NotDer);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a name of a thing', () => {
  it.each([
    ['1.2.840.113549.1.7.2', '06092a864886f70d010702'],
    ['2.16.840.1.101.3.4.2.1', '0609608648016503040201'],
    ['2.5.29.19', '0603551d13'],
    ['0.9.2342.19200300.100.1.1', '060a0992268993f22c640101'],
  ])('%s has its bytes', (text, bytes) => {
    expect(oid(text).toString('hex')).toBe(bytes);
  });
});

describe('a time', () => {
  const time = (tag: number, text: string): string => timeIn(readDer(der(tag, Buffer.from(text)))).toISOString();

  it('is read in both forms', () => {
    expect(time(TAG.utcTime, '250520093000Z')).toBe('2025-05-20T09:30:00.000Z');
    expect(time(TAG.utcTime, '490520093000Z')).toBe('2049-05-20T09:30:00.000Z');
    expect(time(TAG.utcTime, '500520093000Z')).toBe('1950-05-20T09:30:00.000Z');
    expect(time(TAG.generalizedTime, '20510520093000Z')).toBe('2051-05-20T09:30:00.000Z');
  });

  it.each([
    [TAG.utcTime, '2505200930Z'], [TAG.utcTime, '250520093000+0500'], [TAG.utcTime, '20250520093000Z'], [TAG.generalizedTime, '250520093000Z'], [TAG.utcTime, '251320093000Z'],
    [TAG.octets, '250520093000Z'], [TAG.generalizedTime, '20250520093000.5Z'],
  ])('of another form is refused', (tag, text) => {
    expect(() => time(tag, text)).toThrow(NotDer);
  });
});
