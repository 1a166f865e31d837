import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentText } from './document.js';
import { DocumentError, readDocument } from './json-reader.js';

describe('A document', () => {
  it('comes back as it was sent', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (document) => {
      const members = Object.entries(document).filter(([name]) => name !== '__proto__');
      const sent = JSON.stringify(Object.fromEntries(members));
      fc.pre(!/-9\d{18}|\d{20}/.test(sent)); // beyond 64 bits, which are refused
      expect(JSON.parse(documentText(readDocument(sent)))).toEqual(JSON.parse(sent));
    }));
  });

  it('is read, or refused with its place, whatever it holds', () => {
    const unit = fc.constantFrom('{', '}', '[', ']', '"', "'", ':', ',', '\\', 'u', '0', 'a', '\n', ' ', '-', '.', 'e');
    fc.assert(fc.property(fc.string({ unit }), (text) => {
      try {
        readDocument(text);
      } catch (problem) {
        expect(problem).toBeInstanceOf(DocumentError);
      }
    }));
  });

  it.each([
    ['{bad', 'line: 1, column: 3'],
    ['{"a":1,\n "b":tru}', 'line: 2, column: 10'],
    ['{"a":"x', 'line: 1, column: 8'],
    ['{"a', 'line: 1, column: 4'],
    ['{"a":"xyz\n', 'line: 1, column: 11'],
    ['{"a":"x\\q"}', 'line: 1, column: 10'],
    ['{"a":12x}', 'line: 1, column: 9'],
    ['{"a":"x\\u00"}', 'line: 1, column: 13'],
  ])('that is broken tells where: %s', (text, place) => {
    expect(() => readDocument(text)).toThrow(`Invalid JSON value: ${text}\n at [Source: (ByteArrayInputStream); ${place}]`);
  });

  it('of megabytes is read letter by letter once: one that goes back over what it has read would take hours', () => {
    const document = { v: 'x'.repeat(2_000_000), w: '\\"'.repeat(200_000) };
    const read = readDocument(JSON.stringify(document));
    expect(Object.entries(read).map(([name, json]) => [name, JSON.parse(json) === document[name as keyof typeof document]])).toEqual([['v', true], ['w', true]]);
  });
});
