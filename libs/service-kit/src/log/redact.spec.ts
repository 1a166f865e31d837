import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KitLogger } from './logger.js';
import { redact } from './redact.js';

describe('a log line', () => {
  it('never holds twelve digits in a row, wherever they were written', () => {
    const digits = fc.stringMatching(/^\d{12}$/);
    const around = fc.stringMatching(/^[a-zа-я :,"{}/?=-]{0,12}$/);
    fc.assert(
      fc.property(around, digits, around, (before, number, after) => {
        const lines: string[] = [];
        const logger = new KitLogger('trace', { write: (line) => void lines.push(line) });
        logger.log(`${before}${number}${after}`);
        logger.error(new Error(`${before}${number}`));
        logger.warn({ deep: { list: [{ text: `${number}${after}`, number: Number(number) }] } });
        expect(lines).toHaveLength(3);
        if (!number.startsWith('0')) expect(lines.join('')).not.toContain(number);
      }),
      { seed: 20250317, numRuns: 300 },
    );
  });

  it.each([
    ['{"password":"a \\"quoted\\" one","user":"x"}', '{"password":"[redacted]","user":"x"}'],
    ['{"access_token":"abc","n":1}', '{"access_token":"[redacted]","n":1}'],
    ['{"iin":190101100005}', '{"iin":"[redacted]"}'],
    ['postgres://applications:hunter2@127.0.0.1/db', 'postgres://applications:[redacted]@127.0.0.1/db'],
    ['Authorization: Bearer eyJhbGciOi.J9.x-_y', 'Authorization: Bearer [redacted]'],
  ])('is rid of secrets: %s', (line, safe) => expect(redact(line)).toBe(safe));

  it('keeps ids and times, by which a case is found', () => {
    const line = '{"id":"01957f3e-8a4d-7c1b-9f00-012345678901","time":1742184000000}';
    expect(redact(line)).toBe(line);
  });
});
